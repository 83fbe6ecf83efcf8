"""Which days a guest may have given: what a calendar has, and no day that is still to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.lunar import lunar_month_length, lunar_text, lunar_to_solar
from vipdesk.models.vocabulary import Calendar
from vipdesk.rules.given_date import is_possible

TODAY = date(2026, 11, 22)
SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR


def possible(calendar: Calendar, year: int | None, month: int, day: int | None, *, leap: bool = False) -> bool:
    """Asked today."""
    return is_possible(calendar, year, month, day, leap=leap, today=TODAY)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "leap"),
    [
        (SOLAR, 1986, 9, 18, False),
        (SOLAR, None, 2, 29, False),
        (SOLAR, None, 5, None, False),
        (SOLAR, 2026, 11, 22, False),
        (SOLAR, 2026, 11, None, False),
        (LUNAR, 1986, 8, 15, False),
        (LUNAR, None, 12, 30, False),
        (LUNAR, None, 11, 30, True),
        (LUNAR, 2025, 6, 29, True),
        (LUNAR, 1986, 8, None, False),
    ],
)
def test_days_that_are(calendar: Calendar, year: int | None, month: int, day: int | None, *, leap: bool) -> None:
    assert possible(calendar, year, month, day, leap=leap)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "leap"),
    [
        (SOLAR, 1987, 2, 29, False),
        (SOLAR, None, 2, 30, False),
        (SOLAR, None, 0, 1, False),
        (SOLAR, None, 1, 0, False),
        (SOLAR, None, 1, 1, True),
        (SOLAR, 2026, 11, 23, False),
        (SOLAR, 2026, 12, None, False),
        (SOLAR, 1900, 1, 1, False),
        (SOLAR, 2027, 1, 1, False),
        (LUNAR, None, 13, 1, False),
        (LUNAR, None, 1, 31, False),
        (LUNAR, 1986, 8, 15, True),
        (LUNAR, 2024, 12, 30, False),
        (LUNAR, 2026, 10, 15, False),
    ],
)
def test_days_that_are_not(
    calendar: Calendar, year: int | None, month: int, day: int | None, *, leap: bool
) -> None:
    assert not possible(calendar, year, month, day, leap=leap)


@settings(deadline=None)
@given(st.integers(1901, 2098), st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_a_lunar_day_becomes_the_solar_day_that_is_written_so(year: int, month: int, day: int, leap: bool) -> None:  # noqa: FBT001 - drawn
    length = lunar_month_length(year, month, leap=leap)
    if length is None or day > length:
        with pytest.raises(ValueError, match=f"{year}/{month}/{day}"):
            lunar_to_solar(year, month, day, leap=leap)
        return
    solar = lunar_to_solar(year, month, day, leap=leap)
    assert ("闰" in lunar_text(solar)) == leap
    if day < length:
        assert (lunar_to_solar(year, month, day + 1, leap=leap) - solar).days == 1


@pytest.mark.parametrize("year", [1900, 2100])
def test_a_year_beyond_the_tables_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        lunar_month_length(year, 1, leap=False)
