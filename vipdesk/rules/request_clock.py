"""The clock of a request: a pure function of what has happened to it, of its promise and of the working calendar."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from vipdesk.clock import STORE_ZONE
from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.models.vocabulary import ClockKind, RequestEventKind
from vipdesk.rules.working_calendar import MINUTE, Line, Spans, WorkingCalendar, unannounced_years

NEARLY_PERCENT = 80
"""A clock that has used so much of its time is amber."""
INTAKE_MINUTES = 5
"""A request that nobody has taken for so long needs somebody (ux.md §4)."""

_OPENED, _TAKEN, _PAUSED, _RESUMED, _CLOSED = (
    RequestEventKind.OPENED.value,
    RequestEventKind.TAKEN.value,
    RequestEventKind.PAUSED.value,
    RequestEventKind.RESUMED.value,
    RequestEventKind.CLOSED.value,
)
_WALL = ClockKind.WALL

Happening = tuple[int, str]
"""When, in microseconds, and what (`RequestEventKind`); a log is in the order in which it happened."""


class Terms(NamedTuple):
    """What was promised: so many microseconds of a kind of time, and taken within `intake` of it."""

    kind: ClockKind
    budget: int
    intake: int = INTAKE_MINUTES * MINUTE


class RequestClock(NamedTuple):
    """How a clock stands; all times are microseconds."""

    started_at: int
    due_at: int
    """When the time is used up; of a paused clock, if it went on now."""
    budget: int
    spent: int
    """Time that has counted so far."""
    paused_at: int | None
    closed_at: int | None
    taken: bool
    amber: bool
    """It needs somebody: nobody has taken it in time, or most of its time is used."""
    overdue: bool

    @property
    def remaining(self) -> int:
        """What is left of the promise; negative beyond it."""
        return self.budget - self.spent


_made = partial(tuple.__new__, RequestClock)


class Because(StrEnum):
    """Why a clock stands as it does."""

    STORE_HOURS = "store_hours"
    WORKING_HOURS = "working_hours"
    ALL_HOURS = "all_hours"
    STARTS_LATER = "starts_later"
    """It was opened while nobody works; the clock began, or begins, at `at`."""
    PAUSED = "paused"
    WAS_PAUSED = "was_paused"
    ROLLS_OVER = "rolls_over"
    """What was left at closing is done on another day."""
    NOT_TAKEN = "not_taken"
    NEARLY_USED = "nearly_used"
    OVERDUE = "overdue"
    YEAR_UNKNOWN = "year_unknown"
    """The holidays of `number` are not announced: weekends alone are left out."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the reasons, with what it is about."""

    because: Because
    at: datetime | None = None
    number: int = 0
    """Minutes, per cent or a year."""


def run_clocks(  # noqa: C901 - one pass without calls: 5,000 clocks are recomputed in 20 ms
    requests: Iterable[tuple[Sequence[Happening], Terms]], calendar: WorkingCalendar, now: int
) -> list[RequestClock]:
    """The clocks of many requests at one instant.

    Events after `now`, pausing what is paused, and going on with what goes on change nothing. Work that happened
    without an opening begins with its first event.
    """
    lanes = {kind: _lane(calendar.line(kind), now) for kind in ClockKind}
    clocks: list[RequestClock] = []
    add = clocks.append
    for log, (kind, budget, intake) in requests:
        line, worked_now, (starts, ends, before, gaps) = lanes[kind]
        started = log[0][0] if log else now
        # as `line.worked` and, below, `line.when` have it
        place = bisect_right(starts, started)
        since = started - gaps[place - 1] if started < ends[place - 1] else before[place]
        spent, due, paused, closed, taken = _UNTOUCHED
        for at, what in log:
            if what == _TAKEN and at <= now:
                taken = True
            elif what != _OPENED and at <= now:
                since, spent, due, paused, closed, taken = _interrupted(log, kind, budget, line, now)
                if closed is not None:
                    worked_now = line.worked(closed)
                break
        if paused is None:
            due = due or since + budget - spent
            if worked_now > since:
                spent += worked_now - since
        elif not due:
            due = worked_now + budget - spent
        overdue = spent >= budget
        amber = (
            paused is None
            and closed is None
            and (overdue or spent * 100 >= budget * NEARLY_PERCENT or (not taken and spent >= intake))
        )
        place = bisect_left(before, due)
        ends_at = due + gaps[place - 1] if place <= len(gaps) else line.when(due)
        # a named tuple's own constructor takes longer than all of the above
        add(_made((started, ends_at, budget, spent, paused, closed, taken, amber, overdue)))
    return clocks


_UNTOUCHED: tuple[int, int, int | None, int | None, bool] = (0, 0, None, None, False)
_Interrupted = tuple[int, int, int, int | None, int | None, bool]
"""Since when it runs and what had counted by then, both in working time; when it was used up, or 0; since when it is
paused; when it was closed; whether somebody has taken it."""


def _interrupted(log: Sequence[Happening], kind: ClockKind, budget: int, line: Line, now: int) -> _Interrupted:
    """What became of a clock that somebody has stopped or ended: a third of all."""
    since, spent, due = line.worked(log[0][0]), 0, 0
    paused: int | None = None
    taken = False
    for at, what in log:
        if at > now:
            break
        if what == _TAKEN:
            taken = True
        elif what == _PAUSED and paused is None and kind is not _WALL:
            position = line.worked(at)
            if not due and spent + position - since >= budget:
                due = since + budget - spent
            spent += position - since
            paused = at
        elif what == _RESUMED and paused is not None:
            since, paused = line.worked(at), None
        elif what == _CLOSED:
            return since, spent, due, paused, at, taken
    return since, spent, due, paused, None, taken


def _lane(line: Line, now: int) -> tuple[Line, int, Spans]:
    return line, line.worked(now), line.spans(now)


def clock_of(log: Sequence[Happening], terms: Terms, calendar: WorkingCalendar, now: datetime) -> RequestClock:
    """The clock of one request."""
    return run_clocks([(log, terms)], calendar, to_microseconds(now))[0]


def due_instant(kind: ClockKind, minutes: int, calendar: WorkingCalendar, opened_at: datetime) -> datetime:
    """When a promise of so many minutes ends that is given now."""
    line = calendar.line(kind)
    return from_microseconds(line.when(line.worked(to_microseconds(opened_at)) + minutes * MINUTE))


def explain(
    log: Sequence[Happening], terms: Terms, calendar: WorkingCalendar, now: datetime
) -> tuple[Reason, ...]:
    """Why the clock stands as it does, the kind of time first."""
    clock = clock_of(log, terms, calendar, now)
    line = calendar.line(terms.kind)
    kinds = {
        ClockKind.STORE: Because.STORE_HOURS,
        ClockKind.WORKING: Because.WORKING_HOURS,
        ClockKind.WALL: Because.ALL_HOURS,
    }
    reasons = [Reason(kinds[terms.kind])]
    begins = line.when(line.worked(clock.started_at) + 1) - 1
    if begins > clock.started_at:
        reasons.append(Reason(Because.STARTS_LATER, from_microseconds(begins)))
    elif terms.kind is not ClockKind.WALL and _day_of(clock.due_at) != _day_of(clock.started_at):
        # a clock of all hours ends on another day because it is that long, nothing was put off
        reasons.append(Reason(Because.ROLLS_OVER, from_microseconds(clock.due_at)))
    reasons += _pauses(log, terms, clock)
    if clock.closed_at is None and clock.paused_at is None:
        reasons += _amber_reasons(clock, terms)
    if terms.kind is ClockKind.WORKING:
        years = unannounced_years(from_microseconds(clock.started_at), from_microseconds(clock.due_at))
        reasons += [Reason(Because.YEAR_UNKNOWN, number=year) for year in years]
    return tuple(reasons)


def _pauses(log: Sequence[Happening], terms: Terms, clock: RequestClock) -> list[Reason]:
    if terms.kind is ClockKind.WALL:
        return []
    if clock.paused_at is not None:
        return [Reason(Because.PAUSED, from_microseconds(clock.paused_at))]
    last = max((at for at, what in log if what == _RESUMED), default=None)
    return [] if last is None else [Reason(Because.WAS_PAUSED, from_microseconds(last))]


def _amber_reasons(clock: RequestClock, terms: Terms) -> list[Reason]:
    reasons = []
    if not clock.taken and clock.spent >= terms.intake:
        reasons.append(Reason(Because.NOT_TAKEN, number=clock.spent // MINUTE))
    if clock.overdue:
        reasons.append(Reason(Because.OVERDUE, number=-clock.remaining // MINUTE))
    elif clock.spent * 100 >= clock.budget * NEARLY_PERCENT:
        reasons.append(Reason(Because.NEARLY_USED, number=clock.spent * 100 // clock.budget))
    return reasons


def _day_of(at: int) -> int:
    return from_microseconds(at).astimezone(STORE_ZONE).toordinal()
