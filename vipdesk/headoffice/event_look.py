"""One look at the record for all desks that listen: what has moved, as small pages of one space each (P27)."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Select, select

from vipdesk.clock import Clock
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.cursor import scope_hash
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.page_rows import SpaceRow, read_entries, read_rows
from vipdesk.headoffice.problems import RevokedDesk
from vipdesk.headoffice.scope import OWN_STORES, directory_choice, directory_of, spaces_of_desk
from vipdesk.headoffice.server_state import CURSOR_KEY, EPOCH, read_state, secret
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress, ServerState, Space
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState
from vipdesk.protocol.events import MOST_EVENT_BYTES

MOST_ENTRIES = 64
"""More in one space since the last look only wake: nothing is read for them."""


class House(NamedTuple):
    """What every cursor rests on: a stream that was begun under another ends."""

    epoch: int
    directory: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A desk as its stream knows it."""

    access: Access
    incarnation: int
    spaces: tuple[str, ...]
    scope: str
    ends_at: datetime
    """When the token of the stream ends."""
    house: House
    """What the spaces rest on."""


@dataclass(frozen=True)
class Delta:
    """What stands in one space between two positions."""

    start: int
    end: int
    rows: list[SpaceRow]

    @cached_property
    def owners(self) -> frozenset[UUID]:
        """The desks for which alone some of the rows are."""
        return frozenset(row.only_for for row in self.rows if row.only_for is not None)

    def rows_for(self, access: Access) -> msgspec.Raw | None:
        """The rows a desk may hold, encoded; None where they are too large for an event."""
        rows = self._encoded(access.desk_id) if access.desk_id in self.owners else self._for_others
        return None if len(rows) > MOST_EVENT_BYTES else msgspec.Raw(rows)

    @cached_property
    def _for_others(self) -> bytes:
        """The rows for every desk of which nothing is among them, encoded once."""
        return self._encoded(None)

    def _encoded(self, desk_id: UUID | None) -> bytes:
        return msgspec.json.encode([row.pulled for row in self.rows if row.is_for(desk_id)])


@dataclass(frozen=True)
class Look:
    """One snapshot of the record."""

    house: House
    heads: dict[str, int]
    deltas: dict[str, Delta]
    """Of the spaces that have moved by few entries."""
    progress: dict[UUID, tuple[int, int]]
    """Of each desk that may come in: its incarnation, and the last number decided in this snapshot."""
    at: datetime

    @cached_property
    def owners(self) -> frozenset[UUID]:
        """The desks for which alone something has moved."""
        return frozenset().union(*(delta.owners for delta in self.deltas.values()))


def look(database: Database, clock: Clock, before: dict[str, int]) -> Look:
    """Read what has moved since the heads were `before`; each statement here delays every desk that listens."""
    with database.snapshot(HOUSE) as connection:
        house, heads = _read_heads(connection)
        moved = {space: (before.get(space, 0), head) for space, head in heads.items()}
        deltas = {
            space: _read_delta(connection, space, start, end)
            for space, (start, end) in moved.items()
            if 0 < end - start <= MOST_ENTRIES
        }
        return Look(house, heads, deltas, _read_progress(connection), clock.now())


def read_cursor_key(database: Database) -> bytes:
    """The key that seals cursors; it never changes."""
    with database.snapshot(HOUSE) as connection:
        return secret(read_state(connection), CURSOR_KEY)


def read_standing(database: Database, access: Access, ends_at: datetime) -> Standing:
    """What a stream of a desk begins with; raises RevokedDesk for a desk that is none."""
    with database.snapshot(access.scope) as connection:
        table = table_of(Progress)
        incarnation = connection.scalar(select(table.c.incarnation).where(table.c.desk_id == access.desk_id))
        if incarnation is None:
            raise RevokedDesk
        spaces = spaces_of_desk(connection, access.store_id)
        house, _ = _read_heads(connection)
    return Standing(access, incarnation, spaces, scope_hash(access.store_id, spaces), ends_at, house)


@cache
def _heads() -> Select[Any]:
    """Built once: in a look that many wait for, building a statement takes as long as asking it."""
    space, state = table_of(Space), table_of(ServerState)
    epoch = select(state.c.value).where(state.c.key == EPOCH).scalar_subquery()
    directory = directory_choice().scalar_subquery()
    return select(space.c.name, space.c.position, epoch.label("epoch"), directory.label("policy"))


def _read_heads(connection: Connection) -> tuple[House, dict[str, int]]:
    house, heads = House(0, OWN_STORES), {}
    for name, position, epoch, policy in connection.execute(_heads()):
        house = House(int(epoch), directory_of(policy))
        heads[name] = int(position)
    return house, heads


def _read_delta(connection: Connection, space: str, start: int, end: int) -> Delta:
    entries = read_entries(connection, space, start, MOST_ENTRIES)
    return Delta(start, end, read_rows(connection, [entry for _, entry in entries]))


@cache
def _progress() -> Select[Any]:
    progress, desk = table_of(Progress), table_of(Desk)
    return (
        select(progress.c.desk_id, progress.c.incarnation, progress.c.last_seq)
        .join(desk, desk.c.id == progress.c.desk_id)
        .where(desk.c.state != DeskState.REVOKED)
    )


def _read_progress(connection: Connection) -> dict[UUID, tuple[int, int]]:
    found = connection.execute(_progress())
    return {desk_id: (incarnation, last_seq) for desk_id, incarnation, last_seq in found}
