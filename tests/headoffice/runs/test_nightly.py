"""What ends by itself: reasons to hold a guest, and words of forgetting that nobody can still have to hear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, func, insert, select, update

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.problems import ResetRequired
from vipdesk.headoffice.runs.nightly import nightly
from vipdesk.ids import StaffId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import FeedEntry, Scope
from vipdesk.models.vocabulary import Role, ScopeReason

STORES = ("天河店", "北京路店")


@pytest.fixture
def office(record: Database) -> HeadOffice:
    return HeadOffice(record, FakeClock())


@pytest.fixture
def desk(office: HeadOffice, tmp_path: Path) -> Iterator[Desk]:
    stores = [office.store(name) for name in STORES]
    for name in STORES:
        office.staff("S1" if name == STORES[0] else "S2", "何嘉仪", Role.RECEPTIONIST, name)
    office.guest(0, "陈晓晴", stores[1])
    with office.database.transaction(HOUSE) as connection:
        connection.execute(update(table_of(Scope)).values(until=office.clock.now() + timedelta(days=90)))
    desk = enrol_desk(office, tmp_path / "desk", "前台", STORES[1], FakeClock())
    desk.sync()
    yield desk
    desk.close()


def _pass(office: HeadOffice, desk: Desk, days: int) -> dict[str, int]:
    office.clock.pass_time(timedelta(days=days))
    desk.clock.pass_time(timedelta(days=days))
    return nightly(office.database, office.clock.now())


def _forgets(office: HeadOffice) -> int:
    feed = table_of(FeedEntry)
    with office.database.snapshot(HOUSE) as connection:
        return int(connection.scalar(select(func.count()).where(feed.c.kind == "forget")) or 0)


@pytest.mark.proves("I19", "P11")
def test_a_reason_that_is_over_takes_the_dossier_away_and_leaves_the_directory_row(
    office: HeadOffice, desk: Desk
) -> None:
    assert _pass(office, desk, 89)["reasons_ended"] == 0
    desk.sync()
    assert desk.count("guest") == 1
    assert _pass(office, desk, 2)["reasons_ended"] == 1
    desk.sync()
    assert (desk.count("guest"), desk.count("card"), desk.count("directory_row")) == (0, 0, 1)


@pytest.mark.proves("I18", "P13", "F24")
def test_a_desk_away_for_longer_than_words_are_kept_reads_anew_and_keeps_its_intents(
    office: HeadOffice, desk: Desk
) -> None:
    actor = StaffId(UUID(bytes=desk.cache.value("SELECT id FROM staff WHERE code = 'S2'")))
    desk.line.up = False
    saved = desk.submit(actor, "visit.check_in", guest_id=guest_id(0))
    away = desk.cache.value("SELECT value FROM desk_state WHERE key = 'cursor'").strip('"')
    _pass(office, desk, 91)
    assert _forgets(office) == 1
    assert _pass(office, desk, 179)["forgotten"] == 0
    assert _pass(office, desk, 2)["forgotten"] == 1
    assert _forgets(office) == 0
    with pytest.raises(ResetRequired) as refusal:
        office.pull.pull(desk.access, away)
    assert refusal.value.reason == "cursor_too_old"
    desk.line.up = True
    desk.sync()
    assert desk.count("card") == 1
    assert desk.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'") == "2"
    assert [outcome.op_id for outcome in desk.outcomes] == [saved.op_id]


@pytest.mark.proves("P13")
def test_no_more_than_five_hundred_words_are_forgotten_in_one_transaction(office: HeadOffice) -> None:
    feed, long_ago = table_of(FeedEntry), office.clock.now() - timedelta(days=181)
    word = {"space": "common", "table_name": "note", "kind": "forget", "forgotten_at": long_ago}
    words = [{**word, "row_id": new_id(), "position": place} for place in range(1, 1201)]
    with office.database.transaction(HOUSE) as connection:
        connection.execute(insert(feed), words)
    forgotten, of_transactions = 0, []

    def count(*call: Any) -> None:
        nonlocal forgotten
        forgotten += call[2].startswith("DELETE FROM feed")

    def end(_connection: Any) -> None:
        nonlocal forgotten
        of_transactions.append(forgotten)
        forgotten = 0

    event.listen(office.database.engine, "after_cursor_execute", count)
    event.listen(office.database.engine, "commit", end)
    assert nightly(office.database, office.clock.now())["forgotten"] == 1200
    assert sum(of_transactions) == 1200
    assert max(of_transactions) <= 500


@pytest.mark.proves("P13", "I14")
def test_a_desk_that_reads_for_the_first_time_is_not_stopped_by_the_purge_line(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    _pass(office, desk, 91)
    _pass(office, desk, 181)
    fresh = enrol_desk(office, tmp_path / "fresh", "新前台", STORES[1], FakeClock())
    page = office.pull.pull(fresh.access, None, 1)
    for _ in range(100):
        if page.done:
            break
        page = office.pull.pull(fresh.access, page.cursor, 1)
    assert page.done
    fresh.close()


def test_a_visit_prolongs_the_reason(office: HeadOffice, desk: Desk) -> None:
    with office.database.transaction(HOUSE) as connection:
        book = table_of(Scope)
        connection.execute(update(book).values(reason=ScopeReason.VISITED))
    _pass(office, desk, 60)
    actor = StaffId(UUID(bytes=desk.cache.value("SELECT id FROM staff WHERE code = 'S2'")))
    desk.sync()
    desk.submit(actor, "visit.check_in", guest_id=guest_id(0))
    desk.sync()
    assert _pass(office, desk, 60)["reasons_ended"] == 0
