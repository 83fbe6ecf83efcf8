"""What a later list may overwrite, case by case."""

from __future__ import annotations

import pytest

from vipdesk.rules.list_news import ListRule, Verdict, first_wrong_rule, judge, list_rules


@pytest.mark.parametrize(
    ("said", "recorded", "listed", "by_person", "rule", "verdict"),
    [
        ("金卡", "金卡", "金卡", False, "follow", "same"),
        ("金卡", "金卡", "白金卡", True, "keep", "same"),
        ("白金卡", "金卡", "金卡", False, "follow", "taken"),
        ("白金卡", "金卡", None, False, "follow", "taken"),
        ("白金卡", "金卡", None, True, "follow", "peoples"),
        ("白金卡", "钻石卡", "金卡", False, "follow", "peoples"),
        ("金卡", "钻石卡", "金卡", False, "follow", "peoples"),
        ("普洱", "普洱茶", "普洱茶", True, "follow", "peoples"),
        ("", "金卡", "金卡", False, "follow", "empty"),
        ("金卡", "", "", False, "follow", "taken"),
        ("金卡", "", None, False, "fill", "taken"),
        ("金卡", "", "白金卡", False, "follow", "peoples"),
        ("金卡", "", None, True, "follow", "peoples"),
        ("白金卡", "金卡", "金卡", False, "fill", "rule"),
        ("白金卡", "", "", False, "keep", "rule"),
    ],
)
def test_the_list_is_followed_where_nobody_has_written(
    said: str, recorded: str, listed: str | None, rule: str, verdict: str, *, by_person: bool
) -> None:
    assert judge(said, recorded, listed, by_person=by_person, rule=ListRule(rule)) == Verdict(verdict)


def test_a_house_may_leave_columns_out_of_it() -> None:
    rule = list_rules({"name": "keep", "plate": "fill", "tier": "whatever"})
    assert [rule(column) for column in ("name", "plate", "tier", "phone")] == ["keep", "fill", "follow", "follow"]
    nothing: tuple[object, ...] = (None, (), "keep")
    assert [list_rules(chosen)("name") for chosen in nothing] == ["follow"] * 3


def test_a_rule_nobody_knows_is_found() -> None:
    assert first_wrong_rule({"name": "keep"}) is None
    assert first_wrong_rule({"name": "keep", "tier": "always"}) == "tier: always"
    assert first_wrong_rule({"nome": "keep"}) == "nome: keep"
    assert first_wrong_rule("keep") == "{}"
