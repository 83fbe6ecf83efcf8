"""A text of any length fits its box, whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.printing.fonts import FOR_GUESTS
from vipdesk.printing.text_fitting import LINE_HEIGHT, Style, fit_block, fit_line, printable, text_width

STYLE = Style(FOR_GUESTS, 40.0, "#000000", 0.06)
WORDS = st.text("陈欧阳abcdefghM-· ，。", min_size=1, max_size=90).map(printable).filter(bool)


def test_a_text_is_as_wide_as_its_letters_and_the_spaces_between_them() -> None:
    plain = Style(FOR_GUESTS, 10.0, "#000000")
    assert text_width("陈女士", plain) == pytest.approx(30.0)
    assert text_width("陈女士", Style(FOR_GUESTS, 10.0, "#000000", 0.5)) == pytest.approx(40.0)
    assert text_width("", plain) == 0


def test_a_line_that_fits_keeps_its_size_and_a_longer_one_is_made_smaller() -> None:
    assert fit_line("陈女士", STYLE, 200) == STYLE
    smaller = fit_line("陈女士欧阳女士", STYLE, 200)
    assert text_width("陈女士欧阳女士", smaller) == pytest.approx(200)


@given(WORDS, st.floats(30, 400), st.floats(10, 80))
def test_every_text_fits_its_box_and_nothing_of_it_is_lost(text: str, width: float, height: float) -> None:
    block = fit_block(text, STYLE, width, height)
    assert "".join(block.lines).replace(" ", "") == text.replace(" ", "")
    assert block.style.size <= STYLE.size
    for line in block.lines:
        assert text_width(line, block.style) <= width * 1.000001
    if len(block.lines) > 1:
        assert len(block.lines) * block.style.size * LINE_HEIGHT <= height * 1.000001


def test_a_name_stays_on_one_line_while_it_stays_large() -> None:
    block = fit_block("欧阳女士太太", STYLE, 200, 60)
    assert block.lines == ("欧阳女士太太",)
    assert block.style.size > 24


def test_lines_are_as_equal_in_length_as_they_can_be() -> None:
    block = fit_block("田" * 17, Style(FOR_GUESTS, 40.0, "#000000"), 405, 110)
    assert [len(line) for line in block.lines] == [9, 8]
    assert block.style.size == 40


def test_a_line_ends_between_words() -> None:
    block = fit_block("Mrs Alexandra Featherstone de la Fontaine", Style(FOR_GUESTS, 40.0, "#000000"), 230, 90)
    assert " ".join(block.lines) == "Mrs Alexandra Featherstone de la Fontaine"


def test_no_line_begins_with_a_comma() -> None:
    block = fit_block("全店可用，折扣同享，" * 5, Style(FOR_GUESTS, 12.0, "#000000"), 66, 150)
    assert len(block.lines) > 3
    assert not any(line.startswith("，") for line in block.lines)


def test_a_word_without_an_end_is_broken_at_last() -> None:
    block = fit_block("W" * 120, Style(FOR_GUESTS, 12.0, "#000000"), 100, 30)
    assert len(block.lines) > 1
    assert "".join(block.lines) == "W" * 120


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" 陈女士\n", "陈女士"),
        ("陈\t女士", "陈 女士"),
        ("陈\u200b女\u202e士\ufeff", "陈女士"),
        ("葛\U000e0100城", "葛城"),
        ("Mu\u0308ller", "Müller"),
        ("口令\u3000moon", "口令\u3000moon"),
        ("a\x00b\ud800c", "abc"),
    ],
)
def test_what_cannot_be_seen_is_not_drawn(text: str, shown: str) -> None:
    assert printable(text) == shown
