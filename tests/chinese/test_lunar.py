"""Lunar birthdays come round every year; lunar days are written as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese import lunar

IN_RANGE = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@settings(deadline=None, max_examples=500)
@given(month=st.integers(1, 12), day=st.integers(1, 30), leap=st.booleans(), after=IN_RANGE)
def test_every_lunar_birthday_comes_round_within_a_leap_year(
    month: int, day: int, *, leap: bool, after: date
) -> None:
    found = lunar.next_occurrence(month, day, leap, after)
    assert after <= found <= after + timedelta(days=385)
    assert lunar.next_occurrence(month, day, leap, found) == found


def test_every_lunar_birthday_is_kept_once_in_every_lunar_year_from_1950_to_2050() -> None:
    new_years = [lunar.next_occurrence(1, 1, False, date(year, 1, 1)) for year in range(1950, 2052)]
    for leap in (False, True):
        for month in range(1, 13):
            for day in (1, 15, 29, 30):
                kept = [lunar.next_occurrence(month, day, leap, new_year) for new_year in new_years]
                years = list(zip(new_years, kept[:-1], new_years[1:], strict=False))
                assert all(begin <= birthday < end for begin, birthday, end in years)
                assert len(years) == 101


def test_a_leap_month_birthday_never_skips_a_year() -> None:
    """Leap sixth months are in 2017, 2025 and 2036: between them it is kept in the ordinary sixth month."""
    kept = [lunar.next_occurrence(6, 10, True, date(year, 1, 1)) for year in range(2024, 2029)]
    assert [day.year for day in kept] == [2024, 2025, 2026, 2027, 2028]
    assert kept[1] == date(2025, 8, 3)
    assert kept[3] == date(2027, 7, 13)


def test_a_leap_month_birthday_is_kept_in_the_leap_month_of_a_year_that_has_it() -> None:
    ordinary = lunar.next_occurrence(6, 1, False, date(2025, 1, 1))
    leap = lunar.next_occurrence(6, 1, True, date(2025, 1, 1))
    assert (ordinary, leap) == (date(2025, 6, 25), date(2025, 7, 25))


def test_a_birthday_on_the_30th_is_kept_on_the_29th_of_a_short_month() -> None:
    assert lunar.next_occurrence(12, 30, False, date(2026, 11, 22)) == date(2027, 2, 5)


def test_the_day_itself_counts_and_the_day_after_it_is_a_year_away() -> None:
    mid_autumn = date(2026, 9, 25)
    assert lunar.next_occurrence(8, 15, False, mid_autumn) == mid_autumn
    assert lunar.next_occurrence(8, 15, False, mid_autumn + timedelta(days=1)) == date(2027, 9, 15)


def test_both_ends_of_the_range_answer() -> None:
    assert lunar.next_occurrence(1, 1, False, lunar.FIRST_DAY) == date(1901, 2, 19)
    assert lunar.next_occurrence(12, 30, True, lunar.LAST_DAY) > lunar.LAST_DAY


@pytest.mark.parametrize("after", [date(1900, 12, 31), date(2100, 1, 1)])
def test_a_day_out_of_range_is_refused(after: date) -> None:
    with pytest.raises(ValueError, match=after.isoformat()):
        lunar.next_occurrence(1, 1, False, after)
    with pytest.raises(ValueError, match=after.isoformat()):
        lunar.lunar_text(after)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 31)])
def test_a_day_that_no_lunar_year_has_is_refused(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=f"{month}/{day}"):
        lunar.next_occurrence(month, day, False, date(2026, 1, 1))
    with pytest.raises(ValueError, match=f"{month}/{day}"):
        lunar.lunar_given(month, day, False)


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2027, 2, 28)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_a_birthday_on_29_february_is_kept_on_the_28th_in_common_years(after: date, kept: date) -> None:
    assert lunar.solar_next(2, 29, after) == kept


@settings(deadline=None)
@given(born=st.dates(date(1900, 1, 1), date(2026, 12, 31)), after=IN_RANGE)
def test_every_solar_birthday_comes_round_within_a_year(born: date, after: date) -> None:
    found = lunar.solar_next(born.month, born.day, after)
    assert after <= found <= after + timedelta(days=366)
    assert found.month == born.month
    assert found.day == born.day or (born.month, born.day, found.day) == (2, 29, 28)


def test_a_solar_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        lunar.solar_next(2, 30, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2026, 11, 22), "农历十月十四", "lunar 10/14"),
        (date(2026, 2, 17), "农历正月初一", "lunar 1/1"),
        (date(2026, 9, 25), "农历八月十五", "lunar 8/15"),
        (date(2025, 7, 25), "农历闰六月初一", "lunar leap 6/1"),
        (date(2027, 2, 5), "农历十二月廿九", "lunar 12/29"),
        (date(2026, 2, 16), "农历十二月廿九", "lunar 12/29"),
        (date(2024, 2, 9), "农历十二月三十", "lunar 12/30"),
    ],
)
def test_a_solar_day_is_written_in_the_lunar_calendar(day: date, zh: str, en: str) -> None:
    assert (lunar.lunar_text(day), lunar.lunar_text_en(day)) == (zh, en)


@pytest.mark.parametrize(
    ("month", "day", "leap", "zh", "en"),
    [
        (8, 15, False, "农历八月十五", "lunar 8/15"),
        (6, 1, True, "农历闰六月初一", "lunar leap 6/1"),
        (1, 10, False, "农历正月初十", "lunar 1/10"),
        (11, 20, False, "农历十一月二十", "lunar 11/20"),
        (12, 21, False, "农历十二月廿一", "lunar 12/21"),
        (3, 30, False, "农历三月三十", "lunar 3/30"),
        (8, None, False, "农历八月", "lunar month 8"),
    ],
)
def test_a_lunar_day_is_written_as_it_was_given(
    month: int, day: int | None, *, leap: bool, zh: str, en: str
) -> None:
    assert (lunar.lunar_given(month, day, leap), lunar.lunar_given_en(month, day, leap)) == (zh, en)


@settings(deadline=None)
@given(day=IN_RANGE)
def test_a_day_written_in_the_lunar_calendar_is_found_again_by_what_was_written(day: date) -> None:
    words = lunar.lunar_text(day)
    candidates = [
        (month, of_month, leap) for month in range(1, 13) for of_month in range(1, 31) for leap in (False, True)
    ]
    written = [given for given in candidates if lunar.lunar_given(*given) == words]
    assert len(written) == 1
    assert lunar.next_occurrence(*written[0], day) == day


@pytest.mark.parametrize(
    ("day", "from_spring", "zh", "en"),
    [
        (date(2026, 11, 22), False, "马", "Horse"),
        (date(2027, 2, 5), False, "马", "Horse"),
        (date(2027, 2, 6), False, "羊", "Goat"),
        (date(2027, 2, 3), True, "马", "Horse"),
        (date(2027, 2, 4), True, "羊", "Goat"),
        (date(1984, 2, 2), False, "鼠", "Rat"),
        (date(1984, 2, 1), False, "猪", "Pig"),
    ],
)
def test_the_animal_changes_at_the_lunar_new_year_or_at_the_beginning_of_spring(
    day: date, *, from_spring: bool, zh: str, en: str
) -> None:
    assert lunar.zodiac(day, from_spring=from_spring) == zh
    assert lunar.zodiac(day, "en", from_spring=from_spring) == en
