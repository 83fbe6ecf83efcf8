"""Bookings of places as screens read them."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.lounge import BookedSpan
from vipdesk.models.vocabulary import KEEPING_STATES, BookingState

Seated = AbstractSet[tuple[bytes, bytes]]
"""Places with who sits there, under the names that remain."""
MOST_SPANS = 500
_SPANS = (
    "SELECT booking.id, place_id, starts_at, ends_at, purpose, companions, state, booking.guest_id, directory_row.name,"
    " directory_row.address, directory_row.address_en, directory_row.merged_into"
    " FROM booking JOIN directory_row ON directory_row.id = booking.guest_id"
    " WHERE booking.store_id = ? AND day = ? AND state IN ('held', 'confirmed', 'collided')"
    " AND booking.retired_at IS NULL ORDER BY starts_at, booking.id LIMIT ?"
)


def kept_places(reader: Reader, until: datetime) -> dict[bytes, frozenset[bytes]]:
    """Places that are kept in some instant from now until then, and by whom, under the names that remain."""
    found: dict[bytes, frozenset[bytes]] = {}
    for day in sorted({moment.astimezone(STORE_ZONE).date() for moment in (reader.now, until)}):
        for span in spans_of_day(reader, day, frozenset()):
            if span.state in KEEPING_STATES and span.starts_at < until and span.ends_at > reader.now:
                place, guest = span.place_id.bytes, span.guest.guest_id.bytes
                found[place] = found.get(place, frozenset()) | {guest}
    return found


def spans_of_day(reader: Reader, day: date, seated: Seated) -> tuple[BookedSpan, ...]:
    """The store's bookings that begin on a day and are neither cancelled nor over, the earliest first."""
    rows = reader.cache.rows(_SPANS, (reader.store, day.isoformat(), MOST_SPANS))
    return tuple(_span(reader, row, seated) for row in rows)


def _span(reader: Reader, row: tuple[Any, ...], seated: Seated) -> BookedSpan:
    guest = masked_person(reader, row[7:])
    return BookedSpan(
        booking_id=UUID(bytes=row[0]),
        place_id=UUID(bytes=row[1]),
        guest=guest,
        starts_at=known_instant(row[2]),
        ends_at=known_instant(row[3]),
        purpose=row[4],
        companions=row[5],
        state=BookingState(row[6]),
        came=(row[1], guest.guest_id.bytes) in seated,
    )
