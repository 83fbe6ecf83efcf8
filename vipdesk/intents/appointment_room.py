"""The room of an appointment: a booking of the same span, whose id follows from the appointment's."""

from uuid import UUID

from vipdesk.ids import AppointmentId, BookingId, GuestId, PlaceId, derived_id
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.place_bookings import (
    PlaceWish,
    confirm,
    keep_place,
    kept_then,
    refuse_overlap,
    require_place,
    require_span,
)
from vipdesk.models.appointment import Appointment
from vipdesk.models.booking import Booking
from vipdesk.models.vocabulary import OPEN_BOOKING_STATES, BookingPurpose, BookingState
from vipdesk.rules.booking_span import day_of

_PURPOSES = frozenset(BookingPurpose)


def room_booking_id(appointment_id: UUID) -> BookingId:
    """The booking that keeps the room of an appointment."""
    return BookingId(derived_id("appointment_room", str(appointment_id)))


def keep_room(ledger: Ledger, row: Appointment, place_id: PlaceId) -> None:
    """Keep a room for a new appointment: held, or collided where it is somebody else's in that span."""
    keep_place(ledger, room_booking_id(row.id), _wish(row, place_id))


def change_room(ledger: Ledger, row: Appointment, place_id: PlaceId | None) -> None:
    """The room goes where its appointment goes; None gives it free. Somebody else's room is refused (PLACE_BOOKED)."""
    booking = ledger.get(Booking, room_booking_id(row.id))
    if place_id is None:
        free_room(ledger, AppointmentId(row.id))
        return
    if booking is None:
        keep_room(ledger, row, place_id)
        return
    wish = _wish(row, place_id)
    span = (wish.starts_at, wish.ends_at)
    same = (booking.place_id, booking.starts_at, booking.ends_at, booking.companions)
    if booking.state in OPEN_BOOKING_STATES and same == (place_id, *span, wish.companions):
        return
    place = require_place(ledger, place_id, wish.companions)
    require_span(ledger, span)
    taken = kept_then(ledger, place_id, span, but=booking.id)
    if taken:
        raise refuse_overlap(ledger, place, taken[0])
    ledger.update(
        booking,
        place_id=place_id,
        day=day_of(wish.starts_at),
        starts_at=wish.starts_at,
        ends_at=wish.ends_at,
        companions=wish.companions,
        state=BookingState.HELD,
        collides_with=None,
        ended_at=None,
    )


def free_room(ledger: Ledger, appointment_id: AppointmentId) -> None:
    """The appointment does not take place: its room is free for others."""
    booking = ledger.get(Booking, room_booking_id(appointment_id))
    if booking is not None and booking.state in OPEN_BOOKING_STATES:
        ledger.update(booking, state=BookingState.CANCELLED, ended_at=ledger.asked_at, collides_with=None)


def confirm_room(ledger: AuthorityLedger, appointment_id: AppointmentId) -> None:
    """Head office's yes to what is held."""
    confirm(ledger, room_booking_id(appointment_id))


def _wish(row: Appointment, place_id: PlaceId) -> PlaceWish:
    purpose = BookingPurpose(row.kind) if row.kind in _PURPOSES else BookingPurpose.APPOINTMENT
    return PlaceWish(GuestId(row.guest_id), place_id, row.starts_at, row.ends_at, purpose, row.companions)
