"""Appointments: booked, moved, called off, prepared, reminded; whoever comes is expected no longer, whoever is undone is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    VISIT,
    later,
    visit,
)
from tests.intents.tables.bookings import booking, theirs
from tests.intents.tables.merges import ALIAS, alias_of
from tests.intents.tables.stays import ask as about_visit
from tests.intents.tables.visits import MOVED_UP, check_in
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.intents.appointment_room import room_booking_id
from vipdesk.models.appointment import Appointment
from vipdesk.models.booking import Booking
from vipdesk.models.policy import Policy
from vipdesk.models.values import write_instant
from vipdesk.models.visit import Visit
from vipdesk.rules.appointment_types import TYPES_POLICY

APPOINTMENT = derived_id("appointment", "0")
OTHER = derived_id("appointment", "other")
THREE = NOON + timedelta(minutes=55)
"""15:00 in the store."""
SEEN = {"companions": "2", "time": "15:00"}


def ask(kind: str, **args: Any) -> Asked:
    """Something about the first appointment."""
    return Asked(
        f"appointment.{kind}",
        {name: _plain(each) for name, each in ({"appointment_id": APPOINTMENT} | args).items()},
    )


def book(**args: Any) -> Asked:
    """The first guest is expected at three, by the shopper."""
    wanted = {"guest_id": GUEST, "kind_of_appointment": "styling", "starts_at": THREE, "staff_id": SHOPPER}
    return ask("book", **wanted | args)


def move(**args: Any) -> Asked:
    """The first appointment is moved to half past three."""
    wanted = {"based_on": THREE, "starts_at": THREE + timedelta(minutes=30), "minutes": 60, "staff_id": SHOPPER}
    return ask("move", **wanted | args)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return write_instant(value)
    return str(value) if isinstance(value, UUID) else value


def appointment(**changes: Any) -> Appointment:
    """The first guest is expected at three, by the shopper, for an hour."""
    details: dict[str, Any] = {
        "id": APPOINTMENT,
        "guest_id": GUEST,
        "store_id": STORE,
        "kind": "styling",
        "starts_at": THREE,
        "ends_at": THREE + timedelta(hours=1),
        "day": "2026-11-22",
        "staff_id": SHOPPER,
        "companions": 0,
        "note": None,
        "state": "booked",
        "open": True,
        "booked_by": RECEPTIONIST,
        "booked_at": NOON,
    }
    return Appointment(**details | changes)


def _then(**values: Any) -> Then:
    return Then(Appointment, APPOINTMENT, values)


_ITS_DAY = "2026-11-22"
_OWN_TYPES = Policy(
    id=derived_id("policy", "types"),
    key=TYPES_POLICY,
    store_id=STORE,
    value=[{"kind": "tea", "zh": "品茶", "en": "Tea", "minutes": 40}, {"kind": "", "zh": "x", "minutes": 4}],
)
_THEIRS = appointment(id=OTHER, guest_id=SECOND_GUEST)
_OVER = THREE + timedelta(hours=1)

BOOKING = (
    Case(
        "an hour of a shopper",
        book(companions=2, note=" 带太太 "),
        then=(_then(ends_at=_OVER, day=_ITS_DAY, note="带太太", companions=2, state="booked", open=True),),
    ),
    Case(
        "a store's own type takes its own time",
        book(kind_of_appointment="tea", staff_id=None),
        given=(_OWN_TYPES,),
        then=(_then(ends_at=THREE + timedelta(minutes=40), staff_id=None, kind="tea"),),
    ),
    Case("a type that is not in force", book(), given=(_OWN_TYPES,), refused=Code.BAD_ARGUMENTS),
    Case("companions are counted", book(companions=-1), refused=Code.BAD_ARGUMENTS),
    Case("somebody unheard of", book(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("in the past", book(starts_at=later(-3600)), refused=Code.APPOINTMENT_TIME),
    Case("beyond midnight", book(minutes=480, starts_at=later(5 * 3600)), refused=Code.APPOINTMENT_TIME),
    Case("a shopper of another store", book(staff_id=FAR_SUPERVISOR), refused=Code.STAFF_UNKNOWN),
    Case(
        "a shopper who is with somebody then",
        book(starts_at=THREE + timedelta(minutes=30)),
        given=(_THEIRS,),
        refused=Code.SHOPPER_BUSY,
        facts={"start": "15:00", "end": "16:00", "guest_id": str(SECOND_GUEST)},
    ),
    Case(
        "one after the other",
        book(starts_at=_OVER),
        given=(_THEIRS,),
        then=(_then(starts_at=_OVER),),
    ),
    Case(
        "the time of whoever did not come is free",
        book(),
        given=(appointment(id=OTHER, guest_id=SECOND_GUEST, state="no_show", open=False),),
        then=(_then(starts_at=THREE),),
    ),
)

MOVING = (
    Case(
        "to another time, over its own",
        move(),
        given=(appointment(reminder="comes", reminded_at=NOON, companions=2),),
        then=(_then(starts_at=THREE + timedelta(minutes=30), companions=0, reminder=None, prepared_for={}),),
    ),
    Case(
        "to a colleague, at the same time",
        move(starts_at=THREE, staff_id=SECOND_SHOPPER, companions=3),
        given=(appointment(reminder="comes"),),
        then=(_then(staff_id=SECOND_SHOPPER, reminder="comes", companions=3),),
    ),
    Case(
        "onto somebody else's time",
        move(starts_at=_OVER),
        given=(
            appointment(),
            appointment(id=OTHER, guest_id=SECOND_GUEST, starts_at=_OVER, ends_at=_OVER + timedelta(hours=1)),
        ),
        refused=Code.SHOPPER_BUSY,
    ),
    Case("what was moved meanwhile", move(based_on=NOON), given=(appointment(),), refused=Code.APPOINTMENT_MOVED),
    Case("into the past", move(starts_at=later(-7200)), given=(appointment(),), refused=Code.APPOINTMENT_TIME),
    Case("companions are counted", move(companions=51), given=(appointment(),), refused=Code.BAD_ARGUMENTS),
)

ENDING = (
    Case(
        "called off",
        ask("call_off"),
        given=(appointment(),),
        then=(_then(state="called_off", open=False, ended_by=RECEPTIONIST),),
    ),
    Case(
        "not twice",
        ask("call_off"),
        given=(appointment(open=False, state="called_off"),),
        refused=Code.APPOINTMENT_MOVED,
    ),
    Case(
        "another store's",
        ask("call_off"),
        given=(appointment(store_id=FAR_STORE),),
        refused=Code.APPOINTMENT_MOVED,
    ),
    Case(
        "nobody came",
        ask("no_show"),
        given=(appointment(starts_at=later(-60)),),
        then=(_then(state="no_show", open=False),),
    ),
    Case("not before the time", ask("no_show"), given=(appointment(),), refused=Code.BAD_ARGUMENTS),
    Case(
        "somebody who is here came after all",
        ask("attend", visit_id=VISIT),
        given=(visit(), appointment(open=False, state="no_show", ended_by=RECEPTIONIST)),
        then=(_then(state="came", open=False, visit_id=VISIT, ended_by=None),),
    ),
    Case(
        "somebody who is here under another of their names came after all",
        ask("attend", visit_id=VISIT),
        given=(*alias_of(GUEST), visit(guest_id=ALIAS), appointment()),
        then=(_then(state="came", open=False, visit_id=VISIT, ended_by=None),),
    ),
    Case(
        "nobody comes by somebody else's visit",
        ask("attend", visit_id=VISIT),
        given=(visit(guest_id=SECOND_GUEST), appointment()),
        refused=Code.APPOINTMENT_MOVED,
    ),
    Case(
        "what was called off is not attended",
        ask("attend", visit_id=VISIT),
        given=(visit(), appointment(open=False, state="called_off")),
        refused=Code.APPOINTMENT_MOVED,
    ),
)

ROOM = room_booking_id(APPOINTMENT)
_HELD, _CONFIRMED = Then(Booking, ROOM, {"state": "held"}), Then(Booking, ROOM, {"state": "confirmed"})
_THEIRS_THEN = theirs(55, 115)


def _room(**changes: Any) -> Booking:
    """The first seat, kept for the first appointment."""
    return booking(55, 115, id=ROOM, purpose="styling", **changes)


ROOMS = (
    Case(
        "a room is kept with it, and confirmed",
        book(place_id=SEAT, companions=1),
        then=(_then(companions=1), Then(Booking, ROOM, {"state": "held", "purpose": "styling", "companions": 1})),
        finish=(_CONFIRMED,),
    ),
    Case(
        "the room is somebody else's",
        book(place_id=SEAT),
        given=(_THEIRS_THEN,),
        then=(_then(state="booked"), Then(Booking, ROOM, {"state": "collided", "collides_with": _THEIRS_THEN.id})),
    ),
    Case(
        "the room goes along",
        move(place_id=SEAT),
        given=(appointment(), _room()),
        then=(_then(starts_at=THREE + timedelta(minutes=30)), _HELD),
        finish=(_CONFIRMED,),
    ),
    Case(
        "into somebody else's room",
        move(place_id=SEAT, starts_at=THREE),
        given=(appointment(), _THEIRS_THEN, _room(place_id=SECOND_SEAT)),
        refused=Code.PLACE_BOOKED,
    ),
    Case(
        "a room is given free with the appointment",
        ask("call_off"),
        given=(appointment(), _room()),
        then=(_then(state="called_off"), Then(Booking, ROOM, {"state": "cancelled", "ended_at": NOON})),
    ),
)

READY = (
    Case(
        "what was seen is recorded",
        ask("prepare", seen=SEEN),
        given=(appointment(),),
        then=(_then(prepared_for=SEEN, prepared_by=RECEPTIONIST, prepared_at=NOON),),
    ),
    Case("nothing was seen", ask("prepare", seen={}), given=(appointment(),), refused=Code.BAD_ARGUMENTS),
    Case(
        "a guest says they come",
        ask("remind", starts_at=THREE, reminder="comes"),
        given=(appointment(),),
        then=(_then(reminder="comes", reminded_at=NOON),),
    ),
    Case(
        "of an older time",
        ask("remind", starts_at=NOON, reminder="comes"),
        given=(appointment(),),
        refused=Code.APPOINTMENT_MOVED,
    ),
)

ARRIVING = (
    Case(
        "whoever comes is expected no longer, for the nearest of their times",
        check_in(),
        given=(appointment(), appointment(id=OTHER, starts_at=later(4 * 3600), ends_at=later(5 * 3600))),
        then=(
            _then(state="came", open=False, visit_id=VISIT),
            Then(Visit, VISIT, {"open": True, "purpose": "appointment", "told_id": SHOPPER}),
        ),
        finish=(MOVED_UP,),
    ),
    Case(
        "tomorrow's guest is still expected",
        check_in(),
        given=(appointment(day="2026-11-23"),),
        then=(Then(Visit, VISIT, {"open": True}),),
        finish=(MOVED_UP,),
    ),
    Case(
        "whose check-in is undone is expected again",
        about_visit("undo_check_in"),
        given=(visit(), appointment(open=False, state="came", visit_id=VISIT)),
        then=(_then(state="booked", open=True, visit_id=None), Then(Visit, VISIT, {"state": "undone"})),
    ),
)

CASES = (*BOOKING, *MOVING, *ROOMS, *ENDING, *READY, *ARRIVING)
