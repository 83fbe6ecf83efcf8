"""Which seat to suggest: where the guest sat before, then the house's order; never one whose number holds a 4."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, read_place
from vipdesk.cache.queries.same_person import of_person
from vipdesk.models.snapshot.guests import PlaceChoice

SUGGESTIONS = 3

_FREE = (
    "SELECT lounge_place.id, name, name_en, kind, (SELECT count(*) FROM visit AS earlier"
    "  WHERE earlier.place_id = lounge_place.id AND earlier.guest_id IN {}) AS before"
    " FROM lounge_place WHERE store_id = ? AND retired_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.place_id = lounge_place.id AND visit.open = 1)"
    " AND name NOT LIKE '%4%' AND name NOT LIKE '%四%'"
)


def suggested_places(reader: Reader, guest_id: UUID) -> tuple[PlaceChoice, ...]:
    """Three free seats to cycle through; rooms only when no seat is left."""
    rows = reader.cache.rows(
        of_person(_FREE) + " ORDER BY kind <> 'seat', before > 0 DESC, position LIMIT ?",
        (guest_id.bytes, reader.store, SUGGESTIONS),
    )
    return tuple(read_place(row[:4]) for row in rows)
