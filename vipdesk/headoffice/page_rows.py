"""What stands in a space, row by row, and who may hold it: the one cut that pages and events share (P14)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from vipdesk.headoffice.authority import Access
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

    def is_for(self, access: Access) -> bool:
        """Whether a desk that reads the space may hold this."""
        return self.only_for in (None, access.desk_id)


def read_heads(connection: Connection) -> dict[str, int]:
    """The newest position of every space that has one."""
    table = table_of(Space)
    return {row.name: int(row.position) for row in connection.execute(select(table.c.name, table.c.position))}


def read_entries(connection: Connection, space: str, after: int, most: int) -> list[tuple[int, Entry]]:
    """The first entries of a space behind a position, each with its own."""
    feed = table_of(FeedEntry)
    statement = (
        select(feed.c.position, feed.c.table_name, feed.c.row_id, feed.c.kind)
        .where(feed.c.space == space, feed.c.position > after)
        .order_by(feed.c.position)
        .limit(most)
    )
    return [(row.position, (row.table_name, row.row_id, row.kind)) for row in connection.execute(statement)]


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
    table = table_of(model)
    found = connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
    return {values["id"]: _row(model, values) for values in found}


def _row(model: type[Shared], found: RowMapping) -> SpaceRow:
    values: dict[str, Any] = dict(found)
    only_for: UUID | None = values["desk_id"] if model.audience is Audience.DESK else None
    pulled = PulledRow(table=model.__tablename__, id=values["id"], kind=PUT, row=to_wire(model, values))
    return SpaceRow(pulled, only_for)
