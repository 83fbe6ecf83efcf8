"""The list 贵宾厅就绪: the store's own where it makes sense, else the program's, and the shift by the store's clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from vipdesk.rules.ready_list import DEFAULT_LIST, first_wrong_entry, ready_list

OPEN = {"key": "open", "zh": "开厅", "en": "Opening", "from": "09:30"}
NIGHT = {"key": "night", "zh": "夜场", "en": "Night", "from": "20:00"}
CANDLES = {"key": "candles", "zh": "点灯", "en": "Candles", "shifts": ["night"]}
TIDY = {"key": "tidy", "zh": "整理", "en": "Tidy"}
OWN: dict[str, Any] = {"shifts": [NIGHT, OPEN], "items": [CANDLES, TIDY]}


def test_a_store_has_its_own_list_shift_by_shift() -> None:
    listed = ready_list(OWN)
    assert [shift.key for shift in listed.shifts] == ["open", "night"]
    assert [item.key for item in listed.of_shift("open")] == ["tidy"]
    assert [item.key for item in listed.of_shift("night")] == ["candles", "tidy"]
    assert listed.of_shift("noon") == ()
    hours = [listed.shift_at(datetime(2026, 11, 22, hour, tzinfo=UTC)).key for hour in (0, 2, 11, 12)]
    assert hours == ["open", "open", "open", "night"]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ([], "{}"),
        ({"items": [TIDY]}, "shifts"),
        ({"shifts": [OPEN], "items": []}, "items"),
        ({"shifts": [OPEN | {"from": "25:00"}], "items": [TIDY]}, str(OPEN | {"from": "25:00"})),
        ({"shifts": [OPEN], "items": [{"key": "tidy"}]}, "{'key': 'tidy'}"),
        ({"shifts": [OPEN], "items": [TIDY, TIDY]}, "tidy"),
        ({"shifts": [OPEN], "items": [CANDLES]}, "night"),
        ({"shifts": [OPEN], "items": [TIDY | {"shifts": "open"}]}, str(TIDY | {"shifts": "open"})),
    ],
    ids=str,
)
def test_a_list_that_makes_no_sense_is_refused_where_it_is_set_and_passed_over_where_it_is_read(
    value: Any, wrong: str
) -> None:
    assert first_wrong_entry(value) == wrong
    assert ready_list(value) is DEFAULT_LIST
