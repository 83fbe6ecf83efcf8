"""Amounts are whole fen: what is read is exactly what was written, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.money import LARGEST_FEN, Fen, format_yuan, parse_yuan

AMOUNTS = st.integers(-LARGEST_FEN, LARGEST_FEN) | st.integers(-20_000, 20_000)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("-0", 0),
        ("0.01", 1),
        ("0.1", 10),
        ("3933.00", 393_300),
        ("-100", -10_000),
        ("+12.5", 1_250),
        ("12.3400", 1_234),
        ("007", 700),
        ("100000000000", LARGEST_FEN),
        ("-100000000000.00", -LARGEST_FEN),
    ],
)
def test_a_plain_amount_is_read_to_the_fen(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "1,000",
        "1 000",
        "1_000",
        " 12",
        "12 ",
        "¥12",
        "12元",
        "1.234",
        "1.",
        ".5",
        "--1",
        "1e3",
        "0x10",
        "１２",
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        "1.2.3",
        "\n12",
        "12\n",
        "12\x00",
        "٣",
    ],
)
def test_what_is_no_plain_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?s).*"):
        parse_yuan(text)


@pytest.mark.parametrize("text", ["100000000000.01", "-100000000001", "1e30", "-" + "9" * 40, "1E+99999"])
def test_an_amount_no_purchase_can_have_is_out_of_range_in_any_writing(text: str) -> None:
    with pytest.raises(OverflowError):
        parse_yuan(text)


@given(AMOUNTS)
def test_an_amount_written_with_two_decimals_reads_back(fen: int) -> None:
    sign = "-" if fen < 0 else ""
    assert parse_yuan(f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}") == fen


@given(AMOUNTS)
def test_what_people_see_says_exactly_the_amount(fen: int) -> None:
    shown = format_yuan(Fen(fen))
    assert parse_yuan(shown.replace("¥", "").replace(",", "")) == fen
    assert shown.startswith("-¥") == (fen < 0)


@pytest.mark.parametrize(
    ("fen", "shown"),
    [(0, "¥0.00"), (5, "¥0.05"), (-5, "-¥0.05"), (50_000, "¥500.00"), (-123_456_789, "-¥1,234,567.89")],
)
def test_an_amount_is_shown_with_the_sign_before_the_yuan(fen: int, shown: str) -> None:
    assert format_yuan(Fen(fen)) == shown
