"""Rooms of appointments: which one is kept for an appointment, and when each of them is taken."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.appointments import Room, RoomTime
from vipdesk.models.snapshot.guests import PlaceChoice, Words

_MOST = 500
_ROOMS = (
    "SELECT id, name, name_en, capacity FROM lounge_place WHERE store_id = ? AND kind = 'room' AND retired_at IS NULL"
    " ORDER BY position, id"
)
_TIMES = (
    "SELECT booking.id, place_id, starts_at, ends_at, state, booking.guest_id, directory_row.name, address, address_en,"
    " merged_into FROM booking JOIN directory_row ON directory_row.id = booking.guest_id WHERE booking.store_id = ?"
    " AND day = ? AND state IN ('held', 'confirmed') AND booking.retired_at IS NULL ORDER BY starts_at LIMIT ?"
)


def room_of(reader: Reader, appointment_id: UUID) -> tuple[PlaceChoice | None, bool]:
    """The place that is kept for an appointment, and whether it is somebody else's then."""
    row = reader.cache.row(
        "SELECT place_id, state FROM booking WHERE id = ? AND state IN ('held', 'confirmed', 'collided')"
        " AND retired_at IS NULL",
        (derived_id("appointment_room", str(appointment_id)).bytes,),
    )
    return (None, False) if row is None else (reader.place(row[0]), row[1] == "collided")


def rooms(reader: Reader) -> tuple[Room, ...]:
    """The rooms of the store."""
    return tuple(
        Room(UUID(bytes=row[0]), Words(row[1], row[2]), row[3])
        for row in reader.cache.rows(_ROOMS, (reader.store,))
    )


def room_times(reader: Reader, day: date, appointments: Iterable[UUID]) -> tuple[RoomTime, ...]:
    """When places are kept on a day, and for which of these appointments."""
    kept_for = {derived_id("appointment_room", str(each)): each for each in appointments}
    return tuple(
        RoomTime(
            place_id=UUID(bytes=row[1]),
            starts_at=known_instant(row[2]),
            ends_at=known_instant(row[3]),
            guest=masked_person(reader, row[5:]),
            booking_id=UUID(bytes=row[0]),
            appointment_id=kept_for.get(UUID(bytes=row[0])),
            confirmed=row[4] == "confirmed",
        )
        for row in reader.cache.rows(_TIMES, (reader.store, day.isoformat(), _MOST))
    )
