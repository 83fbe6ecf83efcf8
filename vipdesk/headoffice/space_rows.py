"""All rows of a space out of one snapshot, as a desk's file keeps them: no objects, as little Python a row as can be (P28)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.record import Space
from vipdesk.protocol.first_sync import ROWS_PER_SHARD, Shard, columns_of
from vipdesk.protocol.pull import PUT

PATIENCE_SECONDS = 60
"""For a desk that does not read on; then its snapshot ends."""
_CURSOR = "first_sync"
_PLAIN_TEXTS = {"{}": "{}", "[]": "[]"}

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SpaceState:
    """Where a space stands, and what is in it."""

    position: int
    tallies: dict[str, str]
    purged: int


def states_of(connection: Connection, spaces: Iterable[str]) -> dict[str, SpaceState]:
    """All counters, as the first thing a snapshot reads: its position (P28)."""
    table = table_of(Space)
    states = {space: SpaceState(0, {}, 0) for space in spaces}
    for row in connection.execute(select(table).where(table.c.name.in_(list(states)))):
        states[row.name] = SpaceState(int(row.position), row.tallies, int(row.purged))
    return states


def prepare_reading(connection: Connection) -> None:
    """Let a snapshot be read to its end: all of it is wanted, and whoever reads it may be slow."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"select set_config('idle_in_transaction_session_timeout', '{PATIENCE_SECONDS}s', true),"
            " set_config('cursor_tuple_fraction', '1.0', true)"
        )


def shards_of_space(
    connection: Connection, space: str, models: Iterable[type[Shared]], desk_id: UUID | None
) -> Iterator[Shard]:
    """Every row of a space, table by table, sorted by id; of what is one desk's alone, this desk's."""
    for model in models:
        for rows in _rows(connection, model, space, desk_id):
            yield Shard(model.__tablename__, rows)


def _rows(connection: Connection, model: type[Shared], space: str, desk_id: UUID | None) -> Iterator[Rows]:
    postgres = connection.dialect.name == "postgresql"
    place = "%s" if postgres else "?"
    table = model.__tablename__
    columns = ", ".join(_on_postgres(model, name) if postgres else f't."{name}"' for name in columns_of(model))
    values: list[Any] = [space, table, PUT]
    own = ""
    if model.audience is Audience.DESK:
        own = f" AND t.desk_id = {place}"
        values.append(desk_id if postgres or desk_id is None else desk_id.bytes)
    statement = (
        f'SELECT {columns} FROM feed f JOIN "{table}" t ON t.id = f.row_id'  # noqa: S608 - declared names
        f" WHERE f.space = {place} AND f.table_name = {place} AND f.kind = {place}{own} ORDER BY t.id"
    )
    if not postgres:
        yield from _fetch(connection.connection.cursor(), statement, values)
        return
    # a cursor at the server: rows leave it in portions, and nothing piles up here
    with connection.connection.driver_connection.cursor(_CURSOR, binary=True) as cursor:  # type: ignore[union-attr]  # psycopg's
        cursor.itersize = ROWS_PER_SHARD
        texts = [number for number, name in enumerate(columns_of(model)) if _is(model, name, Json)]
        for rows in _fetch(cursor, statement, values):
            yield [_canonical(row, texts) for row in rows] if texts else rows


def _fetch(cursor: Any, statement: str, values: list[Any]) -> Iterator[Rows]:
    cursor.execute(statement, values)
    while rows := cursor.fetchmany(ROWS_PER_SHARD):
        yield rows


def _on_postgres(model: type[Shared], name: str) -> str:
    """A column in the form it has in a desk's file."""
    if _is(model, name, Guid):
        return f'uuid_send(t."{name}")'
    if _is(model, name, UtcInstant):
        return f'(extract(epoch from t."{name}") * 1000000)::bigint'
    if _is(model, name, Json):
        return f't."{name}"::text'
    if _is(model, name, Truth):
        return f't."{name}"::int'
    return f't."{name}"'


def _is(model: type[Shared], name: str, kind: type[Any]) -> bool:
    return isinstance(table_of(model).c[name].type, kind)


def _canonical(row: tuple[Any, ...], texts: list[int]) -> tuple[Any, ...]:
    """PostgreSQL writes JSON with blanks and in an order of its own; a desk's file has it canonical."""
    values = list(row)
    for number in texts:
        text = values[number]
        if text is not None:
            values[number] = _PLAIN_TEXTS.get(text) or _write(_read(text)).decode()
    return tuple(values)


_read = msgspec.json.Decoder().decode
_write = msgspec.json.Encoder(order="sorted").encode
