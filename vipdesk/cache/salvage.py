"""What can still be read of a damaged cache: the desk's own facts, row by row, from every page that is whole (F32)."""

import json
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vipdesk.cache.reset import OFFERING
from vipdesk.cache.sealed_pages import USABLE_BYTES, SealedPages
from vipdesk.models.local import Outbox, StaffVerifier

Record = tuple[int, tuple[Any, ...]]
_TABLE_LEAF = 0x0D
_FIRST_PAGE_HEADER = 100
_ID_BYTES = 16
IDENTITY = (
    "server_url",
    "private_key",
    "desk_id",
    "store_id",
    "incarnation",
    "phone_secret",
    "anchor",
    "high_water",
)
"""Facts without which a desk does not know what it is."""
_KEPT_FACTS = frozenset({*IDENTITY, "ca_file", "next_seq", "last_sync", OFFERING})
_OUTBOX = tuple(column.name for column in Outbox.__table__.columns)
_OLDEST_OUTBOX = 18
"""Columns of an entry in the first schema: a row written then has no more."""
_VERIFIER = len(StaffVerifier.__table__.columns)


@dataclass(slots=True)
class Salvaged:
    """Rows by table, as they lay in the file."""

    facts: dict[str, Any] = field(default_factory=dict)
    outbox: dict[bytes, dict[str, Any]] = field(default_factory=dict)
    """By op_id."""
    lease_use: dict[bytes, bytes] = field(default_factory=dict)
    verifiers: dict[bytes, tuple[Any, ...]] = field(default_factory=dict)
    pages: int = 0
    unreadable: int = 0

    @property
    def knows_who_it_is(self) -> bool:
        """Whether the desk can go on under its own name."""
        return all(name in self.facts for name in IDENTITY)


def salvage(pages: SealedPages) -> Salvaged:
    """Read everything of the desk's own that is on a page that is whole.

    A page that was given back may still hold old rows: to offer an intent twice is harmless, head office has its outcome.
    """
    found = Salvaged()
    for number in pages.numbers():
        found.pages += 1
        page = pages.page(number)
        if page is None:
            found.unreadable += 1
            continue
        for rowid, values in _records(pages, page, number):
            _sort_in(found, rowid, values)
    return found


def _sort_in(found: Salvaged, rowid: int, values: tuple[Any, ...]) -> None:
    if _is_outbox(values):
        row = dict(zip(_OUTBOX, (rowid, *values[1:]), strict=False))
        found.outbox[row["op_id"]] = row
    elif _is_kind(values, (str, str)) and values[0] in _KEPT_FACTS:
        found.facts[values[0]] = json.loads(values[1])
    elif _is_kind(values, (bytes, bytes)) and len(values[0]) == len(values[1]) == _ID_BYTES:
        found.lease_use[values[0]] = values[1]
    elif len(values) == _VERIFIER and _is_kind(values[:2], (bytes, str)) and values[1].startswith("$argon2id$"):
        found.verifiers[values[0]] = values


def _is_outbox(values: tuple[Any, ...]) -> bool:
    """An entry is the row's own number; then come op_id, incarnation, number, kind."""
    if not _OLDEST_OUTBOX <= len(values) <= len(_OUTBOX) or values[0] is not None:
        return False
    return _is_kind(values[1:5], (bytes, int, int, str)) and len(values[1]) == _ID_BYTES and "." in values[4]


def _is_kind(values: Sequence[Any], kinds: tuple[type, ...]) -> bool:
    return len(values) == len(kinds) and all(map(isinstance, values, kinds))


def _records(pages: SealedPages, page: bytes, number: int) -> Iterator[Record]:
    """The rows of a leaf of some table; of any other page none."""
    head = _FIRST_PAGE_HEADER if number == 1 else 0
    if page[head] != _TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", page, head + 3)
    for place in range(cells):
        try:
            (start,) = struct.unpack_from(">H", page, head + 8 + 2 * place)
            yield _record(pages, page, start)
        except (struct.error, IndexError, ValueError, UnicodeDecodeError):
            # a page that is no leaf looked like one, or a row goes on where nothing can be read
            continue


def _record(pages: SealedPages, page: bytes, start: int) -> Record:
    size, start = _varint(page, start)
    rowid, start = _varint(page, start)
    payload = _payload(pages, page, start, size)
    length, place = _varint(payload, 0)
    body, values = length, []
    while place < length:
        kind, place = _varint(payload, place)
        value, body = _value(payload, body, kind)
        values.append(value)
    return rowid, tuple(values)


def _payload(pages: SealedPages, page: bytes, start: int, size: int) -> bytes:
    """A row's bytes, from the page and the chain of those it runs over into."""
    most = USABLE_BYTES - 35
    if size <= most:
        return page[start : start + size]
    least = (USABLE_BYTES - 12) * 32 // 255 - 23
    here = least + (size - least) % (USABLE_BYTES - 4)
    here = here if here <= most else least
    parts = [page[start : start + here]]
    (following,) = struct.unpack_from(">I", page, start + here)
    missing = size - here
    while missing > 0:
        further = pages.page(following)
        if further is None:
            raise ValueError(following)
        (following,) = struct.unpack_from(">I", further)
        parts.append(further[4 : 4 + min(missing, USABLE_BYTES - 4)])
        missing -= len(parts[-1])
    return b"".join(parts)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[place + count]
        if count == 8:
            return (value << 8) | byte, place + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, place + count + 1
    raise ValueError(place)


_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS: dict[int, Any] = {0: None, 8: 0, 9: 1}
_READ_VARIABLE: tuple[Callable[[bytes], Any], ...] = (bytes, lambda raw: raw.decode("utf-8"))


def _value(data: bytes, place: int, kind: int) -> tuple[Any, int]:
    """One column; kinds are SQLite's serial types."""
    if kind in _CONSTANTS:
        return _CONSTANTS[kind], place
    if kind in _WHOLE:
        end = place + _WHOLE[kind]
        return int.from_bytes(data[place:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", data, place)[0], place + 8
    end = place + (kind - 12) // 2
    if kind < 12 or end > len(data):
        raise ValueError(kind)
    return _READ_VARIABLE[kind % 2](data[place:end]), end
