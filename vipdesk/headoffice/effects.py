"""Effects: what a transaction wants told to the outside is a row of it, taken afterwards and told at least once (P9)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.ids import OpId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Effect
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import EffectKind

HOLD = timedelta(seconds=60)
"""How long an effect belongs to who took it; longer than any delivery may last, so that nobody else has it too."""
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
"""Pauses between tries double from the first to the longest; an effect is never given up."""
MOST_LISTED = 200
HELD: dict[str, timedelta] = {EffectKind.ROBOT: timedelta(seconds=15)}
"""So long an arrival is kept back: within ten seconds a check-in may be taken back (M2), and the news of that must get here."""

_EFFECT = table_of(Effect)


@dataclass(frozen=True, slots=True)
class Taken:
    """An effect that is ours until its hold ends."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    attempts: int
    """This try included."""


def note_effect(connection: Connection, op_id: OpId, kind: str, payload: dict[str, Any], now: datetime) -> None:
    """Write an effect into the transaction of what causes it: both are committed, or neither is."""
    said = {"op_id": op_id, "kind": kind, "payload": payload}
    held = HELD.get(kind, timedelta())
    due = {"created_at": now, "next_try_at": now + held, "attempts": 0}
    connection.execute(insert(_EFFECT).values({"id": new_id(), **said, **due}))


def take(database: Database, now: datetime) -> Taken | None:
    """The effect that has been due longest, ours for the time of `HOLD`; None if nothing is due.

    Two workers never get the same one: a row that another transaction is taking is passed over on PostgreSQL,
    and SQLite lets one in after the other.
    """
    first = select(_EFFECT).where(_is_due(now)).order_by(_EFFECT.c.next_try_at, _EFFECT.c.id).limit(1)
    with database.snapshot(HOUSE) as connection:
        # on SQLite a writer keeps all others out: not for nothing
        if connection.execute(first).one_or_none() is None:
            return None
    with database.transaction(HOUSE) as connection:
        row = connection.execute(first.with_for_update(skip_locked=True)).one_or_none()
        if row is None:
            return None
        held = {"taken_at": now, "attempts": row.attempts + 1, "next_try_at": now + HOLD}
        connection.execute(update(_EFFECT).where(_EFFECT.c.id == row.id).values(held))
        return Taken(row.id, row.kind, row.payload, row.attempts + 1)


def finish(database: Database, taken: Taken, now: datetime) -> None:
    """Note that an effect was told."""
    with database.transaction(HOUSE) as connection:
        told = {"done_at": now, "error": None}
        connection.execute(update(_EFFECT).where(_EFFECT.c.id == taken.id).values(told))


def fail(database: Database, taken: Taken, now: datetime, error: str) -> None:
    """Note that a try failed, and when the next one is due; nothing, if somebody else has it by now."""
    with database.transaction(HOUSE) as connection:
        ours = (_EFFECT.c.id == taken.id, _EFFECT.c.attempts == taken.attempts, _EFFECT.c.done_at.is_(None))
        later = {"error": error, "next_try_at": now + pause_after(taken.attempts)}
        connection.execute(update(_EFFECT).where(*ours).values(later))


def put_off(database: Database, taken: Taken, until: datetime) -> None:
    """Give an effect back that could not be tried; that it was taken counts as no try."""
    with database.transaction(HOUSE) as connection:
        ours = (_EFFECT.c.id == taken.id, _EFFECT.c.attempts == taken.attempts, _EFFECT.c.done_at.is_(None))
        later = {"attempts": taken.attempts - 1, "next_try_at": until}
        connection.execute(update(_EFFECT).where(*ours).values(later))


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failed tries."""
    doublings = min(max(attempts - 1, 0), 20)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def listed_effects(database: Database) -> dict[str, Any]:
    """How many were told, and those that were not: without their payload, those that failed most often first."""
    with database.snapshot(HOUSE) as connection:
        done = connection.scalar(select(func.count()).where(_EFFECT.c.done_at.is_not(None)))
        statement = select(_EFFECT).where(_EFFECT.c.done_at.is_(None))
        order = (_EFFECT.c.attempts.desc(), _EFFECT.c.created_at, _EFFECT.c.id)
        waiting = connection.execute(statement.order_by(*order).limit(MOST_LISTED)).all()
    lines = [
        {
            "id": str(row.id),
            "op_id": str(row.op_id),
            "kind": row.kind,
            "created_at": write_instant(row.created_at),
            "attempts": row.attempts,
            "next_try_at": write_instant(row.next_try_at),
            "error": row.error,
        }
        for row in waiting
    ]
    return {"done": done, "waiting": lines}


def forget_told(database: Database, before: datetime, most: int) -> int:
    """Remove up to `most` effects that were told before an instant; how many there were."""
    with database.transaction(HOUSE) as connection:
        old = select(_EFFECT.c.id).where(_EFFECT.c.done_at < before).limit(most)
        return int(connection.execute(delete(_EFFECT).where(_EFFECT.c.id.in_(old))).rowcount)


def _is_due(now: datetime) -> ColumnElement[bool]:
    """Nothing waits longer than the longest pause: a time beyond it was written by a clock that ran ahead."""
    soon = or_(_EFFECT.c.next_try_at <= now, _EFFECT.c.next_try_at > now + LONGEST_PAUSE)
    return _EFFECT.c.done_at.is_(None) & soon
