"""The first sync brings its log into the file page by page; the disk never has to hold many times the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice, enrol_desk
from vipdesk.headoffice.database import Database
from vipdesk.sync import cycle

STORE = "天河店"
_GUESTS, _ROWS_A_PAGE = 60, 10


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


def test_the_log_of_a_first_sync_of_many_pages_stays_smaller_than_the_file(
    record: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cycle, "FIRST_SYNC_ROWS", _ROWS_A_PAGE)
    monkeypatch.setattr(cycle, "LOGGED_ROWS", _ROWS_A_PAGE)
    office = HeadOffice(record, FakeClock())
    store = office.store(STORE)
    for number in range(_GUESTS):
        office.guest(number, "陈晓晴", store)
    desk = enrol_desk(office, tmp_path / "desk", "前台一", STORE)
    desk.sync()
    assert desk.count("directory_row") == _GUESTS
    file = next((tmp_path / "desk").rglob("cache.db"))
    log = file.with_name(file.name + "-wal")
    assert log.stat().st_size < file.stat().st_size
    desk.close()
