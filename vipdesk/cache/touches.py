"""Touches: which rows and find-keys a pending intent read or wrote, so that settle knows whom a change concerns (P3)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import TableStatements

TouchKey = tuple[str, bytes]
"""Table name and key; a row's key is its 16 bytes, a find-key's is one byte more than its hash."""

_HASH_BYTES = 12


def row_key(table_name: str, row_id: UUID) -> TouchKey:
    """The key of a row."""
    return (table_name, row_id.bytes)


def is_row_key(key: bytes) -> bool:
    """Whether a key is a row's and not a find-key's."""
    return len(key) == 16


def find_key(statements: TableStatements, names: tuple[str, ...], keys: Mapping[str, Any]) -> TouchKey | None:
    """The key of a question; None where a value is missing, since no row can be found by it."""
    values = statements.condition(names, keys)
    if any(value is None for value in values):
        return None
    number = list(statements.find).index(names)
    digest = hashlib.blake2b(msgspec.msgpack.encode(values), digest_size=_HASH_BYTES).digest()
    return (statements.name, bytes([number]) + digest)


def keys_of_row(statements: TableStatements, values: Mapping[str, Any] | None) -> Iterator[TouchKey]:
    """Every key under which a row can be read: its own and its find-keys. A retired row has its own alone."""
    if values is None:
        return
    yield row_key(statements.name, values["id"])
    if values["retired_at"] is not None:
        return
    for names in statements.find:
        key = find_key(statements, names, values)
        if key is not None:
            yield key


def write_touches(cache: Cache, entry: int, touches: Mapping[TouchKey, bool]) -> None:
    """Keep an intent's touches; True means written."""
    cache.execute_many(
        "INSERT INTO touch (entry, table_name, touch_key, written) VALUES (?, ?, ?, ?)",
        [(entry, name, key, int(written)) for (name, key), written in touches.items()],
    )


def touches_of(cache: Cache, entry: int) -> dict[TouchKey, bool]:
    """An intent's touches."""
    found = cache.rows("SELECT table_name, touch_key, written FROM touch WHERE entry = ?", (entry,))
    return {(name, key): bool(written) for name, key, written in found}


def forget_touches(cache: Cache, entry: int) -> None:
    """Drop an intent's touches: it has left the fold, or is about to be replayed."""
    cache.execute("DELETE FROM touch WHERE entry = ?", (entry,))


def touched(cache: Cache, keys: Iterable[TouchKey]) -> set[TouchKey]:
    """Those of the keys that a pending intent has touched."""
    return {
        key
        for key in keys
        if cache.row("SELECT 1 FROM touch WHERE table_name = ? AND touch_key = ? LIMIT 1", key) is not None
    }


def mark_dirty(cache: Cache, keys: Iterable[TouchKey]) -> None:
    """Note keys whose base changed under a pending intent (P17)."""
    cache.execute_many("INSERT OR IGNORE INTO dirty (table_name, touch_key) VALUES (?, ?)", list(keys))
