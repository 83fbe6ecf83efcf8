"""The audit: a row for every outcome, chained so that whoever changes one is named."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import DESK, GUEST, NOBODY, RECEPTIONIST, STORE, later
from tests.headoffice.test_outcomes import check_in
from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Note
from vipdesk.models.record import Audit
from vipdesk.models.values import write_json
from vipdesk.models.wire import to_wire
from vipdesk.protocol.push import PushedIntent

AUDIT = table_of(Audit)


def broken(office: HeadOffice) -> list[str]:
    """Where the chains do not hold."""
    with office.database.snapshot(HOUSE) as connection:
        return list(broken_links(connection))


def lines(office: HeadOffice) -> list[dict[str, Any]]:
    """The audit, chain by chain."""
    with office.database.snapshot(HOUSE) as connection:
        order = (AUDIT.c.desk_id, AUDIT.c.incarnation, AUDIT.c.seq)
        return [dict(line) for line in connection.execute(select(AUDIT).order_by(*order)).mappings()]


def _by_hand(office: HeadOffice, statement: Any) -> None:
    """What only the owner of the database can do."""
    with office.database.as_owner() as connection:
        assert connection.execute(statement).rowcount == 1


@pytest.fixture
def wishes(desk: Caller) -> list[PushedIntent]:
    """Four outcomes of one desk: accepted, refused, accepted, parked."""
    unknown = PushedIntent(**{**_parts(note()), "kind": "guest.tickle"})
    sent = [note("一"), note("二", guest_id=NOBODY), check_in(), unknown]
    assert [state for state, _ in desk.states(*sent)] == ["accepted", "refused", "accepted", "parked"]
    return sent


def _parts(wish: PushedIntent) -> dict[str, Any]:
    return {name: getattr(wish, name) for name in wish.__struct_fields__}


@pytest.mark.proves("I26")
def test_every_outcome_leaves_one_line_that_says_who_what_when_and_how_it_ended(
    wishes: list[PushedIntent], desk: Caller, office: HeadOffice
) -> None:
    desk.push(*wishes, first_seq=1)
    written = lines(office)
    assert [(line["op_id"], line["seq"], line["kind"]) for line in written] == [
        (wish.op_id, seq, wish.kind) for seq, wish in enumerate(wishes, start=1)
    ]
    assert [(line["state"], line["code"]) for line in written] == [
        ("accepted", None),
        ("refused", "guest_unknown"),
        ("accepted", None),
        ("parked", "unknown_kind"),
    ]
    for wish, line in zip(wishes, written, strict=True):
        assert (line["desk_id"], line["store_id"], line["actor_id"]) == (DESK, STORE, RECEPTIONIST)
        assert (line["recorded_at"], line["payload"]) == (NOON, write_json(wish.args))
    assert len({line["salt"] for line in written}) == 4


@pytest.mark.proves("I26")
def test_a_line_holds_the_hash_of_the_rows_before_and_after(
    wishes: list[PushedIntent], desk: Caller, office: HeadOffice
) -> None:
    desk.catch_up()
    first, second = lines(office)[:2]
    row = desk.held["note", next(iter(wishes[0].creates))]
    assert row["text"] == "一"
    said = write_json(["note", row])
    assert first["after_hash"] == hashlib.sha256(said.encode()).hexdigest()
    assert first["before_hash"] == second["before_hash"] == hashlib.sha256(b"").hexdigest()
    with office.database.snapshot(HOUSE) as connection:
        stored = connection.execute(select(table_of(Note))).mappings().one()
    assert to_wire(Note, dict(stored)) == row


@pytest.mark.proves("I26")
def test_what_one_intent_of_a_group_leaves_of_a_row_is_what_the_next_one_finds(
    desk: Caller, office: HeadOffice
) -> None:
    drink = {"guest_id": str(GUEST), "topic": "drink"}
    likes = [drink | {"value": "龙井"}, drink | {"value": "普洱", "based_on": "龙井"}]
    desk.states(*(pushed(Asked("guest.set_preference", args)) for args in likes))
    desk.catch_up()
    first, second = lines(office)
    (preference,) = desk.names("preference")
    said = write_json(["preference", desk.held["preference", preference]])
    assert second["before_hash"] == first["after_hash"] != second["after_hash"]
    assert second["after_hash"] == hashlib.sha256(said.encode()).hexdigest()


@pytest.mark.usefixtures("wishes")
@pytest.mark.proves("I26")
def test_there_is_one_chain_for_each_desk_and_incarnation_and_all_hold(
    desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    second_desk.push(note())
    office.doorkeeper.new_incarnation(desk.access)
    desk.push(note(), note(), first_seq=1, incarnation=2)
    beginnings = [line for line in lines(office) if not line["previous"]]
    assert len(beginnings) == 3
    assert broken(office) == []


CHANGED: dict[str, Any] = {
    "desk_id": new_id(),
    "incarnation": 7,
    "seq": 70,
    "store_id": new_id(),
    "actor_id": new_id(),
    "kind": "guest.add_remark",
    "state": "accepted",
    "code": "not_here",
    "payload": "{}",
    "salt": "00",
    "payload_hash": "00",
    "before_hash": "00",
    "after_hash": "00",
    "previous": "00",
    "link": "00",
    "recorded_at": later(1),
}


@pytest.mark.proves("I26")
def test_whoever_changes_anything_of_a_line_is_found_there(wishes: list[PushedIntent], office: HeadOffice) -> None:
    second = wishes[1].op_id
    before = lines(office)[1]
    for column, value in CHANGED.items():
        _by_hand(office, update(AUDIT).where(AUDIT.c.op_id == second).values({column: value}))
        assert str(second) in broken(office), column
        _by_hand(office, update(AUDIT).where(AUDIT.c.op_id == second).values({column: before[column]}))
        assert broken(office) == [], column
    _by_hand(office, update(AUDIT).where(AUDIT.c.op_id == second).values(op_id=NOBODY))
    assert broken(office) == [str(NOBODY)]


@pytest.mark.proves("I26")
def test_a_line_that_was_taken_out_is_missed_by_the_next(wishes: list[PushedIntent], office: HeadOffice) -> None:
    _by_hand(office, delete(AUDIT).where(AUDIT.c.op_id == wishes[1].op_id))
    assert broken(office) == [str(wishes[2].op_id)]


@pytest.mark.proves("I26")
def test_a_chain_holds_when_somebodys_words_are_erased(wishes: list[PushedIntent], office: HeadOffice) -> None:
    here = AUDIT.c.op_id == wishes[0].op_id
    _by_hand(office, update(AUDIT).where(here).values(payload=None, salt=None))
    assert broken(office) == []
    assert "喜欢" not in repr(lines(office)[0])
    _by_hand(office, update(AUDIT).where(here).values(payload="{}"))
    assert broken(office) == [str(wishes[0].op_id)]


def test_words_erased_without_their_salt_could_be_guessed_and_count_as_tampering(
    wishes: list[PushedIntent], office: HeadOffice
) -> None:
    _by_hand(office, update(AUDIT).where(AUDIT.c.op_id == wishes[0].op_id).values(payload=None))
    assert broken(office) == [str(wishes[0].op_id)]


def test_two_lines_with_the_same_words_do_not_show_that_they_are_the_same(
    desk: Caller, office: HeadOffice
) -> None:
    refused = [note("同", guest_id=NOBODY) for _ in range(2)]
    for wish in refused:
        wish.args["note_id"] = str(GUEST)
    desk.push(*refused)
    first, second = lines(office)
    assert first["payload"] == second["payload"]
    assert first["payload_hash"] != second["payload_hash"]
