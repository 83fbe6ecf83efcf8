"""When a store works, as a line of working time on which promises are measured: hours, edited days, public holidays."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Any, Protocol

from vipdesk.clock import STORE_ZONE
from vipdesk.models.values import to_microseconds, write_json
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.public_holidays import office_day

HOURS_POLICY = "store.hours"
"""`{"opens": "10:00", "closes": "22:00", "weekdays": {"5": {…}}}`; 0 is Monday; `closes` may lie past midnight."""
DAYS_POLICY = "store.days"
"""Days that differ: `{"2026-11-11": {"opens": "09:00", "closes": "24:00"}, "2026-02-17": "closed"}`."""

MINUTE = 60_000_000
_DAY_MINUTES = 24 * 60
_ORIGIN = date(2020, 1, 1)
"""No clock is older; what began before is measured from here."""
_GROWTH_SPANS = 400
_FURTHEST = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to in minutes after midnight; more than 1440 is the next morning."""

    opens: int
    closes: int


DEFAULT_HOURS = Hours(10 * 60, 22 * 60)


Spans = tuple[list[int], list[int], list[int], list[int]]
"""Spans of work in order: their starts, their ends, what was worked before each (one more: in all), and what lies
between an instant of each and the work up to it. The first one is empty and before all instants."""

_LONG_AGO = -(10**18)


class Line(Protocol):
    """Working time as a straight line; instants and working time are microseconds."""

    def worked(self, at: int) -> int:
        """How much working time has passed at an instant since the line began; never falls."""
        ...

    def when(self, worked: int) -> int:
        """The earliest instant at which so much working time has passed."""
        ...

    def spans(self, until: int) -> Spans:
        """The line as lists that reach at least to an instant, for those who read it without a call."""
        ...


class WallLine:
    """Every moment counts."""

    def worked(self, at: int) -> int:
        """The instant itself."""
        return at

    def when(self, worked: int) -> int:
        """The instant itself."""
        return worked

    def spans(self, until: int) -> Spans:  # noqa: ARG002 - it has no end
        """One span of all time."""
        return [_LONG_AGO], [-_LONG_AGO], [_LONG_AGO, -_LONG_AGO], [0]


class SpanLine:
    """The spans of work of one day after the other, computed as far as somebody has asked."""

    def __init__(self, hours_of: Callable[[date], Hours | None]) -> None:
        self._hours_of = hours_of
        self._spans: Spans = ([_LONG_AGO], [_LONG_AGO], [0, 0], [_LONG_AGO])
        self._next_day = _ORIGIN
        self._growing = Lock()
        self._grow()

    def worked(self, at: int) -> int:
        """How much had been worked at an instant."""
        starts, ends, before, gaps = self._spans
        place = bisect_right(starts, at) - 1
        if at < ends[place]:
            return at - gaps[place]
        if place + 1 == len(ends) and self._grow():
            return self.worked(at)
        return before[place + 1]

    def when(self, worked: int) -> int:
        """When so much had been worked."""
        starts, _, before, gaps = self._spans
        place = bisect_left(before, worked) - 1
        if place < 1:
            return starts[1]
        if place + 1 == len(before) and self._grow():
            return self.when(worked)
        # beyond the last day that is known work goes on without an end
        return worked + gaps[min(place, len(gaps) - 1)]

    def spans(self, until: int) -> Spans:
        """The lists as far as they are known."""
        self.worked(until)
        return self._spans

    def _grow(self) -> bool:
        """Add days and say whether there were any; other threads go on with the lists they have."""
        with self._growing:
            starts, ends, before, gaps = (list(part) for part in self._spans)
            present = len(starts)
            while len(starts) < present + _GROWTH_SPANS and self._next_day < _FURTHEST:
                day, self._next_day = self._next_day, self._next_day + timedelta(days=1)
                hours = self._hours_of(day)
                if hours is None:
                    continue
                midnight = _midnight(day)
                # a night that is still worked belongs to the day before
                start = max(midnight + hours.opens * MINUTE, ends[-1])
                end = midnight + hours.closes * MINUTE
                if start < end:
                    starts.append(start)
                    ends.append(end)
                    gaps.append(start - before[-1])
                    before.append(before[-1] + end - start)
            self._spans = (starts, ends, before, gaps)
            return len(starts) > present


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A store's lines: when it is open, and when its offices and workshops work."""

    hours: Mapping[int, Hours]
    """By weekday, 0 for Monday; a weekday that is missing is a day off."""
    days: Mapping[date, Hours | None]
    """Days the store has edited; None for closed."""
    lines: Mapping[ClockKind, Line]

    def open_hours(self, day: date) -> Hours | None:
        """When the store is open on a day."""
        return self.days[day] if day in self.days else self.hours.get(day.weekday())

    def line(self, kind: ClockKind) -> Line:
        """The line on which a clock of this kind runs."""
        return self.lines[kind]


_WALL = WallLine()


@lru_cache(maxsize=32)
def _calendar(hours_text: str, days_text: str) -> WorkingCalendar:
    hours, days = read_hours(json.loads(hours_text)), read_days(json.loads(days_text))

    def store_hours(day: date) -> Hours | None:
        return days[day] if day in days else hours.get(day.weekday())

    def office_hours(day: date) -> Hours | None:
        if day in days:
            return days[day]
        return (hours.get(day.weekday()) or DEFAULT_HOURS) if office_day(day).works else None

    lines: dict[ClockKind, Line] = {
        ClockKind.STORE: SpanLine(store_hours),
        ClockKind.WORKING: SpanLine(office_hours),
        ClockKind.WALL: _WALL,
    }
    return WorkingCalendar(hours, days, lines)


def working_calendar(hours: Any = None, days: Any = None) -> WorkingCalendar:
    """The calendar of the policies `store.hours` and `store.days`; what makes no sense in them is passed over."""
    return _calendar(write_json(hours), write_json(days))


def read_hours(value: Any) -> Mapping[int, Hours]:
    """Hours by weekday; ten to ten where policy says nothing that can be read."""
    told = value if isinstance(value, Mapping) else {}
    usual = read_day_hours(told) or DEFAULT_HOURS
    hours: dict[int, Hours] = dict.fromkeys(range(7), usual)
    weekdays = told.get("weekdays")
    for name, given in weekdays.items() if isinstance(weekdays, Mapping) else ():
        if str(name) not in tuple("0123456"):
            continue
        own = read_day_hours(given)
        if own is not None:
            hours[int(name)] = own
        elif given == "closed" and len(hours) > 1:
            hours.pop(int(name), None)
    return hours


def read_days(value: Any) -> Mapping[date, Hours | None]:
    """The edited days; None for a day on which the store is closed."""
    days: dict[date, Hours | None] = {}
    for name, given in value.items() if isinstance(value, Mapping) else ():
        try:
            day = date.fromisoformat(str(name))
        except ValueError:
            continue
        own = read_day_hours(given)
        if own is not None or given == "closed":
            days[day] = own
    return days


def read_day_hours(value: Any) -> Hours | None:
    """`{"opens": "10:00", "closes": "26:00"}`; a closing before the opening is the next morning's."""
    if not isinstance(value, Mapping):
        return None
    opens, closes = _minutes(value.get("opens")), _minutes(value.get("closes"))
    if opens is None or closes is None or opens >= _DAY_MINUTES or opens == closes:
        return None
    if closes < opens:
        closes += _DAY_MINUTES
    return Hours(opens, closes) if closes <= opens + _DAY_MINUTES else None


def unannounced_years(since: datetime, until: datetime) -> tuple[int, ...]:
    """The years between two instants of which no holidays are known, so that weekends alone were left out."""
    years = range(since.astimezone(STORE_ZONE).year, until.astimezone(STORE_ZONE).year + 1)
    return tuple(year for year in years if not office_day(date(year, 1, 1)).announced)


def _minutes(text: Any) -> int | None:
    if not isinstance(text, str):
        return None
    hour, colon, minute = text.partition(":")
    if not (
        colon and hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit() and len(minute) == 2
    ):
        return None
    whole = int(hour) * 60 + int(minute)
    return whole if int(minute) < 60 and whole <= 2 * _DAY_MINUTES else None


def _midnight(day: date) -> int:
    return to_microseconds(datetime(day.year, day.month, day.day, tzinfo=STORE_ZONE))
