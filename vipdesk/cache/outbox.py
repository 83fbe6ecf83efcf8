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
from vipdesk.protocol.push import PushedIntent, PushedOutcome

_COLUMNS = (
    "entry, op_id, incarnation, seq, kind, op_schema, args, creates, actor_id, asked_at, anchor, uncertainty_ms"
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
        changed = cache.execute(
            "UPDATE outbox SET state = ?, code = ?, facts = ?, dismissed = ?"
            " WHERE op_id = ? AND state = ? AND incarnation = ?",
            (
                outcome.state,
                outcome.code,
                write_json(outcome.facts),
                int(outcome.state == OutboxState.ACCEPTED and "conflicts" not in outcome.facts),
                outcome.op_id.bytes,
                OutboxState.WAITING.value,
                incarnation,
            ),
        )
        if changed:
            fresh.append(outcome)
    return fresh


def decided_in_fold(cache: Cache, incarnation: int, applied_seq: int) -> list[int]:
    """Entries of the fold that head office had decided when the checkpoint was read (P18)."""
    found = cache.rows(
        "SELECT entry FROM outbox WHERE folded = 1 AND incarnation = ? AND seq <= ? ORDER BY entry",
        (incarnation, applied_seq),
    )
    return [int(row[0]) for row in found]


def leave_fold(cache: Cache, entry: int) -> None:
    """Its rows are no longer part of what is shown; it stays until its outcome is known and safe."""
    cache.execute("UPDATE outbox SET folded = 0, doubtful = NULL WHERE entry = ?", (entry,))


def mark_doubtful(cache: Cache, entry: int, code: str | None) -> None:
    """Note that a replay was refused here, or that it fits again (P21)."""
    cache.execute("UPDATE outbox SET doubtful = ? WHERE entry = ?", (code, entry))


def forget_safe(cache: Cache, incarnation: int, safe_seq: int) -> None:
    """Drop accepted intents that are in a verified backup of head office (P26)."""
    cache.execute(
        "DELETE FROM outbox WHERE state = ? AND folded = 0 AND incarnation = ? AND seq <= ?",
        (OutboxState.ACCEPTED.value, incarnation, safe_seq),
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
    )
