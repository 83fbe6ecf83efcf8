"""Many rows in one statement, on either database: PostgreSQL takes them as one JSON text, SQLite one after the other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
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
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import TableValuedAlias
from sqlalchemy.types import TypeEngine

Rows = Sequence[Mapping[str, Any]]
_AT, _WAS = "at_id", "was_version"
_STATEMENTS = 256
"""So many sets of tables have their statement kept: groups of a push mostly fill the same few."""


def among(connection: Connection, where: Column[Any], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether a column is one of these; the same statement for however many there are.

    PostgreSQL takes them as a table to be joined: an array that it does not know when it plans is compared with each
    row from its beginning to its end.
    """
    if connection.dialect.name == "postgresql":
        written = literal(ids.text if isinstance(ids, IdSet) else _array(ids), Text())
        return where.in_(select(func.unnest(_as_array(written, Uuid()))))
    return where.in_(list(ids))


def among_given(kind: str, where: Column[Any], name: str) -> ColumnElement[bool]:
    """The same of ids that come as a parameter, as `given_ids` writes them: for statements that are built once."""
    if kind == "postgresql":
        return where.in_(select(func.unnest(_as_array(bindparam(name, type_=Text()), Uuid()))))
    return where.in_(bindparam(name, expanding=True))


def given_ids(kind: str, ids: Iterable[UUID]) -> str | list[UUID]:
    """The value of the parameter that `among_given` names."""
    if kind == "postgresql":
        return ids.text if isinstance(ids, IdSet) else _array(ids)
    return list(ids)


def any_of(connection: Connection, where: Column[Any], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether a column is one of these, looked up by its index one after the other: for plans that are made anew."""
    if connection.dialect.name == "postgresql":
        return where == func.any(_as_array(literal(_array(ids), Text()), Uuid()))
    return where.in_(list(ids))


def texts_given(kind: str, where: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts that come as a list under `name`; for statements that are built once."""
    if kind == "postgresql":
        return where.in_(select(func.unnest(bindparam(name, type_=postgresql.ARRAY(Text())))))
    return where.in_(bindparam(name, expanding=True))


def pairs_given(kind: str, names: Column[Any], row_ids: Column[Any]) -> ColumnElement[bool]:
    """Whether a row's table and id are one of the pairs that `given_pairs` writes, for statements that are built once.

    On SQLite: whether they are at least one of these tables and one of these ids.
    """
    if kind == "postgresql":
        given = (bindparam("pair_names", type_=Text()), bindparam("pair_ids", type_=Text()))
        wanted = func.unnest(_as_array(given[0], Text()), _as_array(given[1], Uuid())).table_valued("name", "id")
        return tuple_(names, row_ids).in_(select(wanted.render_derived()))
    return names.in_(bindparam("pair_names", expanding=True)) & row_ids.in_(bindparam("pair_ids", expanding=True))


def given_pairs(kind: str, keys: Collection[tuple[str, UUID]]) -> dict[str, Any]:
    """The values of the parameters that `pairs_given` names."""
    if kind == "postgresql":
        names = f"{{{','.join([name for name, _ in keys])}}}"
        return {"pair_names": names, "pair_ids": _array(row_id for _, row_id in keys)}
    return {"pair_names": list({name for name, _ in keys}), "pair_ids": list({row_id for _, row_id in keys})}


class IdSet(frozenset[UUID]):
    """Ids that are asked about again and again: written as an array once."""

    @cached_property
    def text(self) -> str:
        """As PostgreSQL reads an array."""
        return _array(self)


def _as_array(written: ColumnElement[Any], of: TypeEngine[Any]) -> ColumnElement[Any]:
    return cast(written, postgresql.ARRAY(of))


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


def add_rows_together(connection: Connection, added: Iterable[tuple[Table, Rows]]) -> None:
    """Add rows to several tables, each named once, on PostgreSQL in one journey; it looks at foreign keys at its end."""
    filled = [(table, rows) for table, rows in added if rows]
    if connection.dialect.name != "postgresql":
        for table, rows in filled:
            add_rows(connection, table, rows)
    elif filled:
        statement = _insert_together(tuple((table, tuple(rows[0])) for table, rows in filled))
        connection.execute(statement, {f"rows_of_{table.name}": _text(rows) for table, rows in filled})


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


@lru_cache(maxsize=_STATEMENTS)
def _insert_together(parts: tuple[tuple[Table, tuple[str, ...]], ...]) -> Any:
    statements = []
    for table, names in parts:
        fresh = _fresh(table, names, given=f"rows_of_{table.name}")
        rows = select(*(fresh.c[name] for name in names))
        statements.append(insert(table).from_select(list(names), rows, include_defaults=False))
    last = statements.pop()
    return last.add_cte(*(each.cte(f"add_{place}") for place, each in enumerate(statements)))


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


def _fresh(table: Table, names: tuple[str, ...], *more: Any, given: str = "rows") -> TableValuedAlias:
    """The JSON text of a parameter as a table of these columns."""
    columns = [*more, *(column(name, table.c[name].type) for name in names)]
    written = cast(bindparam(given, type_=Text()), JSON())
    return func.json_to_recordset(written).table_valued(*columns, name="fresh").render_derived(with_types=True)
