"""One round of the conversation, top to bottom: push the queue, pull to a checkpoint, settle (P5, P14-P22)."""

import contextlib
import time
from collections.abc import Callable

import msgspec

from vipdesk.cache import outbox
from vipdesk.cache.base_sums import count_anew
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.page import apply_page
from vipdesk.cache.reset import OFFERING, begin_reset
from vipdesk.cache.settle import settle
from vipdesk.clock import TimeSource, take_anchor
from vipdesk.errors import DeskCloned, DiskFull, ServerBusy
from vipdesk.ids import new_id
from vipdesk.log import log_event
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import OutboxState
from vipdesk.protocol.events import Event, PageEvent, WakeEvent, page_of
from vipdesk.protocol.problem import ProblemCode
from vipdesk.protocol.pull import PullAnswer
from vipdesk.protocol.push import PushAnswer, PushedIntent, PushRequest
from vipdesk.protocol.sign_in import IncarnationAnswer
from vipdesk.sync.content_check import Compared, ContentCheck
from vipdesk.sync.first_sync import FirstSync
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import ConflictError, Transport

PUSH_INTENTS = 200
PUSH_BYTES = 512 * 1024
"""Of the intents in one request: head office takes a megabyte, and a queue of long notes may be more (S23)."""
PAGE_ROWS = 200
FIRST_SYNC_ROWS = 1000
LOGGED_ROWS = 1000
"""Rows after which the log is brought into the file, also within a round."""
PAGE_PAUSE_SECONDS = 0.005
"""After each page and each settled group, so that a check-in at the counter gets its turn (P16)."""

PAGE_SECONDS = 1.0
"""Within which a stream brings the page that holds what was pushed; after that it is fetched."""
FETCH_SPREAD_SECONDS = 0.25
"""For an event that this desk cannot apply."""
_EVENTS_PER_CHECKPOINT = 32
"""Each adds to the write-ahead log, and a round that clears it may be a minute away."""
_RESETTING = frozenset({ProblemCode.RESET_REQUIRED, ProblemCode.DEVICE_REWOUND})
_NOTHING_LOST = frozenset({"scope", "protocol", "cursor_too_old"})
"""Reasons of a reset after which head office knows all it ever answered (P25)."""
_MOST_TRIES = 5
_ASK = "incarnation_ask"


class HeadOfficeGoneBackError(Exception):
    """A page knew less of this desk than an earlier answer: the record was put back (P24)."""


class DivergedError(Exception):
    """At a checkpoint desk and head office do not hold the same rows (P24, I13)."""

    def __init__(self, tables: list[str]) -> None:
        """Of which tables."""
        super().__init__()
        self.tables = tables


class Cycle:
    """Rounds over one cache and one transport, on one thread."""

    def __init__(
        self,
        cache: Cache,
        transport: Transport,
        source: TimeSource,
        listener: Listener,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`sleep` is where the pauses go."""
        self._cache = cache
        self._transport = transport
        self._source = source
        self._listener = listener
        self._sleep = sleep
        self._state = DeskState(cache)
        self._content = ContentCheck(cache, transport, source)
        self._first_sync = FirstSync(cache, transport, source, listener, between=self._push_all)
        self.leaves_waiting = False
        """Whether the last round that went well left something without an outcome."""
        self._events = 0
        self._all_accepted = True
        """Of what was pushed last: what was refused moves nothing, so that no event will come for it."""
        self._alarm: ConflictError | None = None
        """Head office knows an intent of this queue with other content: nothing behind it is pushed (I3)."""

    def round(self) -> None:
        """Push everything, pull to a checkpoint, settle. Whatever fails, the next round goes on from there."""
        self._alarm = None
        try:
            self._converse()
            if self._alarm is not None:
                raise self._alarm
        finally:
            # also while the line is down: each saved intent adds to the log; on a full disk it waits there (F30)
            with contextlib.suppress(DiskFull):
                self._cache.checkpoint()
        self.leaves_waiting = outbox.count_waiting(self._cache) > 0
        with self._cache.transaction():
            self._state.put("last_sync", write_instant(self._state.anchor().server_time))
        self._listener.moved()

    def push_alone(self) -> float | None:
        """Push what waits while a stream lives: that brings the page too, and a pull for each intent is saved.

        The seconds within which that page must be here or be fetched by a round, 0.0 where only a round helps;
        None where nothing is to be fetched.
        """
        if self._alarm is not None or self._state.get(OFFERING, False) or not self._state.is_at_checkpoint:
            return 0.0
        self._all_accepted = True
        try:
            self._push_queue()
        except (ConflictError, HeadOfficeGoneBackError):
            # a round meets the same and knows what to do
            return 0.0
        self._checkpoint_now_and_then()
        if not self._all_accepted or outbox.count_waiting(self._cache) > 0:
            return 0.0
        return None if self.is_level else PAGE_SECONDS

    def compare_content(self) -> Compared:
        """Compare one more stretch of what stands in the base, if a week is over; a reset begins where it differs (I13)."""
        compared, table = self._content.step()
        if compared is Compared.DIFFERENT:
            log_event("content_diverged", tables=table)
            count_anew(self._cache, [table])
            self._reset(offer_again=True)
        return compared

    def compare_now(self) -> None:
        """Let the weekly comparison begin with the next step."""
        self._content.begin()

    @property
    def is_level(self) -> bool:
        """Whether the base holds everything head office has answered, as far as this desk knows."""
        answered = outbox.highest_answered(self._cache, self._state.incarnation)
        return int(self._state.get("applied_seq", 0)) >= answered

    def take_event(self, event: Event) -> float | None:
        """Apply an event that continues this desk's cursor (P15).

        Where it does not: the seconds within which to fetch, at a random moment; None if there is nothing to fetch.
        """
        if isinstance(event, PageEvent):
            result = apply_page(self._cache, event.continues, page_of(event))
            if result.applied:
                self._listener.tell_changed(result.changed)
                self._settle()
                self._listener.moved()
                self._checkpoint_now_and_then()
                return None
        held: dict[str, int] = self._state.get("positions", {})
        if all(held.get(space, 0) >= head for space, head in event.positions.items()):
            return None
        return event.spread_ms / 1000 if isinstance(event, WakeEvent) else FETCH_SPREAD_SECONDS

    def _checkpoint_now_and_then(self) -> None:
        self._events += 1
        if self._events % _EVENTS_PER_CHECKPOINT == 0:
            self._cache.checkpoint()

    def _converse(self) -> None:
        if self._state.is_at_checkpoint:
            # the desk ended between a checkpoint and its settling: the screen must not wait for the line (P22)
            self._settle()
        for attempt in range(1, _MOST_TRIES + 1):
            obstacle = self._exchange()
            if obstacle is None:
                break
            if attempt == _MOST_TRIES:
                raise obstacle
            self._overcome(obstacle, attempt)
        self._settle()

    def _exchange(self) -> Exception | None:
        """Push and pull to a checkpoint; what stands in the way and can be overcome by a reset."""
        try:
            self._push_all()
            self._require_offered()
            self._pull_to_checkpoint()
        except ConflictError as conflict:
            if conflict.code not in _RESETTING:
                raise
            return conflict
        except (HeadOfficeGoneBackError, DivergedError) as found:
            return found
        return None

    def _overcome(self, obstacle: Exception, attempt: int) -> None:
        if isinstance(obstacle, HeadOfficeGoneBackError) and attempt == 1:
            # asked once more before it is believed: an answer may have been old (P24)
            return
        if isinstance(obstacle, DivergedError):
            # where rows were lost or altered in the file, the sums kept of them would differ for ever
            count_anew(self._cache, obstacle.tables)
        nothing_lost = isinstance(obstacle, ConflictError) and obstacle.reason in _NOTHING_LOST
        self._reset(offer_again=not nothing_lost)

    def _require_offered(self) -> None:
        """Nothing of what was acknowledged may vanish from the screen: pages come after it was offered again (P25)."""
        if self._alarm is None and outbox.is_offering_again(self._cache):
            raise ServerBusy

    def _push_all(self) -> None:
        """Push the whole queue. One that is stopped by an alarm leaves the desk its pages."""
        try:
            self._push_queue()
        except ConflictError as conflict:
            if conflict.code != ProblemCode.KEY_REUSED:
                raise
            self._alarm = conflict

    def _push_queue(self) -> None:
        while self._alarm is None and (queue := outbox.waiting(self._cache, PUSH_INTENTS)):
            first = queue[0]
            request = PushRequest(
                desk=self._state.desk_id,
                incarnation=first.incarnation,
                first_seq=first.seq,
                intents=_that_fit([entry.pushed() for entry in queue]),
            )
            answer = self._transport.post("/v1/push", request, PushAnswer)
            if not _answers(request, answer):
                # under these numbers head office has decided something else: this is not the desk it knows (I17)
                raise HeadOfficeGoneBackError
            self._note_push(request, answer)
            if not answer.outcomes:
                if answer.expected_seq != first.seq:
                    raise HeadOfficeGoneBackError
                # head office met a defect of its own on the first one: it is counted there and tried again later
                return
        if self._alarm is None and self._state.get(OFFERING, False):
            self._say_offered()

    def _say_offered(self) -> None:
        """Tell head office that nothing kept is left to be offered again."""
        incarnation = self._state.incarnation
        request = PushRequest(
            desk=self._state.desk_id,
            incarnation=incarnation,
            first_seq=outbox.highest_answered(self._cache, incarnation) + 1,
            intents=[],
            offered=True,
        )
        self._transport.post("/v1/push", request, PushAnswer)
        with self._cache.transaction():
            self._state.put(OFFERING, False)

    def _note_push(self, request: PushRequest, answer: PushAnswer) -> None:
        anchor = take_anchor(self._source, answer.server_time)
        with self._cache.transaction():
            fresh = outbox.note_outcomes(self._cache, request.incarnation, answer.outcomes)
            self._state.put_anchor(anchor)
        self._all_accepted &= all(outcome.state == OutboxState.ACCEPTED for outcome in answer.outcomes)
        for outcome in fresh:
            self._listener.answered(outcome)
        self._listener.moved()

    def _pull_to_checkpoint(self) -> None:
        done = False
        logged = 0
        if self._state.cursor is None and self._state.get("checkpoint") is None:
            self._first_sync.run()
        while not done:
            cursor = self._state.cursor
            first_sync = self._state.get("checkpoint") is None
            query = {"limit": str(FIRST_SYNC_ROWS if first_sync else PAGE_ROWS)}
            if cursor is not None:
                query["cursor"] = cursor
            answer = self._transport.get("/v1/pull", PullAnswer, query)
            self._take_page(cursor, answer)
            done = answer.done
            logged += len(answer.rows)
            if logged >= LOGGED_ROWS:
                # each page rewrites much of what earlier ones wrote: the log would grow to many times the file
                with contextlib.suppress(DiskFull):
                    self._cache.checkpoint()
                logged = 0
            if not done:
                self._sleep(PAGE_PAUSE_SECONDS)
                self._push_all()

    def _take_page(self, cursor: str | None, answer: PullAnswer) -> None:
        answered = outbox.highest_answered(self._cache, self._state.incarnation)
        if answer.applied_seq < max(answered, int(self._state.get("applied_seq", 0))):
            raise HeadOfficeGoneBackError
        anchor = take_anchor(self._source, answer.server_time)
        result = apply_page(self._cache, cursor, answer, lambda: self._sleep(PAGE_PAUSE_SECONDS))
        with self._cache.transaction():
            self._state.put_anchor(anchor)
        self._listener.tell_changed(result.changed)
        if result.diverged:
            log_event("base_diverged", tables=", ".join(result.diverged))
            raise DivergedError(result.diverged)

    def _settle(self) -> None:
        for changed in settle(self._cache):
            self._listener.tell_changed(changed)
            self._sleep(PAGE_PAUSE_SECONDS)

    def _reset(self, *, offer_again: bool) -> None:
        """Take a new incarnation; raises DeskCloned where head office hears another copy of this desk (F23)."""
        try:
            answer = self._transport.post(f"/v1/incarnation?{self._ask()}", None, IncarnationAnswer)
        except ConflictError as conflict:
            if conflict.code == ProblemCode.DESK_CLONED:
                raise DeskCloned from conflict
            raise
        begin_reset(self._cache, answer.incarnation, offer_again=offer_again)
        self._first_sync.forget()
        self._listener.moved()

    def _ask(self) -> str:
        """The wish for a new incarnation; it has one id until it is answered, so that a lost answer makes no second one."""
        held = self._state.incarnation
        kept = self._state.get(_ASK)
        if kept is None or kept["held"] != held:
            kept = {"held": held, "ask_id": str(new_id())}
            with self._cache.transaction():
                self._state.put(_ASK, kept)
        return f"above={held}&ask_id={kept['ask_id']}"


def _answers(request: PushRequest, answer: PushAnswer) -> bool:
    """Whether the outcomes are those of the first intents sent; else the queue would be sent again for ever."""
    sent = [intent.op_id for intent in request.intents[: len(answer.outcomes)]]
    return [outcome.op_id for outcome in answer.outcomes] == sent


def _that_fit(intents: list[PushedIntent]) -> list[PushedIntent]:
    """The first intents, at least one, as far as one request holds them."""
    size = 0
    for count, intent in enumerate(intents):
        size += len(msgspec.json.encode(intent))
        if count and size > PUSH_BYTES:
            return intents[:count]
    return intents
