"""Number plates written one way."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.plate import normalise_plate

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""

PLATES = st.from_regex(r"[京津沪粤浙吉鲁][A-HJ-NP-Z]·([A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9]{5})", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("粤B·12345", "粤B·12345"),
        ("粤B12345", "粤B·12345"),
        ("粤b-d12345", "粤B·D12345"),
        ("粵B 12345", "粤B·12345"),
        ("粤Ｂ•１２３４５", "粤B·12345"),
        ("浙D·85CR9", "浙D·85CR9"),
        ("粤C·B26QA", "粤C·B26QA"),
        ("鲁A·DQHJ23", "鲁A·DQHJ23"),
        ("苏F·DGHWS5", "苏F·DGHWS5"),
        ("粤G·5U0CP", "粤G·5U0CP"),
        ("吉e62al3", "吉E·62AL3"),
        ("沪cd2lv6e", "沪C·D2LV6E"),
        ("浙clalvz", "浙C·LALVZ"),
        ("京A·12345D", "京A·12345D"),
        ("粤Z·1234港", "粤Z·1234港"),
        ("粤z f023澳", "粤Z·F023澳"),
    ],
)
def test_a_plate_is_written_one_way_however_it_was_typed(text: str, plate: str) -> None:
    assert normalise_plate(text) == plate


@pytest.mark.parametrize(
    "text",
    [
        "",
        "粤B·1234",
        "粤B·I2345",
        "粤B·O2345",
        "粤I·12345",
        "粤B·1234567",
        "京A·X2345X",
        "粤B·1234港",
        "粤Z·12345港",
        "虎B·12345",
        "12345",
        "LY 1234",
        "粤粤·12345",
    ],
)
def test_what_breaks_a_rule_is_refused(text: str) -> None:
    assert normalise_plate(text) is None


@settings(deadline=None)
@given(PLATES, st.sampled_from(["", "·", "-", ".", " ", "\u3000", "・"]))
def test_any_separator_and_case_give_the_same_plate(plate: str, separator: str) -> None:
    assert normalise_plate(plate.replace("·", separator).lower()) == plate
    assert normalise_plate(plate) == plate


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_is_a_plate_or_none_and_never_an_error(text: str) -> None:
    plate = normalise_plate(text)
    assert plate is None or re.fullmatch(r"\w[A-HJ-NP-Z]·[A-HJ-NP-Z0-9港澳]{5,6}", plate)
