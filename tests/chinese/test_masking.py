"""What a guest at the counter may read."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.masking import mask_name, mask_phone, mask_plate
from vipdesk.chinese.phone import Phone, parse_phone

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
PLATES = st.from_regex(r"[京粤浙][A-HJ-NP-Z]·([A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9]{5})", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812348000", "138****8000"),
        ("+86 138-1234 8000", "138****8000"),
        ("138****8000", "138****8000"),
        ("****8000", "****8000"),
        ("+852 9123 5190", "+852 ****5190"),
        ("+853 6612 3456", "+853 ****3456"),
        ("+852 ****5190", "+852 ****5190"),
        ("020-38881234", "020****1234"),
        ("075588881234", "0755****1234"),
        ("12345", "****"),
        ("not a number", "****"),
        (" ", ""),
    ],
)
def test_a_phone_keeps_head_and_tail(text: str, masked: str) -> None:
    assert mask_phone(text) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("陈晓晴", "陈**"),
        ("李明", "李**"),
        ("欧阳文静", "欧阳**"),
        ("欧阳", "欧阳**"),
        ("陈", "陈**"),
        ("Anna Müller", "A**"),
        ("阿卜杜拉·买买提", "阿**"),
        ("𠮷田由美", "𠮷**"),
        ("  庄勇\u3000", "庄**"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_surname_only(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("粤B·12345", "粤B·1**45"),
        ("粤b12345", "粤B·1**45"),
        ("粤B·D12345", "粤B·D***45"),
        ("粤Z·1234港", "粤Z·1**4港"),
        ("something", "****"),
        ("", ""),
    ],
)
def test_a_plate_keeps_its_first_and_last_signs(text: str, masked: str) -> None:
    assert mask_plate(text) == masked


@settings(deadline=None)
@given(MOBILES)
def test_a_masked_number_is_read_back_as_masked_with_the_same_tail(digits: str) -> None:
    masked = mask_phone(digits)
    assert digits[3:7] not in masked or digits[3:7] == digits[-4:]
    assert parse_phone(masked) == Phone("86", digits[-4:], masked=True, head=digits[:3])
    assert mask_phone(masked) == masked


@settings(deadline=None)
@given(PLATES)
def test_a_masked_plate_hides_all_but_three_signs(plate: str) -> None:
    masked = mask_plate(plate)
    assert len(masked) == len(plate)
    assert masked.count("*") == len(plate) - 6


@settings(deadline=None)
@given(ANY_TEXT, st.sampled_from([mask_phone, mask_plate]))
def test_a_text_of_another_kind_is_hidden_whole(text: str, mask: Callable[[str], str]) -> None:
    masked = mask(text)
    assert masked in {"", "****"} or parse_phone(text) or "·" in masked


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_masked_name_of_any_text_shows_at_most_a_compound_surname(text: str) -> None:
    masked = mask_name(text)
    assert masked == "" or masked.endswith("**")
    assert len(masked) <= 4
