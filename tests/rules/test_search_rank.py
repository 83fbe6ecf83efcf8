"""Whoever was here more recently comes first, and within a week the higher tier."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vipdesk.rules.search_rank import TIERS, refreshed_rank, search_rank

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
VISITS = st.datetimes(datetime(1970, 1, 5), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside it
TIER_ORDERS = st.integers(0, TIERS - 1)


def _week(instant: datetime) -> int:
    return (instant - datetime(1970, 1, 5, tzinfo=UTC)).days // 7


@given(VISITS, VISITS, TIER_ORDERS, TIER_ORDERS)
def test_a_later_week_always_wins_and_the_tier_decides_within_one(
    first: datetime, second: datetime, first_tier: int, second_tier: int
) -> None:
    expected = (-_week(first), first_tier) < (-_week(second), second_tier)
    assert (search_rank(first, first_tier) < search_rank(second, second_tier)) == expected


def test_the_rank_stands_still_for_a_week_and_moves_on_monday() -> None:
    within = {search_rank(MONDAY + timedelta(hours=hour), 2) for hour in range(7 * 24)}
    assert len(within) == 1
    assert search_rank(MONDAY + timedelta(days=7), 2) == within.pop() - TIERS


def test_who_never_came_stands_behind_everybody_who_did() -> None:
    assert search_rank(None, 0) > search_rank(datetime(1971, 1, 1, tzinfo=UTC), TIERS - 1)
    assert search_rank(datetime(1900, 1, 1, tzinfo=UTC), 3) == search_rank(None, 3)


def test_a_tier_outside_the_list_stays_within_its_week() -> None:
    assert search_rank(MONDAY, -5) == search_rank(MONDAY, 0)
    assert search_rank(MONDAY, 99) == search_rank(MONDAY, TIERS - 1)
    assert search_rank(MONDAY, 99) < search_rank(MONDAY - timedelta(days=7), 0)


@given(VISITS, VISITS, TIER_ORDERS)
def test_a_visit_brings_a_guest_forward_and_never_back(before: datetime, visited: datetime, tier: int) -> None:
    assert refreshed_rank(search_rank(before, tier), visited) == search_rank(max(before, visited), tier)
    assert refreshed_rank(search_rank(None, tier), visited) == search_rank(visited, tier)
