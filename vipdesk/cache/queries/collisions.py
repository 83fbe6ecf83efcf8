"""Bookings that have collided: each is a matter until somebody has moved or cancelled it."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import BookingState
from vipdesk.rules.booking_span import span_facts

COLLIDED = "booking.collided"
"""Stands where a matter has the kind of an intent."""
_MOST = 100
_COLLIDED = (
    "SELECT booking.id, booking.booked_at, booking.booked_by, booking.starts_at, booking.ends_at, lounge_place.name,"
    " lounge_place.name_en, theirs.booked_by, booking.guest_id, own.name, own.address, own.address_en, own.merged_into,"
    " theirs.guest_id, other.name, other.address, other.address_en, other.merged_into FROM booking"
    " JOIN lounge_place ON lounge_place.id = booking.place_id JOIN directory_row AS own ON own.id = booking.guest_id"
    " LEFT JOIN booking AS theirs ON theirs.id = booking.collides_with"
    " LEFT JOIN directory_row AS other ON other.id = theirs.guest_id"
    " WHERE booking.store_id = ? AND booking.state = ? AND booking.ends_at > ? AND booking.retired_at IS NULL"
    " ORDER BY booking.starts_at LIMIT ?"
)


def collided_bookings(reader: Reader) -> tuple[Matter, ...]:
    """What the store's people have to settle with a guest, the earliest first; both guests and both authors are named."""
    state = BookingState.COLLIDED.value
    rows = reader.cache.rows(_COLLIDED, (reader.store, state, to_microseconds(reader.now), _MOST))
    found = []
    for row in rows:
        guest = masked_person(reader, row[8:13])
        theirs = None if row[13] is None or row[14] is None else masked_person(reader, row[13:18]).masked
        author = reader.staff_name(row[7])
        found.append(
            Matter(
                op_id=UUID(bytes=row[0]),
                kind=MatterKind.COLLIDED,
                intent=COLLIDED,
                about=guest.masked,
                asked_at=known_instant(row[1]),
                author=reader.staff_name(row[2]),
                code=None,
                facts={
                    "place": row[5],
                    "place_en": row[6],
                    **span_facts(known_instant(row[3]), known_instant(row[4]), reader.now),
                    "guest": theirs,
                    "by": None if author is None else author.zh,
                    "by_en": None if author is None else author.en,
                },
                guest_id=guest.guest_id,
            )
        )
    return tuple(found)
