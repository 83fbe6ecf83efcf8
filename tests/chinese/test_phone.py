"""Telephone numbers in every writing, and the keys under which they are found."""

import hmac
import re
from base64 import b32encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.phone import Phone, head_key, parse_phone, phone_keys, search_digits, tail_key

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""

SECRET = bytes(range(32))
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "country", "digits"),
    [
        ("13812348000", "86", "13812348000"),
        ("+86 150-5152 1814", "86", "15051521814"),
        ("0086 150 5152 1814", "86", "15051521814"),
        ("8615051521814", "86", "15051521814"),
        ("１５７７０３７４８０８", "86", "15770374808"),
        ("＋８６　１５７７０３７４８０８", "86", "15770374808"),
        ("138\u200b1234\u202e8000", "86", "13812348000"),
        ("020-38881234", "86", "02038881234"),
        ("(0755) 8888 1234", "86", "075588881234"),
        ("+86 20 3888 1234", "86", "02038881234"),
        ("+86 (0)20 3888 1234", "86", "02038881234"),
        ("0852-8281234", "86", "08528281234"),
        ("+852 9123 5190", "852", "91235190"),
        ("85291235190", "852", "91235190"),
        ("00853-6612 3456", "853", "66123456"),
    ],
)
def test_a_number_is_read_in_every_usual_writing(text: str, country: str, digits: str) -> None:
    assert parse_phone(text) == Phone(country, digits)


@pytest.mark.parametrize(
    ("text", "country", "head", "tail"),
    [
        ("138****8000", "86", "138", "8000"),
        ("+86 138****8000", "86", "138", "8000"),
        ("138＊＊＊＊8000", "86", "138", "8000"),
        ("138xxxx8000", "86", "138", "8000"),
        ("020****1234", "86", "020", "1234"),
        ("+852 ****5190", "852", "", "5190"),
        ("****8000", "86", "", "8000"),
    ],
)
def test_a_masked_number_is_kept_as_what_it_is(text: str, country: str, head: str, tail: str) -> None:
    assert parse_phone(text) == Phone(country, tail, masked=True, head=head)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "1390000",
        "139000000X6",
        "12812348000",
        "138123480001",
        "3812348000",
        "91235190",
        "+852 1123 5190",
        "+1 212 555 0100",
        "٠١٢٣٤٥٦٧٨٩٠",
        "138**8000",
        "138****80",
        "卡号",
        "13812348000 13812348001",
    ],
)
def test_nothing_is_guessed_into_a_number(text: str) -> None:
    assert parse_phone(text) is None


@settings(deadline=None)
@given(
    MOBILES, st.sampled_from(["", "+86", "0086 ", "86-", "（＋86）"]), st.sampled_from(["", " ", "-", "\u3000"])
)
def test_a_mobile_number_survives_any_punctuation(digits: str, prefix: str, gap: str) -> None:
    phone = parse_phone(f"{prefix}{digits[:3]}{gap}{digits[3:7]}{gap}{digits[7:]}")
    assert phone == Phone("86", digits)
    assert search_digits(phone) == digits
    assert phone.tail == digits[-4:]


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_is_a_number_or_none_and_never_an_error(text: str) -> None:
    phone = parse_phone(text)
    assert phone is None or re.fullmatch("[0-9]{4,12}", phone.digits)
    assert (phone is not None and not phone.masked) <= (len(phone_keys(text, SECRET)) > 0)


@settings(deadline=None)
@given(MOBILES)
def test_every_tail_of_five_and_every_head_of_seven_digits_finds_its_number(digits: str) -> None:
    keys = phone_keys(digits, SECRET)
    assert len(keys) == 11
    for length in range(5, 12):
        assert tail_key(digits[-length:], SECRET) in keys
    for length in range(7, 11):
        assert head_key(digits[:length], SECRET) in keys


def test_shorter_and_longer_queries_have_no_key() -> None:
    assert tail_key("8000", SECRET) is None
    assert tail_key("138123480001", SECRET) is None
    assert head_key("138123", SECRET) is None
    assert head_key("13812348000", SECRET) is None
    assert tail_key("张", SECRET) is None


def test_a_whole_number_in_any_writing_is_found_by_its_longest_tail() -> None:
    assert tail_key("+86 138-1234 8000", SECRET) in phone_keys("13812348000", SECRET)
    assert tail_key("+852 9123 5190", SECRET) in phone_keys("91235190", SECRET)
    assert tail_key("１２３４８０００", SECRET) in phone_keys("13812348000", SECRET)


def test_a_key_is_bound_to_its_kind_its_length_and_the_secret() -> None:
    digits = "1381381"
    assert tail_key(digits, SECRET) != head_key(digits, SECRET)
    assert tail_key(digits, SECRET) != tail_key(digits, SECRET[::-1])
    assert len(set(phone_keys("11111111111", SECRET))) == 11


def test_the_keys_stay_what_every_desk_has_already_stored() -> None:
    expected = hmac.digest(SECRET, b"t7:2348000", "sha256")[:5]
    assert tail_key("2348000", SECRET) == b32encode(expected).decode()
    assert head_key("1381234", SECRET) == b32encode(hmac.digest(SECRET, b"h7:1381234", "sha256")[:5]).decode()


def test_a_number_of_eight_digits_has_its_own_tails_and_heads_and_a_masked_one_none() -> None:
    assert len(phone_keys("91235190", SECRET)) == 5
    assert phone_keys("138****8000", SECRET) == []
    assert phone_keys("8000", SECRET) == []
