"""How instants and JSON are written, in the cache's file and on the wire; imports no table and no SQLAlchemy."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CANONICAL = msgspec.json.Encoder(order="sorted")
_MICROSECOND = timedelta(microseconds=1)


def write_json(value: Any) -> str:
    """Canonical JSON: sorted keys, no blanks, no escapes of letters."""
    return _CANONICAL.encode(value).decode()


def to_microseconds(instant: datetime) -> int:
    """Microseconds since 1970-01-01 UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(value: int) -> datetime:
    """The instant so many microseconds after 1970-01-01 UTC."""
    return _EPOCH + timedelta(microseconds=value)


def write_instant(instant: datetime) -> str:
    """RFC 3339 in UTC with `Z` and always six decimals, so that equal instants are equal texts."""
    there = instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    return there.isoformat(timespec="microseconds")[:-6] + "Z"


def read_instant(text: str) -> datetime:
    """Read RFC 3339; an instant without an offset is refused with ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant.astimezone(UTC)
