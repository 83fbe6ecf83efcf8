"""Push: a desk's intents run exactly once and in order; each gets an outcome that never expires (P5-P8)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from vipdesk.clock import Clock, clamp_asked_at
from vipdesk.errors import Code, Defect, ServerBusy
from vipdesk.headoffice.audit import AuditChain, AuditEntry
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.bulk import IdSet
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.draft import Draft, NeedsCareError, OvertakenError
from vipdesk.headoffice.feed import Changes, stamp
from vipdesk.headoffice.issue_blocks import Stock, top_up
from vipdesk.headoffice.judge import OURS, Judge
from vipdesk.headoffice.outcomes import ROUNDS_BEFORE_PARKING, Decision, OutcomeBook, answer_to
from vipdesk.headoffice.problems import DeviceRewound, KeyReused
from vipdesk.headoffice.recovery import RecordWentBackError, Recovery
from vipdesk.headoffice.release import set_aside, try_again
from vipdesk.headoffice.scope import ScopeBook, take_turn
from vipdesk.headoffice.server_state import new_epoch
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.push import PushAnswer, PushedIntent, PushedOutcome, PushRequest, payload_hash

GROUP_INTENTS = 100
GROUP_SECONDS = 0.1
_TRIES_IN_MEMORY = 4
ANSWER_SECONDS = 3.0
"""After this no further group is begun: a desk that waits in vain for an answer sends the same again, and a head
office that is slow for a while would be asked twice for everything (I22). What is left comes with the next push."""


@dataclass(frozen=True, slots=True)
class _Group:
    outcomes: list[PushedOutcome]
    last_seq: int
    stopped: bool
    """Whether a gap or a defect ends the answer here."""
    recovering: bool = False
    """Whether desks were bringing back what a restore had lost."""


class PushHandler:
    """Head office's side of a push."""

    def __init__(self, database: Database, clock: Clock, report: Callable[[BaseException], None]) -> None:
        """`report` is told of every defect and every reused key."""
        self._database = database
        self._clock = clock
        self._report = report
        self._stock = Stock()

    def push(self, access: Access, request: PushRequest) -> PushAnswer:
        """Decide a batch.

        Raises DeviceRewound, KeyReused (both 409) and ServerBusy (503).
        """
        if request.desk != access.desk_id:
            raise DeviceRewound
        outcomes: list[PushedOutcome] = []
        remaining = list(enumerate(request.intents, start=request.first_seq))
        last_seq = 0 if remaining else self._offered_nothing(access, request)
        recovering = False
        deadline = time.monotonic() + ANSWER_SECONDS
        while remaining and time.monotonic() < deadline:
            group = self._decide_group(access, request, remaining)
            outcomes += group.outcomes
            last_seq, recovering = group.last_seq, recovering or group.recovering
            remaining = remaining[len(group.outcomes) :]
            if group.stopped or not group.outcomes:
                break
        if outcomes:
            self._look_at_stock(access, request)
        accepted = any(outcome.state == OutcomeState.ACCEPTED for outcome in outcomes)
        if request.offered or (recovering and accepted):
            self._recover()
        return PushAnswer(
            outcomes=outcomes,
            expected_seq=last_seq + 1,
            applied_seq=last_seq,
            safe_seq=0,
            server_time=self._clock.now(),
        )

    def _look_at_stock(self, access: Access, request: PushRequest) -> None:
        """Let the desk have voucher ids, where it may have too few (P30)."""
        now = self._clock.now()
        if self._stock.needs_look(access, (pushed.kind for pushed in request.intents), now):
            until = self._database.run(access.scope, lambda connection: top_up(connection, access, now))
            self._stock.note(access, until, now)

    def _recover(self) -> None:
        """While desks bring back what a restore lost, what waits for it is tried after whatever was accepted (P25)."""
        with self._database.snapshot(HOUSE) as connection:
            under_way = Recovery(connection).under_way
        try_again(self._database, self._clock, self._report, final=not under_way)

    def _decide_group(
        self, access: Access, request: PushRequest, remaining: list[tuple[int, PushedIntent]]
    ) -> _Group:
        try:
            return self._decide_whole(access, request, remaining)
        except KeyReused as alarm:
            self._report(alarm)
            raise
        except RecordWentBackError as alarm:
            self._report(alarm)
            self._database.run(HOUSE, new_epoch)
            # a recovery is under way now, so that this does not come again
            return self._decide_group(access, request, remaining)
        except DBAPIError:
            return self._decide_singly(access, request, remaining)
        except Defect as defect:
            self._report(defect)
            return self._decide_singly(access, request, remaining)

    def _offered_nothing(self, access: Access, request: PushRequest) -> int:
        """An empty push: how far the desk is, and that it has offered all it had kept."""

        def work(connection: Connection) -> int:
            run = _GroupRun(connection, access, request.incarnation, self._clock)
            last_seq = run.lock()
            if request.offered:
                run.recovery.offered(access.desk_id)
            return last_seq

        return self._database.run(access.scope, work)

    def _decide_whole(
        self, access: Access, request: PushRequest, remaining: list[tuple[int, PushedIntent]]
    ) -> _Group:
        """In memory where that is enough, else on the database with a savepoint each (P7).

        A group that was overtaken is decided again, then with no other beside it that could overtake it.
        """
        alone = False
        for _ in range(_TRIES_IN_MEMORY):
            try:
                return self._run(access, request, remaining, GROUP_INTENTS, in_memory=True, alone=alone)
            except OvertakenError:
                alone = True
            except (NeedsCareError, Defect, IntegrityError, *OURS):
                break
        return self._run(access, request, remaining, GROUP_INTENTS)

    def _decide_singly(
        self, access: Access, request: PushRequest, remaining: list[tuple[int, PushedIntent]]
    ) -> _Group:
        try:
            return self._run(access, request, remaining, 1)
        except Defect as defect:
            self._report(defect)
            return self._count_defect(access, request, remaining[0])

    def _run(
        self,
        access: Access,
        request: PushRequest,
        remaining: list[tuple[int, PushedIntent]],
        most: int,
        *,
        in_memory: bool = False,
        alone: bool = False,
    ) -> _Group:
        def work(connection: Connection) -> _Group:
            if alone or not in_memory:
                take_turn(connection, alone=True)
            run = _GroupRun(connection, access, request.incarnation, self._clock)
            return run.run(remaining[:most], in_memory=in_memory)

        return self._database.run(access.scope, work)

    def _count_defect(self, access: Access, request: PushRequest, poison: tuple[int, PushedIntent]) -> _Group:
        """Count in a transaction of its own; the fifth round sets the intent aside (P8)."""
        seq, pushed = poison

        def work(connection: Connection) -> _Group:
            run = _GroupRun(connection, access, request.incarnation, self._clock)
            last_seq = run.lock()
            if last_seq >= seq or run.outcomes.count_defect(seq) < ROUNDS_BEFORE_PARKING:
                return _Group([], last_seq, stopped=True)
            decision = Decision(OutcomeState.PARKED, Code.DEFECT_PARKED.value, {})
            outcome = run.keep(pushed, seq, decision, Changes())
            run.finish(seq)
            return _Group([outcome], seq, stopped=False)

        return self._database.run(access.scope, work)


class _GroupRun:
    """One transaction's worth of a push."""

    def __init__(self, connection: Connection, access: Access, incarnation: int, clock: Clock) -> None:
        self._connection = connection
        self._access = access
        self._incarnation = incarnation
        self._now = clock.now()
        self._book = ScopeBook(connection)
        self._changes = Changes()
        self.outcomes = OutcomeBook(connection, access.desk_id, incarnation)
        self._audit = AuditChain(connection, access.desk_id, incarnation)
        self.recovery = Recovery(connection)
        self._judge = Judge(connection, access, self.outcomes, self._book)

    def lock(self) -> int:
        """Take the desk's lock; the last decided number. An old incarnation is a rewound desk (P6)."""
        progress = self.outcomes.lock_progress()
        if progress is None:
            raise ServerBusy
        if progress[0] != self._incarnation:
            raise DeviceRewound
        return progress[1]

    def run(self, intents: list[tuple[int, PushedIntent]], *, in_memory: bool) -> _Group:
        """Decide these, or as many as fit the time, stamp the feed, and be ready to commit."""
        last_seq = self.lock()
        before = last_seq
        self._look_ahead([pushed for _, pushed in intents], in_memory=in_memory)
        answers: list[PushedOutcome] = []
        deadline = time.monotonic() + GROUP_SECONDS
        stopped = False
        for seq, pushed in intents:
            if seq > last_seq + 1:
                stopped = True
                break
            try:
                answers.append(self._seen(seq, pushed) if seq <= last_seq else self._decide(seq, pushed))
            except (KeyReused, NeedsCareError) as halted:
                if not answers:
                    raise
                # what stands before it is decided: a reused key begins the next request and is told, what needs care
                # begins the next group
                stopped = isinstance(halted, KeyReused)
                break
            last_seq = max(last_seq, seq)
            if time.monotonic() - self._judge.seconds_reading > deadline:
                break
        if last_seq > before:
            self.finish(last_seq)
        return _Group(answers, last_seq, stopped, self.recovery.under_way)

    def finish(self, last_seq: int) -> None:
        """Write what was kept in memory; the counters of the spaces come last (P7)."""
        if self._judge.draft is not None:
            self._judge.draft.write([self.outcomes.take_rows(), self._audit.take_rows()])
        self._write_answers()
        self.outcomes.move_progress(last_seq)
        stamp(self._connection, self._book, self._changes)

    def _write_answers(self) -> None:
        self.outcomes.write()
        self._audit.write()

    def _look_ahead(self, intents: list[PushedIntent], *, in_memory: bool) -> None:
        """Read for all at once what is known of these intents and of the rows they name."""
        if not intents:
            return
        mentioned = IdSet(row_id for pushed in intents for row_id in self._judge.ids_in(pushed))
        self.outcomes.look_up([pushed.op_id for pushed in intents], mentioned)
        if in_memory:
            self._judge.draft = Draft(self._connection, self._book, self._changes, mentioned)

    def keep(self, pushed: PushedIntent, seq: int, decision: Decision, changes: Changes) -> PushedOutcome:
        """Store outcome and audit row of a decided intent."""
        asked_at = self._asked_at(pushed)
        said = self.outcomes.keep(pushed, seq, decision, asked_at=asked_at, received_at=self._now)
        if decision.state is OutcomeState.PARKED:
            place = (self._incarnation, seq)
            moments = {"asked_at": asked_at, "parked_at": self._now}
            set_aside(self._connection, self._access, pushed, decision, place=place, **moments)
        entry = AuditEntry(
            op_id=pushed.op_id,
            desk_id=self._access.desk_id,
            incarnation=self._incarnation,
            seq=seq,
            store_id=self._access.store_id,
            actor_id=pushed.actor,
            kind=pushed.kind,
            state=decision.state.value,
            code=decision.code,
            payload=write_json(pushed.args),
            recorded_at=self._now,
        )
        self._audit.add(entry, changes)
        if self._judge.draft is None:
            # decided on the database itself: there an intent may ask who changed a row before it
            self._write_answers()
        return self._answer(said, answer_to(pushed.op_id, seq, decision))

    def _seen(self, seq: int, pushed: PushedIntent) -> PushedOutcome:
        stored = self.outcomes.of_number(seq)
        if stored is None or stored.op_id != pushed.op_id:
            raise DeviceRewound
        if stored.payload_hash != payload_hash(pushed):
            raise KeyReused
        return self._answer(stored.payload_hash, stored.answer(seq))

    def _answer(self, payload: str, outcome: PushedOutcome) -> PushedOutcome:
        return msgspec.structs.replace(outcome, seal=self.recovery.seal(payload, outcome))

    def _decide(self, seq: int, pushed: PushedIntent) -> PushedOutcome:
        known = self.outcomes.of_intent(pushed.op_id)
        if known is not None:
            if known.payload_hash != payload_hash(pushed) or known.desk_id != self._access.desk_id:
                raise KeyReused
            self.outcomes.repeat(seq, pushed.op_id)
            return self._answer(known.payload_hash, known.answer(seq))
        former = None if pushed.former is None else self.recovery.former(pushed, payload_hash(pushed))
        if former is not None and former.state is not OutcomeState.ACCEPTED:
            return self.keep(pushed, seq, former, Changes())
        decision, changes = self._judge.decide(pushed, self._asked_at(pushed), self._now)
        self._changes.merge(changes)
        return self.keep(pushed, seq, self.recovery.judged(former, decision), changes)

    def _asked_at(self, pushed: PushedIntent) -> datetime:
        return clamp_asked_at(pushed.asked_at, pushed.anchor, self._now)
