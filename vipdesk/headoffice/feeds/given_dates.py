"""Dates and times as people and spreadsheets write them; nothing is guessed, so that 03/04/05 stays unread."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from vipdesk.clock import STORE_ZONE

EARLIEST_YEAR = 1900
"""Before it nobody was born and no card was opened: such a year is a typing error."""

_SEPARATED = re.compile(
    r"(?P<year>[0-9]{4}) ?[-/.年] ?(?P<leap>闰)?(?P<month>[0-9]{1,2})(?: ?[-/.月] ?(?P<day>[0-9]{1,2}) ?[日号]?|月)?"
)
_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<leap>(?!))?")
_WITHOUT_YEAR = re.compile(r"(?P<year>(?!))?(?P<leap>闰)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号]?)?")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(?::[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date as it was given, of whichever calendar: the year or the day may be missing."""

    year: int | None
    month: int
    day: int | None
    leap: bool = False

    @property
    def text(self) -> str:
        """One writing for equal dates: 1981-09-14, 09-14, 1981-09, of a leap month 1987-闰06-15."""
        parts = [f"{self.year:04}"] if self.year is not None else []
        parts.append(f"{'闰' if self.leap else ''}{self.month:02}")
        return "-".join([*parts, f"{self.day:02}"] if self.day is not None else parts)

    @property
    def is_solar(self) -> bool:
        """Whether the solar calendar has it; 29 February without a year counts."""
        if self.leap or not self._is_recent:
            return False
        try:
            date(2000 if self.year is None else self.year, self.month, self._first_day)
        except ValueError:
            return False
        return True

    @property
    def is_lunar(self) -> bool:
        """Whether a lunar year may have it: whether that year's month had a 30th is not asked of the guest."""
        return self._is_recent and 1 <= self.month <= 12 and 1 <= self._first_day <= 30

    def is_after(self, day: date) -> bool:
        """Whether it lies after a solar day.

        A lunar date always lies after the solar date of the same numbers, so that this never calls a lunar
        date of the past a future one.
        """
        if self.year is None:
            return False
        return (self.year, self.month, self._first_day) > (day.year, day.month, day.day)

    @property
    def _first_day(self) -> int:
        # Not `or`: a day 0 is no missing day.
        return 1 if self.day is None else self.day

    @property
    def _is_recent(self) -> bool:
        return self.year is None or self.year >= EARLIEST_YEAR


def read_date(text: str) -> GivenDate | None:
    """Read a cleaned text of half-width characters; None for what has not the shape of a date.

    Accepted: 1981-09-14, 1981/9/14, 1981.9.14, 1981年9月14日, 19810914, each also with a midnight behind it;
    9月14日 and 1981年9月 for dates without year or day; 闰 before the month. Whether a calendar has the date is
    another question.
    """
    plain = _MIDNIGHT.sub("", text)
    for shape in (_SEPARATED, _TOGETHER, _WITHOUT_YEAR):
        found = shape.fullmatch(plain)
        if found:
            year, day = found["year"], found["day"]
            return GivenDate(
                int(year) if year else None, int(found["month"]), int(day) if day else None, bool(found["leap"])
            )
    return None


def read_moment(text: str) -> datetime | None:
    """Read a date with a clock time of the store as an instant in UTC; None for anything else."""
    day, _, clock = text.replace("T", " ", 1).rpartition(" ")
    given, time = read_date(day.strip()), _CLOCK.fullmatch(clock)
    if given is None or time is None or given.year is None or given.day is None or not given.is_solar:
        return None
    try:
        local = datetime(
            given.year,
            given.month,
            given.day,
            int(time["hour"]),
            int(time["minute"]),
            int(time["second"] or 0),
            tzinfo=STORE_ZONE,
        )
    except ValueError:
        return None
    return local.astimezone(UTC)


def moment_text(instant: datetime) -> str:
    """An instant as a till should write it: 2026-11-01 10:09, seconds only where there are some."""
    local = instant.astimezone(STORE_ZONE)
    return f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def is_usual_moment(text: str) -> bool:
    """Whether a time is written the usual way already."""
    return _MOMENT.fullmatch(text) is not None
