"""A failed round is always followed by another: a dead line is probed, an erring server is left in peace a while."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.errors import CacheLocked, Offline, ServerBusy, SignInAgain, VipDeskError
from vipdesk.sync.pace import PROBE_SECONDS, WOKEN_IDLE_SECONDS, Pace

ERRORS = st.sampled_from((Offline(), ServerBusy(), ServerBusy(retry_after=30), SignInAgain(), VipDeskError()))
LONGEST = 600.0


def fixed(value: float) -> Callable[[], float]:
    """No jitter at all."""
    return lambda: value


@pytest.mark.parametrize("jitter", [0.0, 0.5, 1.0])
def test_while_all_is_well_rounds_follow_each_other_at_about_the_same_pace(jitter: float) -> None:
    pause = Pace(3.0, fixed(jitter)).after_success()
    assert pause == pytest.approx(3.0 * (0.9 + 0.2 * jitter))


@pytest.mark.proves("P27", "I22")
def test_a_dead_line_is_probed_every_five_seconds_or_so_however_long_it_is_dead() -> None:
    for jitter, expected in ((0.0, 2.5), (0.5, 5.0), (1.0, 7.5)):
        pace = Pace(3.0, fixed(jitter))
        assert {pace.after_failure(Offline()) for _ in range(2000)} == {expected}
    assert PROBE_SECONDS == 5.0


@pytest.mark.proves("I22", "F10")
def test_an_erring_server_gets_longer_and_longer_pauses_up_to_a_minute() -> None:
    pace = Pace(3.0, fixed(1.0))
    assert [pace.after_failure(ServerBusy()) for _ in range(8)] == [2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.proves("F49")
def test_the_jitter_is_full_and_never_a_storm() -> None:
    pace = Pace(3.0, fixed(0.0))
    assert {pace.after_failure(ServerBusy()) for _ in range(20)} == {0.5}
    drawn = Pace(3.0)
    pauses = [drawn.after_failure(VipDeskError()) for _ in range(300)][6:]
    assert max(pauses) - min(pauses) > 30


@pytest.mark.proves("I22")
@pytest.mark.parametrize("error", [ServerBusy(), SignInAgain(), VipDeskError(), CacheLocked()])
def test_a_server_that_errs_for_days_is_still_asked_every_minute(error: VipDeskError) -> None:
    pace = Pace(3.0, fixed(1.0))
    pauses = [pace.after_failure(error) for _ in range(5000)]
    assert max(pauses) == pauses[-1] == 60


@pytest.mark.proves("F10")
@pytest.mark.parametrize(
    ("wished", "pause"), [(7, 7.0), (0, 0.0), (120, 120.0), (10**9, LONGEST), (10**400, LONGEST)]
)
def test_a_pause_that_was_asked_for_is_kept_within_reason(wished: int, pause: float) -> None:
    assert Pace(3.0, fixed(0.0)).after_failure(ServerBusy(retry_after=wished)) == pause


def test_one_good_round_or_a_dead_line_ends_the_backing_off() -> None:
    pace = Pace(3.0, fixed(1.0))
    recoveries: tuple[Callable[[], float], ...] = (pace.after_success, lambda: pace.after_failure(Offline()))
    for recover in recoveries:
        for _ in range(5):
            pace.after_failure(ServerBusy())
        recover()
        assert pace.after_failure(ServerBusy()) == 2


@pytest.mark.proves("I22")
@given(st.lists(ERRORS, min_size=1, max_size=30), st.integers(0, 2**32))
def test_there_is_a_next_round_whatever_happened(errors: list[VipDeskError], seed: int) -> None:
    drawn = itertools.cycle((seed % 101 / 100, seed % 7 / 7, 1.0, 0.0))
    pace = Pace(3.0, lambda: next(drawn))
    for error in errors:
        assert 0 <= pace.after_failure(error) <= 60
    assert 0 < pace.after_success() < 4


@pytest.mark.proves("P27")
def test_who_is_woken_by_events_polls_once_a_minute() -> None:
    pace = Pace(3.0, lambda: 0.5)
    assert pace.after_success(woken=True) == WOKEN_IDLE_SECONDS
    assert pace.after_success() == 3.0
    assert Pace(300.0, lambda: 0.5).after_success(woken=True) == 300.0
