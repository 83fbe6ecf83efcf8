"""A store declares a service of its own by a policy row alone; what it yields is what a built-in type yields."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intents.tables.request_pauses import PIANO
from vipdesk.errors import Refused
from vipdesk.rules.request_lines import filled_text, printout_lines, report_line
from vipdesk.rules.request_type_policy import type_in_force, type_trouble, types_in_force
from vipdesk.rules.request_types.declaration import RequestType, request_types

TEXT = {
    "name": {"zh": "好了", "en": "Ready"},
    "text": {"zh": "《{tune}》{played}，{who}", "en": "{tune} {played} {who}"},
}


def piano(**changes: Any) -> RequestType:
    """The type of the row."""
    declared = type_in_force("piano", PIANO | changes)
    assert declared is not None
    return declared


def test_a_row_of_policy_is_a_type_with_form_check_paper_and_report() -> None:
    declared = piano(texts=[TEXT])
    values = {"tune": "月光", "played": "yes", "old": "旧"}
    assert (declared.kind, declared.label.zh, declared.minutes, declared.clock) == ("piano", "点曲", 15, "wall")
    assert [field.name for field in declared.fields if not field.to_close] == ["tune"]
    assert printout_lines(declared, values, "zh") == [("曲目", "月光"), ("弹了吗", "弹了"), ("old", "旧")]
    assert report_line(declared, "piano", values, "en") == "A tune · Tune 月光 · Played Yes · old 旧"
    assert report_line(None, "piano", {"tune": "月光"}, "zh") == "piano · tune 月光"
    assert filled_text(declared, declared.texts[0], values, "zh") == "《月光》弹了，…"
    with pytest.raises(Refused):
        declared.check({"tune": ""})


def test_it_stands_in_the_list_of_all_types_in_its_order() -> None:
    kinds = list(types_in_force([("piano", PIANO | {"order": 11})]))
    assert kinds[:2] == ["drinks", "piano"]
    assert set(kinds) == {"piano", *request_types()}


def test_a_row_may_change_a_type_of_the_program_or_take_it_out() -> None:
    changed = type_in_force("drinks", {"minutes": 25, "icon": "gem"})
    own = request_types()["drinks"]
    assert changed is not None
    assert (changed.minutes, changed.icon, changed.fields) == (25, "gem", own.fields)
    retired = types_in_force([("drinks", {"retired": True})])["drinks"]
    assert (retired.retired, retired.department) == (True, own.department)


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": "15"}, "minutes"),
        ({"label": {"zh": " ", "en": ""}}, "label"),
        ({"department": ""}, "department"),
        ({"clock": "moon"}, "clock"),
        ({"colour": "red"}, "colour"),
        ({"intake": -1}, "intake"),
        ({"fields": [PIANO["fields"][0], PIANO["fields"][0]]}, "fields"),  # type: ignore[index]  # a list, see there
        ({"fields": [{"name": "a b", "label": {"zh": "甲", "en": "A"}}]}, "fields"),
        ({"fields": [{"name": "a", "label": {"zh": "甲", "en": "A"}, "kind": "choice"}]}, "choices"),
        ({"steps": [{"name": "a", "label": {"zh": "甲", "en": "A"}}] * 2}, "steps"),
    ],
)
def test_a_row_that_makes_no_sense_says_where_and_offers_nothing(change: dict[str, Any], trouble: str) -> None:
    assert type_in_force("piano", PIANO | change) is None
    assert trouble in str(type_trouble("piano", PIANO | change))
    assert trouble in str(type_trouble("drinks", change))
    assert type_in_force("drinks", change) == request_types()["drinks"]


def test_a_row_that_is_right_has_no_trouble() -> None:
    assert type_trouble("piano", PIANO) is None
    assert type_trouble("piano", {"minutes": 5}) == "label, department, minutes"
