"""What a store writes about its services is checked before it is stored, and what is wrong is said in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vipdesk
from tests.intents.tables.request_pauses import PIANO
from vipdesk.detail_words import DETAILS
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.rules.escalation import DEFAULT_LADDER, ladder_value
from vipdesk.rules.written_policy import POLICY_KEYS, policy_trouble, require_policy

NIGHT = {"opens": "10:00", "closes": "02:00"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("request_type.piano", PIANO),
        ("request_type.drinks", {"minutes": 25}),
        ("request_type.drinks", {"retired": True}),
        ("request.drinks.minutes", 25),
        ("store.hours", NIGHT | {"weekdays": {"0": "closed", "5": {"opens": "10:00", "closes": "24:00"}}}),
        ("store.hours", {"weekdays": {"6": "closed"}}),
        ("store.days", {"2027-02-17": "closed", "2027-02-18": NIGHT}),
        ("request.ladder", ladder_value(DEFAULT_LADDER)),
    ],
)
def test_what_is_right_has_no_trouble(key: str, value: Any) -> None:
    assert policy_trouble(key, value) is None


@pytest.mark.parametrize(
    ("key", "value", "trouble"),
    [
        ("request_type.piano", PIANO | {"minutes": "15"}, "policy_minutes"),
        ("request_type.piano", PIANO | {"clock": "moon"}, "policy_clock"),
        ("request_type.piano", PIANO | {"department": " "}, "policy_department"),
        ("request_type.piano", PIANO | {"steps": [{"name": "a"}]}, "policy_steps"),
        ("request_type.piano", PIANO | {"fields": [{"name": "a", "label": {"zh": "甲"}}]}, "policy_fields"),
        ("request_type.pia no", PIANO, "policy_kind"),
        ("request_type.piano", {"minutes": 5}, "label, department, minutes"),
        ("request.drinks.minutes", "25", "policy_minutes"),
        ("request.drinks.minutes", True, "policy_minutes"),
        ("request.drinks.minutes", 0, "policy_minutes"),
        ("store.hours", {"opens": "10"}, "policy_hours"),
        ("store.hours", NIGHT | {"weekday": {}}, "policy_hours"),
        ("store.hours", {"weekdays": {"7": "closed"}}, "policy_hours"),
        ("store.hours", {"weekdays": {str(day): "closed" for day in range(7)}}, "policy_hours"),
        ("store.hours", [], "policy_hours"),
        ("store.days", {"2027-02-30": "closed"}, "policy_days"),
        ("store.days", {"2027-02-17": "shut"}, "policy_days"),
        ("store.days", "closed", "policy_days"),
        ("request.ladder", {"steps": [{"when": "share", "value": 101, "tell": "owner"}]}, "policy_ladder"),
    ],
)
def test_what_is_wrong_is_named_in_words_for_people(key: str, value: Any, trouble: str) -> None:
    assert policy_trouble(key, value) == trouble
    zh, en = DETAILS[trouble]
    assert zh != en


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("lounge.rights", "lounge.right"),
        ("Wifi", "paper.wifi"),
        ("tiers.白金卡", "tier.NAME"),
        ("tier.", "tier.NAME"),
        ("request_types.piano", "request_type.NAME"),
        ("request.drinks.minute", "request.NAME.minutes"),
        ("complaint.limit", "complaint.limits"),
    ],
)
def test_a_key_that_nobody_reads_is_refused_with_the_nearest_that_somebody_does(key: str, nearest: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        require_policy(key, {})
    assert (caught.value.trouble, caught.value.facts) == (
        Trouble.POLICY_UNKNOWN,
        {"key": key, "nearest": nearest},
    )


def test_every_key_that_the_program_reads_is_known() -> None:
    read = set(_keys_read())
    assert len(read) > 30, "the search itself finds them"
    assert read <= set(POLICY_KEYS)


def _keys_read() -> Iterator[str]:
    """What a constant named as a policy holds, and what a ledger or a reader is asked for in plain words."""
    for file in Path(vipdesk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            named: object = None
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                target = node.targets[0]
                named = (
                    node.value.value if isinstance(target, ast.Name) and target.id.endswith("_POLICY") else None
                )
            elif isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute):
                (asked, *_) = node.args
                if node.func.attr == "policy" and isinstance(asked, ast.Constant):
                    named = asked.value
            if isinstance(named, str):
                yield named + "NAME" if named.endswith(".") else named


def test_a_part_that_no_type_has_is_named_as_it_was_written() -> None:
    assert "colour" in str(policy_trouble("request_type.piano", PIANO | {"colour": "red"}))
