"""Amounts in English words."""

import pytest

from vipdesk.printing.amount_in_english import amount_in_english


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "Zero yuan"),
        (1, "One fen"),
        (50, "Fifty fen"),
        (100, "One yuan"),
        (105, "One yuan and five fen"),
        (50_000, "Five hundred yuan"),
        (1_234_500, "Twelve thousand three hundred and forty-five yuan"),
        (1_999_99, "One thousand nine hundred and ninety-nine yuan and ninety-nine fen"),
        (100_000_100, "One million one yuan"),
        (10**13, "One hundred billion yuan"),
    ],
)
def test_an_amount_is_written_in_words(fen: int, words: str) -> None:
    assert amount_in_english(fen) == words


@pytest.mark.parametrize("fen", [-1, 10**13 + 1])
def test_an_amount_that_is_never_printed_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match=str(fen)):
        amount_in_english(fen)
