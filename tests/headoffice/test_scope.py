"""Who holds whom: a first reason brings a guest's dossier to a store, the last one's end takes it away again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.fakes.caller import DOSSIER, Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import HERE, Asked, pushed
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    SECOND_GUEST,
    SHOPPER,
    STORE,
    later,
    visit,
)
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.ledger import Circumstance, RecordLedger
from vipdesk.headoffice.scope import count_guests
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import GuestId, OpId, derived_id, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest, Note
from vipdesk.models.record import FeedEntry, Scope
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.protocol.pull import FORGET, PulledRow
from vipdesk.protocol.push import PushedIntent

HOME, CLIENT, VISITED = ScopeReason.HOME, ScopeReason.CLIENT, ScopeReason.VISITED
FAR_SPACE = f"store:{FAR_STORE}"


@contextmanager
def reasons(office: HeadOffice) -> Iterator[RecordLedger]:
    """A ledger of head office, stamped at the end."""
    with house_writer(office.database) as writer:
        yield RecordLedger(writer, Circumstance(OpId(new_id()), HERE, DESK, NOON, NOON))


def far_check_in(guest_id: UUID = GUEST) -> PushedIntent:
    """The guest comes to the other store, which must know of them."""
    ids = {"visit_id": str(new_id()), "feedback_id": str(new_id())}
    return pushed(Asked("visit.check_in", {**ids, "guest_id": str(guest_id)}, actor=FAR_SUPERVISOR))


def far_visit(office: HeadOffice, guest_id: UUID = GUEST) -> None:
    """The other store gets a reason to hold a guest."""
    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GuestId(guest_id), VISITED, later(days=90))


def names(came: list[PulledRow]) -> set[tuple[str, str]]:
    """What came: tables and kinds."""
    return {(row.table, row.kind) for row in came}


@pytest.mark.proves("I19", "P11", "F44")
def test_the_first_reason_brings_all_of_a_dossier_that_is_older_than_the_cursor(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    desk.push(note("早就写下的"))
    far_desk.catch_up()
    assert not far_desk.names("guest")
    far_visit(office)
    far_desk.catch_up()
    assert far_desk.names("guest") == {GUEST}
    assert [row["text"] for (name, _), row in far_desk.held.items() if name == "note"] == ["早就写下的"]
    assert len(far_desk.names("card")) == 1
    assert far_desk.names("directory_row") == {GUEST}
    desk.catch_up()
    shared = {name: row for name, row in far_desk.held.items() if name[0] in DOSSIER}
    assert shared == {name: desk.held[name] for name in shared}


def test_a_second_reason_sends_nothing_again(far_desk: Caller, office: HeadOffice) -> None:
    far_visit(office)
    far_desk.catch_up()
    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GUEST, CLIENT, None)
        ledger.hold(FAR_STORE, GUEST, VISITED, later(days=200))
    assert far_desk.catch_up() == []


@pytest.mark.proves("I19", "P11")
def test_the_end_of_the_last_reason_is_one_word_and_the_directory_row_stays(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    desk.push(note(), note())
    far_visit(office)
    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GUEST, CLIENT, None)
    far_desk.catch_up()
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, VISITED)
    assert far_desk.catch_up() == []
    assert GUEST in far_desk.names("guest")
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, CLIENT)
    came = far_desk.catch_up()
    assert [(row.table, row.id, row.kind, row.row) for row in came] == [("guest", GUEST, FORGET, None)]
    assert {name for name, _ in far_desk.held if name in DOSSIER} == set()
    assert far_desk.names("directory_row") == {GUEST}
    newcomer = replace(far_desk, cursor=None, held={})
    newcomer.catch_up()
    assert {name for name, _ in newcomer.held if name in DOSSIER} == set()


@pytest.mark.proves("I19")
def test_a_store_that_lost_a_guest_hears_no_more_of_it_and_another_does(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    far_visit(office)
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, VISITED)
    far_desk.catch_up()
    desk.catch_up()
    desk.push(note("之后写下的"))
    assert all(row.table not in DOSSIER for row in far_desk.catch_up())
    assert ("note", "put") in names(desk.catch_up())


def test_a_guest_who_comes_back_is_brought_again(desk: Caller, far_desk: Caller, office: HeadOffice) -> None:
    far_visit(office)
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, VISITED)
    far_desk.catch_up()
    desk.push(note("之后写下的"))
    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GUEST, CLIENT, None)
    came = far_desk.catch_up()
    assert {(row.table, row.kind) for row in came} >= {("guest", "put"), ("card", "put"), ("note", "put")}
    assert GUEST in far_desk.names("guest")


def test_a_reason_that_was_never_there_ends_nothing(far_desk: Caller, office: HeadOffice) -> None:
    far_visit(office)
    far_desk.catch_up()
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, HOME)
        ledger.release(FAR_STORE, SECOND_GUEST, HOME)
    assert far_desk.catch_up() == []


def test_ending_the_last_reason_and_giving_another_in_one_transaction_keeps_the_guest(
    far_desk: Caller, office: HeadOffice
) -> None:
    far_visit(office)
    far_desk.catch_up()
    with reasons(office) as ledger:
        ledger.release(FAR_STORE, GUEST, VISITED)
        ledger.hold(FAR_STORE, GUEST, CLIENT, None)
    far_desk.catch_up()
    assert GUEST in far_desk.names("guest")


@pytest.mark.proves("P10", "I19")
def test_a_change_of_a_guest_of_two_stores_reaches_both(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    far_visit(office)
    desk.catch_up()
    far_desk.catch_up()
    wish = note("两家店都看得到")
    desk.push(wish)
    row_id = next(iter(wish.creates))
    for caller in (desk, far_desk):
        assert ("note", row_id) in [(row.table, row.id) for row in caller.catch_up()]
    assert desk.held["note", row_id] == far_desk.held["note", row_id]


def test_a_guest_who_becomes_a_client_is_held_until_further_notice(desk: Caller, office: HeadOffice) -> None:
    asked = {"assignment_id": str(new_id()), "guest_id": str(GUEST), "staff_id": str(SHOPPER)}
    desk.push(pushed(Asked("guest.assign_shopper", asked)))
    table = table_of(Scope)
    with office.database.snapshot(HOUSE) as connection:
        found = connection.execute(select(table.c.reason, table.c.until).where(table.c.guest_id == GUEST))
        assert {tuple(row) for row in found} == {(HOME, None), (CLIENT, None)}
        assert (count_guests(connection, STORE), count_guests(connection, FAR_STORE)) == (3, 0)


def test_a_store_holds_whom_one_of_its_people_stands_in_for_while_that_lasts(
    far_desk: Caller, office: HeadOffice
) -> None:
    def held() -> set[str]:
        table = table_of(Scope)
        here = (table.c.store_id == FAR_STORE, table.c.guest_id == GUEST)
        with office.database.snapshot(HOUSE) as connection:
            return set(connection.scalars(select(table.c.reason).where(*here)))

    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GUEST, VISITED, later(days=10))
    cover = {"assignment_id": str(new_id()), "guest_id": str(GUEST), "staff_id": str(FAR_SUPERVISOR)}
    assert far_desk.states(pushed(Asked("guest.set_cover", cover, actor=FAR_SUPERVISOR))) == [("accepted", None)]
    assert held() == {VISITED, CLIENT}
    over = {"guest_id": str(GUEST), "based_on": str(FAR_SUPERVISOR)}
    assert far_desk.states(pushed(Asked("guest.end_cover", over, actor=FAR_SUPERVISOR))) == [("accepted", None)]
    assert held() == {VISITED}


@pytest.mark.proves("P11")
def test_a_visit_never_shortens_a_reason(far_desk: Caller, office: HeadOffice) -> None:
    def until() -> object:
        table = table_of(Scope)
        with office.database.snapshot(HOUSE) as connection:
            return connection.scalar(select(table.c.until).where(table.c.store_id == FAR_STORE))

    for asked, kept in ((later(days=10), 10), (later(days=5), 10), (later(days=20), 20)):
        with reasons(office) as ledger:
            ledger.hold(FAR_STORE, GUEST, VISITED, asked)
        assert until() == later(days=kept)
    with reasons(office) as ledger:
        ledger.hold(FAR_STORE, GUEST, VISITED, None)
        ledger.hold(FAR_STORE, GUEST, VISITED, later(days=1))
    assert until() is None
    far_desk.catch_up()
    assert GUEST in far_desk.names("guest")


@pytest.mark.proves("P11")
def test_a_row_that_moves_to_another_store_leaves_the_space_it_was_in(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    desk.catch_up()
    far_desk.catch_up()
    with house_writer(office.database) as writer:
        person = Staff(id=SHOPPER, store_id=STORE, code="", name="", name_en="", role=Role.SHOPPER)
        writer.change(person, {"store_id": FAR_STORE})
    assert [(row.table, row.id, row.kind) for row in desk.catch_up()] == [("staff", SHOPPER, FORGET)]
    assert [(row.table, row.id, row.kind) for row in far_desk.catch_up()] == [("staff", SHOPPER, "put")]


@pytest.mark.proves("P11")
def test_a_row_that_changes_its_guest_leaves_the_stores_of_the_one_it_was_of(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    far_visit(office, SECOND_GUEST)
    wish = note()
    desk.push(wish)
    row_id = next(iter(wish.creates))
    with reasons(office) as ledger:
        row = ledger.get(Note, row_id)
        assert row is not None
        ledger.update(row, guest_id=SECOND_GUEST)
    desk.catch_up()
    far_desk.catch_up()
    assert desk.held["note", row_id]["guest_id"] == far_desk.held["note", row_id]["guest_id"] == str(SECOND_GUEST)
    with reasons(office) as ledger:
        row = ledger.get(Note, row_id)
        assert row is not None
        ledger.update(row, guest_id=GUEST)
    assert ("note", FORGET) in names(far_desk.catch_up())
    assert ("note", row_id) not in far_desk.held


@pytest.mark.proves("P10")
def test_a_change_moves_the_entry_of_its_row_to_the_end_and_adds_none(desk: Caller, office: HeadOffice) -> None:
    def entries() -> tuple[int, list[object]]:
        table = table_of(FeedEntry)
        with office.database.snapshot(HOUSE) as connection:
            found = connection.execute(
                select(table.c.row_id).where(table.c.space == f"store:{STORE}").order_by(table.c.position)
            ).all()
            return len(found), [row.row_id for row in found][-1:]

    wish = pushed(Asked("guest.set_preference", {"guest_id": str(GUEST), "topic": "drink", "value": "龙井"}))
    desk.push(wish)
    count, last = entries()
    with house_writer(office.database) as writer:
        guest = Guest(id=GUEST, full_name="", gender="f", title="女士", tier="金卡", home_store_id=STORE)
        for tier in ("白金卡", "钻石卡"):
            guest = writer.change(guest, {"tier": tier}) or guest
    assert entries() == (count, [GUEST])
    assert last != [GUEST]


def test_a_visit_at_a_store_that_does_not_hold_the_guest_is_still_seen_there(
    far_desk: Caller, office: HeadOffice
) -> None:
    with house_writer(office.database) as writer:
        writer.insert(visit(id=derived_id("far"), store_id=FAR_STORE))
    far_desk.catch_up()
    assert far_desk.names("visit") == {derived_id("far")}
    assert not far_desk.names("guest")
