"""Many rows in one statement, on either database: PostgreSQL takes them as one JSON text, SQLite one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import TableValuedAlias

Rows = Sequence[Mapping[str, Any]]
_AT, _WAS = "at_id", "was_version"


def among(connection: Connection, where: Column[Any], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether a column is one of these; the same statement for however many there are."""
    if connection.dialect.name == "postgresql":
        written = ids.text if isinstance(ids, IdSet) else _array(ids)
        return where == any_(cast(literal(written, Text()), postgresql.ARRAY(Uuid())))
    return where.in_(list(ids))


class IdSet(frozenset[UUID]):
    """Ids that are asked about again and again: written as an array once."""

    @cached_property
    def text(self) -> str:
        """As PostgreSQL reads an array."""
        return _array(self)


def _array(ids: Iterable[UUID]) -> str:
    return f"{{{','.join([row_id.hex for row_id in ids])}}}"


def add_rows(connection: Connection, table: Table, rows: Rows, replacing: tuple[str, ...] = ()) -> None:
    """Add rows that all name the same columns; a row that is there already gets the columns in `replacing`.

    Without `replacing` it is an IntegrityError.
    """
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "postgresql":
        connection.execute(_insert_many(table, names, replacing), {"rows": _text(rows)})
    else:
        connection.execute(_insert_one(table, names, replacing), list(rows))


def change_rows(connection: Connection, table: Table, rows: Sequence[tuple[UUID, int, Mapping[str, Any]]]) -> int:
    """Change rows, each given as its id, the version it must have, and the same columns; how many it met."""
    named = [{_AT: row_id, _WAS: version, **values} for row_id, version, values in rows]
    names = tuple(rows[0][2])
    if connection.dialect.name == "postgresql":
        return connection.execute(_update_many(table, names), {"rows": _text(named)}).rowcount
    return connection.execute(_update_one(table, names), named).rowcount


def _text(rows: Rows) -> str:
    return msgspec.json.encode(rows).decode()


@cache
def _insert_many(table: Table, names: tuple[str, ...], replacing: tuple[str, ...]) -> Any:
    fresh = _fresh(table, names)
    statement = postgresql.insert(table).from_select(
        list(names), select(*(fresh.c[name] for name in names)), include_defaults=False
    )
    return _or_replace(statement, table, replacing)


@cache
def _insert_one(table: Table, names: tuple[str, ...], replacing: tuple[str, ...]) -> Any:
    statement = sqlite.insert(table).values({name: bindparam(name) for name in names})
    return _or_replace(statement, table, replacing) if replacing else insert(table)


def _or_replace(statement: Any, table: Table, replacing: tuple[str, ...]) -> Any:
    if not replacing:
        return statement
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: statement.excluded[name] for name in replacing},
    )


@cache
def _update_many(table: Table, names: tuple[str, ...]) -> Any:
    at, was = column(_AT, table.c.id.type), column(_WAS, table.c.version.type)
    fresh = _fresh(table, names, at, was)
    return (
        update(table)
        .where(table.c.id == fresh.c[_AT], table.c.version == fresh.c[_WAS], table.c.retired_at.is_(None))
        .values({name: fresh.c[name] for name in names})
    )


@cache
def _update_one(table: Table, names: tuple[str, ...]) -> Any:
    return (
        update(table)
        .where(table.c.id == bindparam(_AT), table.c.version == bindparam(_WAS), table.c.retired_at.is_(None))
        .values({name: bindparam(name) for name in names})
    )


def _fresh(table: Table, names: tuple[str, ...], *more: Any) -> TableValuedAlias:
    """The JSON text as a table of these columns."""
    columns = [*more, *(column(name, table.c[name].type) for name in names)]
    given = cast(bindparam("rows", type_=Text()), JSON())
    return func.json_to_recordset(given).table_valued(*columns, name="fresh").render_derived(with_types=True)
