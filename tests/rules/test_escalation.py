"""The escalation ladder: who is told at what point of a clock, and when that is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.rules.test_request_clock import HALF_HOUR, LATER, LOGS, OPENED, PAUSED, TAKEN, TERMS, log
from tests.rules.test_working_calendar import at
from vipdesk.models.values import from_microseconds
from vipdesk.rules.escalation import (
    DEFAULT_LADDER,
    Call,
    Rung,
    Tell,
    When,
    calls,
    ladder_in_force,
    ladder_value,
    read_ladder,
)
from vipdesk.rules.working_calendar import working_calendar

CALENDAR = working_calendar()
STEP = {"when": "overdue", "value": 5, "tell": "owner"}


def _told(events: list[Any], now: str) -> list[tuple[Tell, str, bool]]:
    found = calls(DEFAULT_LADDER, events, HALF_HOUR, CALENDAR, at(now))
    return [
        (call.rung.tell, call.at.astimezone(at(now).tzinfo).strftime("%dT%H:%M"), call.reached) for call in found
    ]


def test_each_step_is_reached_at_its_point_of_the_clock_also_past_closing() -> None:
    events = log(("2026-11-22T21:50", OPENED))
    assert _told(events, "2026-11-22T21:56") == [
        (Tell.SUPERVISOR, "22T21:55", True),
        (Tell.OWNER, "23T10:14", False),
        (Tell.SUPERVISOR, "23T10:20", False),
        (Tell.HEAD_OFFICE, "23T11:20", False),
    ]


def test_what_somebody_has_taken_calls_nobody_for_not_being_taken() -> None:
    events = log(("2026-11-22T14:00", OPENED), ("2026-11-22T14:20", TAKEN))
    assert [tell for tell, _, _ in _told(events, "2026-11-22T14:21")] == [
        Tell.OWNER,
        Tell.SUPERVISOR,
        Tell.HEAD_OFFICE,
    ]


def test_a_paused_clock_reaches_no_further_step_and_forgets_none() -> None:
    events = log(("2026-11-22T14:00", OPENED), ("2026-11-22T14:00", TAKEN), ("2026-11-22T14:25", PAUSED))
    assert _told(events, "2026-11-22T20:00") == [(Tell.OWNER, "22T14:24", True)]


@given(LOGS, TERMS, LATER)
def test_a_step_is_reached_just_when_it_says(events: list[Any], terms: Any, now: int) -> None:
    present = from_microseconds(now)
    for call in calls(DEFAULT_LADDER, events, terms, CALENDAR, present):
        assert call.reached is (call.at <= present)
        if call.reached:
            before = calls((call.rung,), events, terms, CALENDAR, call.at - timedelta(microseconds=1))
            assert not any(each.reached for each in before)


def test_a_ladder_is_read_as_it_is_written() -> None:
    assert read_ladder(ladder_value(DEFAULT_LADDER)) == DEFAULT_LADDER
    assert ladder_in_force({"steps": []}) == ()
    assert ladder_in_force(None) == DEFAULT_LADDER
    rung = Rung(When.OVERDUE, 5, Tell.OWNER)
    assert Call(rung, at("2026-11-22T14:00"), reached=True).rung == rung


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"steps": "x"},
        {"steps": [None]},
        {"steps": [STEP, STEP]},
        {"steps": [STEP | {"value": number} for number in range(9)]},
        *(
            {"steps": [STEP | change]}
            for change in ({"when": "never"}, {"tell": "all"}, {"value": -1}, {"value": "5"})
        ),
        {"steps": [{"when": "share", "value": 101, "tell": "owner"}]},
        {"steps": [STEP | {"value": True}]},
    ],
)
def test_what_is_no_ladder_leaves_the_programs_own(value: Any) -> None:
    assert read_ladder(value) is None
    assert ladder_in_force(value) == DEFAULT_LADDER
