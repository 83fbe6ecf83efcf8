"""A policy of the wrong kind is told with an example; the examples, and what a new record holds, are right."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from vipdesk.headoffice.defaults import _POLICIES
from vipdesk.rules.policy_shapes import SHAPES, shape_example

WRONG: dict[str, tuple[Any, ...]] = {
    "address": ("女士", {"f": 1}, {"x": "女士"}),
    "appointment.remind_hours": (-1, "24", 400, True),
    "appointment.types": (
        {},
        [{"kind": "tea", "zh": "品茶"}],
        [{"kind": "tea", "zh": "品茶", "minutes": 1}],
        [{"kind": "tea", "zh": "品茶", "minutes": 60}] * 2,
    ),
    "attachments.cache_mib": (-1, "256", 2.5, True),
    "departments": (["大堂吧"], {"大堂吧": {"en": "Lobby bar"}}),
    "directory": ("everybody", ["group"], True),
    "disk.floor_mib": ({"mib": 500}, -5),
    "guest_class": ([], {"A": "20000000"}, {"A": -1}),
    "house": ("贵宾厅", {"zh": 7}, {"fr": "Salon"}),
    "house.phone": ({"zh": "6000"}, 6.5),
    "look_ups.kept_days": ("1095", 10**9),
    "paper.feedback": ("vip.example.com", 1, {"url": "https://vip.example.com"}),
    "paper.parking": ("B2", 2),
    "paper.wifi": ("Lounge", {"name": 1}, {"name": "Lounge", "valid_hours": 0}),
    "points.reminder_days": (30, [0], ["7"]),
    "robot.arrivals": ("yes", 1),
    "staff.extensions": ({"S003": 6021}, []),
    "webhook.visit": ("example.com", 1, {"url": "https://example.com"}),
    "lounge.right": (2, {"tiers": "钻石卡"}, {"visits": "2"}, {"days": 0}, {"stay_minutes": 10**9}, {"say": "x"}),
    "book.reach": ("mine", {"shopper": "nobody"}, {"guard": "all"}),
    "tier.": ({"zh": "钻石"}, {"order": "0"}, {"order": 0, "companions": True}, 0),
    "lounge.turn_minutes": (0, "10", True),
    "complaint.causes": ({}, [{"value": "service"}], [{"value": "a b", "label": {"zh": "甲", "en": "A"}}]),
    "complaint.limits": ([], {"supervisor": "all"}, {"guard": 1}, {"shopper": -1}),
    "complaint.recurs_days": (0, "180", 4000),
    "complaint.remedies": (
        {},
        [{"value": "gift"}],
        [{"value": "gift", "label": {"zh": "礼", "en": "G"}, "most_fen": -1}],
    ),
    "complaint.sight": ("supervisor", ["guard"]),
    "drinks.menu": ([], {}, {"items": [{"zh": "茶"}]}),
    "drinks.sold_out": (["茶"], {"day": "today", "items": []}),
}


@pytest.mark.parametrize("key", SHAPES)
def test_a_value_of_another_kind_is_answered_with_one_that_is_right(key: str) -> None:
    written = f"{key}钻石卡" if key.endswith(".") else key
    example = SHAPES[key].example
    assert shape_example(written, msgspec.json.decode(example)) is None
    for value in WRONG[key]:
        assert shape_example(written, value) == example, value


def test_what_a_new_record_holds_is_right_and_what_takes_a_choice_back_too() -> None:
    assert [key for key, value in _POLICIES.items() if shape_example(key, value) is not None] == []
    assert [shape_example(key, []) for key in ("complaint.causes", "complaint.remedies", "appointment.types")] == [
        None
    ] * 3
    assert [shape_example(key, False) for key in ("webhook.visit", "paper.feedback")] == [None, None]
