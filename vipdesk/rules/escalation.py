"""The escalation ladder: at what point of a request's clock who is told; edited by the store as a policy row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.rules.request_clock import Happening, Terms, run_clocks
from vipdesk.rules.working_calendar import MINUTE, WorkingCalendar

LADDER_POLICY = "request.ladder"
"""`{"steps": [{"when": "share", "value": 80, "tell": "owner"}, …]}`; `"robot": true` where the group robot says it too."""

MOST_STEPS = 8
MOST_VALUE = 10_000


class When(StrEnum):
    """What a step's number counts."""

    NOT_TAKEN = "not_taken"
    """Minutes of the request's clock without anybody who handles it."""
    SHARE = "share"
    """Per cent of the time that was promised."""
    OVERDUE = "overdue"
    """Minutes of the request's clock beyond the promise."""


class Tell(StrEnum):
    """Who is told."""

    OWNER = "owner"
    """Whoever handles the request."""
    SUPERVISOR = "supervisor"
    HEAD_OFFICE = "head_office"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder."""

    when: When
    value: int
    tell: Tell
    robot: bool = False
    """Whether the store's group robot says it too, where the store has one."""


Ladder = tuple[Rung, ...]

DEFAULT_LADDER: Ladder = (
    Rung(When.NOT_TAKEN, 5, Tell.SUPERVISOR),
    Rung(When.SHARE, 80, Tell.OWNER),
    Rung(When.OVERDUE, 0, Tell.SUPERVISOR),
    Rung(When.OVERDUE, 60, Tell.HEAD_OFFICE),
)


@dataclass(frozen=True, slots=True)
class Call:
    """A rung of one request's clock: when it was reached, or will be if nothing happens."""

    rung: Rung
    at: datetime
    reached: bool


def read_ladder(value: Any) -> Ladder | None:
    """The ladder of a policy row; None for one that cannot be read. No steps at all tell nobody."""
    steps = value.get("steps") if isinstance(value, Mapping) else None
    if not isinstance(steps, Sequence) or isinstance(steps, str) or len(steps) > MOST_STEPS:
        return None
    rungs = [_read_rung(step) for step in steps]
    read = tuple(rung for rung in rungs if rung is not None)
    alike = {(rung.when, rung.value, rung.tell) for rung in read}
    return read if len(read) == len(rungs) and len(alike) == len(read) else None


def ladder_in_force(value: Any) -> Ladder:
    """The store's ladder, or the program's own where there is none that can be read."""
    ladder = read_ladder(value)
    return DEFAULT_LADDER if ladder is None else ladder


def ladder_value(ladder: Ladder) -> dict[str, Any]:
    """A ladder as its policy row's value."""
    return {"steps": [_step(rung) for rung in ladder]}


def calls(
    ladder: Ladder, log: Sequence[Happening], terms: Terms, calendar: WorkingCalendar, now: datetime
) -> tuple[Call, ...]:
    """Every rung of an open request in the order of time; a paused clock reaches none that it has not reached yet.

    A rung that asks that nobody has taken it ends with somebody taking it. Closed requests call nobody.
    """
    at = to_microseconds(now)
    (clock,) = run_clocks([(log, terms)], calendar, at)
    if clock.closed_at is not None:
        return ()
    found = []
    for rung in ladder:
        if rung.when is When.NOT_TAKEN and clock.taken:
            continue
        wanted = _wanted(rung, terms)
        reached = clock.spent >= wanted
        if not reached and clock.paused_at is not None:
            continue
        # the clock of a promise of just this length ends when the rung is reached
        (short,) = run_clocks([(log, Terms(terms.kind, wanted, terms.intake))], calendar, at)
        found.append(Call(rung, from_microseconds(short.due_at), reached))
    return tuple(sorted(found, key=lambda call: call.at))


def _wanted(rung: Rung, terms: Terms) -> int:
    """How much of the clock is spent when a rung is reached; the first moment of a clock is none."""
    if rung.when is When.NOT_TAKEN:
        return max(rung.value * MINUTE, 1)
    if rung.when is When.SHARE:
        return max(terms.budget * rung.value // 100, 1)
    return terms.budget + rung.value * MINUTE


def _step(rung: Rung) -> dict[str, Any]:
    step = {"when": rung.when.value, "value": rung.value, "tell": rung.tell.value}
    return {**step, "robot": True} if rung.robot else step


def _read_rung(step: Any) -> Rung | None:
    if not isinstance(step, Mapping) or not isinstance(step.get("robot", False), bool):
        return None
    when, value, tell = step.get("when"), step.get("value"), step.get("tell")
    if when not in tuple(When) or tell not in tuple(Tell) or not isinstance(value, int) or isinstance(value, bool):
        return None
    highest = 100 if when == When.SHARE else MOST_VALUE
    return Rung(When(when), value, Tell(tell), step.get("robot", False)) if 0 <= value <= highest else None
