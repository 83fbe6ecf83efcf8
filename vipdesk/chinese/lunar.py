"""The lunar calendar for birthdays: when one comes round next, and how a lunar day is written."""

from datetime import date, timedelta
from functools import cache, lru_cache

from borax.calendars.lunardate import (  # type: ignore[import-untyped, unused-ignore]  # ships no types
    LCalendars,
    LunarDate,
    TermUtils,
)

FIRST_DAY = date(1901, 1, 1)
LAST_DAY = date(2099, 12, 31)
"""The days between which all functions here answer; beyond them they raise ValueError."""

_MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月")
_DIGITS = "一二三四五六七八九十"
_ANIMALS_ZH = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_ANIMALS_EN = (
    "Rat",
    "Ox",
    "Tiger",
    "Rabbit",
    "Dragon",
    "Snake",
    "Horse",
    "Goat",
    "Monkey",
    "Rooster",
    "Dog",
    "Pig",
)
_A_RAT_YEAR = 2020
_SHORT_MONTH = 29


def next_occurrence(month: int, day: int, leap: bool, after: date) -> date:  # noqa: FBT001 - fixed by contract.md
    """The first solar date, `after` itself included, on which a lunar birthday is kept.

    It is kept once in every lunar year: one of a leap month in the ordinary month where a year has no such
    leap month, one of the 30th on the 29th where the month is short. (The library's own birthdays skip such
    years.) Raises ValueError for a month or day that no lunar year has and for `after` out of range.
    """
    _check_lunar(month, day)
    year = _lunar(after)[0]
    this_year = _kept_on(year, month, day, leap=leap)
    return this_year if this_year >= after else _kept_on(year + 1, month, day, leap=leap)


def solar_next(month: int, day: int, after: date) -> date:
    """The first date, `after` itself included, on which a solar birthday is kept.

    One of 29 February is kept on the 28th in common years. Raises ValueError for a day that no year has.
    """
    date(2000, month, day)
    this_year = _solar_in(after.year, month, day)
    return this_year if this_year >= after else _solar_in(after.year + 1, month, day)


def lunar_month_length(year: int, month: int, *, leap: bool) -> int | None:
    """How many days a month of a lunar year has; None for a leap month that the year does not have.

    Raises ValueError for a year out of range.
    """
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise ValueError(str(year))
    found = _months(year).get((month, leap))
    return None if found is None else found[1]


def lunar_to_solar(year: int, month: int, day: int, *, leap: bool) -> date:
    """The solar date of a day of one lunar year. Raises ValueError for a day that this year does not have."""
    length = lunar_month_length(year, month, leap=leap)
    if length is None or not 1 <= day <= length:
        raise ValueError(f"{year}/{month}/{day}")
    return _months(year)[month, leap][0] + timedelta(days=day - 1)


def lunar_days_kept_on(day: date) -> frozenset[tuple[int, int, bool]]:
    """The lunar birthdays (month, day, leap) that are kept on a solar date, those that fell back to it included.

    Raises ValueError out of range.
    """
    _, month, lunar_day, leap = _lunar(day)
    candidates = {(month, lunar_day, leap), (month, lunar_day, True)}
    if lunar_day == _SHORT_MONTH:
        candidates |= {(month, _SHORT_MONTH + 1, leap), (month, _SHORT_MONTH + 1, True)}
    return frozenset(kept for kept in candidates if next_occurrence(*kept, day) == day)


def solar_days_kept_on(day: date) -> frozenset[tuple[int, int]]:
    """The solar birthdays (month, day) that are kept on a date: on 28 February of a common year also the 29th."""
    candidates = {(day.month, day.day), (2, 29)}
    return frozenset(kept for kept in candidates if solar_next(*kept, day) == day)


def lunar_text(day: date) -> str:
    """A solar date in the lunar calendar: 农历十月十四. Raises ValueError out of range."""
    _, month, lunar_day, leap = _lunar(day)
    return lunar_given(month, lunar_day, leap=leap)


def lunar_text_en(day: date) -> str:
    """The same in English: lunar 10/14, lunar leap 6/1."""
    _, month, lunar_day, leap = _lunar(day)
    return lunar_given_en(month, lunar_day, leap=leap)


def lunar_given(month: int, day: int | None, leap: bool) -> str:  # noqa: FBT001 - as next_occurrence
    """A lunar day as a guest gave it: 农历八月十五, 农历闰六月初一, without a day 农历八月.

    Raises ValueError for a month or day that no lunar year has.
    """
    _check_lunar(month, day)
    return f"农历{'闰' if leap else ''}{_MONTHS[month - 1]}{_day_words(day) if day else ''}"


def lunar_given_en(month: int, day: int | None, leap: bool) -> str:  # noqa: FBT001 - as next_occurrence
    """The same in English: lunar 8/15, lunar leap 6/1, without a day lunar month 8."""
    _check_lunar(month, day)
    kind = "lunar leap" if leap else "lunar"
    return f"{kind} {month}/{day}" if day else f"{kind} month {month}"


def zodiac(day: date, lang: str = "zh", *, from_spring: bool = False) -> str:
    """The animal of the year in which a solar date lies: 马 / Horse.

    The year begins at the lunar new year, or with `from_spring` at 立春. Raises ValueError out of range.
    """
    year = _lunar(day)[0]
    if from_spring:
        year = day.year if day >= TermUtils.nth_term_day(day.year, term_name="立春") else day.year - 1
    place = (year - _A_RAT_YEAR) % 12
    return _ANIMALS_ZH[place] if lang == "zh" else _ANIMALS_EN[place]


@lru_cache(maxsize=1024)
def _lunar(day: date) -> tuple[int, int, int, bool]:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(day.isoformat())
    found = LunarDate.from_solar(day)
    return int(found.year), int(found.month), int(found.day), bool(found.leap)


def _kept_on(year: int, month: int, day: int, *, leap: bool) -> date:
    months = _months(year)
    first, length = months.get((month, leap)) or months[month, False]
    return first + timedelta(days=min(day, length) - 1)


@cache
def _months(year: int) -> dict[tuple[int, bool], tuple[date, int]]:
    """The first day and the length of every month of a lunar year, by (month, leap)."""
    # Kept, because a care list asks for a hundred thousand birthdays of the same two years.
    months: dict[tuple[int, bool], tuple[date, int]] = {}
    first: date = LunarDate(year, 1, 1).to_solar_date()
    for month, length, leap in LCalendars.iter_year_month(year):
        months[month, bool(leap)] = (first, length)
        first += timedelta(days=length)
    return months


def _solar_in(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        # Only 29 February is missing from some years: the caller has tried the day in a leap year.
        return date(year, 2, 28)


def _check_lunar(month: int, day: int | None) -> None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        raise ValueError(f"{month}/{day}")


def _day_words(day: int) -> str:
    tens, units = divmod(day - 1, 10)
    if units == 9:
        return ("初十", "二十", "三十")[tens]
    return ("初", "十", "廿")[tens] + _DIGITS[units]
