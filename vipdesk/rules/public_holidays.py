"""The days off and the make-up working days that the State Council has announced, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

_ANNOUNCED: Mapping[int, tuple[str, str]] = {
    2024: (
        "0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: ("0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008", "0126 0208 0427 0928 1011"),
    2026: (
        "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}
"""Days off and make-up days of a year, as 国务院办公厅关于…年部分节假日安排的通知 names them each November before."""

_SATURDAY = 5


class DayKind(StrEnum):
    """What an office does on a day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    """A Saturday or Sunday on which offices work."""


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """A day, and whether its year has been announced; without that weekends alone are off."""

    kind: DayKind
    announced: bool

    @property
    def works(self) -> bool:
        """Whether offices work."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)


def announced_years() -> tuple[int, ...]:
    """The years that are officially known."""
    return tuple(_ANNOUNCED)


def office_day(day: date) -> OfficeDay:
    """What offices do on a day, by the announcement of its year or, where there is none, by weekends."""
    announced = day.year in _ANNOUNCED
    if announced:
        named = _named_days(day.year).get(day)
        if named is not None:
            return OfficeDay(named, announced=True)
    return OfficeDay(DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKDAY, announced=announced)


@cache
def _named_days(year: int) -> Mapping[date, DayKind]:
    off, made_up = _ANNOUNCED[year]
    named = {day: DayKind.HOLIDAY for span in off.split() for day in _days(year, span)}
    named.update({day: DayKind.MAKE_UP for span in made_up.split() for day in _days(year, span)})
    return named


def _days(year: int, span: str) -> list[date]:
    """The days of `MMDD` or `MMDD-MMDD`, both ends included."""
    first, _, last = span.partition("-")
    start, end = (date(year, int(text[:2]), int(text[2:])) for text in (first, last or first))
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
