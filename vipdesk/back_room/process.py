"""Composition root of the second process: opens its connections, starts its workers, hands messages out.

The key arrives on the first line of standard input, never by argument or environment; when standard input closes,
whoever started this is gone and so is this.
"""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.print_worker import PrintWorker
from vipdesk.back_room.sign_in_worker import SignInWorker
from vipdesk.back_room.sync_worker import SyncWorker
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.migrations import migrate
from vipdesk.cache.print_spool import forget_unfinished
from vipdesk.cache.profile import open_cache
from vipdesk.clock import SystemClock
from vipdesk.desk.messages import (
    ListPrinters,
    Print,
    PrintMoved,
    Quit,
    SignIn,
    Start,
    SyncNow,
    ToBackRoom,
    Wake,
    read_for_back_room,
)
from vipdesk.errors import CacheUnreadable
from vipdesk.log import log_event, open_log
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.listener import EventListener
from vipdesk.sync.transport import Credentials, Transport

QUIT_SECONDS = 5


def main() -> int:
    """Serve one counter until it says quit or is gone."""
    pipe = CounterPipe(sys.stdout.buffer)
    # whatever a library prints must not be taken for a message
    sys.stdout = sys.stderr
    lines = sys.stdin.buffer
    first = lines.readline()
    start = read_for_back_room(first) if first else None
    if not isinstance(start, Start):
        return 1
    open_log(Path(start.profile) / "log", "back_room")
    room = BackRoom(start, pipe)
    try:
        room.open()
    except CacheUnreadable as unreadable:
        log_event("cache_unreadable", trouble=unreadable.trouble.value)
        return unreadable.exit_code
    for line in lines:
        message = read_for_back_room(line)
        if isinstance(message, Quit):
            break
        room.take(message)
    room.close()
    return 0


@dataclass(frozen=True, slots=True)
class _Partner:
    url: str
    ca_file: str | None
    credentials: Credentials

    def transport(self) -> Transport:
        """A conversation for one thread."""
        return Transport(self.url, self.ca_file, self.credentials)


class BackRoom:
    """The workers of one desk."""

    def __init__(self, start: Start, pipe: CounterPipe) -> None:
        """Open nothing yet."""
        self._profile = Path(start.profile)
        self._key = bytes.fromhex(start.key)
        self._start = start
        self._pipe = pipe
        self._source = SystemClock()
        self._caches: list[Cache] = []

    def open(self) -> None:
        """Bring the cache to this program's schema and start the workers."""
        cache = self._cache()
        migrate(cache)
        for job_id, state in forget_unfinished(cache, self._start.begun):
            self._pipe.tell(PrintMoved(job_id=job_id, state=state, trouble=None, facts={}))
        partner = _partner(DeskState(cache))
        self._sync = SyncWorker(
            cache,
            partner.transport(),
            self._source,
            self._pipe,
            idle_seconds=self._start.sync_seconds,
            automatic=self._start.automatic,
        )
        self._sign_in = SignInWorker(self._cache(), partner.transport(), self._source, self._pipe, self._key)
        self._print = PrintWorker(self._cache(), self._pipe)
        self._events = EventListener(partner.transport(), self._sync)
        for worker in (self._sync, self._sign_in, self._print):
            worker.start()
        if self._start.automatic:
            self._events.start()

    def take(self, message: ToBackRoom) -> None:
        """Hand a message to whom it concerns."""
        match message:
            case Wake():
                self._sync.wake()
            case SyncNow():
                self._sync.round_for(message.question)
            case SignIn():
                self._sign_in.put(message)
            case Print() | ListPrinters():
                self._print.put(message)
            case _:
                log_event("unexpected_message", kind=type(message).__name__)

    def close(self) -> None:
        """Let each worker finish what it is at, for a while; a round that hangs is cut off: it can be repeated."""
        workers = (self._events, self._sync, self._sign_in, self._print)
        for worker in workers:
            worker.stop()
        for worker in workers:
            if worker.is_alive():
                worker.join(QUIT_SECONDS)
        if threading.active_count() > 1:
            os._exit(0)
        for cache in self._caches:
            cache.close()

    def _cache(self) -> Cache:
        cache = open_cache(self._profile, self._key, Use.BACK_ROOM)
        self._caches.append(cache)
        return cache


def _partner(state: DeskState) -> _Partner:
    credentials = Credentials(state.desk_id, DeskKey(state.get("private_key")))
    return _Partner(state.get("server_url"), state.get("ca_file"), credentials)
