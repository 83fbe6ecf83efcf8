"""Head office's side of a first sync: what it offers a desk, the stream of all rows, parts of sealed files (P28)."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, select

from vipdesk.clock import Clock
from vipdesk.errors import ServerBusy
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.cursor import Cursor, scope_hash, write_cursor
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.first_page import first_useful_rows
from vipdesk.headoffice.first_sync_files import FileStore
from vipdesk.headoffice.problems import NotThere, RevokedDesk
from vipdesk.headoffice.scope import spaces_of_desk
from vipdesk.headoffice.server_state import CURSOR_KEY, EPOCH, read_state, secret
from vipdesk.headoffice.space_rows import SpaceState, prepare_reading, shards_of_space, states_of
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress
from vipdesk.protocol.first_sync import (
    LENGTH_BYTES,
    FirstSyncOffer,
    Frame,
    LoadBegin,
    LoadEnd,
    Source,
    column_set,
    merged,
    pack,
)
from vipdesk.protocol.pull import PulledRow

MOST_BY_PAGES = 3000
"""Changes up to which ordinary pages are quick enough."""
LEAST_FOR_FILES = 200_000
"""Changes from which sealed files are worth building."""
MOST_STREAMS = 4
"""At once in one process: each holds a connection as long as its desk reads."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at the spaces of a desk; the counters are what a snapshot reads first."""

    access: Access
    states: Mapping[str, SpaceState]
    secrets: Mapping[str, str]
    incarnation: int

    @classmethod
    def at(cls, connection: Connection, access: Access) -> Self:
        spaces = spaces_of_desk(connection, access.store_id)
        states = states_of(connection, spaces)
        progress = table_of(Progress)
        incarnation = connection.scalar(select(progress.c.incarnation).where(progress.c.desk_id == access.desk_id))
        if incarnation is None:
            raise RevokedDesk
        return cls(access, states, read_state(connection), int(incarnation))

    @property
    def positions(self) -> dict[str, int]:
        return {space: state.position for space, state in self.states.items()}

    def token(self, positions: dict[str, int]) -> str:
        """The cursor of a desk that has everything up to these positions."""
        scope = scope_hash(self.access.store_id, tuple(self.states))
        epoch = int(self.secrets[EPOCH])
        cursor = Cursor(epoch, self.incarnation, scope, self.access.protocol, positions, {})
        return write_cursor(cursor, secret(dict(self.secrets), CURSOR_KEY))


class FirstSync:
    """Answers desks that have no base yet."""

    def __init__(self, database: Database, clock: Clock, files: FileStore) -> None:
        """Hold on to the record, the clock and the sealed files."""
        self._database = database
        self._clock = clock
        self._files = files
        self._streams = threading.BoundedSemaphore(MOST_STREAMS)

    def offer(self, access: Access, columns: str, refused: frozenset[str]) -> FirstSyncOffer:
        """How a desk with these columns gets its base; `refused` are sources that did not do for it."""
        with self._database.snapshot(access.scope) as connection:
            look = _Look.at(connection, access)
            changes = sum(look.positions.values())
            if columns != column_set() or Source.ROWS in refused or changes <= MOST_BY_PAGES:
                return self._answer(Source.PAGES)
            rows = first_useful_rows(connection, access, self._clock.now())
            files = {} if Source.FILES in refused else self._files.current(connection, look.states)
        if changes >= LEAST_FOR_FILES:
            self._files.build_in_background(list(look.states))
        if len(files) < len(look.states):
            return self._answer(Source.ROWS, rows)
        positions = {space: files[space].position for space in look.states}
        return FirstSyncOffer(
            source=Source.FILES,
            rows=rows,
            files=[files[space].sealed for space in look.states],
            cursor=look.token(positions),
            positions=positions,
            server_time=self._clock.now(),
        )

    def stream(self, access: Access) -> Iterator[bytes]:
        """Every row of the desk's spaces out of one snapshot, frame by frame; raises ServerBusy if many read."""
        if not self._streams.acquire(blocking=False):
            raise ServerBusy
        return self._framed(access)

    def file(self, access: Access, name: str, first_byte: int) -> Iterator[bytes]:
        """A sealed file of the desk's spaces from a byte on; raises NotThere."""
        with self._database.snapshot(HOUSE) as connection:
            spaces = spaces_of_desk(connection, access.store_id)
        pieces = self._files.pieces(name, spaces, first_byte)
        if pieces is None:
            raise NotThere
        return pieces

    def _framed(self, access: Access) -> Iterator[bytes]:
        try:
            for frame in self._frames(access):
                packed = pack(frame)
                yield len(packed).to_bytes(LENGTH_BYTES, "big") + packed
        finally:
            self._streams.release()

    def _frames(self, access: Access) -> Iterator[Frame]:
        with self._database.snapshot(access.scope) as connection:
            prepare_reading(connection)
            look = _Look.at(connection, access)
            yield LoadBegin(look.token(look.positions), look.positions)
            for space in look.states:
                yield from shards_of_space(connection, space, SHARED_MODELS.values(), access.desk_id)
            yield LoadEnd(merged(state.tallies for state in look.states.values()))

    def _answer(self, source: str, rows: list[PulledRow] | None = None) -> FirstSyncOffer:
        return FirstSyncOffer(
            source=source, rows=rows or [], files=[], cursor=None, positions={}, server_time=self._clock.now()
        )
