"""Who is near to whoever asks: in this lounge now, expected today, or their own client; they come first wherever they rank.

What was read stays with the connection until the file changes, because a question comes with every key stroke.
"""

from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from vipdesk.cache.engine import Cache
from vipdesk.cache.queries.duty import duty_book
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import STORE_ZONE

MOST_CLIENTS = 2000
"""A longer book is near only as far as this; everybody in it is found all the same."""

Place = tuple[int, int]
"""Rank and number of a guest in the index."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """The guests near to one person, with their keys between bars."""

    lounge: dict[Place, str]
    expected: dict[Place, str]
    clients: dict[Place, str]

    def step(self, place: Place) -> int:
        """0 in the lounge, 1 expected today, 2 a client, 3 anybody else."""
        near = (self.lounge, self.expected, self.clients)
        return next((step for step, places in enumerate(near) if place in places), len(near))

    def holding(self, parts: tuple[str, ...]) -> list[Place]:
        """Whoever is near and has all these in their keys."""
        return [
            place
            for near in (self.lounge, self.expected, self.clients)
            for place, keys in near.items()
            if all(part in keys for part in parts)
        ]


_KNOWN: WeakKeyDictionary[Cache, tuple[object, Nearness]] = WeakKeyDictionary()


def nearness(reader: Reader, asker: UUID | None) -> Nearness:
    """Who is near to a member of staff now; without one only the lounge and who is expected count."""
    today = reader.now.astimezone(STORE_ZONE).date().isoformat()
    stamp = (reader.cache.state_number(), reader.store, asker, today)
    known = _KNOWN.get(reader.cache)
    if known is not None and known[0] == stamp:
        return known[1]
    read = Nearness(_lounge(reader), _expected(reader, today), {} if asker is None else _clients(reader, asker))
    _KNOWN[reader.cache] = (stamp, read)
    return read


_KEYS_OF = (
    "SELECT search_entry.rank, search_entry.entry, search_entry.keys FROM {found} AS found"
    " JOIN directory_row AS named ON named.id = found.guest_id"
    " JOIN directory_row ON directory_row.id = coalesce(named.merged_into, named.id)"
    " JOIN search_entry ON search_entry.rank = directory_row.rank AND search_entry.entry = directory_row.rowid"
)


def _lounge(reader: Reader) -> dict[Place, str]:
    return _by_place(reader, "(SELECT guest_id FROM visit WHERE store_id = ? AND open = 1 LIMIT ?)", reader.store)


def _expected(reader: Reader, day: str) -> dict[Place, str]:
    found = "(SELECT guest_id FROM appointment WHERE store_id = ? AND day = ? AND open = 1 LIMIT ?)"
    return _by_place(reader, found, reader.store, day)


def _clients(reader: Reader, asker: UUID) -> dict[Place, str]:
    """Their own, and those of whom they stand in for on the roster of today."""
    whose = (asker.bytes, *duty_book(reader).covered_by(asker.bytes))
    found = (
        f"(SELECT DISTINCT guest_id FROM shopper_assignment WHERE staff_id IN ({', '.join('?' * len(whose))})"  # noqa: S608 - question marks
        " AND active = 1 AND retired_at IS NULL LIMIT ?)"
    )
    return _by_place(reader, found, *whose)


def _by_place(reader: Reader, found: str, *whose: bytes | str) -> dict[Place, str]:
    rows = reader.cache.rows(_KEYS_OF.format(found=found), (*whose, MOST_CLIENTS))
    return {(rank, entry): keys for rank, entry, keys in rows}
