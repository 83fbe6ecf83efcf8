"""A push is decided in groups: each whole or not at all, none too large, none too long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import InternalError

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import NOBODY, SEAT
from tests.headoffice.test_outcomes import check_in
from tests.headoffice.test_push import kept, notes
from vipdesk.errors import ServerBusy
from vipdesk.headoffice import push
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.schema.record_metadata import RECORD_METADATA


class PowerCut(BaseException):
    """The process ends here; nobody catches it."""


@contextmanager
def watched(database: Database, watch: Any) -> Iterator[None]:
    """Calls `watch(statement)` before every statement."""

    def before(*call: Any) -> None:
        watch(str(call[2]))

    event.listen(database.engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", before)


def _everything(database: Database) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with database.snapshot(HOUSE) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in RECORD_METADATA.sorted_tables
        }


def _cut_at(office: HeadOffice, number: int, *wishes: Any) -> bool:
    """Push, and cut the power before statement `number`; whether it came to that."""
    count = 0

    def watch(_statement: str) -> None:
        nonlocal count
        count += 1
        if count == number:
            raise PowerCut

    try:
        with watched(office.database, watch):
            Caller(office).push(*wishes)
    except PowerCut:
        return True
    return False


@pytest.mark.proves("I5", "F14")
def test_a_power_cut_before_any_statement_leaves_all_of_a_group_or_nothing(
    office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "GROUP_SECONDS", 60.0)
    wishes = [check_in(), note(guest_id=NOBODY), note()]
    before = _everything(office.database)
    number = 1
    while _cut_at(office, number, *wishes):
        after = _everything(office.database)
        if after != before:
            break
        number += 1
    assert number > 20
    assert kept(office, "seq") == [1, 2, 3]
    assert [outcome.state for outcome in Caller(office).push(*wishes).outcomes] == [
        "accepted",
        "refused",
        "accepted",
    ]
    assert (notes(office), office.digests()["visit"]["count"]) == (1, 1)


def _groups(office: HeadOffice, desk: Caller, count: int) -> int:
    """In how many transactions so many intents are decided."""
    moved: list[str] = []

    def watch(statement: str) -> None:
        if statement.startswith("UPDATE progress"):
            moved.append(statement)

    with watched(office.database, watch):
        answer = desk.push(*[note(str(number)) for number in range(count)])
    assert answer.expected_seq == count + 1
    assert [outcome.seq for outcome in answer.outcomes] == list(range(1, count + 1))
    return len(moved)


@pytest.mark.proves("P7")
def test_no_more_than_a_hundred_share_a_transaction(
    desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "GROUP_SECONDS", 3600.0)
    monkeypatch.setattr(push, "ANSWER_SECONDS", 3600.0)
    assert _groups(office, desk, 201) == 3


@pytest.mark.proves("P7", "I22")
def test_an_answer_comes_in_time_and_the_rest_is_decided_with_the_next_push(
    desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a desk that has stopped waiting for a slow head office sends the same again and again."""
    monkeypatch.setattr(push, "GROUP_SECONDS", 0.0)
    moments = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(moments)))
    intents = [note(str(number)) for number in range(5)]
    answer = desk.push(*intents)
    assert 1 <= len(answer.outcomes) < 5
    rest = intents[len(answer.outcomes) :]
    while rest:
        rest = rest[len(desk.push(*rest).outcomes) :]
    assert kept(office, "seq") == [1, 2, 3, 4, 5]


@pytest.mark.proves("P7")
def test_a_group_that_has_taken_its_time_is_committed_before_it_is_full(
    desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "ANSWER_SECONDS", 3600.0)
    monkeypatch.setattr(push, "GROUP_SECONDS", 0.0)
    assert _groups(office, desk, 5) == 5


@pytest.mark.proves("P7", "I5")
def test_a_group_that_fails_is_tried_again_one_by_one(desk: Caller, office: HeadOffice) -> None:
    stamps: list[str] = []

    def watch(statement: str) -> None:
        if statement.startswith("INSERT INTO feed"):
            stamps.append(statement)
            if len(stamps) == 1:
                raise InternalError(statement, {}, Exception("once"))

    with watched(office.database, watch):
        answer = desk.push(*[note(str(number)) for number in range(3)])
    assert [outcome.state for outcome in answer.outcomes] == ["accepted"] * 3
    assert notes(office) == 3


@pytest.mark.proves("P8")
def test_a_database_failure_stops_the_batch_and_decides_nothing(desk: Caller, office: HeadOffice) -> None:
    def watch(statement: str) -> None:
        if statement.startswith("INSERT INTO feed"):
            raise InternalError(statement, {}, Exception("always"))

    with watched(office.database, watch), pytest.raises(InternalError):
        desk.push(note(), note())
    assert (kept(office, "seq"), notes(office), office.reports) == ([], 0, [])
    assert desk.push(note()).expected_seq == 2


@pytest.mark.proves("P7", "F19")
@pytest.mark.expects_log("held_too_long")
def test_a_desk_whose_earlier_push_still_runs_is_asked_to_come_back(postgres_office: HeadOffice) -> None:
    desk = Caller(postgres_office)
    with postgres_office.database.transaction(desk.access.scope) as connection:
        connection.exec_driver_sql("update progress set last_seq = last_seq")
        with pytest.raises(ServerBusy):
            desk.push(note())
    assert desk.push(note()).expected_seq == 2


@pytest.mark.proves("P8", "I5")
@pytest.mark.expects_log("held_too_long")
def test_a_row_that_somebody_holds_for_long_decides_nothing_of_the_group(
    postgres_office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "GROUP_SECONDS", 3600.0)
    desk = Caller(postgres_office)
    seated = pushed(Asked("visit.check_in", {**check_in().args, "place_id": str(SEAT)}))
    with postgres_office.database.transaction(HOUSE) as connection:
        connection.exec_driver_sql("select id from lounge_place for update")
        with pytest.raises(ServerBusy):
            desk.push(note(), seated)
    assert (kept(postgres_office, "seq"), postgres_office.reports) == ([], [])
    assert desk.states(note(), seated) == [("accepted", None)] * 2
