"""What one look has to say, composed once: desks of a store that stand at the same place hear the same bytes (P27)."""

from dataclasses import dataclass
from uuid import UUID

from vipdesk.headoffice.cursor import Cursor, write_cursor
from vipdesk.headoffice.event_look import Look, Standing
from vipdesk.protocol.events import PAGE, WAKE, PageEvent, WakeEvent, write_event


@dataclass(frozen=True, slots=True)
class StreamPosition:
    """Where a desk stands when it has taken everything it was told."""

    positions: dict[str, int]
    cursor: str


BEFORE_THE_FIRST = StreamPosition({}, "")
"""Of a desk whose stream has just begun."""

_PageKey = tuple[str, str, int, UUID | None]


class EventComposer:
    """The events of one look. With two thousand desks, composing each one's own would be most of the work."""

    def __init__(self, seen: Look, cursor_key: bytes, spread_ms: int) -> None:
        """Compose nothing yet; `spread_ms` is within what time all who are woken shall fetch."""
        self._seen = seen
        self._cursor_key = cursor_key
        self._spread_ms = spread_ms
        self._composed: dict[tuple[str, int, int], StreamPosition] = {}
        self._pages: dict[_PageKey, bytes | None] = {}
        self._wakes: dict[str, bytes] = {}

    def position_after(self, standing: Standing) -> StreamPosition:
        """Where a desk will stand after this look."""
        key = (standing.scope, standing.incarnation, standing.access.protocol)
        found = self._composed.get(key)
        if found is None:
            found = self._composed[key] = self._position(standing)
        return found

    def page(
        self, standing: Standing, before: StreamPosition, after: StreamPosition, applied_seq: int
    ) -> bytes | None:
        """The event for a desk of whose spaces one has moved by little; None for any other."""
        owner = standing.access.desk_id if standing.access.desk_id in self._seen.owners else None
        key = (before.cursor, after.cursor, applied_seq, owner)
        if key not in self._pages:
            self._pages[key] = self._page(standing, before, after, applied_seq)
        return self._pages[key]

    def wake(self, after: StreamPosition) -> bytes:
        """The event that leaves the fetching to the desk."""
        found = self._wakes.get(after.cursor)
        if found is None:
            event = WakeEvent(positions=after.positions, spread_ms=self._spread_ms)
            found = self._wakes[after.cursor] = write_event(WAKE, event)
        return found

    def _position(self, standing: Standing) -> StreamPosition:
        positions = {space: self._seen.heads.get(space, 0) for space in standing.spaces}
        cursor = Cursor(
            epoch=self._seen.house.epoch,
            incarnation=standing.incarnation,
            scope=standing.scope,
            protocol=standing.access.protocol,
            positions=positions,
            begun_at={},
        )
        return StreamPosition(positions, write_cursor(cursor, self._cursor_key))

    def _page(
        self, standing: Standing, before: StreamPosition, after: StreamPosition, applied_seq: int
    ) -> bytes | None:
        moved = [space for space, head in after.positions.items() if before.positions.get(space) != head]
        delta = self._seen.deltas.get(moved[0])
        if len(moved) > 1 or delta is None or delta.start != before.positions.get(moved[0]):
            return None
        rows = delta.rows_for(standing.access)
        if rows is None:
            return None
        event = PageEvent(
            space=moved[0],
            start=delta.start,
            end=delta.end,
            continues=before.cursor,
            cursor=after.cursor,
            positions=after.positions,
            applied_seq=applied_seq,
            server_time=self._seen.at,
            rows=rows,
        )
        return write_event(PAGE, event)
