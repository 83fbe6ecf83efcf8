"""Pull: one page of changes from one snapshot of the record, cut to what the desk may hold (P14)."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from vipdesk.clock import Clock
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.cursor import Cursor, read_cursor, scope_hash, write_cursor
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.page_rows import Entry, read_entries, read_rows
from vipdesk.headoffice.problems import ResetRequired, RevokedDesk
from vipdesk.headoffice.scope import spaces_of_desk
from vipdesk.headoffice.server_state import CURSOR_KEY, EPOCH, read_state, secret
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress, Space
from vipdesk.models.row_mark import EMPTY, Tally
from vipdesk.protocol.pull import MOST_ROWS, PullAnswer


@dataclass(slots=True)
class Begun:
    """Where a reading stands in each space, and where the spaces stood when it began from nothing (P13)."""

    positions: dict[str, int]
    heads: dict[str, int]


class PullHandler:
    """Head office's side of a pull."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def pull(self, access: Access, token: str | None, most: int = MOST_ROWS) -> PullAnswer:
        """The rows after a cursor; raises ResetRequired with the reason if the cursor does not fit."""
        with self._database.snapshot(access.scope) as connection:
            return _Snapshot(connection, access).page(token, max(1, min(most, MOST_ROWS)), self._clock)


def positions_of(connection: Connection, access: Access, token: str) -> dict[str, int]:
    """Where a desk's cursor stands in each of its spaces, within a snapshot that is open.

    Raises ResetRequired with the reason if it does not fit (I14).
    """
    return _Snapshot(connection, access).checked(token).positions


class _Snapshot:
    """One look at the record."""

    def __init__(self, connection: Connection, access: Access) -> None:
        self._connection = connection
        self._access = access
        self._state = read_state(connection)
        self._spaces = spaces_of_desk(connection, access.store_id)
        self._scope = scope_hash(access.store_id, self._spaces)
        progress = table_of(Progress)
        found = connection.execute(
            select(progress.c.incarnation, progress.c.last_seq, progress.c.safe_seq).where(
                progress.c.desk_id == access.desk_id
            )
        ).one_or_none()
        if found is None:
            raise RevokedDesk
        self._incarnation, self._applied_seq, self._safe_seq = found
        self._heads = dict.fromkeys(self._spaces, 0)
        self._tallies: dict[str, dict[str, str]] = {space: {} for space in self._spaces}
        self._purged: dict[str, int] = {}
        self._read_spaces()

    def page(self, token: str | None, most: int, clock: Clock) -> PullAnswer:
        """Read one page."""
        begun = Begun(dict.fromkeys(self._spaces, 0), dict(self._heads)) if token is None else self.checked(token)
        positions = begun.positions
        entries: list[Entry] = []
        done = True
        for space in self._spaces:
            room = most - len(entries)
            if positions[space] >= self._heads[space]:
                continue
            found = read_entries(self._connection, space, positions[space], room) if room else []
            if found:
                positions[space] = found[-1][0]
                entries += [entry for _, entry in found]
            if len(found) == room:
                done = done and positions[space] >= self._heads[space]
            else:
                positions[space] = self._heads[space]
        cursor = Cursor(
            epoch=int(self._state[EPOCH]),
            incarnation=self._incarnation,
            scope=self._scope,
            protocol=self._access.protocol,
            positions=positions,
            begun_at={space: at for space, at in begun.heads.items() if at > positions[space]},
        )
        return PullAnswer(
            rows=[row.pulled for row in read_rows(self._connection, entries) if row.is_for(self._access.desk_id)],
            cursor=write_cursor(cursor, secret(self._state, CURSOR_KEY)),
            applied_seq=self._applied_seq,
            safe_seq=self._safe_seq,
            server_time=clock.now(),
            done=done,
            digest=self._digest() if done else None,
            positions=positions,
        )

    def _digest(self) -> dict[str, str]:
        """Count and sum of marks per table, over the desk's spaces: a row is in one of them at most (P24)."""
        tallies: dict[str, Tally] = defaultdict(Tally)
        for space in self._spaces:
            for name, text in self._tallies[space].items():
                tallies[name].merge(Tally.read(text))
        return {name: tally.text for name, tally in tallies.items() if tally.text != EMPTY}

    def checked(self, token: str) -> "Begun":
        """Where a cursor stands; raises ResetRequired with the reason if it does not fit."""
        cursor = read_cursor(token, secret(self._state, CURSOR_KEY))
        mismatches = {
            "epoch": cursor.epoch != int(self._state[EPOCH]),
            "incarnation": cursor.incarnation != self._incarnation,
            "scope": cursor.scope != self._scope,
            "protocol": cursor.protocol != self._access.protocol,
            "gone_back": any(position > self._heads.get(space, 0) for space, position in cursor.positions.items()),
            "cursor_too_old": any(
                max(position, cursor.begun_at.get(space, 0)) < self._purged.get(space, 0)
                for space, position in cursor.positions.items()
            ),
        }
        for reason, broken in mismatches.items():
            if broken:
                raise ResetRequired(reason)
        return Begun(dict(cursor.positions), dict(cursor.begun_at))

    def _read_spaces(self) -> None:
        """Heads, tallies and purge lines, in one statement of the snapshot."""
        table = table_of(Space)
        for row in self._connection.execute(select(table).where(table.c.name.in_(self._spaces))):
            self._heads[row.name] = int(row.position)
            self._tallies[row.name] = row.tallies
            self._purged[row.name] = int(row.purged)
