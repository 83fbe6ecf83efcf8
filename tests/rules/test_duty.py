"""Who is at work: by the wall clock of the store, past midnight too."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from vipdesk.clock import STORE_ZONE
from vipdesk.models.vocabulary import DutyState
from vipdesk.rules.duty import Duty, Span, duty, is_possible_day, shift_times

DAY = date(2026, 11, 22)
EARLY, LATE, NIGHT = (540, 1050), (780, 1320), (1320, 1800)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A moment on the store's clock, as head office keeps it."""
    local = datetime.combine(day, datetime.min.time(), STORE_ZONE) + timedelta(hours=hour, minutes=minute)
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(8, 59), Duty(DutyState.OFF, comes_at=at(9))),
        (at(9), Duty(DutyState.ON, until=at(17, 30))),
        (at(17, 29), Duty(DutyState.ON, until=at(17, 30))),
        (at(17, 30), Duty(DutyState.OFF)),
    ],
    ids=["before", "from the first minute", "to the last", "after"],
)
def test_a_shift_has_its_first_minute_and_not_its_last(now: datetime, expected: Duty) -> None:
    assert duty([EARLY], None, now, known=True) == expected


@pytest.mark.parametrize("day", [DAY, DAY + timedelta(1)], ids=["before midnight", "after midnight"])
def test_a_night_is_one_shift_on_both_sides_of_midnight(day: date) -> None:
    after = day != DAY
    now = at(5, 59, day) if after else at(22)
    assert duty(None if after else [NIGHT], [NIGHT] if after else None, now, known=True) == Duty(
        DutyState.ON, until=at(30)
    )


def test_a_night_ends_in_the_morning_whether_or_not_there_is_a_roster_of_that_day() -> None:
    morning = at(6, day=DAY + timedelta(1))
    assert duty(None, [NIGHT], morning, known=True) == Duty(DutyState.OFF)
    assert duty(None, [NIGHT], morning, known=False) == Duty(DutyState.UNKNOWN)


def test_who_is_not_on_a_roster_is_off_and_without_a_roster_nobody_knows() -> None:
    assert duty(None, None, at(12), known=True) == Duty(DutyState.OFF)
    assert duty([], None, at(12), known=False) == Duty(DutyState.OFF)
    assert duty(None, None, at(12), known=False) == Duty(DutyState.UNKNOWN)


def test_a_divided_day_tells_when_its_second_part_begins_and_one_without_a_gap_goes_on() -> None:
    assert duty([(600, 840), (1020, 1260)], None, at(15), known=True) == Duty(DutyState.OFF, comes_at=at(17))
    assert duty([EARLY, (1050, 1320)], None, at(10), known=True) == Duty(DutyState.ON, until=at(22))
    assert duty([(360, 600)], [NIGHT], at(1), known=True) == Duty(DutyState.ON, until=at(10))


def test_shifts_are_told_in_the_stores_zone() -> None:
    assert shift_times(DAY, [NIGHT]) == ((at(22), at(30)),)
    assert at(22) == datetime(2026, 11, 22, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("spans", "possible"),
    [
        ([], True),
        ([EARLY], True),
        ([(0, 1440)], True),
        ([NIGHT], True),
        ([(540, 720), (720, 900)], True),
        ([LATE, EARLY], False),
        ([(540, 541), (542, 543), (544, 545), (546, 547)], False),
        ([(-1, 60)], False),
        ([(1440, 1500)], False),
        ([(540, 540)], False),
        ([(540, 1981)], False),
    ],
)
def test_a_day_that_nobody_can_work_is_none(spans: list[Span], possible: bool) -> None:  # noqa: FBT001 - a case
    assert is_possible_day(spans) is possible
