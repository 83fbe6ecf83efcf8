"""Parked intents: kept as they were sent, and released in order when what stood in their way is gone (P8).

The stored outcome stays what it was answered (I2). What became of the intent is a row of its own, which pull brings
to its desk like any other, so that no lost reply can lose it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from vipdesk.clock import Clock
from vipdesk.errors import Code, Defect, NotPossible, ServerBusy, Trouble
from vipdesk.headoffice.audit import AuditEntry, add_audit
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feed import Changes
from vipdesk.headoffice.judge import Judge
from vipdesk.headoffice.outcomes import Decision, OutcomeBook, answer_to
from vipdesk.headoffice.scope import ScopeBook, take_turn
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import DeskId, StoreId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit, ParkedIntent
from vipdesk.models.released import ReleasedOutcome
from vipdesk.models.values import write_instant, write_json
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.push import PushedIntent

RELEASE_CHAIN = 0
"""The incarnation under which a desk's audit has what was released: desks count theirs from 1."""

_PARKED = table_of(ParkedIntent)


def set_aside(
    connection: Connection,
    access: Access,
    pushed: PushedIntent,
    decision: Decision,
    *,
    place: tuple[int, int],
    asked_at: datetime,
    parked_at: datetime,
) -> None:
    """Keep a parked intent; `place` is (incarnation, seq), `asked_at` is clamped (P2).

    What a desk says it was answered before is not kept: nobody asks for it again, and it may be any text.
    """
    intent = msgspec.structs.replace(pushed, former=None)
    connection.execute(
        insert(_PARKED).values(
            op_id=pushed.op_id,
            desk_id=access.desk_id,
            store_id=access.store_id,
            incarnation=place[0],
            seq=place[1],
            pushed=msgspec.to_builtins(intent),
            asked_at=asked_at,
            code=decision.code,
            cause=_cause(decision),
            parked_at=parked_at,
        )
    )


def _cause(decision: Decision) -> UUID | None:
    cause = decision.facts.get("cause")
    return None if cause is None else UUID(str(cause))


def listed_parked(database: Database) -> list[dict[str, Any]]:
    """What is parked, desk by desk in the order it was sent; whom it concerns is not told."""
    order = (_PARKED.c.desk_id, _PARKED.c.incarnation, _PARKED.c.seq)
    with database.snapshot(HOUSE) as connection:
        found = connection.execute(select(_PARKED).order_by(*order)).all()
    return [
        {
            "op_id": str(row.op_id),
            "desk_id": str(row.desk_id),
            "seq": row.seq,
            "kind": row.pushed["kind"],
            "actor": row.pushed["actor"],
            "asked_at": write_instant(row.asked_at),
            "parked_at": write_instant(row.parked_at),
            "code": row.code,
            "cause": None if row.cause is None else str(row.cause),
        }
        for row in found
    ]


def try_again(database: Database, clock: Clock, report: Callable[[BaseException], None], *, final: bool) -> None:
    """Run what waits for the recovery once more; what still does not fit goes on waiting unless it is `final` (P25)."""
    waiting = _PARKED.c.code == Code.AWAITS_RECOVERY.value
    with database.snapshot(HOUSE) as connection:
        found = _read(connection, waiting)
    for parked in found:
        access = Access(DeskId(parked.desk_id), StoreId(parked.store_id), None)

        def work(connection: Connection, access: Access = access, op_id: UUID = parked.op_id) -> None:
            take_turn(connection, alone=True)
            _Release(connection, access, clock.now(), report, patient=not final).run([op_id])

        database.run(access.scope, work)


def release_all(database: Database, clock: Clock, report: Callable[[BaseException], None]) -> list[dict[str, Any]]:
    """Try everything that is parked, each group in order; what became of each."""
    with database.snapshot(HOUSE) as connection:
        rows = _read(connection)
    still = {row.op_id for row in rows}
    roots = [row.op_id for row in rows if row.cause not in still]
    return [line for op_id in roots for line in release(database, clock, op_id, report)]


def release(
    database: Database, clock: Clock, op_id: UUID, report: Callable[[BaseException], None]
) -> list[dict[str, Any]]:
    """Run a parked intent and those parked because of it again, in order; what became of each.

    One that waits for another is released with that one. What meets a defect again stays parked, and with it what
    depends on it; `report` is told. Raises NotPossible if nothing of that id is parked.
    """
    with database.snapshot(HOUSE) as connection:
        group = _group_of(connection, op_id)
    if not group:
        raise NotPossible(Trouble.NOT_PARKED, op_id=str(op_id))
    access = Access(DeskId(group[0].desk_id), StoreId(group[0].store_id), None)

    def work(connection: Connection) -> list[dict[str, Any]]:
        take_turn(connection, alone=True)
        run = _Release(connection, access, clock.now(), report)
        return run.run([parked.op_id for parked in group])

    return database.run(access.scope, work)


@dataclass(slots=True)
class _Parked:
    op_id: UUID
    desk_id: UUID
    store_id: UUID
    incarnation: int
    seq: int
    pushed: PushedIntent
    asked_at: datetime
    cause: UUID | None


def _group_of(connection: Connection, op_id: UUID) -> list[_Parked]:
    """The intent, the ones it waits for, and all that wait for any of these, in the order they were sent."""
    found = connection.execute(select(_PARKED.c.desk_id).where(_PARKED.c.op_id == op_id)).one_or_none()
    if found is None:
        return []
    rows = _read(connection, _PARKED.c.desk_id == found.desk_id)
    by_id = {row.op_id: row for row in rows}
    waiting: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        if row.cause is not None:
            waiting[row.cause].append(row.op_id)
    root = op_id
    while (cause := by_id[root].cause) is not None and cause in by_id:
        root = cause
    return [row for row in rows if row.op_id in _closed(root, waiting)]


def _closed(root: UUID, waiting: dict[UUID, list[UUID]]) -> set[UUID]:
    group, frontier = set[UUID](), [root]
    while frontier:
        op_id = frontier.pop()
        group.add(op_id)
        frontier += [each for each in waiting[op_id] if each not in group]
    return group


def _read(connection: Connection, *conditions: Any) -> list[_Parked]:
    order = (_PARKED.c.desk_id, _PARKED.c.incarnation, _PARKED.c.seq)
    return [
        _Parked(
            op_id=row.op_id,
            desk_id=row.desk_id,
            store_id=row.store_id,
            incarnation=row.incarnation,
            seq=row.seq,
            pushed=msgspec.convert(row.pushed, PushedIntent),
            asked_at=row.asked_at,
            cause=row.cause,
        )
        for row in connection.execute(select(_PARKED).where(*conditions).order_by(*order))
    ]


class _Release:
    """One transaction in which a group is run again."""

    def __init__(
        self,
        connection: Connection,
        access: Access,
        now: datetime,
        report: Callable[[BaseException], None],
        *,
        patient: bool = False,
    ) -> None:
        """`patient` leaves parked what is refused: another desk may still bring what it lacks (P25)."""
        self._connection = connection
        self._access = access
        self._now = now
        self._report = report
        self._patient = patient
        self._writer = RecordWriter(connection, ScopeBook(connection))

    def run(self, group: Iterable[UUID]) -> list[dict[str, Any]]:
        """Run what is still parked of a group, under the desk's lock."""
        outcomes = OutcomeBook(self._connection, self._access.desk_id, RELEASE_CHAIN)
        if outcomes.lock_progress() is None:
            raise ServerBusy
        judge = Judge(self._connection, self._access, outcomes, self._writer.book)
        # somebody else may have released it before the lock was ours
        parked = _read(self._connection, _PARKED.c.op_id.in_(list(group)))
        lines = [self._one(each, judge, outcomes) for each in parked]
        outcomes.write()
        self._writer.stamp()
        return lines

    def _one(self, parked: _Parked, judge: Judge, outcomes: OutcomeBook) -> dict[str, Any]:
        decision, changes = self._decide(parked, judge, outcomes)
        if decision.state is OutcomeState.PARKED:
            still = {"code": decision.code, "cause": _cause(decision)}
            self._connection.execute(update(_PARKED).where(_PARKED.c.op_id == parked.op_id).values(still))
        else:
            self._writer.changes.merge(changes)
            self._keep(parked, decision, changes)
        return {
            "op_id": str(parked.op_id),
            "kind": parked.pushed.kind,
            "state": decision.state.value,
            "code": decision.code,
        }

    def _decide(self, parked: _Parked, judge: Judge, outcomes: OutcomeBook) -> tuple[Decision, Changes]:
        """Its own ids must not stand in its way; what it still does not create goes on standing in that of others."""
        outcomes.forget_unmade(parked.op_id)
        try:
            decision, changes = judge.decide(parked.pushed, parked.asked_at, self._now)
        except Defect as defect:
            self._report(defect)
            decision, changes = Decision(OutcomeState.PARKED, Code.DEFECT_PARKED.value, {}), Changes()
        if self._patient and decision.state is not OutcomeState.ACCEPTED:
            decision = Decision(OutcomeState.PARKED, Code.AWAITS_RECOVERY.value, {"because": decision.code})
        if decision.state is not OutcomeState.ACCEPTED:
            outcomes.remember_unmade(parked.pushed, decision)
        return decision, changes

    def _keep(self, parked: _Parked, decision: Decision, changes: Changes) -> None:
        told = answer_to(parked.op_id, parked.seq, decision)
        self._writer.insert(
            ReleasedOutcome(
                id=parked.op_id,
                desk_id=self._access.desk_id,
                store_id=self._access.store_id,
                state=told.state,
                code=told.code,
                facts=told.facts,
                released_at=self._now,
            )
        )
        self._connection.execute(delete(_PARKED).where(_PARKED.c.op_id == parked.op_id))
        self._audit(parked, decision, changes)

    def _audit(self, parked: _Parked, decision: Decision, changes: Changes) -> None:
        """A line of its own in the desk's chain of releases: that of the outcome is already linked."""
        audit = table_of(Audit)
        last = self._connection.scalar(
            select(func.max(audit.c.seq)).where(
                audit.c.desk_id == self._access.desk_id, audit.c.incarnation == RELEASE_CHAIN
            )
        )
        entry = AuditEntry(
            op_id=new_id(),
            desk_id=self._access.desk_id,
            incarnation=RELEASE_CHAIN,
            seq=(last or 0) + 1,
            store_id=self._access.store_id,
            actor_id=parked.pushed.actor,
            kind=parked.pushed.kind,
            state=decision.state.value,
            code=decision.code,
            payload=write_json({"released": str(parked.op_id), "args": parked.pushed.args}),
            recorded_at=self._now,
        )
        add_audit(self._connection, entry, changes)
