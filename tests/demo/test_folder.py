"""The demonstration clears the folder it made itself, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from vipdesk.demo.folder import DIRECTORY_VARIABLE, fresh_folder
from vipdesk.errors import NotPossible, Trouble


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DIRECTORY_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "name", ["head_office.sqlite", "head_office.sqlite-wal", "desk.code", "reports/a", "tour/a", "passphrase"]
)
def test_what_no_demonstration_made_stays(root: Path, name: str) -> None:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("true")
    with pytest.raises(NotPossible) as refusal:
        fresh_folder()
    assert refusal.value.trouble is Trouble.DEMO_FOLDER_FOREIGN
    assert [path.read_text() for path in root.rglob("*") if path.is_file()] == ["true"]


def test_what_an_earlier_demonstration_made_is_removed(root: Path) -> None:
    folder = fresh_folder()
    folder.database.write_text("invented")
    folder.profile.mkdir()
    (root / "other").write_text("somebody's")
    fresh_folder()
    assert not folder.database.exists()
    assert not folder.profile.exists()
    assert (root / "other").read_text() == "somebody's"
