"""What is in our keeping: the list, and what a guest has left with us."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.guest_life import agents
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import masked_person, of_person
from vipdesk.clock import store_day
from vipdesk.models.snapshot.guests import Stored
from vipdesk.models.snapshot.storage import StorageDesk, StoredThing
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Act

MOST_TAGS = 300
_MOST_SHELVES = 8
_TAGS = (
    "SELECT storage_tag.id, label, what, shelf, guest_id, directory_row.name, directory_row.address,"
    " directory_row.address_en, directory_row.merged_into, kept_at, kept_by, due_at, returned_at,"
    " EXISTS (SELECT 1 FROM visit WHERE visit.guest_id = storage_tag.guest_id AND visit.open = 1)"
    " FROM storage_tag JOIN directory_row ON directory_row.id = guest_id"
    " WHERE storage_tag.store_id = ? AND storage_tag.retired_at IS NULL"
)


def storage_desk(reader: Reader) -> StorageDesk:
    """Everything that is still here, and what was given back today."""
    start, _ = store_day(reader.now)
    returned = reader.cache.rows(
        _TAGS + " AND returned_at >= ? ORDER BY returned_at DESC LIMIT ?",
        (reader.store, to_microseconds(start), MOST_TAGS),
    )
    shelves = reader.cache.rows(
        "SELECT shelf FROM (SELECT shelf FROM storage_tag WHERE store_id = ? ORDER BY kept_at DESC LIMIT 200)"
        " GROUP BY shelf ORDER BY count(*) DESC, shelf LIMIT ?",
        (reader.store, _MOST_SHELVES),
    )
    return StorageDesk(
        kept=kept_things(reader),
        returned=tuple(_thing(reader, row) for row in returned),
        shelves=tuple(shelf for (shelf,) in shelves),
    )


def kept_things(reader: Reader) -> tuple[StoredThing, ...]:
    """What this store has in its keeping, the oldest first."""
    kept = reader.cache.rows(_TAGS + " AND open = 1 ORDER BY kept_at LIMIT ?", (reader.store, MOST_TAGS))
    return tuple(_thing(reader, row) for row in kept)


def stored_thing(reader: Reader, tag_id: UUID) -> StoredThing | None:
    """One tag of this store and who may collect it; None for one that this desk does not have."""
    row = reader.cache.row(_TAGS + " AND storage_tag.id = ?", (reader.store, tag_id.bytes))
    if row is None:
        return None
    thing = _thing(reader, row)
    return replace(thing, agents=agents(reader, thing.guest.guest_id, Act.COLLECT))


def stored_for(reader: Reader, guest_id: UUID) -> tuple[Stored, ...]:
    """What a person has left with this store, under whichever name."""
    rows = reader.cache.rows(
        of_person(
            "SELECT id, label, what, shelf FROM storage_tag WHERE guest_id IN {} AND store_id = ? AND open = 1"
            " AND retired_at IS NULL ORDER BY kept_at"
        ),
        (guest_id.bytes, reader.store),
    )
    return tuple(Stored(UUID(bytes=row[0]), *row[1:]) for row in rows)


def _thing(reader: Reader, row: tuple[Any, ...]) -> StoredThing:
    kept_at, due_at, returned_at = known_instant(row[9]), instant(row[11]), instant(row[12])
    late = kept_at < store_day(reader.now)[0] if due_at is None else due_at <= reader.now
    return StoredThing(
        tag_id=UUID(bytes=row[0]),
        label=row[1],
        what=row[2],
        shelf=row[3],
        guest=masked_person(reader, row[4:9]),
        kept_at=kept_at,
        kept_by=reader.staff_name(row[10]),
        due_at=due_at,
        returned_at=returned_at,
        overdue=returned_at is None and late,
        here=bool(row[13]),
    )
