"""Composition root of the second process: opens its connections, starts its workers, hands messages out.

The key arrives on the first line of standard input, never by argument or environment; when standard input closes,
whoever started this is gone and so is this.
"""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.fetch_worker import FetchWorker
from vipdesk.back_room.picture_worker import PictureWorker
from vipdesk.back_room.print_worker import PrintWorker
from vipdesk.back_room.self_test_worker import SelfTestWorker
from vipdesk.back_room.sign_in_worker import SignInWorker
from vipdesk.back_room.sync_worker import SyncWorker
from vipdesk.back_room.upload_worker import UploadWorker
from vipdesk.back_room.worker import Worker
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.disk_room import DiskRoom, floor_bytes
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.integrity import require_whole
from vipdesk.cache.picture_store import PictureStore
from vipdesk.cache.print_spool import forget_unfinished
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.rescue import forget_old
from vipdesk.cache.self_test_folders import forget_left_folders
from vipdesk.cache.upgrade import upgrade
from vipdesk.clock import SystemClock
from vipdesk.desk.messages import (
    BeginAnew,
    Damaged,
    ExportGuests,
    FetchGuest,
    FetchPicture,
    Line,
    ListPrinters,
    Print,
    PrintMoved,
    Quit,
    ReadLookUps,
    ReadSealed,
    Reply,
    SelfTest,
    SignIn,
    Start,
    SyncNow,
    TakePicture,
    ToBackRoom,
    Wake,
    read_for_back_room,
)
from vipdesk.errors import CacheUnreadable, Corrupt, ExitCode, Unavailable, VipDeskError
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
    except Unavailable as trouble:
        # the counter starts this again, after a longer and longer while (F31)
        log_event("cannot_begin", trouble=trouble.trouble.value)
        pipe.tell(Line(online=False, trouble=trouble.trouble.value))
        return ExitCode.DID_NOT_HAPPEN
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
        self._room = DiskRoom(self._profile)
        self._caches: list[Cache] = []

    def open(self) -> None:
        """Bring the cache to this program's schema and start the workers."""
        cache = self._cache()
        upgrade(cache, self._profile, self._key, Reader(cache, self._source).now)
        for job_id, state in forget_unfinished(cache, self._start.begun):
            self._pipe.tell(PrintMoved(job_id=job_id, state=state, trouble=None, facts={}))
        self._room.keep_ballast(floor_bytes(Reader(cache, self._source)))
        partner = _partner(DeskState(cache))
        pictures = PictureStore(self._profile, self._key)
        self._uploads = UploadWorker(self._cache(), partner.transport(), self._source, self._pipe, pictures)
        self._pictures = PictureWorker(
            self._cache(), partner.transport(), self._source, self._pipe, pictures, room=self._room
        )
        self._sync = self._new_sync(cache)
        self._sign_in = SignInWorker(self._cache(), partner.transport(), self._source, self._pipe, self._key)
        self._fetch = FetchWorker(partner.transport(), self._pipe, self._reply_after_round)
        self._print = PrintWorker(self._cache(), self._pipe)
        self._events = EventListener(partner.transport(), self._sync)
        self._self_test = SelfTestWorker(self._pipe, self._start.profile, self._key)
        for worker in self._workers():
            worker.start()
        if self._start.automatic:
            self._events.start()
        threading.Thread(target=self._look_after_the_file, name="file", daemon=True).start()

    def take(self, message: ToBackRoom) -> None:
        """Hand a message to whom it concerns."""
        match message:
            case Wake():
                self._sync.wake()
            case SyncNow():
                self._sync.round_for(message.question)
            case BeginAnew():
                self._begin_anew()
                self._pipe.tell(Reply(question=message.question, value=True))
            case _:
                self._hand_on(message)

    def _hand_on(self, message: ToBackRoom) -> None:
        """What one worker does by itself."""
        match message:
            case SignIn():
                self._sign_in.put(message)
            case FetchGuest() | ReadLookUps() | ExportGuests() | ReadSealed():
                self._fetch.put(message)
            case TakePicture() | FetchPicture():
                self._pictures.put(message)
            case Print() | ListPrinters():
                self._print.put(message)
            case SelfTest():
                self._self_test.put(message)
                self._sync.compare_soon()
            case _:
                log_event("unexpected_message", kind=type(message).__name__)

    def close(self) -> None:
        """Let each worker finish what it is at, for a while; a round that hangs is cut off: it can be repeated."""
        workers = (self._events, *self._workers())
        for worker in workers:
            worker.stop()
        for worker in workers:
            if worker.is_alive():
                worker.join(QUIT_SECONDS)
        if threading.active_count() > 1:
            os._exit(0)
        for cache in self._caches:
            cache.close()

    def _workers(self) -> tuple[SyncWorker | UploadWorker | Worker[Any], ...]:
        """Every thread that is at work from the beginning."""
        asked = (self._sign_in, self._fetch, self._pictures, self._print, self._self_test)
        return (self._sync, self._uploads, *asked)

    def _reply_after_round(self, question: int, value: Any) -> None:
        """Asked of whichever sync thread there is then."""
        self._sync.round_for(question, value)

    def _look_after_the_file(self) -> None:
        """Whether it is whole, beside all other work: a large file takes seconds (F32)."""
        cache = open_cache(self._profile, self._key, Use.BACK_ROOM)
        try:
            now = Reader(cache, self._source).now
            forget_old(self._profile, now)
            forget_left_folders(self._profile)
            require_whole(cache, now)
        except Corrupt:
            log_event("cache_damaged")
            self._pipe.tell(Damaged())
        except VipDeskError as trouble:
            log_event("cache_not_checked", trouble=trouble.trouble.value)
        finally:
            cache.close()

    def _begin_anew(self) -> None:
        """Another sync thread in the place of one that stands still; one that does not end takes this process with it (I22)."""
        log_event("sync_begins_anew")
        self._sync.stop()
        self._sync.join(QUIT_SECONDS)
        if self._sync.is_alive():
            os._exit(ExitCode.DID_NOT_HAPPEN)
        self._sync = self._new_sync(self._cache())
        self._sync.start()
        # what listens speaks to the worker it was made with
        self._events.stop()
        self._events = EventListener(_partner(DeskState(self._caches[-1])).transport(), self._sync)
        if self._start.automatic:
            self._events.start()

    def _new_sync(self, cache: Cache) -> SyncWorker:
        return SyncWorker(
            cache,
            _partner(DeskState(cache)).transport(),
            self._source,
            self._pipe,
            self._room,
            idle_seconds=self._start.sync_seconds,
            automatic=self._start.automatic,
            went_well=self._uploads.wake,
        )

    def _cache(self) -> Cache:
        cache = open_cache(self._profile, self._key, Use.BACK_ROOM)
        self._caches.append(cache)
        return cache


def _partner(state: DeskState) -> _Partner:
    credentials = Credentials(state.desk_id, DeskKey(state.get("private_key")))
    return _Partner(state.get("server_url"), state.get("ca_file"), credentials)
