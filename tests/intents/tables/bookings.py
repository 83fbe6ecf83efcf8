"""Bookings: held at the desk and confirmed at head office; a place kept for somebody else, moved, cancelled, over."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_SEAT,
    FAR_STORE,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    STORE,
    VISIT,
    later,
    visit,
)
from tests.intents.tables.merges import ALIAS, alias_of, merged
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.booking import Booking
from vipdesk.models.values import write_instant
from vipdesk.models.visit import Visit
from vipdesk.rules.booking_span import day_of

BOOKING = derived_id("booking", "0")
THEIRS = derived_id("booking", "theirs")


def minutes(count: float) -> datetime:
    """So many minutes from noon."""
    return later(60 * count)


def ask(kind: str, **args: Any) -> Asked:
    """Something about the first booking."""
    return Asked(
        f"booking.{kind}", {name: _plain(value) for name, value in ({"booking_id": BOOKING} | args).items()}
    )


def book(start: float = 60, end: float = 120, **args: Any) -> Asked:
    """The first guest wants the first seat."""
    wish = {"guest_id": GUEST, "place_id": SEAT, "starts_at": minutes(start), "ends_at": minutes(end)}
    return ask("book", **wish | args)


def move(start: float, end: float, **args: Any) -> Asked:
    """The first booking is to be at another time."""
    return ask("move", **{"place_id": SEAT, "starts_at": minutes(start), "ends_at": minutes(end)} | args)


def booking(start: float = 60, end: float = 120, **changes: Any) -> Booking:
    """The first guest's booking of the first seat, confirmed."""
    details: dict[str, Any] = {
        "id": BOOKING,
        "guest_id": GUEST,
        "store_id": STORE,
        "desk_id": DESK,
        "place_id": SEAT,
        "day": day_of(minutes(start)),
        "starts_at": minutes(start),
        "ends_at": minutes(end),
        "purpose": "rest",
        "companions": 0,
        "state": "confirmed",
        "booked_by": RECEPTIONIST,
        "booked_at": NOON,
    }
    return Booking(**details | changes)


def theirs(start: float = 60, end: float = 120, **changes: Any) -> Booking:
    """The second guest's booking of the first seat."""
    return booking(start, end, **{"id": THEIRS, "guest_id": SECOND_GUEST} | changes)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return write_instant(value)
    return str(value) if isinstance(value, UUID) else value


def _then(**values: Any) -> Then:
    return Then(Booking, BOOKING, values)


HELD, CONFIRMED = _then(state="held", collides_with=None), _then(state="confirmed", collides_with=None)
COLLIDED = _then(state="collided", collides_with=THEIRS)
_LATE = 11 * 60
"""01:05 of the next day in the store."""

CASES = (
    Case("a place is held, and head office confirms it", book(), then=(HELD,), finish=(CONFIRMED,)),
    Case(
        "what ends as another begins does not overlap",
        book(purpose="preview", companions=1),
        given=(theirs(0, 60), theirs(120, 180, id=derived_id("after"))),
        then=(_then(state="held", purpose="preview", companions=1, starts_at=minutes(60), ends_at=minutes(120)),),
        finish=(CONFIRMED,),
    ),
    Case(
        "who comes to a kept place collides, and is not lost", book(), given=(theirs(90, 150),), then=(COLLIDED,)
    ),
    Case(
        "a night knows no midnight",
        book(_LATE, _LATE + 60),
        given=(theirs(_LATE - 90, _LATE + 1),),
        then=(COLLIDED,),
    ),
    Case(
        "of two who keep it the one who booked first is named",
        book(),
        given=(
            theirs(60, 90, booked_at=later(-5)),
            theirs(90, 120, id=derived_id("second"), booked_at=NOON),
        ),
        then=(COLLIDED,),
    ),
    Case(
        "what collided or is gone keeps nobody out",
        book(),
        given=tuple(theirs(state=state, id=derived_id(state)) for state in ("collided", "cancelled", "over")),
        then=(HELD,),
        finish=(CONFIRMED,),
    ),
    Case(
        "a guest has a place once",
        book(90, 150),
        given=(booking(id=THEIRS),),
        refused=Code.ALREADY_BOOKED,
        facts={"place": "窗边 6 号", "time": "15:05–16:05"},
    ),
    Case("more people than chairs", book(companions=2), refused=Code.PLACE_TOO_SMALL, facts={"most": 2}),
    Case("people are counted", book(companions=-1), refused=Code.BAD_ARGUMENTS),
    Case("a moment without a zone is none", book(starts_at="2026-11-22T15:00:00"), refused=Code.BAD_ARGUMENTS),
    Case("another store's seat", book(place_id=FAR_SEAT), refused=Code.PLACE_UNKNOWN),
    Case("nobody's booking", book(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("a span that is over", book(-60, -1), refused=Code.BOOKING_TIME),
    Case("a span without length", book(60, 60), refused=Code.BOOKING_EMPTY),
    Case("a span that ends before it begins", book(60, 30), refused=Code.BOOKING_EMPTY),
    Case("a span longer than a day's work", book(0, 721), refused=Code.BOOKING_TIME, facts={"hours": 12}),
    Case("a year and two days ahead", book(368 * 1440, 368 * 1440 + 60), refused=Code.BOOKING_TIME),
    Case(
        "a booking moves in time",
        move(90, 150, based_on=minutes(60), based_on_place=SEAT),
        given=(booking(),),
        then=(_then(state="held", starts_at=minutes(90), ends_at=minutes(150)),),
        finish=(CONFIRMED,),
    ),
    Case(
        "what has collided is settled by moving it",
        move(60, 120, place_id=SECOND_SEAT),
        given=(booking(state="collided", collides_with=THEIRS), theirs()),
        then=(_then(state="held", place_id=SECOND_SEAT),),
        finish=(CONFIRMED,),
    ),
    Case(
        "nobody is pushed off a place, and it is said who has it",
        move(90, 150),
        given=(booking(), theirs(120, 180)),
        refused=Code.PLACE_BOOKED,
        facts={"place": "窗边 6 号", "guest": "单女士", "time": "16:05–17:05", "booking": str(THEIRS)},
    ),
    Case(
        "who saw it at another time is told where it is",
        move(90, 150, based_on=minutes(0)),
        given=(booking(),),
        refused=Code.BOOKING_MOVED,
        facts={"place": "窗边 6 号", "time": "15:05–16:05"},
    ),
    Case(
        "to another store's seat", move(90, 150, place_id=FAR_SEAT), given=(booking(),), refused=Code.PLACE_UNKNOWN
    ),
    Case(
        "a booking is cancelled",
        ask("cancel"),
        given=(booking(state="collided", collides_with=THEIRS), theirs()),
        then=(_then(state="cancelled", ended_at=NOON, collides_with=None),),
    ),
    Case(
        "what is cancelled stays so", ask("cancel"), given=(booking(state="cancelled"),), refused=Code.BOOKING_OVER
    ),
    Case(
        "another store's booking",
        ask("cancel"),
        given=(booking(store_id=FAR_STORE, place_id=FAR_SEAT),),
        refused=Code.BOOKING_UNKNOWN,
    ),
    Case("a booking is over", ask("end"), given=(booking(),), then=(_then(state="over", ended_at=NOON),)),
    Case(
        "who leaves the place gives back what is left of its booking",
        Asked("visit.check_out", {"visit_id": str(VISIT)}),
        given=(visit(place_id=SEAT), booking(-30, 60), theirs(60, 120)),
        then=(_then(state="over", ended_at=NOON), Then(Visit, VISIT, {"state": "left"})),
    ),
    Case(
        "whichever name it was booked under",
        Asked("visit.check_out", {"visit_id": str(VISIT)}),
        given=(visit(place_id=SEAT), *alias_of(GUEST), merged(), booking(-30, 60, guest_id=ALIAS)),
        then=(_then(state="over", ended_at=NOON), Then(Visit, VISIT, {"state": "left"})),
    ),
    Case("over once", ask("end"), given=(booking(state="over"),), refused=Code.BOOKING_OVER),
)
