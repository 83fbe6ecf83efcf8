"""Causes as a tree, how often each came and came again, and who may see a sensitive case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_house import GUEST, RECEPTIONIST, SECOND_GUEST, SHOPPER, SUPERVISOR
from vipdesk.ids import derived_id
from vipdesk.models.vocabulary import Role
from vipdesk.rules.cause_counts import (
    RECURS_DAYS,
    Case,
    Counted,
    by_guest,
    count_causes,
    earlier_cases,
    recurs_within,
)
from vipdesk.rules.complaint_causes import branch_of, cause_choices, cause_labels
from vipdesk.rules.remedies import DEFAULT_REMEDIES, Verdict, limits_in_force, remedies_in_force
from vipdesk.rules.sensitive_cases import may_see

LABEL = {"zh": "服务", "en": "Service"}
WITHIN = recurs_within(None)


def test_the_ends_of_the_tree_are_the_choices_and_say_the_way_to_them() -> None:
    ours = [
        {
            "value": "service",
            "label": LABEL,
            "children": [{"value": "waiting", "label": {"zh": "久", "en": "Long"}}],
        }
    ]
    (choice,) = cause_choices(ours)
    assert (choice.value, choice.label.zh, choice.label.en) == ("service.waiting", "服务·久", "Service·Long")
    assert list(cause_labels(ours)) == ["service", "service.waiting"]
    assert branch_of("service.waiting") == "service"


@pytest.mark.parametrize(
    "wrong",
    [
        "service",
        [],
        [{"value": "no name", "label": LABEL}],
        [{"value": "a", "label": LABEL}, {"value": "a", "label": LABEL}],
        [{"value": "a", "label": {"zh": "", "en": "x"}}],
        [{"value": "a", "label": LABEL, "children": [{"value": "b", "label": {"zh": "乙"}}]}],
    ],
)
def test_a_tree_that_makes_no_sense_leaves_the_houses_own(wrong: Any) -> None:
    assert cause_choices(wrong) == cause_choices(None)
    assert "service.waiting" in {choice.value for choice in cause_choices(wrong)}


def _case(number: int, cause: str | None, days: float, guest: Any = GUEST) -> Case:
    return Case(derived_id("case", str(number)), guest, NOON - timedelta(days=days), cause)


def test_causes_are_counted_the_most_first_with_the_share_down_to_each_and_what_came_again() -> None:
    cases = [
        _case(0, "b", 3),
        _case(1, "a", 2),
        _case(2, "a", 1),
        _case(3, None, 1),
        _case(4, "b", 0, SECOND_GUEST),
        _case(5, "a", 0),
    ]
    assert count_causes(cases, cases, WITHIN) == (Counted("a", 3, 2, 0.6), Counted("b", 2, 0, 1.0))
    assert count_causes([_case(3, None, 1)], cases, WITHIN) == ()
    assert [len(of_one) for of_one in by_guest(cases).values()] == [5, 1]


def test_what_is_long_ago_is_not_the_same_trouble_again() -> None:
    long_ago = _case(1, "a", RECURS_DAYS + 1)
    assert earlier_cases(_case(0, "a", 0), [long_ago, _case(2, "b", RECURS_DAYS)], WITHIN) == (
        _case(2, "b", RECURS_DAYS),
    )
    assert recurs_within(True) == recurs_within(-1) == timedelta(days=RECURS_DAYS)


def test_who_may_give_what() -> None:
    limits = limits_in_force({"shopper": 500, "supervisor": True, "two_people_from": 400})
    judged = [limits.judge(Role.SHOPPER, worth) for worth in (0, 399, 400, 501, 1_000_001)]
    assert judged == [
        Verdict.AT_ONCE,
        Verdict.AT_ONCE,
        Verdict.NEEDS_SECOND,
        Verdict.NEEDS_SECOND,
        Verdict.BEYOND,
    ]
    assert limits.of(Role.HEAD_OFFICE) == 0
    for wrong in ([], [{"value": "a b", "label": LABEL}], [{"value": "a", "label": LABEL, "most_fen": -1}]):
        assert tuple(remedies_in_force(wrong).values()) == DEFAULT_REMEDIES


def test_a_sensitive_case_is_for_whoever_handles_it_and_the_roles_of_the_store() -> None:
    assert may_see(Role.SUPERVISOR, SUPERVISOR, None, None)
    assert may_see(Role.SHOPPER, SHOPPER, SHOPPER, None)
    assert not may_see(Role.RECEPTIONIST, RECEPTIONIST, SHOPPER, None)
    assert may_see(Role.RECEPTIONIST, RECEPTIONIST, None, ["receptionist", "nobody"])
    assert not may_see(Role.SUPERVISOR, SUPERVISOR, None, ["receptionist"])
    assert may_see(Role.SUPERVISOR, SUPERVISOR, None, "receptionist")
