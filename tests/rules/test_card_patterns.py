"""Member codes of a mini program: which card they name, and that no line of the table does harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.rules.card_number import read_card_number
from vipdesk.rules.card_patterns import LONGEST_CODE, card_of_code, first_wrong_line, is_safe_pattern

TABLE = [
    {"pattern": r"https://m\.house\.example/u\?c=(\d{8})(&.*)?", "card": r"8866\1"},
    {"pattern": r"M(?P<card>\d{12})\w", "card": r"\g<card>"},
]


@pytest.mark.parametrize(
    ("code", "card"),
    [
        ("https://m.house.example/u?c=00000101", "886600000101"),
        ("https://m.house.example/u?c=00000101&t=Xy", "886600000101"),
        ("M886600000102z", "886600000102"),
        ("M886600000102", None),
        ("xM886600000102z", None),
        ("886600000102", None),
        ("", None),
        ("M" + "8" * LONGEST_CODE, None),
    ],
)
def test_the_first_pattern_that_fits_the_whole_code_names_the_card(code: str, card: str | None) -> None:
    assert card_of_code(code, TABLE) == card


@pytest.mark.parametrize(
    "line",
    [
        None,
        7,
        "x",
        {},
        {"pattern": "("},
        {"pattern": "(", "card": "x"},
        {"pattern": 5, "card": "886600000101"},
        {"pattern": r"M(\d+)", "card": r"\2"},
        {"pattern": r"M(\d+)", "card": r"\g<nobody>"},
        {"pattern": r"M(\d+)", "card": r"\q"},
        {"pattern": r"M(\d+)", "card": "a card?"},
        {"pattern": r"(M+)+x", "card": "886600000101"},
        {"pattern": "[[a]M.*", "card": "886600000101"},
        {"pattern": "M" * 300, "card": "886600000101"},
    ],
)
def test_a_line_that_is_wrong_is_passed_over(line: Any) -> None:
    assert card_of_code("M886600000102z", [line]) is None
    assert card_of_code("M886600000102z", [line, *TABLE]) == "886600000102"


@pytest.mark.parametrize("table", [None, {}, "x", 3, [None] * 100, {"pattern": "x", "card": "y"}])
def test_a_table_that_is_none_names_nobody(table: Any) -> None:
    assert card_of_code("M886600000102z", table) is None


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|a)*", r"(a)\1", r"a?a?a?a?aaaa", r".*.*.*.*x", r"(?:a{1,9}){9}", r"(a?)(a?)(a?)(a?)"],
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str) -> None:
    assert not is_safe_pattern(pattern)


@pytest.mark.parametrize("pattern", [r"\d{12}", r"M[+*?]\d+", r"\(a\)\+x", r"(?:VIP|M)(\d{6,12})", r"a.*b.*c.*"])
def test_an_everyday_pattern_is_taken(pattern: str) -> None:
    assert is_safe_pattern(pattern)


def test_the_first_line_that_would_be_passed_over_is_told() -> None:
    assert first_wrong_line(TABLE) is None
    assert first_wrong_line([]) is None
    assert first_wrong_line("x") == 1
    assert first_wrong_line([*TABLE, {"pattern": "(", "card": "x"}]) == 3
    assert first_wrong_line([*TABLE, {"pattern": "x"}]) == 3
    assert first_wrong_line(TABLE * 17) == 33


def test_the_slowest_pattern_that_is_taken_comes_to_an_end() -> None:
    assert card_of_code("a" * LONGEST_CODE, [{"pattern": "a*a*a*b", "card": "886600000101"}]) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text())
def test_no_pattern_and_no_code_raises(pattern: str, card: str, code: str) -> None:
    found = card_of_code(code, [{"pattern": pattern, "card": card}])
    assert found is None or read_card_number(found) == found
