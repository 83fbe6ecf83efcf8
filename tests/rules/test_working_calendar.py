"""Working time: public holidays and make-up days as announced, the store's hours, and the days it has edited."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.clock import STORE_ZONE
from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.public_holidays import DayKind, announced_years, office_day
from vipdesk.rules.request_clock import due_instant
from vipdesk.rules.working_calendar import (
    DEFAULT_HOURS,
    MINUTE,
    Hours,
    read_day_hours,
    read_days,
    read_hours,
    unannounced_years,
    working_calendar,
)

HOUR = 60
EDITED = {"2026-11-11": {"opens": "09:00", "closes": "26:00"}, "2026-02-17": "closed"}
CALENDARS = (
    working_calendar(),
    working_calendar({"opens": "10:00", "closes": "02:00"}, EDITED),
    working_calendar({"opens": "00:00", "closes": "24:00", "weekdays": {"0": "closed"}}),
)
LINES = st.sampled_from([calendar.line(kind) for calendar in CALENDARS for kind in ClockKind])
INSTANTS = st.integers(
    to_microseconds(datetime(2023, 12, 1, tzinfo=UTC)), to_microseconds(datetime(2028, 2, 1, tzinfo=UTC))
)
SPANS = st.integers(1, 40 * 24 * 60).map(lambda minutes: minutes * MINUTE)


def at(text: str) -> datetime:
    """An instant on the store's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=STORE_ZONE)


def due(kind: ClockKind, minutes: int, opened: str, hours: Any = None, days: Any = None) -> str:
    """When a promise ends, on the store's wall clock."""
    instant = due_instant(kind, minutes, working_calendar(hours, days), at(opened))
    return instant.astimezone(STORE_ZONE).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2024, 2, 18), DayKind.MAKE_UP),
        (date(2024, 10, 7), DayKind.HOLIDAY),
        (date(2025, 1, 26), DayKind.MAKE_UP),
        (date(2025, 10, 8), DayKind.HOLIDAY),
        (date(2026, 2, 14), DayKind.MAKE_UP),
        (date(2026, 2, 23), DayKind.HOLIDAY),
        (date(2026, 2, 24), DayKind.WORKDAY),
        (date(2026, 11, 22), DayKind.WEEKEND),
    ],
)
def test_a_day_is_what_the_state_council_has_announced(day: date, kind: DayKind) -> None:
    assert (office_day(day).kind, office_day(day).announced) == (kind, True)


def test_make_up_days_are_weekends_and_each_year_makes_up_what_it_took() -> None:
    for year in announced_years():
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
        made_up = [day for day in days if office_day(day).kind is DayKind.MAKE_UP]
        taken = [day for day in days if office_day(day).kind is DayKind.HOLIDAY and day.weekday() < 5]
        assert made_up
        assert all(day.weekday() >= 5 for day in made_up)
        # 11 days until 2024, 13 since, less those that fall on a weekend anyway
        assert 9 <= len(taken) - len(made_up) <= 13


def test_a_year_that_is_not_announced_has_weekends_alone_and_says_so() -> None:
    assert office_day(date(2027, 10, 1)).works
    assert not office_day(date(2027, 10, 1)).announced
    assert not office_day(date(2027, 10, 2)).works
    assert unannounced_years(at("2026-12-31T23:00"), at("2027-01-01T10:00")) == (2027,)
    assert unannounced_years(at("2024-05-01T10:00"), at("2026-12-31T10:00")) == ()


def test_what_is_left_at_closing_is_done_next_morning() -> None:
    assert due(ClockKind.STORE, 30, "2026-11-22T21:40") == "2026-11-23T10:10"
    assert due(ClockKind.STORE, 20, "2026-11-22T21:40") == "2026-11-22T22:00"
    assert due(ClockKind.STORE, 10, "2026-11-22T23:59") == "2026-11-23T10:10"


def test_a_store_that_closes_after_midnight_works_on_over_it() -> None:
    late = {"opens": "10:00", "closes": "02:00"}
    assert due(ClockKind.STORE, 60, "2026-11-30T23:30", late) == "2026-12-01T00:30"
    assert due(ClockKind.STORE, 60, "2026-12-01T01:30", late) == "2026-12-01T10:30"


def test_the_store_is_open_on_a_holiday_and_its_workshop_is_not() -> None:
    assert due(ClockKind.STORE, 4 * HOUR, "2026-09-30T20:00") == "2026-10-01T12:00"
    assert due(ClockKind.WORKING, 4 * HOUR, "2026-09-30T20:00") == "2026-10-08T12:00"


def test_a_make_up_sunday_is_worked() -> None:
    assert due(ClockKind.WORKING, 4 * HOUR, "2026-09-19T15:00") == "2026-09-20T14:00"


def test_the_store_edits_its_days() -> None:
    days = {"2026-11-23": "closed", "2026-11-24": {"opens": "12:00", "closes": "18:00"}}
    assert due(ClockKind.STORE, 30, "2026-11-22T21:40", days=days) == "2026-11-24T12:10"
    assert due(
        ClockKind.WORKING, 30, "2026-11-22T21:40", days={"2026-11-22": {"opens": "10:00", "closes": "22:00"}}
    ) == ("2026-11-23T10:10")


def test_a_wall_clock_knows_no_closing() -> None:
    assert due(ClockKind.WALL, 24 * HOUR, "2026-09-30T23:30") == "2026-10-01T23:30"


@pytest.mark.parametrize(
    "value",
    [None, "10-22", {}, {"opens": "10:00"}, {"opens": "10:00", "closes": "10:00"}, {"opens": 10, "closes": 22}]
    + [
        {"opens": opens, "closes": closes}
        for opens, closes in (("24:00", "25:00"), ("10:60", "22:00"), ("1０:00", "22"))
    ],
)
def test_hours_that_make_no_sense_are_passed_over(value: object) -> None:
    assert read_day_hours(value) is None
    assert read_hours(value) == dict.fromkeys(range(7), DEFAULT_HOURS)
    assert read_days({"2026-11-11": value, "11.11.": "closed"}) == {}


def test_no_week_is_all_closed() -> None:
    closed = {"weekdays": {str(day): "closed" for day in range(7)} | {"7": "closed"}}
    assert read_hours(closed) == {6: DEFAULT_HOURS}
    assert read_day_hours({"opens": "22:00", "closes": "06:00"}) == Hours(22 * HOUR, 30 * HOUR)


@given(LINES, INSTANTS, st.integers(0, 10**13))
def test_working_time_never_runs_backwards_or_faster_than_the_clock(line: Any, instant: int, later: int) -> None:
    gone = line.worked(instant + later) - line.worked(instant)
    assert 0 <= gone <= later


@given(LINES, INSTANTS, st.lists(SPANS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_spans_put_end_to_end_does_not_matter(
    line: Any, start: int, spans: list[int], chance: Any
) -> None:
    def end(pieces: list[int]) -> int:
        reached = start
        for piece in pieces:
            reached = line.when(line.worked(reached) + piece)
        return reached

    mixed = list(spans)
    chance.shuffle(mixed)
    assert end(spans) == end(mixed) == end([sum(spans)])


@given(LINES, INSTANTS, SPANS)
def test_a_promise_ends_when_just_so_much_has_been_worked(line: Any, start: int, span: int) -> None:
    end = line.when(line.worked(start) + span)
    assert line.worked(end) - line.worked(start) == span
    assert line.worked(end - 1) < line.worked(end)
    assert from_microseconds(end) > from_microseconds(start)
