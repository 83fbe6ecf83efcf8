"""The drinks menu: what can be read, what is sold out on which day, and what a taboo speaks against."""

from typing import Any

import pytest

from vipdesk.rules.drinks_menu import (
    DEFAULT_MENU,
    Drink,
    concerns,
    menu_in_force,
    menu_items,
    order_words,
    ordered,
    read_menu,
    sold_out_on,
)

LATTE = Drink("拿铁", "Latte", ("奶", "咖啡因"))


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"items": "拿铁"},
        {"items": [{"zh": "", "en": "x"}]},
        {"items": [{"zh": "拿铁", "en": ""}] * 2},
        {"items": [{"zh": "拿铁 ×2", "en": ""}]},
        {"items": [{"zh": "拿铁", "en": "", "contains": "奶"}]},
        {"items": [{"zh": "拿铁", "en": "", "contains": [1]}]},
        {"items": [{"zh": "长" * 41, "en": ""}]},
        {"items": [{"zh": f"{number}", "en": ""} for number in range(61)]},
    ],
)
def test_a_menu_that_cannot_be_read_leaves_the_programs_own(value: Any) -> None:
    assert read_menu(value) is None
    assert menu_in_force(value) == DEFAULT_MENU


def test_a_menu_is_read_as_it_was_written() -> None:
    assert read_menu({"items": menu_items(DEFAULT_MENU)}) == DEFAULT_MENU
    assert read_menu({"items": [{"zh": " 拿铁 ", "en": " ", "contains": ["奶", " ", "奶"]}]}) == (
        Drink("拿铁", "拿铁", ("奶",)),
    )
    assert read_menu({"items": []}) == ()


@pytest.mark.parametrize(
    ("taboo", "against"),
    [
        ("乳糖不耐", ("奶",)),
        ("lactose intolerant", ("奶",)),
        ("晚上不喝咖啡", ("咖啡因",)),
        ("忌百合", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_a_taboo_speaks_against_what_means_the_same(taboo: str | None, against: tuple[str, ...]) -> None:
    assert concerns(LATTE, taboo) == against


def test_sold_out_is_of_one_day() -> None:
    value = {"day": "2026-11-22", "items": ["拿铁", 1]}
    assert sold_out_on(value, "2026-11-22") == {"拿铁"}
    assert sold_out_on(value, "2026-11-23") == sold_out_on(None, "2026-11-22") == frozenset()


@pytest.mark.parametrize(("portions", "note"), [(1, None), (2, None), (1, "少糖"), (3, "少糖·热")])
def test_the_words_of_an_order_lead_back_to_the_drink(portions: int, note: str | None) -> None:
    assert ordered((LATTE,), order_words(LATTE, portions, note)) == LATTE
    assert ordered((), "拿铁") is None
