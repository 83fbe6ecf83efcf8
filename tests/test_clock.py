"""The desk's time comes from its last contact with head office, whatever the machine's own clock says (P1, P2)."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.clocks import NOON, FakeClock
from vipdesk.clock import (
    RESTART_UNCERTAINTY,
    STORE_ZONE,
    SystemClock,
    anchored_moment,
    clamp_asked_at,
    store_day,
    take_anchor,
)

DAY = timedelta(days=1)
INSTANTS = st.datetimes(datetime(1992, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside it


@pytest.mark.proves("P1", "I21", "F25")
@pytest.mark.parametrize("turned", [-3650 * DAY, -DAY, timedelta(0), DAY, 3650 * DAY])
def test_within_one_boot_the_wall_clock_is_not_asked(turned: timedelta) -> None:
    source = FakeClock()
    anchor = take_anchor(source, NOON)
    source.pass_time(timedelta(hours=2))
    source.set_wall(NOON + turned)
    moment = anchored_moment(source, anchor, NOON)
    assert moment.asked_at == NOON + timedelta(hours=2)
    assert moment.anchor == NOON


def test_head_offices_time_wins_over_the_machines_at_every_contact() -> None:
    source = FakeClock(NOON + 10 * DAY)
    anchor = take_anchor(source, NOON)
    source.pass_time(timedelta(seconds=30))
    assert anchored_moment(source, anchor, NOON).asked_at == NOON + timedelta(seconds=30)


def test_uncertainty_grows_with_the_time_since_the_contact() -> None:
    source = FakeClock()
    anchor = take_anchor(source, NOON)
    at_once = anchored_moment(source, anchor, NOON).uncertainty
    source.pass_time(DAY)
    after_a_day = anchored_moment(source, anchor, NOON).uncertainty
    assert at_once == timedelta(milliseconds=500)
    assert after_a_day == timedelta(milliseconds=500) + DAY * 1e-4


@pytest.mark.proves("P1", "F25")
def test_after_a_restart_the_wall_clock_is_believed_with_five_minutes_of_doubt() -> None:
    source = FakeClock()
    anchor = take_anchor(source, NOON)
    source.pass_time(timedelta(hours=1))
    source.restart()
    moment = anchored_moment(source, anchor, NOON)
    assert moment.asked_at == NOON + timedelta(hours=1)
    assert moment.anchor == NOON
    assert moment.uncertainty == RESTART_UNCERTAINTY
    assert timedelta(minutes=2) < RESTART_UNCERTAINTY


@pytest.mark.proves("P1", "I21", "F25")
def test_after_a_restart_time_never_falls_below_the_latest_one_used() -> None:
    source = FakeClock()
    anchor = take_anchor(source, NOON)
    source.restart()
    source.set_wall(NOON - 365 * DAY)
    used = NOON + timedelta(hours=5)
    assert anchored_moment(source, anchor, used).asked_at == used


def test_a_monotonic_clock_that_went_back_counts_as_a_restart_even_where_no_boot_has_a_name() -> None:
    source = FakeClock()
    anchor = take_anchor(source, NOON)
    source.restart()
    nameless = type(anchor)(anchor.server_time, anchor.monotonic_ns, source.boot())
    assert anchored_moment(source, nameless, NOON).uncertainty == RESTART_UNCERTAINTY


@pytest.mark.proves("P2")
@given(claimed=INSTANTS, anchor=INSTANTS, later=st.timedeltas(timedelta(0), 400 * DAY))
def test_a_desks_claim_is_brought_between_its_anchor_and_now(
    claimed: datetime, anchor: datetime, later: timedelta
) -> None:
    now = anchor + later
    clamped = clamp_asked_at(claimed, anchor, now)
    assert anchor <= clamped <= now
    assert clamped == claimed or clamped in (anchor, now)
    if anchor <= claimed <= now:
        assert clamped == claimed


def test_an_anchor_of_the_future_is_no_way_to_stamp_something_later_than_now() -> None:
    assert clamp_asked_at(NOON + 3 * DAY, NOON + 2 * DAY, NOON) == NOON


@given(INSTANTS)
def test_a_store_day_is_the_calendar_day_of_the_store(instant: datetime) -> None:
    start, end = store_day(instant)
    assert start <= instant < end
    assert end - start == DAY
    assert start.utcoffset() == end.utcoffset() == timedelta(0)
    local = start.astimezone(STORE_ZONE)
    assert (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    assert local.date() == instant.astimezone(STORE_ZONE).date()


@pytest.mark.parametrize(
    ("instant", "start"),
    [
        ("2026-11-22T15:59:59+00:00", "2026-11-21T16:00:00+00:00"),
        ("2026-11-22T16:00:00+00:00", "2026-11-22T16:00:00+00:00"),
    ],
)
def test_the_day_turns_at_midnight_in_the_store(instant: str, start: str) -> None:
    assert store_day(datetime.fromisoformat(instant))[0] == datetime.fromisoformat(start)


def test_the_systems_clocks_are_aware_and_never_go_back() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == clock.wall().utcoffset() == timedelta(0)
    assert clock.monotonic_ns() <= clock.monotonic_ns()
    assert clock.boot() == SystemClock().boot()
    assert re.fullmatch(r"|[0-9a-f-]{36}", clock.boot())


@pytest.mark.proves("P1")
def test_the_anchored_clock_goes_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two clocks of a machine that never slept say the same: only which one is asked can be seen here."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    assert boottime is not None, (
        "Linux has one; the sleep of a machine is not counted by the plain monotonic clock"
    )
    monkeypatch.setattr(time, "clock_gettime_ns", {boottime: 7}.__getitem__)
    assert SystemClock().monotonic_ns() == 7
