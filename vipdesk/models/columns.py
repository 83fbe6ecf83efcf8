"""Column types that mean the same on PostgreSQL, SQLite and the wire, and the privacy note every column carries.

The values in Python are the same everywhere: UUID, aware datetime in UTC, int, str, bool, JSON value.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Dialect, Integer, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

from vipdesk.models.values import (
    from_microseconds,
    read_instant,
    to_microseconds,
    write_instant,
    write_json,
)


class PrivacyClass(StrEnum):
    """How much a value says about a person (S38)."""

    OPERATIONAL = "operational"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Purpose(StrEnum):
    """Why a value is held."""

    IDENTIFY = "identify"
    ADDRESS = "address"
    SERVE = "serve"
    CARE = "care"
    ACCOUNT = "account"
    OPERATE = "operate"
    PROVE = "prove"


class Retention(StrEnum):
    """How long a value is kept."""

    MEMBERSHIP = "while a member and 180 days after"
    THREE_YEARS = "three years after the event"
    TEN_YEARS = "ten years (accounting)"
    THIRTY_DAYS = "thirty days"
    IN_USE = "while in use"
    UNTIL_SETTLED = "until head office has it"


@dataclass(frozen=True, slots=True)
class PrivacyNote:
    """What a column declares about the data in it."""

    privacy: PrivacyClass
    purpose: Purpose
    retention: Retention


def operational(
    purpose: Purpose = Purpose.OPERATE, keep: Retention = Retention.IN_USE, *, sealed: bool = False
) -> dict[str, object]:
    """Note for a column that says nothing about a guest; `sealed` columns never leave head office."""
    return {"note": PrivacyNote(PrivacyClass.OPERATIONAL, purpose, keep), "sealed": sealed}


def personal(
    purpose: Purpose, keep: Retention = Retention.MEMBERSHIP, *, sealed: bool = False
) -> dict[str, object]:
    """Note for a column that says something about a person."""
    return {"note": PrivacyNote(PrivacyClass.PERSONAL, purpose, keep), "sealed": sealed}


def sensitive(purpose: Purpose, keep: Retention = Retention.MEMBERSHIP) -> dict[str, object]:
    """Note for health, allergy, belief: needs separate consent (PIPL 28)."""
    return {"note": PrivacyNote(PrivacyClass.SENSITIVE, purpose, keep), "sealed": False}


@dataclass(frozen=True, slots=True)
class Codec:
    """The four conversions of one column type; None passes through all of them untouched."""

    to_sqlite: Callable[[Any], Any]
    from_sqlite: Callable[[Any], Any]
    to_wire: Callable[[Any], Any]
    from_wire: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _guid(value: Any) -> UUID:
    if not isinstance(value, str):
        raise TypeError(value)
    return UUID(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


class Guid(TypeDecorator[UUID]):
    """UUID on PostgreSQL, 16 bytes on SQLite, lower case with hyphens on the wire."""

    impl = Uuid
    cache_ok = True
    codec = Codec(lambda value: value.bytes, lambda raw: UUID(bytes=raw), str, _guid)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A blob where there is no UUID type."""
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """UUID to what the driver takes."""
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:  # noqa: ARG002 - the hook has it
        """What the driver gave to UUID."""
        return UUID(bytes=value) if isinstance(value, bytes) else value


class UtcInstant(TypeDecorator[datetime]):
    """TIMESTAMPTZ on PostgreSQL, integer microseconds on SQLite, RFC 3339 with `Z` on the wire."""

    impl = TIMESTAMP(timezone=True)
    cache_ok = True
    codec = Codec(to_microseconds, from_microseconds, write_instant, read_instant)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An integer where there is no type for instants."""
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(BigInteger() if sqlite else TIMESTAMP(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Instant to what the driver takes; a naive datetime is a defect."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return to_microseconds(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """What the driver gave to an instant in UTC."""
        if value is None:
            return None
        return from_microseconds(value) if isinstance(value, int) else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """JSONB on PostgreSQL, canonical text on SQLite, itself on the wire."""

    impl = Text
    cache_ok = True
    codec = Codec(write_json, json.loads, _same, _same)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text where there is no JSON type."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else JSONB(none_as_null=True))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """JSON value to what the driver takes."""
        return write_json(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """What the driver gave to a JSON value."""
        return json.loads(value) if isinstance(value, str) and dialect.name == "sqlite" else value


class Words(TypeDecorator[str]):
    """Text, also for closed lists of words (enums are stored and sent as their text)."""

    impl = Text
    cache_ok = True
    codec = Codec(str, _same, str, _text)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as above
        """An enum member goes in as its plain text."""
        return None if value is None else str(value)


class FenAmount(TypeDecorator[int]):
    """Money in fen."""

    impl = BigInteger
    cache_ok = True
    codec = Codec(_same, _same, _same, _whole)


class Whole(TypeDecorator[int]):
    """A whole number."""

    impl = Integer
    cache_ok = True
    codec = Codec(_same, _same, _same, _whole)


class Truth(TypeDecorator[bool]):
    """Yes or no; 0 and 1 on SQLite."""

    impl = Boolean
    cache_ok = True
    codec = Codec(int, bool, _same, _truth)
