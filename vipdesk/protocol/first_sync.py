"""First sync: a desk without a base gets all of it at once, as a stream of rows or as sealed files (P28).

Rows travel as the desk's file keeps them: 16 bytes for an id, microseconds for an instant, canonical text for JSON.
That ties them to one set of columns, so a desk names its own, and gets ordinary pages where head office has another.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import msgspec
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vipdesk.models.catalogue import SHARED_MODELS, is_counted
from vipdesk.models.declarative import Shared, is_sealed, table_of
from vipdesk.models.row_mark import Tally
from vipdesk.models.values import write_json
from vipdesk.protocol.pull import PulledRow
from vipdesk.protocol.version import PROTOCOL

ROWS_PER_SHARD = 5000
SEARCH_ROWS_PER_SHARD = 50_000
MEDIA_TYPE = "application/octet-stream"
"""Of streams and of files."""
LENGTH_BYTES = 4
"""Before each frame of a stream: its length, most significant byte first."""
KEY_BYTES = 32
SEARCH_TABLES = {"search_entry": ("rank", "entry", "keys"), "search_key": ("search_key", "rank", "entry")}
"""What a sealed file brings beside the rows; `entry` is the number of the directory row in the file, from 1."""
_LEVEL = 1
_NONCE_BYTES = 12

_encoder = msgspec.msgpack.Encoder()


class Source:
    """How head office wants a first sync to be done."""

    PAGES = "pages"
    ROWS = "rows"
    FILES = "files"


class SealedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One space, prebuilt: where it is, what opens it, what is in it."""

    name: str
    key: bytes
    shards: list[int]
    """The length of each sealed shard; together they are the file."""
    tallies: dict[str, str]
    """Count and sum of marks of the rows in it, by table (`models.row_mark`)."""


class FirstSyncOffer(msgspec.Struct, frozen=True, kw_only=True):
    """How to go on, and what a window needs at once: the house, today's guests, own clients."""

    source: str
    rows: list[PulledRow]
    files: list[SealedFile]
    cursor: str | None
    """Where a desk stands that has imported the files."""
    positions: dict[str, int]
    server_time: datetime


class LoadBegin(msgspec.Struct, frozen=True, array_like=True, tag="begin"):
    """The first frame of a stream: where a desk stands that has taken in all of it."""

    cursor: str
    positions: dict[str, int]


class Shard(msgspec.Struct, frozen=True, array_like=True, tag="shard"):
    """Some rows of one table, as the desk's file keeps them, in the order of `columns_of`."""

    table: str
    rows: list[tuple[Any, ...]]


class LoadEnd(msgspec.Struct, frozen=True, array_like=True, tag="end"):
    """The last frame: the stream is whole, and what was in it."""

    tallies: dict[str, str]


Frame = LoadBegin | Shard | LoadEnd
_decoder: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


class DamagedError(Exception):
    """A frame or a sealed shard is not what head office made."""


@cache
def columns_of(model: type[Shared]) -> tuple[str, ...]:
    """The columns of a table in the order in which its rows travel; sealed ones stay at head office."""
    return tuple(column.key for column in table_of(model).columns if not is_sealed(column))


@cache
def column_set() -> str:
    """The columns of every table in a few letters: the same at both ends, or rows cannot be handed over so."""
    tables = {name: columns_of(model) for name, model in SHARED_MODELS.items()}
    return hashlib.sha256(write_json([PROTOCOL, tables, SEARCH_TABLES]).encode()).hexdigest()[:16]


def tables_in_files() -> Iterator[type[Shared]]:
    """What a sealed file may hold: nothing that is one desk's alone."""
    return filter(is_counted, SHARED_MODELS.values())


def merged(tallies: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The tallies of several spaces as one: a row is in one of a desk's spaces at most (P24)."""
    found: dict[str, Tally] = defaultdict(Tally)
    for texts in tallies:
        for name, text in texts.items():
            found[name].merge(Tally.read(text))
    return {name: tally.text for name, tally in found.items() if tally.count}


def pack(frame: Frame) -> bytes:
    """A frame as it travels."""
    return zstandard.compress(_encoder.encode(frame), _LEVEL)


def unpack(packed: bytes) -> Frame:
    """A frame that arrived; raises DamagedError."""
    try:
        return _decoder.decode(zstandard.decompress(packed))
    except (zstandard.ZstdError, msgspec.DecodeError) as cause:
        raise DamagedError from cause


def seal(packed: bytes, key: bytes, name: str, place: int) -> bytes:
    """Seal the shard at a place of a file; each file has a key of its own, so the place may be the nonce."""
    return AESGCM(key).encrypt(_nonce(place), packed, _bound_to(name, place))


def unseal(sealed: bytes, key: bytes, name: str, place: int) -> bytes:
    """Open a shard; raises DamagedError for one that was changed, or belongs elsewhere."""
    try:
        return AESGCM(key).decrypt(_nonce(place), sealed, _bound_to(name, place))
    except InvalidTag as cause:
        raise DamagedError from cause


def _nonce(place: int) -> bytes:
    return place.to_bytes(_NONCE_BYTES, "big")


def _bound_to(name: str, place: int) -> bytes:
    return f"vipdesk first sync {name} {place}".encode()
