"""The sync thread: one round after another, soon when something was saved, by pace otherwise."""

import queue
import threading
import time

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.cache.engine import Cache
from vipdesk.clock import TimeSource
from vipdesk.desk.messages import Changed, Line, Moved, OutcomeCame, Reply
from vipdesk.errors import Incompatible, NotAuthorised, Offline, VipDeskError
from vipdesk.log import log_defect, log_event
from vipdesk.protocol.push import PushedOutcome
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.pace import Pace
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import Transport


class SyncWorker(threading.Thread):
    """Runs rounds until stopped; every failed round is always followed by another (I22)."""

    def __init__(
        self,
        cache: Cache,
        transport: Transport,
        source: TimeSource,
        pipe: CounterPipe,
        *,
        idle_seconds: float,
        automatic: bool,
    ) -> None:
        """Own one connection and one transport."""
        super().__init__(name="sync", daemon=True)
        self._pipe = pipe
        self._automatic = automatic
        self._pace = Pace(idle_seconds)
        self._ending = threading.Event()
        self._woken = threading.Event()
        self._rest_ends = 0.0
        """Head office asked for a pause or errs: until then nothing but a question begins a round."""
        self._questions: queue.SimpleQueue[int] = queue.SimpleQueue()
        listener = Listener(changed=self._changed, answered=self._answered, moved=self._moved)
        self._cycle = Cycle(cache, transport, source, listener, sleep=self._pause)

    def wake(self) -> None:
        """Something was saved."""
        if self._automatic:
            self._woken.set()

    def round_for(self, question: int) -> None:
        """Do a round now and reply when it is over."""
        self._questions.put(question)
        self._woken.set()

    def stop(self) -> None:
        """End after the request that is under way."""
        self._ending.set()
        self._woken.set()

    def run(self) -> None:
        """Round after round."""
        pause = 0.0 if self._automatic else None
        while not self._ending.is_set():
            self._woken.wait(pause)
            self._woken.clear()
            if self._ending.is_set():
                return
            rest = self._rest_ends - time.monotonic()
            if rest > 0 and self._questions.empty():
                pause = rest if self._automatic else None
                continue
            pause = self._round()
            if not self._automatic:
                pause = None

    def _round(self) -> float:
        questions = [self._questions.get() for _ in range(self._questions.qsize())]
        try:
            self._cycle.round()
        except VipDeskError as error:
            self._failed(error, questions)
            return self._pause_after(error)
        except Exception as error:  # noqa: BLE001 - the last resort: logged without values, the next round comes (S49)
            log_defect(self.name, error)
            self._failed(VipDeskError(), questions)
            return self._pause_after(VipDeskError())
        self._pipe.tell(Line(online=True, trouble=None))
        for question in questions:
            self._pipe.tell(Reply(question=question, value=True))
        return self._pace.after_success()

    def _pause_after(self, error: VipDeskError) -> float:
        pause = self._pace.after_failure(error)
        if not isinstance(error, Offline):
            self._rest_ends = time.monotonic() + pause
        return pause

    def _failed(self, error: VipDeskError, questions: list[int]) -> None:
        """Tell what went wrong. A head office that errs is still there: the line is not called down for that."""
        if isinstance(error, (NotAuthorised, Incompatible)):
            self._pipe.tell(Line(online=False, trouble=error.trouble.value))
        elif isinstance(error, Offline):
            self._pipe.tell(Line(online=False, trouble=None))
        if not isinstance(error, Offline):
            log_event("round_failed", trouble=error.trouble.value, facts=str(error.facts))
        for question in questions:
            self._pipe.reply_error(question, error)

    def _pause(self, seconds: float) -> None:
        self._ending.wait(seconds)

    def _changed(self, tables: frozenset[str]) -> None:
        self._pipe.tell(Changed(tables=sorted(tables)))

    def _moved(self) -> None:
        self._pipe.tell(Moved())

    def _answered(self, outcome: PushedOutcome) -> None:
        self._pipe.tell(
            OutcomeCame(op_id=outcome.op_id, state=outcome.state, code=outcome.code, facts=outcome.facts)
        )
