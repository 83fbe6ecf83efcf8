"""The three bases every table is declared on, and what a declaration tells the rest of the house.

`Shared` rows live at both ends and travel; `Local` rows are the desk's own; `Record` rows are head office's own.
A Shared class is a declaration: the record enforces its constraints (`__table_args__`), the desk keeps
primary keys and plain indexes only, because pages of rows arrive in an order no constraint could survive.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import Column, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from vipdesk.models.columns import Codec, Guid, Json, UtcInstant, Whole, operational

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Audience(StrEnum):
    """Which desks may hold a row."""

    GUEST = "guest"
    """The stores in whose scope the row's guest is, and the row's own store if it has one."""
    STORE = "store"
    """The row's store; every store where it names none."""
    DESK = "desk"
    """The one desk the row names."""
    DIRECTORY = "directory"
    """The stores of the guest; every store where policy says `directory = group`."""


class Shared(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False):
    """Base of the tables that desk, head office and wire have in common.

    Rows have no repr: a row in a traceback or a log line would carry a guest's data (S35).
    """

    metadata = MetaData(naming_convention=NAMING)

    audience: ClassVar[Audience]
    find_keys: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Column groups that `Ledger.find` may ask for; each is an index at both ends and a touch (P3)."""
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Further column groups with an index at both ends, for screens and reports alone."""
    own_store_when: ClassVar[str | None] = None
    """A yes-or-no column: a row that says yes stays in its own store, whoever else holds the guest."""

    @classmethod
    def require_find_key(cls, keys: Mapping[str, Any]) -> tuple[str, ...]:
        """The declared find-key these names form, in declared order; ValueError for any other (P3)."""
        for names in cls.find_keys:
            if set(names) == set(keys):
                return names
        raise ValueError(f"{cls.__tablename__} declares no find key {sorted(keys)}")

    id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    version: Mapped[int] = mapped_column(Whole, default=1, info=operational())
    """Number of changes of this row, stamped by head office; never a stream position."""
    changed_by: Mapped[UUID | None] = mapped_column(Guid, nullable=True, default=None, info=operational())
    """The intent, or the run of head office, that changed the row last; part of the row's mark (P24)."""
    retired_at: Mapped[datetime | None] = mapped_column(
        UtcInstant, nullable=True, default=None, info=operational()
    )
    extra: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict, info=operational())
    """Fields a newer program sent that this one does not know; they travel back unchanged (I20)."""


class Local(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False):
    """Base of the side tables that only the desk's cache has."""

    metadata = MetaData(naming_convention=NAMING)


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False):
    """Base of the side tables that only head office has.

    They share the metadata of `Shared`, so that foreign keys may point from one to the other.
    """

    metadata = Shared.metadata


def table_of(model: type[Any]) -> Table:
    """The SQLAlchemy table behind a declared class."""
    return cast(Table, model.__table__)


def codec_of(column: Column[Any]) -> Codec:
    """The conversions of a column; a column of a foreign type has none and is a defect."""
    codec: Codec = column.type.codec  # type: ignore[attr-defined]  # every declared type has one, tested
    return codec


def is_sealed(column: Column[Any]) -> bool:
    """Whether the column stays at head office: it is on no wire and in no digest."""
    return bool(column.info.get("sealed"))


def column_values(row: Shared | Record) -> dict[str, Any]:
    """A row as a mapping of column name to Python value."""
    held = row.__dict__
    # what was given or read is held as it is; asking the descriptor is for defaults alone
    return {name: held[name] if name in held else getattr(row, name) for name in _column_names(type(row))}


@cache
def _column_names(model: type[Shared | Record]) -> tuple[str, ...]:
    return tuple(column.key for column in table_of(model).columns)
