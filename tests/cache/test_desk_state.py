"""What the desk knows of itself, and the rules of its anchor."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from vipdesk.clock import anchored_moment, take_anchor

HOUR = timedelta(hours=1)


def contact(desk: SmallDesk, server_time: datetime) -> None:
    desk.state.put_anchor(take_anchor(desk.clock, server_time))


def now(desk: SmallDesk) -> datetime:
    return anchored_moment(desk.clock, desk.state.anchor(), desk.state.high_water()).asked_at


def test_a_fact_is_kept_as_it_was_given_and_replaced_by_the_next(desk: SmallDesk) -> None:
    for value in ({"a": [1, None, "龙"]}, None, False, 0, "text"):
        desk.state.put("fact", value)
        assert desk.state.get("fact", "default") == value
    assert desk.state.get("unknown", "default") == "default"
    desk.reopen()
    assert desk.state.get("fact") == "text"


def test_numbers_are_given_out_once_also_after_a_restart(desk: SmallDesk) -> None:
    given = [desk.state.take_seq(), desk.state.take_seq()]
    desk.reopen()
    assert [*given, desk.state.take_seq()] == [1, 2, 3]


@pytest.mark.proves("P1")
def test_a_contact_moves_anchor_and_high_water_forward(desk: SmallDesk) -> None:
    desk.clock.pass_time(HOUR)
    contact(desk, NOON + 2 * HOUR)
    assert desk.state.anchor().server_time == desk.state.high_water() == NOON + 2 * HOUR
    desk.clock.pass_time(HOUR)
    assert now(desk) == NOON + 3 * HOUR


@pytest.mark.proves("P1")
def test_one_jump_of_head_offices_clock_does_not_mark_all_later_work(desk: SmallDesk) -> None:
    desk.state.raise_high_water(NOON + 3650 * 24 * HOUR)
    contact(desk, NOON + HOUR)
    assert desk.state.high_water() == NOON + HOUR
    desk.clock.restart()
    desk.clock.set_wall(NOON + 2 * HOUR)
    assert now(desk) == NOON + 2 * HOUR


@pytest.mark.proves("P1")
def test_an_anchor_never_falls_within_one_boot(desk: SmallDesk) -> None:
    contact(desk, NOON + HOUR)
    before = desk.state.anchor()
    desk.clock.pass_time(HOUR)
    contact(desk, NOON)
    assert desk.state.anchor() == before
    assert desk.state.high_water() == NOON
    assert now(desk) == NOON + 2 * HOUR


def test_after_a_restart_a_lower_contact_goes_on_from_the_old_anchor(desk: SmallDesk) -> None:
    contact(desk, NOON + HOUR)
    desk.clock.restart()
    contact(desk, NOON)
    anchor = desk.state.anchor()
    assert (anchor.server_time, anchor.boot, anchor.monotonic_ns) == (NOON + HOUR, desk.clock.boot(), 5)
    desk.clock.pass_time(HOUR)
    assert now(desk) == NOON + 2 * HOUR


def test_the_high_water_mark_rises_by_use_and_never_falls_by_it(desk: SmallDesk) -> None:
    desk.state.raise_high_water(NOON + HOUR)
    desk.state.raise_high_water(NOON)
    assert desk.state.high_water() == NOON + HOUR


def test_after_a_restart_time_is_never_before_what_was_used(desk: SmallDesk) -> None:
    desk.state.raise_high_water(NOON + HOUR)
    desk.clock.restart()
    for wall, told in ((NOON - HOUR, NOON + HOUR), (NOON + 2 * HOUR, NOON + 2 * HOUR)):
        desk.clock.set_wall(wall)
        assert now(desk) == told
