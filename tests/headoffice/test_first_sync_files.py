"""Sealed first-sync files are built again where the newest is not there as it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from vipdesk.errors import NotPossible
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.first_sync_files import BUILD_PAUSE, FileStore, spaces_with_rows
from vipdesk.wording import sentence


@pytest.fixture
def office(record: Database, tmp_path: Path) -> HeadOffice:
    office = HeadOffice(record, FakeClock(), files=tmp_path / "files")
    office.guest(0, "陈晓晴", office.store("天河店"))
    return office


def built(office: HeadOffice) -> list[str]:
    return office.file_store.build_due(spaces_with_rows(office.database))


def sealed(office: HeadOffice) -> list[Path]:
    assert office.files is not None
    return sorted(office.files.glob("*.sealed"), key=lambda file: file.stat().st_mtime_ns)


def _shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [Path.unlink, _shorten])
def test_a_file_that_is_gone_or_short_is_built_again_though_nothing_has_changed(
    office: HeadOffice, harm: Callable[[Path], None]
) -> None:
    assert built(office) == spaces_with_rows(office.database)
    assert built(office) == []
    harm(sealed(office)[0])
    office.clock.pass_time(timedelta(seconds=1))
    assert len(built(office)) == 1
    assert built(office) == []


def test_a_build_that_failed_can_be_begun_again_at_once(
    office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: FileStore, _space: str) -> str:
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(FileStore, "build", fail)
        with pytest.raises(OSError, match="no room"):
            built(office)
    assert built(office) == spaces_with_rows(office.database)


def test_a_build_whose_process_was_killed_is_waited_for_an_hour_and_no_longer(office: HeadOffice) -> None:
    (space, *_) = spaces_with_rows(office.database)
    assert office.file_store._claim(space)
    assert not office.file_store._claim(space)
    office.clock.pass_time(BUILD_PAUSE)
    assert office.file_store._claim(space)


def test_a_folder_that_is_a_file_is_one_sentence(office: HeadOffice) -> None:
    assert office.files is not None
    office.files.write_text("")
    with pytest.raises(NotPossible) as refusal:
        built(office)
    assert "it is no folder" in sentence(refusal.value, "en")
