"""Whether the calendar has a date that a guest gave, with or without its year or day."""

from datetime import date

from vipdesk.chinese.lunar import FIRST_DAY, lunar_month_length, lunar_to_solar
from vipdesk.models.vocabulary import Calendar

LONGEST_LUNAR_MONTH = 30
_LEAP_YEAR = 2000
"""Has every day that a date without its year may be."""


def is_possible(
    calendar: Calendar, year: int | None, month: int, day: int | None, *, leap: bool, today: date
) -> bool:
    """Whether there is such a day and it has come already, where its year is given.

    A lunar date without its year may be of any leap month and of a 30th, since some year has it; with its year
    that year must. Years before the tables of the lunar calendar are not known.
    """
    if year is not None and not FIRST_DAY.year <= year <= today.year:
        return False
    if calendar is Calendar.SOLAR:
        return not leap and _is_solar(year, month, day, today)
    return _is_lunar(year, month, day, leap=leap, today=today)


def _is_solar(year: int | None, month: int, day: int | None, today: date) -> bool:
    try:
        first = date(_LEAP_YEAR if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return year is None or first <= today


def _is_lunar(year: int | None, month: int, day: int | None, *, leap: bool, today: date) -> bool:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= LONGEST_LUNAR_MONTH):
        return False
    if year is None:
        return True
    length = lunar_month_length(year, month, leap=leap)
    first = 1 if day is None else day
    return length is not None and first <= length and lunar_to_solar(year, month, first, leap=leap) <= today
