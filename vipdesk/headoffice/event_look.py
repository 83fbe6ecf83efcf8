"""One look at the record for all desks that listen: what has moved, as small pages of one space each (P27)."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

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


@dataclass(frozen=True)
class Delta:
    """What stands in one space between two positions."""

    start: int
    end: int
    rows: list[SpaceRow]

    def rows_for(self, access: Access) -> msgspec.Raw | None:
        """The rows a desk may hold, encoded; None where they are too large for an event."""
        if self._for_all is not None:
            rows = self._for_all
        else:
            rows = msgspec.json.encode([row.pulled for row in self.rows if row.is_for(access)])
        return None if len(rows) > MOST_EVENT_BYTES else msgspec.Raw(rows)

    @cached_property
    def _for_all(self) -> bytes | None:
        """The rows, encoded once; None where some of them are for one desk alone."""
        if any(row.only_for is not None for row in self.rows):
            return None
        return msgspec.json.encode([row.pulled for row in self.rows])


@dataclass(frozen=True, slots=True)
class Look:
    """One snapshot of the record."""

    house: House
    heads: dict[str, int]
    deltas: dict[str, Delta]
    """Of the spaces that have moved by few entries."""
    progress: dict[UUID, tuple[int, int]]
    """Of each desk that may come in: its incarnation, and the last number decided in this snapshot."""
    at: datetime


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
    return Standing(access, incarnation, spaces, scope_hash(access.store_id, spaces), ends_at)


def _read_heads(connection: Connection) -> tuple[House, dict[str, int]]:
    space, state = table_of(Space), table_of(ServerState)
    epoch = select(state.c.value).where(state.c.key == EPOCH).scalar_subquery()
    directory = directory_choice().scalar_subquery()
    found = connection.execute(
        select(space.c.name, space.c.position, epoch.label("epoch"), directory.label("policy"))
    )
    house, heads = House(0, OWN_STORES), {}
    for row in found:
        house = House(int(row.epoch), directory_of(row.policy))
        heads[row.name] = int(row.position)
    return house, heads


def _read_delta(connection: Connection, space: str, start: int, end: int) -> Delta:
    entries = read_entries(connection, space, start, MOST_ENTRIES)
    return Delta(start, end, read_rows(connection, [entry for _, entry in entries]))


def _read_progress(connection: Connection) -> dict[UUID, tuple[int, int]]:
    progress, desk = table_of(Progress), table_of(Desk)
    statement = (
        select(progress.c.desk_id, progress.c.incarnation, progress.c.last_seq)
        .join(desk, desk.c.id == progress.c.desk_id)
        .where(desk.c.state != DeskState.REVOKED)
    )
    return {row.desk_id: (row.incarnation, row.last_seq) for row in connection.execute(statement)}
