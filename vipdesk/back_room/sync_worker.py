"""The sync thread: one round after another, soon when something was saved or head office has news, by pace otherwise."""

import math
import queue
import random
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.cache.book_lines import keep_book
from vipdesk.cache.disk_room import DiskRoom, floor_bytes
from vipdesk.cache.engine import Cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import TimeSource
from vipdesk.desk.messages import Changed, Line, Moved, OutcomeCame, Reply
from vipdesk.errors import DiskFull, Incompatible, NotAuthorised, Offline, VipDeskError
from vipdesk.log import log_defect, log_event
from vipdesk.protocol.events import Event
from vipdesk.protocol.push import PushedOutcome
from vipdesk.sync.content_check import Compared
from vipdesk.sync.cycle import FETCH_SPREAD_SECONDS, PAGE_PAUSE_SECONDS, Cycle
from vipdesk.sync.pace import Pace
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import Transport

MOST_EVENTS = 32
"""Kept while a round is under way; what comes beyond them is fetched."""


_Waiting = tuple[int, Any]
"""The number of a question, and what it is replied with after a round."""


class SyncWorker(threading.Thread):
    """Runs rounds until stopped; every failed round is always followed by another (I22)."""

    def __init__(
        self,
        cache: Cache,
        transport: Transport,
        source: TimeSource,
        pipe: CounterPipe,
        room: DiskRoom,
        *,
        idle_seconds: float,
        automatic: bool,
        went_well: Callable[[], None] = lambda: None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Own one connection and one transport; `jitter` gives a number from 0 to 1.

        `went_well` is called after each round and each push, and when a picture's row has changed.
        """
        super().__init__(name="sync", daemon=True)
        self._transport = transport
        self._pipe = pipe
        self._room = room
        self._reader = Reader(cache, source)
        self._source = source
        self._automatic = automatic
        self._jitter = jitter
        self._went_well = went_well
        self._pace = Pace(idle_seconds, jitter)
        self._ending = threading.Event()
        self._woken = threading.Event()
        self._lock = threading.Lock()
        self._due = math.inf
        """When the next round begins that nobody asked for, by the monotonic clock."""
        self._page_due = math.inf
        """When a round begins if the stream has not brought what was pushed until then."""
        self._saved = threading.Event()
        self._rest_ends = 0.0
        """Head office asked for a pause or errs: until then nothing but a question begins a round."""
        self._questions: queue.SimpleQueue[_Waiting] = queue.SimpleQueue()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._streaming = False
        """Whether a stream of events lives, so that nothing has to be polled for."""
        self._comparison_wanted = threading.Event()
        self._compared = Compared.NOTHING
        """What came of the last stretch."""
        self._line_down = False
        self.line_up = threading.Event()
        """Set after a round that went well; whoever doubts the line clears it."""
        listener = Listener(changed=self._changed, answered=self._answered, moved=self._moved)
        self._cycle = Cycle(cache, transport, source, listener, sleep=self._pause)

    def wake(self) -> None:
        """Something was saved."""
        self._saved.set()
        self._woken.set()

    def compare_soon(self) -> None:
        """Somebody wants to know whether all is right here: the weekly comparison begins now."""
        self._comparison_wanted.set()
        self._woken.set()

    def round_for(self, question: int, value: Any = True) -> None:  # noqa: FBT002 - a message's value, True like any other
        """Do a round now and reply with the value when it is over."""
        self._questions.put((question, value))
        self._woken.set()

    def hear(self, event: Event) -> None:
        """Head office told of a change; taken in on this thread, between rounds."""
        self._streaming = True
        if self._events.qsize() < MOST_EVENTS:
            self._events.put(event)
            self._woken.set()
        else:
            self._round_within(FETCH_SPREAD_SECONDS)

    def stream_lost(self, *, silent: bool) -> None:
        """A stream that lived is over: look at the line. After silence it is called down until a round goes well."""
        self._streaming = False
        if silent:
            self._pipe.tell(Line(online=False, trouble=None))
        self._round_within(0.0 if silent else self._jitter())

    def stop(self) -> None:
        """End after the request that is under way."""
        self._ending.set()
        self._woken.set()

    def run(self) -> None:
        """Round after round; whoever still waits for one at the end is told that there is none."""
        try:
            self._rounds()
        finally:
            while not self._questions.empty():
                self._pipe.reply_error(self._questions.get()[0], Offline())

    def _rounds(self) -> None:
        self._round_within(0.0)
        while not self._ending.is_set():
            self._woken.wait(self._time_left())
            self._woken.clear()
            if self._ending.is_set():
                return
            self._take_events()
            if self._saved.is_set():
                self._saved.clear()
                self._send_saved()
            questions = [self._questions.get() for _ in range(self._questions.qsize())]
            if questions or self._time_left() == 0.0:
                # before the round: what is saved while it runs brings the next one forward
                self._due = self._page_due = math.inf
                self._round_within(self._round(questions))
            else:
                self._guarded(self._keep_book, [])
                self._compare_content()

    def _round_within(self, seconds: float) -> None:
        """See to it that a round begins in so many seconds or sooner; from any thread."""
        if not self._automatic:
            return
        with self._lock:
            self._due = min(self._due, time.monotonic() + seconds)
        self._woken.set()

    def _time_left(self) -> float | None:
        """Seconds until the next round that nobody asked for; None where there is none."""
        due = min(self._due, self._page_due)
        return None if due == math.inf else max(0.0, max(due, self._rest_ends) - time.monotonic())

    def _send_saved(self) -> None:
        """Push at once; the page is left to the stream if one lives, else this is a round like any other."""
        if not self._streaming or not self._may_speak():
            self._round_within(0.0)
            return
        pause = self._guarded(self._cycle.push_alone, [])
        self._went_well()
        if pause is None:
            return
        if pause > 0.0 and self._may_speak():
            self._page_due = time.monotonic() + pause
        else:
            # after a failure, or where only a round helps: no event calls that off
            self._round_within(pause)

    def _may_speak(self) -> bool:
        """Whether the line is not known to be down, nor head office to want a pause."""
        return not self._line_down and time.monotonic() >= self._rest_ends

    def _take_events(self) -> None:
        while not self._events.empty():
            event = self._events.get()
            spread = self._guarded(partial(self._cycle.take_event, event), [])
            if spread is not None:
                self._round_within(spread * self._jitter())
            elif self._page_due < math.inf and self._cycle.is_level:
                self._page_due = math.inf

    def _round(self, questions: list[_Waiting]) -> float:
        """One round; seconds until the next."""
        if self._line_down and not questions and not self._transport.is_reachable():
            return self._pace.after_failure(Offline())
        pause = self._guarded(self._cycle.round, questions)
        if pause is not None:
            return pause
        self._line_down = False
        self.line_up.set()
        self._went_well()
        self._room.keep_ballast(floor_bytes(self._reader))
        self._pipe.tell(Line(online=True, trouble=None))
        for question, value in questions:
            self._pipe.tell(Reply(question=question, value=value))
        self._guarded(self._keep_book, [])
        self._compare_content()
        # what head office could not decide waits for a round, and no event will come for it
        woken = self._streaming and not self._cycle.leaves_waiting
        return self._pace.after_success(woken=woken)

    def _keep_book(self) -> None:
        """Put the client book in order until something else is to be done; the next round's end goes on."""
        kept = False
        while self._is_free() and keep_book(self._reader.cache, self._source):
            kept = True
            self._pause(PAGE_PAUSE_SECONDS)
        if kept:
            self._changed(frozenset({"book_line"}))

    def _compare_content(self) -> None:
        """Compare what stands in the rows with head office, stretch by stretch, until something else is to be done (I13)."""
        while self._is_free() and self._may_speak():
            if self._comparison_wanted.is_set():
                self._comparison_wanted.clear()
                self._guarded(self._cycle.compare_now, [])
            failed = self._guarded(self._compare_stretch, [])
            if failed is not None:
                self._round_within(failed)
            if failed is not None or self._compared is not Compared.EQUAL:
                return
            self._pause(PAGE_PAUSE_SECONDS)

    def _compare_stretch(self) -> None:
        self._compared = self._cycle.compare_content()
        if self._compared is Compared.DIFFERENT:
            # the reset has begun: the rows are read anew at once
            self._round_within(0.0)

    def _is_free(self) -> bool:
        """Whether nothing else is to be done on this thread."""
        return not self._woken.is_set() and not self._ending.is_set()

    def _guarded(self, work: Callable[[], float | None], questions: list[_Waiting]) -> float | None:
        """Do it; its answer, or the seconds until the next round where it failed."""
        try:
            return work()
        except VipDeskError as error:
            if isinstance(error, DiskFull) and self._room.give_up_ballast():
                # there is room now: what was saved gets through (F30)
                return self._again(questions)
            self._failed(error, questions)
            return self._pause_after(error)
        except Exception as error:  # noqa: BLE001 - the last resort: logged without values, the next round comes (S49)
            log_defect(self.name, error)
            self._failed(VipDeskError(), questions)
            return self._pause_after(VipDeskError())

    def _again(self, questions: list[_Waiting]) -> float:
        for question in questions:
            self._questions.put(question)
        self._woken.set()
        return 0.0

    def _pause_after(self, error: VipDeskError) -> float:
        pause = self._pace.after_failure(error)
        if not isinstance(error, Offline):
            self._rest_ends = time.monotonic() + pause
        return pause

    def _failed(self, error: VipDeskError, questions: list[_Waiting]) -> None:
        """Tell what went wrong. A head office that errs is still there: the line is not called down for that."""
        if isinstance(error, (NotAuthorised, Incompatible)):
            self._pipe.tell(Line(online=False, trouble=error.trouble.value))
        elif isinstance(error, Offline):
            self._line_down = True
            self.line_up.clear()
            self._pipe.tell(Line(online=False, trouble=None))
        if not isinstance(error, Offline):
            log_event("round_failed", trouble=error.trouble.value, facts=str(error.facts))
        for question, _ in questions:
            self._pipe.reply_error(question, error)

    def _pause(self, seconds: float) -> None:
        self._ending.wait(seconds)

    def _changed(self, tables: frozenset[str]) -> None:
        self._pipe.tell(Changed(tables=sorted(tables)))
        if "attachment" in tables:
            self._went_well()

    def _moved(self) -> None:
        self._pipe.tell(Moved())

    def _answered(self, outcome: PushedOutcome) -> None:
        self._pipe.tell(
            OutcomeCame(op_id=outcome.op_id, state=outcome.state, code=outcome.code, facts=outcome.facts)
        )
