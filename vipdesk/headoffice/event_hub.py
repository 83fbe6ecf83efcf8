"""The hub: one thread looks at the record when something moved, and every desk that listens is told (P27).

A stream holds no thread and no database connection. What is read is read once for all desks; what is kept for a desk
that reads slowly is one event at most: a second one makes both a wake.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from vipdesk.clock import Clock
from vipdesk.errors import ServerBusy, VipDeskError
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.event_composer import BEFORE_THE_FIRST, EventComposer, StreamPosition
from vipdesk.headoffice.event_look import Look, Standing, look, read_cursor_key
from vipdesk.headoffice.notices import Listening
from vipdesk.log import log_defect, log_event
from vipdesk.protocol.events import HEARTBEAT_SECONDS

MOST_STREAMS = 5000
"""Of one process."""
COUNTER_SECONDS = {"postgresql": 2.0, "sqlite": 0.2}
"""How often the counters are looked at though nothing was heard: what a lost notice costs."""
SPREAD_MS_PER_STREAM = 4
"""About what fetching one page costs: all who are woken together come one after the other."""
_BEAT = b": \n\n"
_TURNS = 20
"""Signs of life go to one part of the streams after another: to all at once they would hold up a change."""


@dataclass(eq=False)
class Stream:
    """One desk that listens, and the one thing it has still to be told."""

    standing: Standing
    turn: int
    """Of whom it gets its signs of life with."""
    position: StreamPosition = BEFORE_THE_FIRST
    ended: bool = False
    told_at: float = 0.0
    """When it was last told something, by the monotonic clock."""
    _next: bytes = b""
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def next(self) -> bytes | None:
        """What to send; None at the end."""
        await self._arrived.wait()
        self._arrived.clear()
        told, self._next = self._next, b""
        return None if self.ended else told

    @property
    def is_waiting(self) -> bool:
        """Whether the desk has taken everything it was told."""
        return not self._next

    def tell(self, part: bytes) -> None:
        """Send this next, in place of whatever was to be sent."""
        self._next = part
        self.told_at = time.monotonic()
        self._arrived.set()

    def end(self) -> None:
        """Send nothing more; the desk comes back if it may."""
        self.ended = True
        self._arrived.set()


class EventHub:
    """All streams of one process. Streams and what they were told belong to the event loop, looks to the thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Nothing runs until somebody listens or `open` is called."""
        self._database = database
        self._clock = clock
        self._streams: dict[UUID, Stream] = {}
        self._heads: dict[str, int] = {}
        self._cursor_key = b""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._moved = threading.Event()
        self._told = threading.Event()
        self._beating = False
        self._turn = 0
        self._closing = False
        self._thread: threading.Thread | None = None
        self._listening: Listening | None = None
        database.when_moved(self.wake)

    def open(self) -> None:
        """Begin to hear of what other processes change."""
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()
        notifier = self._database.notifier
        if notifier is not None:
            self._listening = Listening(notifier.url, self.wake, lambda: notifier.backend)
            self._listening.start()

    def close(self) -> None:
        """End every stream at once and stop looking; from any thread."""
        self._closing = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end_all)
        if self._listening is not None:
            self._listening.stop()
        self.wake()
        self._told.set()

    def join(self, seconds: float) -> None:
        """Wait until its threads have ended after `close`."""
        for thread in (self._thread, self._listening):
            if thread is not None:
                thread.join(seconds)

    def wake(self) -> None:
        """Something may have moved; from any thread."""
        self._moved.set()

    @contextmanager
    def listening(self, standing: Standing) -> Iterator[Stream]:
        """A stream of a desk, in the event loop; its first event says where head office stands.

        A desk has one stream: a new one ends the one before. Raises ServerBusy where too many listen.
        """
        if self._closing or len(self._streams) >= MOST_STREAMS:
            raise ServerBusy
        self._loop = asyncio.get_running_loop()
        self.open()
        stream = Stream(standing, turn=len(self._streams) % _TURNS)
        desk_id = standing.access.desk_id
        earlier = self._streams.pop(desk_id, None)
        if earlier is not None:
            earlier.end()
        self._streams[desk_id] = stream
        if not self._beating:
            self._beating = True
            self._loop.call_later(HEARTBEAT_SECONDS / _TURNS, self._beat)
        # the first look from here on gives the stream its place, whatever was seen before
        self.wake()
        try:
            yield stream
        finally:
            if self._streams.get(desk_id) is stream:
                del self._streams[desk_id]

    # -- on the thread -------------------------------------------------------------------------------

    def _run(self) -> None:
        pause = COUNTER_SECONDS[self._database.kind]
        while not self._closing:
            self._moved.wait(pause)
            self._moved.clear()
            if self._streams and not self._closing:
                self._look()

    def _look(self) -> None:
        try:
            self._cursor_key = self._cursor_key or read_cursor_key(self._database)
            seen = look(self._database, self._clock, self._heads)
        except VipDeskError as error:
            log_event("look_failed", level=logging.INFO, trouble=error.trouble.value)
            return
        except Exception as error:  # noqa: BLE001 - the last resort: logged without values, the next look comes (S49)
            log_defect("events", error)
            return
        self._told.clear()
        if self._loop is not None and not self._loop.is_closed() and not self._closing:
            self._loop.call_soon_threadsafe(self._tell, seen)
            # no look before everybody is told of this one: what moves meanwhile is one event then
            self._told.wait()

    # -- in the event loop ---------------------------------------------------------------------------

    def _end_all(self) -> None:
        for stream in self._streams.values():
            stream.end()

    def _tell(self, seen: Look) -> None:
        try:
            composer = EventComposer(seen, self._cursor_key, SPREAD_MS_PER_STREAM * len(self._streams))
            for stream in list(self._streams.values()):
                if _may_stay(stream.standing, seen):
                    _tell_one(stream, composer, seen)
                else:
                    stream.end()
        finally:
            self._heads = seen.heads
            self._told.set()

    def _beat(self) -> None:
        """A sign of life to those whose turn it is and who heard nothing lately; an end to those whose time is over."""
        now, quiet_since = self._clock.now(), time.monotonic() - HEARTBEAT_SECONDS / 2
        self._turn = (self._turn + 1) % _TURNS
        for stream in [stream for stream in self._streams.values() if stream.turn == self._turn]:
            if stream.standing.ends_at <= now:
                stream.end()
            elif stream.is_waiting and stream.told_at < quiet_since:
                stream.tell(_BEAT)
        self._beating = bool(self._streams)
        if self._beating and self._loop is not None:
            self._loop.call_later(HEARTBEAT_SECONDS / _TURNS, self._beat)


def _may_stay(standing: Standing, seen: Look) -> bool:
    """Whether what a stream rests on still holds; a desk that was revoked is not among those seen."""
    incarnation, _ = seen.progress.get(standing.access.desk_id, (0, 0))
    lasts = incarnation == standing.incarnation and standing.ends_at > seen.at
    return lasts and standing.house == seen.house


def _tell_one(stream: Stream, composer: EventComposer, seen: Look) -> None:
    standing, before = stream.standing, stream.position
    after = composer.position_after(standing)
    if after.positions == before.positions:
        return
    _, applied_seq = seen.progress[standing.access.desk_id]
    page = composer.page(standing, before, after, applied_seq) if stream.is_waiting else None
    stream.tell(page or composer.wake(after))
    stream.position = after
