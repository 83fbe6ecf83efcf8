"""The clock of a request: recomputed from its log it always says the same, and pausing neither wins nor loses time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_working_calendar import CALENDARS, at
from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.models.vocabulary import ClockKind, RequestEventKind
from vipdesk.rules.request_clock import (
    Because,
    Happening,
    Reason,
    RequestClock,
    Terms,
    clock_of,
    explain,
    run_clocks,
)
from vipdesk.rules.working_calendar import MINUTE, WorkingCalendar, working_calendar

CALENDAR = working_calendar()
START = to_microseconds(datetime(2026, 9, 18, 3, tzinfo=UTC))
MARKS = (RequestEventKind.TAKEN, RequestEventKind.PAUSED, RequestEventKind.RESUMED, RequestEventKind.COMMENTED)
TERMS = st.builds(
    lambda kind, minutes: Terms(kind, minutes * MINUTE), st.sampled_from(list(ClockKind)), st.integers(1, 6000)
)
LOGS = st.lists(st.tuples(st.integers(0, 20 * 24 * 60), st.sampled_from(MARKS)), max_size=8).map(
    lambda marks: [
        (START, RequestEventKind.OPENED.value),
        *sorted((START + minute * MINUTE, mark.value) for minute, mark in marks),
    ]
)
LATER = st.integers(0, 30 * 24 * 60).map(lambda minute: START + minute * MINUTE)
KEPT = st.sampled_from(CALENDARS)


def log(*events: tuple[str, RequestEventKind]) -> list[Happening]:
    """A log from texts on the store's wall clock."""
    return [(to_microseconds(at(text)), kind.value) for text, kind in events]


def clock(events: list[Happening], terms: Terms, now: str) -> RequestClock:
    """The clock at a time on the store's wall clock."""
    return clock_of(events, terms, CALENDAR, at(now))


def _run(events: list[Happening], terms: Terms, calendar: WorkingCalendar, now: int) -> RequestClock:
    return run_clocks([(events, terms)], calendar, now)[0]


OPENED, TAKEN, PAUSED, RESUMED, CLOSED = (
    RequestEventKind.OPENED,
    RequestEventKind.TAKEN,
    RequestEventKind.PAUSED,
    RequestEventKind.RESUMED,
    RequestEventKind.CLOSED,
)
HALF_HOUR = Terms(ClockKind.STORE, 30 * MINUTE)


@given(LOGS, TERMS, KEPT, LATER, LATER)
def test_time_that_has_counted_never_becomes_less(
    events: list[Happening], terms: Terms, calendar: WorkingCalendar, one: int, other: int
) -> None:
    before, after = (_run(events, terms, calendar, now) for now in sorted((one, other)))
    assert 0 <= before.spent <= after.spent
    assert before.due_at <= after.due_at
    assert not before.overdue or after.overdue


@given(LOGS, TERMS, KEPT, LATER)
def test_the_log_alone_says_it_and_what_came_after_now_says_nothing(
    events: list[Happening], terms: Terms, calendar: WorkingCalendar, now: int
) -> None:
    known = [event for event in events if event[0] <= now]
    assert _run(events, terms, calendar, now) == _run(known, terms, calendar, now)
    assert clock_of(events, terms, calendar, from_microseconds(now)) == _run(events, terms, calendar, now)


@given(LOGS, TERMS, KEPT, LATER, st.tuples(st.integers(0, 10**11), st.integers(0, 10**12)))
def test_pausing_neither_loses_nor_wins_time(
    events: list[Happening], terms: Terms, calendar: WorkingCalendar, when: int, spans: tuple[int, int]
) -> None:
    rest, after = spans
    events = [event for event in events if event[0] <= when]
    before = _run(events, terms, calendar, when)
    pause, resume = (when, PAUSED.value), (when + rest, RESUMED.value)
    paused = _run([*events, pause], terms, calendar, when + rest)
    resumed = _run([*events, pause, resume], terms, calendar, when + rest)
    line = calendar.line(terms.kind)
    if terms.kind is ClockKind.WALL:
        assert resumed == _run(events, terms, calendar, when + rest)
        assert resumed.spent == before.spent + rest
        return
    assert paused.spent == resumed.spent == before.spent
    end = when + rest + after
    whole = _run([*events, pause, resume], terms, calendar, end)
    assert whole.spent == before.spent + line.worked(end) - line.worked(when + rest)
    assert whole.remaining + whole.spent == terms.budget


@given(LOGS, TERMS, KEPT)
def test_at_the_time_it_names_just_the_promise_is_used_up(
    events: list[Happening], terms: Terms, calendar: WorkingCalendar
) -> None:
    end = _run(events, terms, calendar, START + 40 * 24 * 60 * MINUTE)
    if end.paused_at is not None:
        events = [*events, (START + 40 * 24 * 60 * MINUTE, RESUMED.value)]
        end = _run(events, terms, calendar, end.due_at)
    if end.overdue:
        then = _run(events, terms, calendar, end.due_at)
        assert then.overdue
        assert then.spent == terms.budget or then.paused_at is not None
        assert not _run(events, terms, calendar, end.due_at - 1).overdue


@given(st.lists(st.tuples(LOGS, TERMS), max_size=4), LATER)
def test_many_clocks_at_once_are_what_each_is_alone(
    requests: list[tuple[list[Happening], Terms]], now: int
) -> None:
    alone = [_run(events, terms, CALENDAR, now) for events, terms in requests]
    assert run_clocks(requests, CALENDAR, now) == alone


def test_nobody_has_taken_it_for_five_minutes_of_opening_time() -> None:
    events = log(("2026-11-22T21:58", OPENED))
    assert not clock(events, HALF_HOUR, "2026-11-23T09:00").amber
    assert clock(events, HALF_HOUR, "2026-11-23T10:03").amber
    taken = [*events, *log(("2026-11-23T10:03", TAKEN))]
    assert not clock(taken, HALF_HOUR, "2026-11-23T10:03").amber


def test_four_fifths_of_its_time_make_it_amber_and_all_of_it_overdue() -> None:
    events = log(("2026-11-22T14:00", OPENED), ("2026-11-22T14:01", TAKEN))
    states = [clock(events, HALF_HOUR, f"2026-11-22T14:{minute}") for minute in (23, 24, 29, 30)]
    assert [(state.amber, state.overdue) for state in states] == [
        (False, False),
        (True, False),
        (True, False),
        (True, True),
    ]


def test_a_paused_or_closed_clock_asks_for_nobody() -> None:
    events = log(("2026-11-22T14:00", OPENED), ("2026-11-22T14:25", PAUSED))
    paused = clock(events, HALF_HOUR, "2026-11-22T18:00")
    assert (paused.amber, paused.remaining, paused.due_at) == (
        False,
        5 * MINUTE,
        to_microseconds(at("2026-11-22T18:05")),
    )
    closed = clock([*events, *log(("2026-11-22T15:00", CLOSED))], HALF_HOUR, "2026-11-25T18:00")
    assert (closed.amber, closed.spent) == (False, 25 * MINUTE)


def test_a_complaint_has_a_day_of_wall_clock_that_nobody_pauses_and_an_hour_until_it_is_taken_in() -> None:
    terms = Terms(ClockKind.WALL, 24 * 60 * MINUTE, 60 * MINUTE)
    events = log(("2026-09-30T21:30", OPENED), ("2026-09-30T21:40", PAUSED))
    assert not clock(events, terms, "2026-09-30T22:29").amber
    late = clock(events, terms, "2026-09-30T22:30")
    assert (late.amber, late.overdue, late.paused_at) == (True, False, None)
    assert clock(events, terms, "2026-10-01T21:30").overdue
    # a desk that was cut off for two days says the same when it is back
    assert from_microseconds(clock(events, terms, "2026-10-03T10:00").due_at) == at("2026-10-01T21:30")


def test_pressing_pause_twice_is_pressing_it_once() -> None:
    once = log(("2026-11-22T14:00", OPENED), ("2026-11-22T14:10", PAUSED), ("2026-11-22T15:00", RESUMED))
    twice = log(
        ("2026-11-22T14:00", OPENED),
        ("2026-11-22T14:10", PAUSED),
        ("2026-11-22T14:40", PAUSED),
        ("2026-11-22T15:00", RESUMED),
        ("2026-11-22T15:05", RESUMED),
    )
    assert clock(once, HALF_HOUR, "2026-11-22T15:07") == clock(twice, HALF_HOUR, "2026-11-22T15:07")


def test_a_clock_of_all_hours_puts_nothing_off_to_another_day() -> None:
    events = log(("2026-11-22T23:11", OPENED), ("2026-11-22T23:12", TAKEN))
    for now in ("2026-11-22T23:20", "2026-11-23T09:00"):
        assert explain(events, Terms(ClockKind.WALL, 24 * 60 * MINUTE), CALENDAR, at(now)) == (
            Reason(Because.ALL_HOURS),
        )


def test_a_clock_says_why_it_stands_as_it_does() -> None:
    events = log(("2026-12-31T23:00", OPENED))
    terms = Terms(ClockKind.WORKING, 13 * 60 * MINUTE)
    assert explain(events, terms, CALENDAR, at("2027-01-01T10:30")) == (
        Reason(Because.WORKING_HOURS),
        Reason(Because.STARTS_LATER, at("2027-01-01T10:00")),
        Reason(Because.NOT_TAKEN, number=30),
        Reason(Because.YEAR_UNKNOWN, number=2027),
    )
    events = log(("2026-11-22T21:50", OPENED), ("2026-11-22T21:51", TAKEN), ("2026-11-22T21:55", PAUSED))
    assert explain(events, HALF_HOUR, CALENDAR, at("2026-11-22T21:58")) == (
        Reason(Because.STORE_HOURS),
        Reason(Because.ROLLS_OVER, at("2026-11-23T10:23")),
        Reason(Because.PAUSED, at("2026-11-22T21:55")),
    )
    events += log(("2026-11-22T21:58", RESUMED))
    late = at("2026-11-23T10:23") + timedelta(minutes=9)
    assert explain(events, HALF_HOUR, CALENDAR, late)[2:] == (
        Reason(Because.WAS_PAUSED, at("2026-11-22T21:58")),
        Reason(Because.OVERDUE, number=9),
    )
