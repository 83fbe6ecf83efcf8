"""What is missing to the next tier is reckoned from the rolling year and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.money import Fen
from vipdesk.rules.tier_distance import TierDistance, TierRule, read_tier, rolling_year, tier_distance

TODAY = date(2026, 11, 22)
DIAMOND, PLATINUM, GOLD = (
    TierRule("钻石卡", 0, Fen(50_000_000)),
    TierRule("白金卡", 1, Fen(15_000_000)),
    TierRule("金卡", 2, None),
)
RULES = (PLATINUM, GOLD, DIAMOND)


def _distance(tier: str | None, *purchases: tuple[date, int]) -> TierDistance:
    found = tier_distance(tier, RULES, purchases, TODAY)
    assert found is not None
    return found


def test_the_next_tier_is_the_nearest_one_above() -> None:
    assert _distance("金卡").tier == "白金卡"
    assert _distance("白金卡").tier == "钻石卡"


def test_who_has_no_tier_looks_at_the_lowest_that_asks_for_a_spend() -> None:
    assert _distance(None).tier == "白金卡"
    assert _distance("名字改过的卡").tier == "白金卡"


def test_nobody_is_above_the_top() -> None:
    assert tier_distance("钻石卡", RULES, [(TODAY, 1)], TODAY) is None


def test_where_policy_asks_for_no_spend_there_is_no_distance() -> None:
    assert tier_distance("金卡", [GOLD, TierRule("白金卡", 1, None)], [], TODAY) is None
    assert tier_distance("金卡", [], [], TODAY) is None


def test_only_the_rolling_year_counts_both_its_ends_included() -> None:
    first = date(2025, 11, 23)
    counted = [(first, 100), (TODAY, 10)]
    outside = [(first - timedelta(days=1), 1_000), (TODAY + timedelta(days=1), 1_000)]
    found = _distance("金卡", *counted, *outside)
    assert (found.spent, found.missing) == (110, 15_000_000 - 110)
    assert (found.since, found.until) == (first, TODAY)


def test_a_refund_is_taken_off_and_never_more_than_there_was() -> None:
    assert _distance("金卡", (TODAY, 5_000), (TODAY, -2_000)).spent == 3_000
    assert _distance("金卡", (TODAY, -2_000)).spent == 0


def test_who_has_spent_enough_misses_nothing() -> None:
    found = _distance("金卡", (TODAY, 15_000_000))
    assert (found.missing, found.threshold) == (0, 15_000_000)
    assert _distance("金卡", (TODAY, 99_000_000)).missing == 0


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_year_before_a_day_is_as_long_as_a_year(today: date) -> None:
    assert (today - rolling_year(today)).days + 1 in (365, 366)
    assert rolling_year(today + timedelta(days=1)) > rolling_year(today) or today.month == 2


def test_the_year_before_29_february_begins_with_march() -> None:
    assert rolling_year(date(2028, 2, 29)) == date(2027, 3, 1)


@pytest.mark.parametrize("value", [None, "0", {}, {"order": "0"}, {"zh": "钻石"}])
def test_a_policy_without_an_order_is_no_tier(value: object) -> None:
    assert read_tier("x", value) is None


@pytest.mark.parametrize("threshold", [None, 0, -1, "5", True, 1.5])
def test_a_threshold_that_is_none_asks_for_nothing(threshold: object) -> None:
    assert read_tier("x", {"order": 1, "from_fen": threshold}) == TierRule("x", 1, None)


def test_a_policy_row_is_read() -> None:
    assert read_tier("白金卡", {"order": 1, "from_fen": 15_000_000, "zh": "白金"}) == PLATINUM
