"""Who may come into the lounge is said by policy rows alone, with the reason and something to say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from vipdesk.models.snapshot.guests import LoungeTerms, Words
from vipdesk.rules.lounge_right import RightWord, lounge_right, lounge_terms, stay_until

GOLD = {"svip": True, "companions": 1, "zh": "金卡", "en": "Gold"}


def _word(
    rules: Any, tier: str | None = "金卡", companions: int = 0, own: Any = GOLD, visits: int = 0
) -> RightWord:
    arrivals = [NOON - timedelta(minutes=minute) for minute in range(visits)]
    return lounge_right(lounge_terms(rules, tier, own, arrivals, NOON), companions).word


def test_a_house_without_the_rule_limits_nobody() -> None:
    assert lounge_terms(None, "金卡", GOLD, [], NOON) == LoungeTerms()
    assert _word(None, companions=50) is RightWord.MAY_ENTER
    assert _word("nonsense", companions=50) is RightWord.MAY_ENTER


@pytest.mark.parametrize(
    ("rules", "tier", "own", "word"),
    [
        ({}, "金卡", GOLD, RightWord.MAY_ENTER),
        ({}, "普卡", {"svip": False}, RightWord.TIER),
        ({"tiers": ["钻石卡"]}, "金卡", GOLD, RightWord.TIER),
        ({"tiers": ["金卡"]}, "金卡", {"svip": False}, RightWord.MAY_ENTER),
        ({}, None, None, RightWord.MAY_ENTER),
        ({"without_tier": False}, None, None, RightWord.TIER),
    ],
    ids=["a lounge tier", "no lounge tier", "not among those named", "named", "newcomer", "newcomers not"],
)
def test_the_tier_decides_first(rules: Any, tier: str | None, own: Any, word: RightWord) -> None:
    assert _word(rules, tier, own=own) is word


def test_companions_are_those_of_the_tier_else_those_of_the_house() -> None:
    assert _word({"companions": 9}, companions=1) is RightWord.MAY_ENTER
    assert _word({"companions": 9}, companions=2) is RightWord.COMPANIONS
    assert _word({"companions": 2}, None, companions=3, own=None) is RightWord.COMPANIONS
    of_tiers = {"companions": 2, "companions_of": {"金卡": 3, "钻石卡": None}}
    assert _word(of_tiers, companions=3) is RightWord.MAY_ENTER
    assert _word(of_tiers, companions=4) is RightWord.COMPANIONS
    assert _word(of_tiers, "钻石卡", companions=40) is RightWord.MAY_ENTER
    assert _word({"companions": True}, None, companions=3, own=None) is RightWord.MAY_ENTER


def test_visits_count_by_the_days_of_the_store() -> None:
    rules = {"visits": 2, "days": 1}
    assert _word(rules, visits=1) is RightWord.MAY_ENTER
    assert _word(rules, visits=2) is RightWord.VISITS
    yesterday = [NOON - timedelta(days=1)] * 3
    assert lounge_terms(rules, "金卡", GOLD, yesterday, NOON).visits_used == 0
    assert lounge_terms({"visits": 2, "days": 2}, "金卡", GOLD, yesterday, NOON).visits_used == 3


def test_a_no_has_something_to_say_and_the_store_may_say_it_otherwise() -> None:
    own = {"companions": {"zh": "各位请随我来。", "en": "This way, please."}, "tier": "nonsense"}
    rules: tuple[Any, ...] = ({}, {"say": own})
    said = [lounge_right(lounge_terms(each, "金卡", GOLD, [], NOON), 2).say for each in rules]
    assert said[1] == Words("各位请随我来。", "This way, please.")
    assert said[0] is not None
    assert not any(letter.isdigit() for letter in said[0].zh + said[0].en)
    assert lounge_right(LoungeTerms(), 0).say is None


def test_a_stay_ends_when_policy_says_so() -> None:
    terms = lounge_terms({"stay_minutes": 180}, "金卡", GOLD, [], NOON)
    assert stay_until(terms, NOON) == NOON + timedelta(hours=3)
    assert stay_until(LoungeTerms(), NOON) is None
