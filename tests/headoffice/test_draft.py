"""A group decided in memory ends as it would with a savepoint each, in few statements."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, select, update

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import GUEST, NOBODY, SEAT, SECOND_DESK, SECOND_GUEST, THIRD_GUEST
from tests.headoffice.test_outcomes import check_in
from tests.headoffice.test_push import notes
from tests.headoffice.test_push_groups import watched
from vipdesk.headoffice import push
from vipdesk.headoffice.bulk import IdSet, Rows
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.draft import Draft, DraftWriter, OvertakenError
from vipdesk.headoffice.feed import Changes
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.visit import Visit
from vipdesk.protocol.push import PushedIntent


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not cut a group."""
    monkeypatch.setattr(push, "GROUP_SECONDS", 3600.0)


def _statements(office: HeadOffice, desk: Caller, *wishes: PushedIntent) -> list[str]:
    seen: list[str] = []
    with watched(office.database, seen.append):
        assert {state for state, _ in desk.states(*wishes)} == {"accepted"}
    return seen


def _arrival(guest_id: Any, place_id: Any = None) -> PushedIntent:
    ids = {"visit_id": str(new_id()), "feedback_id": str(new_id()), "guest_id": str(guest_id)}
    args = {**check_in().args, **ids}
    return pushed(Asked("visit.check_in", {**args, "place_id": None if place_id is None else str(place_id)}))


def _leaving(arrival: PushedIntent) -> PushedIntent:
    return pushed(Asked("visit.check_out", {"visit_id": arrival.args["visit_id"]}))


@pytest.mark.proves("P7")
def test_a_hundred_intents_take_hardly_more_statements_than_one(office: HeadOffice, desk: Caller) -> None:
    one = len(_statements(office, desk, note("first")))
    hundred = len(_statements(office, desk, *[note(str(number)) for number in range(100)]))
    # on SQLite many rows are still one statement to the driver
    assert hundred <= one + 2
    assert notes(office) == 101


@pytest.mark.proves("P7")
def test_what_stands_before_an_intent_that_needs_the_database_is_decided_in_memory(
    office: HeadOffice, desk: Caller
) -> None:
    before = [note(str(number)) for number in range(60)]
    taken = pushed(Asked("guest.add_note", before[0].args))
    seen: list[str] = []
    with watched(office.database, seen.append):
        states = desk.states(*before, taken, note("after"))
    assert [state for state, _ in states] == ["accepted"] * 60 + ["refused", "accepted"]
    assert len(seen) < 120, "on the database each takes six"


@pytest.mark.proves("P7")
def test_each_intent_of_a_group_sees_what_those_before_it_did(office: HeadOffice, desk: Caller) -> None:
    first, second = _arrival(GUEST, SEAT), _arrival(SECOND_GUEST, SEAT)
    again = _arrival(GUEST)
    assert desk.states(first, again, _leaving(first), second, _leaving(first)) == [
        ("accepted", None),
        ("refused", "already_here"),
        ("accepted", None),
        ("accepted", None),
        ("refused", "not_here"),
    ]
    with office.database.snapshot(HOUSE) as connection:
        rows = {row.guest_id: row for row in connection.execute(select(table_of(Visit)))}
    assert (rows[GUEST].open, rows[GUEST].version) == (False, 2)
    assert (rows[SECOND_GUEST].open, rows[SECOND_GUEST].place_id) == (True, SEAT)


@pytest.mark.proves("P7", "P8")
def test_a_seat_that_somebody_leaves_is_free_for_the_next_in_the_same_group(
    office: HeadOffice, desk: Caller
) -> None:
    seated = _arrival(GUEST, SEAT)
    assert desk.states(seated) == [("accepted", None)]
    assert desk.states(_leaving(seated), _arrival(THIRD_GUEST, SEAT)) == [("accepted", None)] * 2
    assert office.digests()["visit"]["count"] == 2


@pytest.mark.proves("P7", "P8")
def test_an_id_that_is_taken_refuses_its_intent_and_no_other(office: HeadOffice, desk: Caller) -> None:
    earlier = note("there already")
    assert desk.states(earlier) == [("accepted", None)]
    taken = replace_args(note("once more"), note_id=earlier.args["note_id"])
    twice = note("twice")
    again = replace_args(note("twice again"), note_id=twice.args["note_id"])
    states = desk.states(note("before"), taken, twice, again, note("after"), note(guest_id=NOBODY))
    assert [state for state, _ in states] == ["accepted", "refused", "accepted", "refused", "accepted", "refused"]
    assert [code for _, code in states if code] == ["key_reused", "key_reused", "guest_unknown"]
    assert notes(office) == 4


def replace_args(intent: PushedIntent, **args: str) -> PushedIntent:
    """The same wish with other arguments."""
    changed = {**intent.args, **args}
    return pushed(replace(Asked(intent.kind, changed), actor=intent.actor))  # type: ignore[arg-type]  # an id of staff


@pytest.mark.proves("P7", "I5")
def test_a_row_that_changed_after_it_was_read_is_not_overwritten(office: HeadOffice) -> None:
    table = table_of(Guest)
    with office.database.transaction(HOUSE) as connection:
        draft = Draft(connection, ScopeBook(connection), Changes(), IdSet({GUEST}))
        writer = DraftWriter(connection=connection, book=draft.book, draft=draft)
        guest = writer.row(Guest, GUEST, lock=True)
        assert guest is not None
        writer.change(guest, {"tier": "白金卡"})
        draft.changes.merge(writer.changes)
        connection.execute(update(table).where(table.c.id == GUEST).values(version=table.c.version + 1))
        with pytest.raises(OvertakenError):
            draft.write()
        connection.rollback()


@pytest.mark.proves("P7")
def test_a_group_finds_rows_in_which_nothing_stands_as_the_database_does(office: HeadOffice) -> None:
    with office.database.transaction(HOUSE) as connection:
        book = ScopeBook(connection)
        by_itself = RecordWriter(connection, book).find(DirectoryRow, {"merged_into": None})
        draft = Draft(connection, book, Changes(), IdSet({GUEST}))
        assert by_itself
        assert draft.found(DirectoryRow, {"merged_into": None}) == [row.id for row in by_itself]


@pytest.mark.parametrize("moved", [GUEST, SECOND_GUEST])
@pytest.mark.proves("P7", "I5")
def test_what_a_group_decided_on_and_did_not_change_must_have_stayed_too(postgres: Database, moved: UUID) -> None:
    with postgres.transaction(HOUSE) as connection:
        draft = Draft(connection, ScopeBook(connection), Changes(), IdSet({GUEST, SECOND_GUEST}))
        assert draft.stored(Guest, GUEST, lock=True) is not None
        assert draft.stored(Guest, SECOND_GUEST, lock=False) is not None
        move(postgres, moved)
        with pytest.raises(OvertakenError) if moved == GUEST else nullcontext():
            draft.write()


def move(postgres: Database, guest_id: UUID) -> None:
    """Somebody else changes a guest."""
    with postgres.transaction(HOUSE) as other:
        table = table_of(Guest)
        other.execute(update(table).where(table.c.id == guest_id).values(tier="钻石卡", version=7))


@pytest.mark.proves("P7", "I22")
def test_of_two_groups_that_decided_on_the_same_rows_one_is_decided_again(
    postgres_office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks = [Caller(postgres_office), Caller(postgres_office, SECOND_DESK)]
    both_have_read = threading.Barrier(len(desks), timeout=20)
    tries: list[int] = []
    write = Draft.write

    def write_together(draft: Draft, answers: Iterable[tuple[Table, Rows]]) -> None:
        tries.append(len(draft.changes.rows))
        if len(tries) <= len(desks):
            both_have_read.wait()
        write(draft, answers)

    assert desks[0].states(prefer("普洱", None)) == [("accepted", None)]
    monkeypatch.setattr(Draft, "write", write_together)
    with ThreadPoolExecutor(len(desks)) as pool:
        answers = list(pool.map(lambda desk: desk.push(prefer(f"茶 {desk.desk}", "普洱"), note()), desks))
    assert len(tries) == len(desks) + 1
    outcomes = [answer.outcomes[0] for answer in answers]
    assert {outcome.state for outcome in outcomes} == {"accepted"}
    # whoever came second is told what stood there by then
    assert sorted(bool(outcome.facts) for outcome in outcomes) == [False, True]
    assert notes(postgres_office) == 2


def prefer(value: str, based_on: str | None) -> PushedIntent:
    """What the first guest drinks."""
    args = {"guest_id": str(GUEST), "topic": "drink", "value": value, "based_on": based_on, "source": "guest"}
    return pushed(Asked("guest.set_preference", args))
