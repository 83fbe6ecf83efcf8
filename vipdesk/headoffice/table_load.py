"""Very many new rows of one table: packed wherever they are made, and handed to the database as they are.

PostgreSQL takes them by COPY as lines of text, SQLite as the parameters of one statement. A row is packed once, in a
process that reads an export perhaps; whoever holds the connection only passes it on.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import BigInteger, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import Column

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words
from vipdesk.models.declarative import Record, Shared, column_values, table_of
from vipdesk.models.values import write_json

Packed = str | tuple[Any, ...]
"""A line for PostgreSQL, parameters for SQLite."""

POSTGRESQL = "postgresql"
_NULL = "\\N"
_SPECIAL = re.compile(r"[\\\n\r]")
_NOTHING = "\0"
"""Stands for a missing cell while a line is put together: no text of a database has it."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

Encoder = Callable[[Any], Any]


class RowForm:
    """How new rows of one table are packed for one kind of database.

    `names` are the columns that differ from row to row; every other column has one value for all rows, given here or
    the default of the declaration.
    """

    def __init__(
        self, model: type[Shared | Record], names: Sequence[str], kind: str, same: Mapping[str, Any] | None = None
    ) -> None:
        """`kind` is the database's; raises TypeError for a column that has no value."""
        table = table_of(model)
        self.table_name = table.name
        self._names = tuple(names)
        made: Any = model
        constants = column_values(made(**dict.fromkeys(names), **(same or {})))
        others = [column for column in table.columns if column.key not in self._names]
        encoders = _COPY_ENCODERS if kind == POSTGRESQL else _SQLITE_ENCODERS
        chosen = [encoders.get(type(table.c[name].type)) for name in self._names]
        self._encoders = [(place, encode) for place, encode in enumerate(chosen) if encode is not None]
        fixed = [_encoded(encoders, column, constants[column.key]) for column in others]
        written = [f'"{name}"' for name in (*self._names, *(column.key for column in others))]
        self._kind = kind
        self._fixed = tuple(fixed)
        if kind == POSTGRESQL:
            self._tail = "\t".join(["", *map(_copy_cell, fixed)]) + "\n"
            self._statement = f'COPY "{table.name}" ({", ".join(written)}) FROM STDIN'
        else:
            marks = ", ".join("?" * len(written))
            self._statement = f'INSERT INTO "{table.name}" ({", ".join(written)}) VALUES ({marks})'  # noqa: S608 - names of declared columns

    def pack(self, values: Iterable[Any]) -> Packed:
        """A row, by its values in the order of `names`; ids may be packed already."""
        cells = list(values)
        for place, encode in self._encoders:
            if cells[place] is not None:
                cells[place] = encode(cells[place])
        if self._kind != POSTGRESQL:
            return (*cells, *self._fixed)
        line = "\t".join([_NOTHING if cell is None else cell for cell in cells])
        if _SPECIAL.search(line) or line.count("\t") >= len(cells):
            line = "\t".join(map(_copy_cell, cells))
        return line.replace(_NOTHING, _NULL) + self._tail

    def pack_ids(self, rows: Iterable[Sequence[Any]]) -> list[Packed]:
        """Rows of nothing but packed ids, numbers and words of ours: nothing in them could be mistaken for a line's end."""
        if self._kind == POSTGRESQL:
            tail = self._tail
            return ["\t".join(row) + tail for row in rows]
        return [(*row, *self._fixed) for row in rows]

    def load(self, connection: Connection, packed: Sequence[Packed]) -> None:
        """Add packed rows; a broken constraint surfaces as IntegrityError."""
        if not packed:
            return
        if self._kind == POSTGRESQL:
            _copy(connection, self._statement, "".join(packed))  # type: ignore[arg-type]  # lines, for this kind
        else:
            connection.exec_driver_sql(self._statement, list(packed))


PackedId = str | bytes
"""An id as part of a packed row: its digits for PostgreSQL, its bytes for SQLite."""


def pack_id(raw: bytes, kind: str) -> PackedId:
    """An id, or a mark, by its sixteen bytes."""
    return raw.hex() if kind == POSTGRESQL else raw


def raw_id(packed: PackedId) -> bytes:
    """The sixteen bytes that `pack_id` was given."""
    return bytes.fromhex(packed) if isinstance(packed, str) else packed


def _copy(connection: Connection, statement: str, lines: str) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(lines)
    except psycopg.Error as cause:
        # as if the statement had gone through SQLAlchemy: whoever retries or translates knows its classes
        raise DBAPIError.instance(statement, None, cause, psycopg.Error, dialect=connection.dialect) from cause


def _encoded(encoders: Mapping[type[Any], Encoder], column: Column[Any], value: Any) -> Any:
    encode = encoders.get(type(column.type))
    return value if encode is None or value is None else encode(value)


def _copy_cell(value: str | None) -> str:
    return _NULL if value is None else value.translate(_ESCAPES)


def _copy_guid(value: UUID | str) -> str:
    return value if isinstance(value, str) else value.hex


def _copy_truth(value: bool) -> str:  # noqa: FBT001 - a cell
    return "t" if value else "f"


def _sqlite_guid(value: UUID | bytes) -> bytes:
    return value.bytes if isinstance(value, UUID) else value


# a column of another type is text for PostgreSQL, and for SQLite itself
_COPY_ENCODERS: dict[type[Any], Encoder] = {
    Guid: _copy_guid,
    Json: write_json,
    Truth: _copy_truth,
    UtcInstant: datetime.isoformat,
    Whole: str,
    BigInteger: str,
}
_SQLITE_ENCODERS: dict[type[Any], Encoder] = {
    kind: kind.codec.to_sqlite for kind in (Words, Json, Truth, UtcInstant)
} | {Guid: _sqlite_guid}
