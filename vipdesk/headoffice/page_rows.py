"""What stands in a space, row by row, and who may hold it: the one cut that pages and events share (P14)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, bindparam, select

from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.record import FeedEntry, Space
from vipdesk.models.wire import to_wire
from vipdesk.protocol.pull import FORGET, PUT, PulledRow

Entry = tuple[str, UUID, str]
"""Table, id, and put or forget."""


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """One entry of a space with its row."""

    pulled: PulledRow
    only_for: UUID | None
    """The one desk that may hold it; None where every desk of the space may."""

    def is_for(self, desk_id: UUID | None) -> bool:
        """Whether a desk that reads the space may hold this; None is any desk of which nothing is here."""
        return self.only_for in (None, desk_id)


def read_heads(connection: Connection) -> dict[str, int]:
    """The newest position of every space that has one."""
    table = table_of(Space)
    return {row.name: int(row.position) for row in connection.execute(select(table.c.name, table.c.position))}


@cache
def _entries() -> Select[Any]:
    """Built once, as `_rows` is: every desk waits for these two."""
    feed = table_of(FeedEntry)
    return (
        select(feed.c.position, feed.c.table_name, feed.c.row_id, feed.c.kind)
        .where(feed.c.space == bindparam("of"), feed.c.position > bindparam("after"))
        .order_by(feed.c.position)
        .limit(bindparam("most"))
    )


@cache
def _rows(model: type[Shared]) -> Select[Any]:
    table = table_of(model)
    return select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))


def read_entries(connection: Connection, space: str, after: int, most: int) -> list[tuple[int, Entry]]:
    """The first entries of a space behind a position, each with its own."""
    found = connection.execute(_entries(), {"of": space, "after": after, "most": most})
    return [(row.position, (row.table_name, row.row_id, row.kind)) for row in found]


def read_rows(connection: Connection, entries: Iterable[Entry]) -> list[SpaceRow]:
    """The rows of entries as they are now, in the order of the entries."""
    entries = list(entries)
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for name, row_id, kind in entries:
        if kind == PUT:
            wanted[name].append(row_id)
    found = {name: _read(connection, SHARED_MODELS[name], ids) for name, ids in wanted.items()}
    rows = []
    for name, row_id, kind in entries:
        if kind == FORGET:
            rows.append(SpaceRow(PulledRow(table=name, id=row_id, kind=FORGET, row=None), None))
        elif (row := found[name].get(row_id)) is not None:
            rows.append(row)
    return rows


def _read(connection: Connection, model: type[Shared], ids: list[UUID]) -> dict[UUID, SpaceRow]:
    found = connection.execute(_rows(model), {"ids": ids}).mappings()
    return {values["id"]: _row(model, values) for values in found}


def _row(model: type[Shared], found: RowMapping) -> SpaceRow:
    values: dict[str, Any] = dict(found)
    only_for: UUID | None = values["desk_id"] if model.audience is Audience.DESK else None
    pulled = PulledRow(table=model.__tablename__, id=values["id"], kind=PUT, row=to_wire(model, values))
    return SpaceRow(pulled, only_for)
