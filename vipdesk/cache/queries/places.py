"""Which seat to suggest: where the guest sat before, then numbers with luck in them, then the house's order; never a 4."""

from datetime import timedelta
from uuid import UUID

from vipdesk.cache.queries.bookings import kept_places
from vipdesk.cache.queries.reader import Reader, read_place
from vipdesk.cache.queries.same_person import of_person, remaining
from vipdesk.clock import store_day
from vipdesk.models.snapshot.guests import PlaceChoice
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import VisitState

SUGGESTIONS = 3
KEPT_FOR_OTHERS = timedelta(minutes=45)
"""A place that somebody has booked within this is not suggested to others."""

_FREE = (
    "SELECT lounge_place.id, name, name_en, kind, name IN (SELECT earlier.name FROM visit"
    "  JOIN lounge_place AS earlier ON earlier.id = visit.place_id"
    "  WHERE visit.guest_id IN {}) AS before"
    " FROM lounge_place WHERE store_id = ? AND retired_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.place_id = lounge_place.id AND visit.open = 1)"
    " AND name NOT LIKE '%4%' AND name NOT LIKE '%四%'"
)
"""By its name: a place that came back into use is another row."""
_LEFT_TODAY = (
    "SELECT place_id, id, tidied_at FROM visit WHERE store_id = ? AND checked_in_at >= ? AND state = ?"
    " AND place_id IS NOT NULL AND retired_at IS NULL ORDER BY left_at"
)


def suggested_places(reader: Reader, guest_id: UUID) -> tuple[PlaceChoice, ...]:
    """Three free seats to cycle through, tidied ones first; rooms only when no seat is left.

    What is kept for the guest comes before all others; what is kept for somebody else soon is not offered.
    """
    rows = reader.cache.rows(
        of_person(_FREE) + " ORDER BY kind <> 'seat', before DESC, name GLOB '*[689]*' DESC, position",
        (guest_id.bytes, reader.store),
    )
    left, kept = places_left(reader), kept_places(reader, reader.now + KEPT_FOR_OTHERS)
    person = remaining(reader, guest_id.bytes)
    rows = [row for row in rows if kept.get(row[0], {person}) == {person}]
    rows.sort(key=lambda row: (row[0] not in kept, row[3] != "seat", row[0] in left))
    return tuple(read_place(row[:4]) for row in rows[:SUGGESTIONS])


def places_left(reader: Reader) -> dict[bytes, UUID]:
    """待整理: places that somebody has left today and that nobody has tidied since, with the visit that left them.

    A place where somebody sits again may be among them.
    """
    start, _ = store_day(reader.now)
    rows = reader.cache.rows(_LEFT_TODAY, (reader.store, to_microseconds(start), VisitState.LEFT.value))
    last = {place_id: (visit_id, tidied_at) for place_id, visit_id, tidied_at in rows}
    return {
        place_id: UUID(bytes=visit_id) for place_id, (visit_id, tidied_at) in last.items() if tidied_at is None
    }
