"""The lunar calendar of 1950 to 2050 against new moons and the sun's course, worked out here from the sky.

Nothing of the library under test is used for the expectation: a month begins on the day, in Beijing, of the
new moon; the month of the winter solstice is the eleventh; between two of them with thirteen months the
first month without a principal term is leap. New moons by J. Meeus, Astronomical Algorithms, chapter 49,
the sun by chapter 25.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import cos, radians, sin

import pytest

from vipdesk.chinese import lunar

FIRST_YEAR, LAST_YEAR = 1950, 2050

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_BEIJING = timedelta(hours=8)

# Amplitude in days, power of the eccentricity factor, multiples of M, M', F.
_NEW_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
    (-0.00007, 0, 2, 1, 0),
)


def seconds_of_delta_t(year: float) -> float:
    """Dynamical time less universal time, to a few seconds."""
    return 29.0 + (year - 1950) * 0.69 if year < 2000 else 63.8 + (year - 2000) * 0.5


def in_beijing(days_from_j2000: float) -> datetime:
    """Days of dynamical time from J2000 as a moment of China's zone, without a zone."""
    universal = days_from_j2000 - seconds_of_delta_t(2000 + days_from_j2000 / 365.25) / 86400
    return (_J2000 + timedelta(days=universal) + _BEIJING).replace(tzinfo=None)


def new_moon(count: int) -> datetime:
    """The new moon of this count from the first one of 2000, in Beijing."""
    t = count / 1236.85
    e = 1 - 0.002516 * t
    m = radians(2.5534 + 29.10535670 * count)
    m1 = radians(201.5643 + 385.81693528 * count + 0.0107582 * t * t)
    f = radians(160.7108 + 390.67050284 * count - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * count + 0.0020672 * t * t)
    venus = radians(299.77 + 0.107408 * count - 0.009173 * t * t)
    days = 5.09766 + 29.530588861 * count + 0.00015437 * t * t - 0.00017 * sin(node) + 0.000325 * sin(venus)
    for amplitude, power, of_m, of_m1, of_f in _NEW_MOON_TERMS:
        days += amplitude * e**power * sin(of_m * m + of_m1 * m1 + of_f * f)
    return in_beijing(days)


def longitude_of_sun(moment: datetime) -> float:
    """Apparent ecliptic longitude in degrees at a moment in Beijing, good to 0.01°."""
    days = (moment - _BEIJING - _J2000.replace(tzinfo=None)) / timedelta(days=1)
    days += seconds_of_delta_t(2000 + days / 365.25) / 86400
    t = days / 36525
    m = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m)
    node = radians(125.04 - 1934.136 * t)
    return (280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(node)) % 360


def term_passed(day: date) -> int:
    """Which of the twelve principal terms was passed last before this day began; 9 is the winter solstice."""
    return int(longitude_of_sun(datetime(day.year, day.month, day.day)) // 30)  # noqa: DTZ001 - Beijing, see above


@cache
def month_starts() -> tuple[date, ...]:
    moments = [new_moon(count) for count in range(-650, 660)]
    return tuple(moment.date() for moment in moments)


def solstice_month(year: int) -> int:
    """Where in `month_starts` the month lies in which the winter solstice of `year` falls."""
    day = date(year, 12, 18)
    while not (term_passed(day) == 8 and term_passed(day + timedelta(days=1)) == 9):
        day += timedelta(days=1)
    return max(place for place, start in enumerate(month_starts()) if start <= day)


def months_of(year: int) -> list[tuple[date, int, bool]]:
    """The months from the eleventh of the lunar year before `year` to the tenth of `year`: start, number, leap."""
    starts, begin, end = month_starts(), solstice_month(year - 1), solstice_month(year)
    leap_wanted = end - begin == 13
    months: list[tuple[date, int, bool]] = []
    number = 11
    for place in range(begin, end):
        without_term = term_passed(starts[place]) == term_passed(starts[place + 1])
        leap = leap_wanted and without_term and not any(found[2] for found in months)
        number = number if leap or place == begin else number % 12 + 1
        months.append((starts[place], number, leap))
    return months


def test_the_sky_of_this_file_is_right_where_the_almanac_is_known() -> None:
    """New moon of 2024-02-09 22:59 UTC, 2000-01-06 18:14 UTC; March equinox of 2024 on the 20th, 03:06 UTC."""
    known = [(298, datetime(2024, 2, 10, 6, 59)), (0, datetime(2000, 1, 7, 2, 14))]  # noqa: DTZ001 - Beijing
    assert all(abs(new_moon(count) - moment) < timedelta(minutes=2) for count, moment in known)
    equinox = datetime(2024, 3, 20, 11, 6)  # noqa: DTZ001 - Beijing
    assert cos(radians(longitude_of_sun(equinox))) > cos(radians(0.01))


@pytest.mark.parametrize("decade", range(FIRST_YEAR, LAST_YEAR, 10))
def test_every_month_of_a_decade_begins_on_the_day_of_the_new_moon_and_has_the_number_the_sun_gives_it(
    decade: int,
) -> None:
    ours: list[str] = []
    sky: list[str] = []
    for year in range(decade, decade + (11 if decade == 2040 else 10)):
        for start, number, leap in months_of(year):
            sky.append(f"{start} {lunar.lunar_given(number, 1, leap)}")
            ours.append(f"{start} {lunar.lunar_text(start)}")
    assert ours == sky


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1950, date(1950, 2, 17)),
        (1966, date(1966, 1, 21)),
        (1985, date(1985, 2, 20)),
        (2000, date(2000, 2, 5)),
        (2008, date(2008, 2, 7)),
        (2020, date(2020, 1, 25)),
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2028, date(2028, 1, 26)),
        (2033, date(2033, 1, 31)),
        (2034, date(2034, 2, 19)),
        (2050, date(2050, 1, 23)),
    ],
)
def test_spring_festival_falls_where_the_calendars_on_the_wall_have_it(year: int, new_year: date) -> None:
    assert lunar.next_occurrence(1, 1, False, date(year, 1, 1)) == new_year
    assert lunar.lunar_text(new_year) == "农历正月初一"
