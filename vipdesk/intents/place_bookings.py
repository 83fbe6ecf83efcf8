"""Keeping a place of the lounge for a guest: what `booking.*` and every intent that keeps a place beside it share.

Intents, with their arguments (instants are ISO 8601 with an offset, the end is not part of the span):

| kind | arguments |
|---|---|
| `booking.book` | `booking_id` (chosen by the desk), `guest_id`, `place_id`, `starts_at`, `ends_at`, `purpose` (`BookingPurpose`), `companions` |
| `booking.move` | `booking_id`, `place_id`, `starts_at`, `ends_at`; `based_on` and `based_on_place`: the start and the place its author saw, or none |
| `booking.cancel` | `booking_id` |
| `booking.end` | `booking_id`: the guest has gone, or did not come; what is left of the span is free |

States (`BookingState`): what a desk saves is `held` until head office has said yes; head office makes it `confirmed`, or
`collided` where the place was somebody else's first (`collides_with`). One that has collided keeps nobody out and stays
until it is moved or cancelled. A move that would collide is refused (PLACE_BOOKED): the booking stays where it was.

An intent of another area calls `keep_place` in its `apply` and `confirm` in its `finish`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import BookingId, GuestId, PlaceId
from vipdesk.intents.arrivals import DOSSIER_DAYS
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.booking import Booking
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.vocabulary import (
    KEEPING_STATES,
    OPEN_BOOKING_STATES,
    BookingPurpose,
    BookingState,
    ScopeReason,
)
from vipdesk.rules.booking_span import (
    MOST_DAYS,
    MOST_HOURS,
    day_of,
    days_to_look_at,
    overlap,
    span_facts,
    span_is_possible,
)


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """Which place for whom, when and what for."""

    guest_id: GuestId
    """Of the directory row."""
    place_id: PlaceId
    starts_at: datetime
    ends_at: datetime
    purpose: BookingPurpose
    companions: int = 0


def keep_place(ledger: Ledger, booking_id: BookingId, wish: PlaceWish) -> Booking:
    """Add a booking: held, or collided where the place is kept for somebody else in that span.

    Raises Refused: PLACE_UNKNOWN, PLACE_TOO_SMALL, BOOKING_EMPTY, BOOKING_TIME, and ALREADY_BOOKED where the guest has the place then.
    """
    span = (wish.starts_at, wish.ends_at)
    place = require_place(ledger, wish.place_id, wish.companions)
    require_span(ledger, span)
    first = _first_kept(ledger, wish.guest_id, place, span)
    booking = Booking(
        id=booking_id,
        guest_id=wish.guest_id,
        store_id=ledger.actor.store_id,
        desk_id=ledger.desk_id,
        place_id=wish.place_id,
        day=day_of(span[0]),
        starts_at=span[0],
        ends_at=span[1],
        purpose=wish.purpose,
        companions=wish.companions,
        state=BookingState.HELD if first is None else BookingState.COLLIDED,
        booked_by=ledger.actor.staff_id,
        booked_at=ledger.asked_at,
        collides_with=None if first is None else first.id,
    )
    ledger.insert(booking)
    return booking


def confirm(ledger: AuthorityLedger, booking_id: UUID) -> None:
    """Head office's yes to what is held; and the store holds the dossier until long after."""
    booking = ledger.get(Booking, booking_id)
    if booking is None:
        return
    until = booking.ends_at + timedelta(days=DOSSIER_DAYS)
    ledger.hold(booking.store_id, booking.guest_id, ScopeReason.BOOKED, until)
    if booking.state == BookingState.HELD:
        ledger.update(booking, state=BookingState.CONFIRMED)


def require_booking(ledger: Ledger, booking_id: UUID) -> Booking:
    """The booking, neither cancelled nor over, of the actor's store."""
    booking = ledger.get(Booking, booking_id)
    if booking is None or booking.store_id != ledger.actor.store_id:
        raise Refused(Code.BOOKING_UNKNOWN)
    if booking.state not in OPEN_BOOKING_STATES:
        raise Refused(Code.BOOKING_OVER)
    return booking


def require_place(ledger: Ledger, place_id: PlaceId, companions: int) -> LoungePlace:
    """A place of the actor's store on which the guest and so many more may sit."""
    place = ledger.peek(LoungePlace, place_id)
    if place is None or place.store_id != ledger.actor.store_id:
        raise Refused(Code.PLACE_UNKNOWN)
    if companions < 0:
        raise Refused(Code.BAD_ARGUMENTS, kind="booking", detail="companions")
    if companions + 1 > place.capacity:
        raise Refused(Code.PLACE_TOO_SMALL, place=place.name, most=place.capacity)
    return place


def require_span(ledger: Ledger, span: tuple[datetime, datetime]) -> None:
    """A span that may be booked now."""
    if span[0].tzinfo is None or span[1].tzinfo is None:
        raise Refused(Code.BAD_ARGUMENTS, kind="booking", detail="time zone")
    if span[1] <= span[0]:
        raise Refused(Code.BOOKING_EMPTY)
    if not span_is_possible(*span, ledger.asked_at):
        raise Refused(Code.BOOKING_TIME, hours=MOST_HOURS, days=MOST_DAYS)


def kept_then(
    ledger: Ledger, place_id: PlaceId, span: tuple[datetime, datetime], but: UUID | None = None
) -> list[Booking]:
    """Bookings that keep this place in some instant of the span, the oldest first."""
    found = [
        booking
        for day in days_to_look_at(*span)
        for booking in ledger.find(Booking, place_id=place_id, day=day)
        if booking.id != but
        and booking.state in KEEPING_STATES
        and overlap(*span, booking.starts_at, booking.ends_at)
    ]
    return sorted(found, key=lambda booking: (booking.booked_at, booking.id))


def bookings_ahead(ledger: Ledger, place: LoungePlace) -> Iterator[Booking]:
    """Bookings that keep this place now or later, day by day."""
    for day in days_to_look_at(ledger.asked_at, ledger.asked_at + timedelta(days=MOST_DAYS)):
        for booking in ledger.find(Booking, place_id=PlaceId(place.id), day=day):
            if booking.state in KEEPING_STATES and booking.ends_at > ledger.asked_at:
                yield booking


def end_where_left(ledger: Ledger, guest_id: GuestId, place_id: PlaceId) -> None:
    """The guest's booking that goes on at the place they leave is over, whichever name it was booked under."""
    now = ledger.asked_at
    kept = kept_then(ledger, place_id, (now, now + timedelta(seconds=1)))
    person = require_guest(ledger, guest_id) if kept else None
    names = set() if person is None else {name.guest_id for name in names_of(ledger, person.id)}
    for booking in kept:
        if booking.guest_id in names:
            ledger.update(booking, state=BookingState.OVER, ended_at=now)


def refuse_overlap(ledger: Ledger, place: LoungePlace, theirs: Booking) -> Refused:
    """The no to a span that is kept, naming for whom."""
    guest = ledger.peek(DirectoryRow, theirs.guest_id)
    return Refused(
        Code.PLACE_BOOKED,
        place=place.name,
        guest="…" if guest is None else guest.address,
        booking=str(theirs.id),
        **span_facts(theirs.starts_at, theirs.ends_at, ledger.asked_at),
    )


def _first_kept(
    ledger: Ledger, guest_id: GuestId, place: LoungePlace, span: tuple[datetime, datetime]
) -> Booking | None:
    """Who has the place first in that span; that the guest has it is a refusal, whichever name it was booked under."""
    taken = kept_then(ledger, PlaceId(place.id), span)
    names = {name.guest_id for name in names_of(ledger, guest_id)} if taken else set()
    for booking in taken:
        if booking.guest_id in names:
            span_said = span_facts(booking.starts_at, booking.ends_at, ledger.asked_at)
            raise Refused(Code.ALREADY_BOOKED, place=place.name, **span_said)
    return taken[0] if taken else None
