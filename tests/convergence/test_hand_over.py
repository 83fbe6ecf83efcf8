"""A shopper leaves: the book goes to others, the shopper is cut off at once, and what nobody looks after leaves the desks."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from tests.convergence.conftest import House
from tests.fakes.house import guest_id
from vipdesk.cache.book_lines import keep_book
from vipdesk.cache.queries.book_loads import leaving_book
from vipdesk.cache.queries.reader import Reader
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.problems import Unauthorised
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.record import Audit
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.rules.book_split import split_book


def _clients(house: House, shopper: StaffId, *numbers: int) -> None:
    """The shopper looks after some guests, for no other reason at this store."""
    for number in numbers:
        house.first.submit(house.actor, "guest.assign_shopper", guest_id=guest_id(number), staff_id=shopper)
    house.sync_until_quiet()
    with house_writer(house.office.database) as writer:
        for number in numbers:
            writer.release(house.first.access.store_id, guest_id(number), ScopeReason.HOME)


def _order(house: House, supervisor: StaffId, successors: list[StaffId], *, leaves: bool) -> dict[str, object]:
    """What the review makes of the book that the first desk shows."""
    while keep_book(house.first.cache, house.first.clock):
        pass
    reader = Reader(house.first.cache, house.first.clock)
    book = leaving_book(reader, supervisor, house.shopper)
    parts: dict[str | None, list[str]] = {}
    for guest, staff in split_book(book.clients, successors, {}, {}).items():
        parts.setdefault(None if staff is None else str(staff), []).append(str(guest))
    told = [{"staff_id": staff, "guest_ids": guests} for staff, guests in parts.items()]
    return {"staff_id": str(house.shopper), "parts": told, "leaves": leaves}


@pytest.mark.proves("S5", "I19")
def test_a_leavers_book_is_anothers_and_the_leaver_is_out_at_once(house: House) -> None:
    office = house.office
    supervisor = office.staff("S003", "郑岚", Role.SUPERVISOR, "天河店")
    successor = office.staff("S004", "林珊", Role.SHOPPER, "天河店")
    _clients(house, house.shopper, 0, 1)
    house.sync_until_quiet()
    args = _order(house, supervisor, [successor], leaves=True)
    token = office.doorkeeper._token(replace(house.first.access, staff_id=house.shopper), office.clock.now())
    assert office.doorkeeper.access(f"Bearer {token}").staff_id == house.shopper
    house.first.submit(supervisor, "staff.hand_over_book", **args)
    house.sync_until_quiet()
    assert house.first.outcomes[-1].state == "accepted"
    for desk in (house.first, house.second):
        assert desk.count("shopper_assignment", "active = 1") == 2
        owners = desk.cache.rows("SELECT DISTINCT staff_id FROM shopper_assignment WHERE active = 1")
        assert owners == [(successor.bytes,)]
        assert desk.count("guest") == 4
    with pytest.raises(Unauthorised):
        office.doorkeeper.access(f"Bearer {token}")
    with pytest.raises(Refused) as refusal:
        house.second.submit(house.shopper, "guest.add_note", guest_id=_first_guest(house), text="还在")
    assert refusal.value.code is Code.NOT_ALLOWED
    with office.database.snapshot(HOUSE) as connection:
        audit = table_of(Audit)
        kinds = connection.execute(audit.select().where(audit.c.kind == "staff.hand_over_book")).all()
    assert [(row.actor_id, row.state) for row in kinds] == [(supervisor, "accepted")]
    house.assert_converged()


@pytest.mark.proves("I19", "P11")
def test_clients_whom_nobody_looks_after_leave_every_desk_with_their_lines(house: House) -> None:
    supervisor = house.office.staff("S003", "郑岚", Role.SUPERVISOR, "天河店")
    _clients(house, house.shopper, 0, 1)
    house.sync_until_quiet()
    args = _order(house, supervisor, [], leaves=False)
    house.first.submit(supervisor, "staff.hand_over_book", **args)
    house.sync_until_quiet()
    for desk in (house.first, house.second):
        assert desk.count(Guest.__tablename__) == 2
        assert desk.count("shopper_assignment") == 0
        lines = desk.cache.rows("SELECT guest_id FROM book_line")
        assert {row[0] for row in lines} <= {row[0] for row in desk.cache.rows("SELECT id FROM guest")}


def test_without_the_line_a_book_is_not_handed_over_and_nothing_waits(house: House) -> None:
    supervisor = house.office.staff("S003", "郑岚", Role.SUPERVISOR, "天河店")
    _clients(house, house.shopper, 0)
    house.sync_until_quiet()
    args = _order(house, supervisor, [], leaves=True)
    house.first.line.up = False
    with pytest.raises(Refused) as refusal:
        house.first.submit(supervisor, "staff.hand_over_book", **args)
    assert refusal.value.code is Code.ONLINE_ONLY
    assert house.first.count("outbox", "kind = 'staff.hand_over_book'") == 0


def _first_guest(house: House) -> str:
    return str(UUID(bytes=house.first.cache.value("SELECT min(id) FROM guest")))
