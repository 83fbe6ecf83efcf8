"""The desk thread: the only one of the counter's process that touches the cache.

Questions are answered in the order in which they were asked; one that was superseded on its channel is skipped
before it is run, and dropped if it was too late for that.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from vipdesk.cache.disk_room import DiskRoom
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.picture_store import PictureStore
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import SystemClock, TimeSource
from vipdesk.errors import CacheUnreadable, Defect, DiskFailing, VipDeskError
from vipdesk.log import log_defect

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Tools:
    """What a piece of work on the desk thread may use."""

    writer: Cache
    reader_cache: Cache
    source: TimeSource
    room: DiskRoom
    pictures: PictureStore | None = None

    def reader(self) -> Reader:
        """A fresh reader: what it remembers is of this question alone."""
        return Reader(self.reader_cache, self.source, self.pictures)


@dataclass(frozen=True, slots=True)
class _Question(Generic[Answer]):
    number: int
    channel: str | None
    work: Callable[[Tools], Answer]
    then: Callable[[Answer], None]
    failed: Callable[[VipDeskError], None]


class CacheWorker(QObject):
    """Runs work on the desk thread and brings the answers back to the thread this object lives on."""

    unusable = Signal(object)
    """A `CacheUnreadable`: there is nothing to work with."""
    _done = Signal(object, object, object)

    def __init__(self, profile: Path, key: bytes) -> None:
        """Open nothing yet: the file is opened on the thread that uses it."""
        super().__init__()
        self._profile = profile
        self._key = key
        self._numbers = count(1)
        self._latest: dict[str, int] = {}
        self._inbox: queue.SimpleQueue[_Question[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
        self._done.connect(self._deliver)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def ask(
        self,
        work: Callable[[Tools], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[VipDeskError], None],
        channel: str | None = None,
    ) -> None:
        """Do `work` on the desk thread; its result comes to `then` on this one, its error to `failed`."""
        question = _Question(next(self._numbers), channel, work, then, failed)
        if channel is not None:
            self._latest[channel] = question.number
        self._inbox.put(question)

    def stop(self, seconds: float) -> None:
        """Finish what is in the inbox and end."""
        self._inbox.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        tools: Tools | None = None
        while (question := self._inbox.get()) is not None:
            if self._is_superseded(question):
                continue
            try:
                tools = tools or self._open()
                answer, error = question.work(tools), None
            except VipDeskError as trouble:
                answer, error = None, trouble
                _note(trouble)
                if isinstance(trouble, DiskFailing):
                    # what a failed write left in memory is not to be trusted: the next question opens the file anew (F29)
                    _close(tools)
                    tools = None
            except Exception as defect:  # noqa: BLE001 - the last resort: logged without values, the desk goes on (S49)
                log_defect("desk", defect)
                answer, error = None, Defect()
            with contextlib.suppress(RuntimeError):
                self._done.emit(question, answer, error)
        _close(tools)

    def _open(self) -> Tools:
        writer = open_cache(self._profile, self._key, Use.COUNTER)
        reader = open_cache(self._profile, self._key, Use.READER)
        pictures = PictureStore(self._profile, self._key)
        return Tools(writer, reader, SystemClock(), DiskRoom(self._profile), pictures)

    def _deliver(self, question: _Question[Any], answer: Any, error: VipDeskError | None) -> None:
        if self._is_superseded(question):
            return
        if error is None:
            question.then(answer)
            return
        question.failed(error)
        if isinstance(error, CacheUnreadable):
            self.unusable.emit(error)

    def _is_superseded(self, question: _Question[Any]) -> bool:
        return question.channel is not None and self._latest.get(question.channel) != question.number


def _close(tools: Tools | None) -> None:
    if tools is not None:
        tools.reader_cache.close()
        tools.writer.close()


def _note(error: VipDeskError) -> None:
    """A defect is logged with where it arose; a refusal or a missing line is everyday."""
    if isinstance(error, (Defect, DiskFailing)):
        log_defect("desk", error)
