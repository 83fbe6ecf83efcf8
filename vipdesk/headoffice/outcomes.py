"""Stored outcomes: what was answered to which number of a desk, for ever (I2, P6, P8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, delete, insert, select, update

from vipdesk.errors import Code
from vipdesk.headoffice.bulk import IdSet, Rows, add_rows, among_given, given_ids
from vipdesk.models.declarative import table_of
from vipdesk.models.record import DefectCount, Outcome, Progress, RepeatedNumber, UnmadeRow
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.push import PushedIntent, PushedOutcome, payload_hash

ROUNDS_BEFORE_PARKING = 5
"""Answered rounds in which an intent may meet a defect of ours before it is set aside (P8, I6)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an intent."""

    state: OutcomeState
    code: str | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredOutcome:
    """An outcome as it was kept."""

    op_id: UUID
    desk_id: UUID
    payload_hash: str
    decision: Decision

    def answer(self, seq: int) -> PushedOutcome:
        """The outcome as it is sent."""
        return answer_to(self.op_id, seq, self.decision)


def answer_to(op_id: UUID, seq: int, decision: Decision) -> PushedOutcome:
    """An outcome as it is sent, byte for byte the same now and when it is read from the database later (I2)."""
    facts = msgspec.json.decode(write_json(decision.facts)) if decision.facts else {}
    return PushedOutcome(op_id=op_id, seq=seq, state=decision.state.value, code=decision.code, facts=facts)


# statements of every push are built once: building one takes longer than asking it

_PROGRESS = table_of(Progress)
_LOCKING = (
    select(_PROGRESS.c.incarnation, _PROGRESS.c.last_seq)
    .where(_PROGRESS.c.desk_id == bindparam("desk"))
    .with_for_update()
)
_MOVING = update(_PROGRESS).where(_PROGRESS.c.desk_id == bindparam("desk")).values(last_seq=bindparam("decided"))


@cache
def _known_intents(kind: str) -> Select[Any]:
    table = table_of(Outcome)
    columns = (table.c.op_id, table.c.desk_id, table.c.payload_hash, table.c.state, table.c.code, table.c.facts)
    return select(*columns).where(among_given(kind, table.c.op_id, "among"))


@cache
def _unmade_rows(kind: str) -> Select[Any]:
    table = table_of(UnmadeRow)
    here = (table.c.desk_id == bindparam("desk"), among_given(kind, table.c.row_id, "among"))
    return select(table.c.row_id, table.c.op_id, table.c.state).where(*here)


def lock_desk(connection: Connection, desk_id: UUID) -> tuple[int, int] | None:
    """Hold a desk's progress until the end of the transaction; its incarnation and last decided number."""
    found = connection.execute(_LOCKING, {"desk": desk_id}).one_or_none()
    return None if found is None else (found.incarnation, found.last_seq)


class OutcomeBook:
    """The outcomes of one desk's incarnation within one transaction; new ones are written by `write`."""

    def __init__(self, connection: Connection, desk_id: UUID, incarnation: int) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._desk_id = desk_id
        self._incarnation = incarnation
        self._known: dict[UUID, StoredOutcome | None] = {}
        self._causes: dict[UUID, tuple[UUID, str] | None] = {}
        self._fresh: list[dict[str, Any]] = []
        self._unmade: dict[UUID, dict[str, Any]] = {}

    def look_up(self, op_ids: Iterable[UUID], row_ids: Iterable[UUID]) -> None:
        """Read what is known of intents and of rows, for a whole group at once."""
        self._look_up_intents(op_ids)
        self._look_up_rows(row_ids)

    def lock_progress(self) -> tuple[int, int] | None:
        """Take the desk's lock; (incarnation, last decided number), None for an unknown desk (P7)."""
        return lock_desk(self._connection, self._desk_id)

    def move_progress(self, last_seq: int) -> None:
        """Note the last number that has been decided."""
        self._connection.execute(_MOVING, {"desk": self._desk_id, "decided": last_seq})

    def of_number(self, seq: int) -> StoredOutcome | None:
        """The outcome a number got."""
        repeated = table_of(RepeatedNumber)
        op_id = self._connection.scalar(
            select(repeated.c.op_id).where(
                repeated.c.desk_id == self._desk_id,
                repeated.c.incarnation == self._incarnation,
                repeated.c.seq == seq,
            )
        )
        if op_id is not None:
            return self.of_intent(op_id)
        table = table_of(Outcome)
        return self._one(
            table.c.desk_id == self._desk_id,
            table.c.incarnation == self._incarnation,
            table.c.seq == seq,
        )

    def of_intent(self, op_id: UUID) -> StoredOutcome | None:
        """The outcome an intent got, under whatever number."""
        if op_id not in self._known:
            self._look_up_intents([op_id])
        return self._known[op_id]

    def repeat(self, seq: int, op_id: UUID) -> None:
        """Note that a number carried an intent that was decided before."""
        self._connection.execute(
            insert(table_of(RepeatedNumber)).values(
                desk_id=self._desk_id, incarnation=self._incarnation, seq=seq, op_id=op_id
            )
        )

    def keep(
        self, pushed: PushedIntent, seq: int, decision: Decision, *, asked_at: datetime, received_at: datetime
    ) -> str:
        """Note an outcome, and what a refused or parked intent did not create; the hash of what it says."""
        said = payload_hash(pushed)
        self._fresh.append(
            {
                "op_id": pushed.op_id,
                "desk_id": self._desk_id,
                "incarnation": self._incarnation,
                "seq": seq,
                "kind": pushed.kind,
                "actor_id": pushed.actor,
                "state": decision.state.value,
                "code": decision.code,
                "facts": decision.facts,
                "payload_hash": said,
                "asked_at": asked_at,
                "clamped": asked_at != pushed.asked_at,
                "uncertainty_ms": min(max(pushed.uncertainty_ms, 0), 2**31 - 1),
                "received_at": received_at,
            }
        )
        self._known[pushed.op_id] = StoredOutcome(pushed.op_id, self._desk_id, said, decision)
        if decision.state is not OutcomeState.ACCEPTED:
            self.remember_unmade(pushed, decision)
        return said

    def write(self) -> None:
        """Store what was noted, before the transaction ends."""
        add_rows(self._connection, *self.take_rows())
        add_rows(self._connection, table_of(UnmadeRow), list(self._unmade.values()), ("op_id", "state"))
        self._unmade.clear()

    def take_rows(self) -> tuple[Table, Rows]:
        """The outcomes that were noted, for whoever stores them."""
        taken, self._fresh = self._fresh, []
        return table_of(Outcome), taken

    def cause_among(self, row_ids: Iterable[UUID]) -> tuple[UUID, str] | None:
        """The refused or parked intent that would have created one of these rows, and its state."""
        wanted = list(row_ids)
        unread = [row_id for row_id in wanted if row_id not in self._causes]
        if unread:
            self._look_up_rows(unread)
        return next((cause for row_id in wanted if (cause := self._causes[row_id]) is not None), None)

    def count_defect(self, seq: int) -> int:
        """Count one more round in which a number met a defect; how many there were."""
        table = table_of(DefectCount)
        here = (
            table.c.desk_id == self._desk_id,
            table.c.incarnation == self._incarnation,
            table.c.seq == seq,
        )
        rounds = self._connection.scalar(
            update(table).where(*here).values(rounds=table.c.rounds + 1).returning(table.c.rounds)
        )
        if rounds is None:
            self._connection.execute(
                insert(table).values(desk_id=self._desk_id, incarnation=self._incarnation, seq=seq, rounds=1)
            )
            return 1
        return int(rounds)

    def forget_unmade(self, op_id: UUID) -> None:
        """Let nothing stand in the way of what needs the rows of an intent that is tried again."""
        self.write()
        table = table_of(UnmadeRow)
        self._connection.execute(delete(table).where(table.c.desk_id == self._desk_id, table.c.op_id == op_id))
        self._causes.clear()

    def remember_unmade(self, pushed: PushedIntent, decision: Decision) -> None:
        """Note what a refused or parked intent did not create (P8)."""
        if decision.code == Code.KEY_REUSED:
            # an id that was used before does have its row
            return
        for row_id in pushed.creates:
            self._causes[row_id] = (pushed.op_id, decision.state.value)
            self._unmade[row_id] = {
                "desk_id": self._desk_id,
                "row_id": row_id,
                "op_id": pushed.op_id,
                "state": decision.state.value,
            }

    def _look_up_intents(self, op_ids: Iterable[UUID]) -> None:
        wanted = list(op_ids)
        self._known.update(dict.fromkeys(wanted))
        kind = self._connection.dialect.name
        asked = {"among": given_ids(kind, wanted)}
        for found in self._connection.execute(_known_intents(kind), asked).mappings():
            self._known[found["op_id"]] = _stored(found)

    def _look_up_rows(self, row_ids: Iterable[UUID]) -> None:
        wanted = row_ids if isinstance(row_ids, IdSet) else list(row_ids)
        self._causes.update(dict.fromkeys(wanted))
        kind = self._connection.dialect.name
        asked = {"desk": self._desk_id, "among": given_ids(kind, wanted)}
        for row_id, op_id, state in self._connection.execute(_unmade_rows(kind), asked):
            self._causes[row_id] = (op_id, state)

    def _one(self, *conditions: Any) -> StoredOutcome | None:
        table = table_of(Outcome)
        found = self._connection.execute(select(table).where(*conditions)).mappings().one_or_none()
        return None if found is None else _stored(found)


def _stored(found: RowMapping) -> StoredOutcome:
    decision = Decision(OutcomeState(found["state"]), found["code"], found["facts"])
    return StoredOutcome(found["op_id"], found["desk_id"], found["payload_hash"], decision)
