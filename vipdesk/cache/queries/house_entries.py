"""Counters, partners and answers of this store, found by any of their words."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.rules.house_entries import sought

MOST_ENTRIES = 400
_ENTRIES = (
    "SELECT id, kind, store_id, name, name_en, text, text_en, floor, phone, hours, contact, words, author_id, noted_at"
    " FROM house_entry WHERE retired_at IS NULL AND (store_id IS NULL OR store_id = ?)"
)


def house_entries(reader: Reader, kinds: Sequence[str], text: str) -> tuple[EntryView, ...]:
    """Entries of some kinds in which every typed word occurs; all of them for an empty text."""
    found = sought(text)
    conditions = f" AND kind IN ({', '.join('?' for _ in kinds)})" + " AND instr(keys, ?) > 0" * len(found)
    rows = reader.cache.rows(
        _ENTRIES + conditions + " ORDER BY kind, name LIMIT ?", (reader.store, *kinds, *found, MOST_ENTRIES)
    )
    return tuple(_view(reader, row) for row in rows)


def _view(reader: Reader, row: tuple[Any, ...]) -> EntryView:
    return EntryView(
        entry_id=UUID(bytes=row[0]),
        kind=row[1],
        own=row[2] is not None,
        name=Words(row[3], row[4]),
        text=Words(row[5], row[6]),
        floor=row[7],
        phone=row[8],
        hours=row[9],
        contact=row[10],
        words=row[11],
        author=reader.staff_name(row[12]),
        noted_at=known_instant(row[13]),
    )
