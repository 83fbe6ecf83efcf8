"""Whether a colleague is at work: the roster of today, and the shifts of yesterday that reach past midnight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vipdesk.clock import STORE_ZONE
from vipdesk.models.vocabulary import DutyState

MINUTES_OF_A_DAY = 24 * 60
MOST_SHIFTS = 3
"""Of one person on one day."""

Span = tuple[int, int]
"""Minutes after midnight on the store's clock, from and until; a shift past midnight ends beyond 1440."""


@dataclass(frozen=True, slots=True)
class Duty:
    """The answer, and the shift it rests on: for who is at work its end, for who is not yet its beginning."""

    state: DutyState
    until: datetime | None = None
    comes_at: datetime | None = None
    """When they begin later the same day."""


def is_possible_day(spans: Sequence[Span]) -> bool:
    """Whether somebody can work so: in order, without overlap, each begun on that day and of 24 hours at most."""
    if len(spans) > MOST_SHIFTS:
        return False
    before = 0
    for start, end in spans:
        if not before <= start < MINUTES_OF_A_DAY or not start < end <= start + MINUTES_OF_A_DAY:
            return False
        before = end
    return True


def shift_times(day: date, spans: Iterable[Span]) -> tuple[tuple[datetime, datetime], ...]:
    """The instants of a day's shifts, in the store's zone: a wall clock's hours, whatever the zone does at night."""
    return tuple((_moment(day, start), _moment(day, end)) for start, end in spans)


def duty(today: Sequence[Span] | None, yesterday: Sequence[Span] | None, now: datetime, *, known: bool) -> Duty:
    """Whether somebody is at work `now`.

    `today` and `yesterday` are their days of the roster, None where it has none of them; `known` says whether the
    roster has anybody today: who is not on it then is off.
    """
    local = now.astimezone(STORE_ZONE)
    day = local.date()
    shifts = [*shift_times(day - timedelta(days=1), yesterday or ()), *shift_times(day, today or ())]
    until = _end_of_duty(sorted(shifts), local)
    if until is not None:
        return Duty(DutyState.ON, until=until)
    if today is None and not known:
        return Duty(DutyState.UNKNOWN)
    later = [start for start, _ in shifts if start > local]
    return Duty(DutyState.OFF, comes_at=min(later, default=None))


def _end_of_duty(shifts: Iterable[tuple[datetime, datetime]], now: datetime) -> datetime | None:
    """When the shift that is going on ends; one that begins as another ends goes on."""
    until: datetime | None = None
    for start, end in shifts:
        if start <= (now if until is None else until) and now < end:
            until = end if until is None else max(until, end)
    return until


def _moment(day: date, minutes: int) -> datetime:
    days, rest = divmod(minutes, MINUTES_OF_A_DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), STORE_ZONE)
