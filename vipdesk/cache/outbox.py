"""The outbox: intents this desk has saved, in order, with what is known of their outcome."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.clock import Moment
from vipdesk.ids import OpId, StaffId
from vipdesk.intents.intent import Intent
from vipdesk.models.values import from_microseconds, to_microseconds, write_json
from vipdesk.models.vocabulary import OutboxState
from vipdesk.protocol.push import FormerOutcome, PushedIntent, PushedOutcome

_MOST_AT_ONCE = 500
_COLUMNS = (
    "entry, op_id, incarnation, seq, kind, op_schema, args, creates, actor_id, asked_at, anchor, uncertainty_ms,"
    " former"
)


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One saved intent."""

    entry: int
    op_id: OpId
    incarnation: int
    seq: int
    kind: str
    op_schema: int
    args: dict[str, Any]
    creates: list[UUID]
    actor_id: StaffId
    asked_at: datetime
    anchor: datetime
    uncertainty_ms: int
    former: dict[str, Any] | None
    """The outcome it had before it is offered again (P25)."""

    def pushed(self) -> PushedIntent:
        """The intent as it is sent."""
        return PushedIntent(
            op_id=self.op_id,
            kind=self.kind,
            op_schema=self.op_schema,
            args=self.args,
            creates=self.creates,
            asked_at=self.asked_at,
            anchor=self.anchor,
            uncertainty_ms=self.uncertainty_ms,
            actor=self.actor_id,
            former=None if self.former is None else FormerOutcome(**self.former),
        )


def append(
    cache: Cache,
    *,
    intent: Intent,
    op_id: OpId,
    actor_id: StaffId,
    moment: Moment,
    number: tuple[int, int],
) -> int:
    """Save an intent under (incarnation, seq); its entry number. It joins the fold unless it needs head office."""
    cache.execute(
        "INSERT INTO outbox (op_id, incarnation, seq, kind, op_schema, args, creates, actor_id, asked_at, anchor,"
        " uncertainty_ms, folded, state, facts, dismissed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', 0)",
        (
            op_id.bytes,
            *number,
            intent.kind,
            intent.op_schema,
            write_json(intent.args()),
            write_json([str(row_id) for row_id in intent.creates()]),
            actor_id.bytes,
            to_microseconds(moment.asked_at),
            to_microseconds(moment.anchor),
            round(moment.uncertainty.total_seconds() * 1000),
            int(not intent.needs_head_office),
            OutboxState.WAITING.value,
        ),
    )
    return int(cache.value("SELECT last_insert_rowid()"))


def waiting(cache: Cache, most: int) -> list[OutboxEntry]:
    """The first intents without an outcome, in order."""
    found = cache.rows(
        f"SELECT {_COLUMNS} FROM outbox WHERE state = ? ORDER BY entry LIMIT ?",  # noqa: S608 - a fixed list
        (OutboxState.WAITING.value, most),
    )
    return [_read(row) for row in found]


def entries(cache: Cache, numbers: Iterable[int]) -> list[OutboxEntry]:
    """Certain entries, in outbox order."""
    found = [
        cache.row(f"SELECT {_COLUMNS} FROM outbox WHERE entry = ?", (number,))  # noqa: S608 - a fixed list
        for number in sorted(numbers)
    ]
    return [_read(row) for row in found if row is not None]


def count_waiting(cache: Cache) -> int:
    """How many intents head office has not answered."""
    return int(cache.value("SELECT count(*) FROM outbox WHERE state = ?", (OutboxState.WAITING.value,)))


def note_outcomes(cache: Cache, incarnation: int, outcomes: Iterable[PushedOutcome]) -> list[PushedOutcome]:
    """Keep outcomes as they arrive; those that were new here. What simply went well needs nobody's look."""
    fresh = []
    for outcome in outcomes:
        same = _is_former(cache, outcome)
        changed = cache.execute(
            "UPDATE outbox SET state = ?, code = ?, facts = ?, seal = ?, former = NULL,"
            " dismissed = CASE WHEN ? THEN dismissed ELSE ? END"
            " WHERE op_id = ? AND state = ? AND incarnation = ?",
            (
                outcome.state,
                outcome.code,
                write_json(outcome.facts),
                outcome.seal,
                same,
                int(outcome.state == OutboxState.ACCEPTED and "conflicts" not in outcome.facts),
                outcome.op_id.bytes,
                OutboxState.WAITING.value,
                incarnation,
            ),
        )
        if changed and not same:
            fresh.append(outcome)
    return fresh


def _is_former(cache: Cache, outcome: PushedOutcome) -> bool:
    """Whether head office says again what it said before its record was put back."""
    kept = cache.value("SELECT former FROM outbox WHERE op_id = ?", (outcome.op_id.bytes,))
    if kept is None:
        return False
    former = json.loads(kept)
    return bool((former["state"], former["code"]) == (outcome.state, outcome.code))


def highest_answered(cache: Cache, incarnation: int) -> int:
    """The highest number of an incarnation that has an outcome; 0 before the first (P24)."""
    found = cache.value(
        "SELECT max(seq) FROM outbox WHERE incarnation = ? AND state <> ?",
        (incarnation, OutboxState.WAITING.value),
    )
    return 0 if found is None else int(found)


def is_offering_again(cache: Cache) -> bool:
    """Whether something that had an outcome before still waits to be offered again (P25)."""
    return cache.row("SELECT 1 FROM outbox WHERE state = 'waiting' AND former IS NOT NULL LIMIT 1") is not None


def take_released(cache: Cache) -> int:
    """Take over what became of intents that had been parked; how many there were (P8).

    The answer comes as a row of a page, so it is found however often a page comes or a reply was lost.
    """
    found = cache.rows(
        "SELECT outbox.entry, released.state, released.code, released.facts FROM released_outcome AS released"
        " JOIN outbox ON outbox.op_id = released.id WHERE outbox.state = ?",
        (OutboxState.PARKED.value,),
    )
    for entry, state, code, facts in found:
        seen = int(state == OutboxState.ACCEPTED and "conflicts" not in json.loads(facts))
        cache.execute(
            "UPDATE outbox SET state = ?, code = ?, facts = ?, dismissed = ? WHERE entry = ?",
            (state, code, facts, seen, entry),
        )
    return len(found)


def decided_in_fold(cache: Cache, incarnation: int, applied_seq: int) -> list[int]:
    """The first entries of the fold that head office had decided when the checkpoint was read (P18)."""
    found = cache.rows(
        "SELECT entry FROM outbox WHERE folded = 1 AND incarnation = ? AND seq <= ? ORDER BY entry LIMIT ?",
        (incarnation, applied_seq, _MOST_AT_ONCE),
    )
    return [int(row[0]) for row in found]


def leave_fold(cache: Cache, entry: int) -> None:
    """Its rows are no longer part of what is shown; it stays until its outcome is known and safe."""
    cache.execute("UPDATE outbox SET folded = 0, doubtful = NULL WHERE entry = ?", (entry,))


def mark_doubtful(cache: Cache, entry: int, code: str | None) -> None:
    """Note that a replay was refused here, or that it fits again (P21)."""
    cache.execute("UPDATE outbox SET doubtful = ? WHERE entry = ?", (code, entry))


def forget_safe(cache: Cache, incarnation: int, safe_seq: int) -> None:
    """Drop accepted intents that are in a verified backup of head office and that nobody has to look at (P26).

    A backup that holds a number of this incarnation holds all that was decided under the ones before.
    Some at each checkpoint: nothing waits for it, and the counter shall not either.
    """
    if safe_seq > 0:
        cache.execute(
            "DELETE FROM outbox WHERE entry IN (SELECT entry FROM outbox WHERE state = ? AND folded = 0"
            " AND dismissed = 1 AND (incarnation < ? OR incarnation = ? AND seq <= ?) LIMIT ?)",
            (OutboxState.ACCEPTED.value, incarnation, incarnation, safe_seq, _MOST_AT_ONCE),
        )


def dismiss(cache: Cache, op_id: UUID) -> None:
    """Note that a person has looked at a refusal or a conflict."""
    cache.execute("UPDATE outbox SET dismissed = 1 WHERE op_id = ?", (op_id.bytes,))


def outcome_of(cache: Cache, op_id: UUID) -> tuple[str, str | None, Mapping[str, Any]] | None:
    """State, code and facts of an intent."""
    found = cache.row("SELECT state, code, facts FROM outbox WHERE op_id = ?", (op_id.bytes,))
    return None if found is None else (found[0], found[1], json.loads(found[2]))


def _read(row: tuple[Any, ...]) -> OutboxEntry:
    return OutboxEntry(
        entry=row[0],
        op_id=OpId(UUID(bytes=row[1])),
        incarnation=row[2],
        seq=row[3],
        kind=row[4],
        op_schema=row[5],
        args=json.loads(row[6]),
        creates=[UUID(text) for text in json.loads(row[7])],
        actor_id=StaffId(UUID(bytes=row[8])),
        asked_at=from_microseconds(row[9]),
        anchor=from_microseconds(row[10]),
        uncertainty_ms=row[11],
        former=None if row[12] is None else json.loads(row[12]),
    )
