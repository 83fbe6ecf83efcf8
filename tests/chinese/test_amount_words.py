"""Amounts in words say exactly the amount."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.amount_words import amount_words
from vipdesk.money import LARGEST_FEN

_DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def yuan_of(words: str) -> int:
    """Read the words back: the part before 元."""
    total = section = digit = 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            section, digit = section + digit * _PLACES[char], 0
        elif char == "万":
            section, digit = (section + digit) * 10_000, 0
        else:
            assert char == "亿"
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
    return total + section + digit


def fen_of(words: str) -> int:
    """Read the words back in fen."""
    assert words.startswith("人民币")
    rest = words.removeprefix("人民币")
    yuan, mark, small = rest.rpartition("元")
    fen = yuan_of(yuan) * 100 if mark else 0
    small = small.removesuffix("整").lstrip("零")
    if "角" in small:
        jiao, small = small.split("角")
        fen += _DIGITS[jiao] * 10
    return fen + (_DIGITS[small.removesuffix("分")] if small else 0)


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角"),
        (50, "人民币伍角"),
        (100, "人民币壹元整"),
        (105, "人民币壹元零伍分"),
        (150, "人民币壹元伍角"),
        (155, "人民币壹元伍角伍分"),
        (1000, "人民币壹拾元整"),
        (50_000, "人民币伍佰元整"),
        (1_234_500, "人民币壹万贰仟叁佰肆拾伍元整"),
        (101_000, "人民币壹仟零壹拾元整"),
        (1_000_100, "人民币壹万零壹元整"),
        (10_001_000_000, "人民币壹亿零壹万元整"),
        (100_000_005, "人民币壹佰万元零伍分"),
    ],
)
def test_an_amount_is_written_as_a_bank_writes_it(fen: int, words: str) -> None:
    assert amount_words(fen) == words


@settings(deadline=None, max_examples=500)
@given(st.integers(0, LARGEST_FEN) | st.integers(0, 2_000_000))
def test_the_words_read_back_give_the_amount(fen: int) -> None:
    words = amount_words(fen)
    assert fen_of(words) == fen
    assert "零零" not in words
    assert words.endswith("整") == (fen % 100 == 0)


@pytest.mark.parametrize("fen", [-1, LARGEST_FEN + 1])
def test_an_amount_that_is_never_printed_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match=str(fen)):
        amount_words(fen)
