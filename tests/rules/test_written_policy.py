"""What a store writes about its services is checked before it is stored, and what is wrong is said in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intents.tables.request_pauses import PIANO
from vipdesk.detail_words import DETAILS
from vipdesk.rules.escalation import DEFAULT_LADDER, ladder_value
from vipdesk.rules.written_policy import policy_trouble

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
        ("tea", "anything"),
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


def test_a_part_that_no_type_has_is_named_as_it_was_written() -> None:
    assert "colour" in str(policy_trouble("request_type.piano", PIANO | {"colour": "red"}))
