"""A printed code is read exactly, or not at all: a misread one is never taken for another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vipdesk.printed_code import (
    ALPHABET,
    LONGEST_SCAN,
    PREFIX,
    CodeType,
    PrintedCode,
    code_tail,
    read_code,
    write_code,
)

IDS = (UUID(int=0), UUID(int=(1 << 128) - 1), UUID("0f0e0d0c-0b0a-4908-8706-050403020100"))
EVERY_CODE = [write_code(code_type, identifier) for code_type in CodeType for identifier in IDS]


@given(st.sampled_from(CodeType), st.uuids())
def test_a_code_reads_back_as_what_was_written(code_type: CodeType, identifier: UUID) -> None:
    text = write_code(code_type, identifier)
    assert read_code(text) == PrintedCode(code_type, identifier)
    assert set(text) <= set(ALPHABET) | {"-"}
    assert text.startswith(PREFIX + code_type.value)
    assert text.endswith(code_tail(text))


def test_a_code_on_paper_today_is_read_for_ever() -> None:
    identifier = UUID("018f3c5e-2b7a-7c1e-9a44-56495044736b")
    written = "VD1-V01HW-Y5WAV-TFGF9-MH2P9-5848W-VBS0"
    assert read_code(written) == PrintedCode(CodeType.VOUCHER, identifier)
    assert write_code(CodeType.VOUCHER, identifier) == written


def _wrong_characters(code: str) -> Iterator[str]:
    for place in range(len(PREFIX), len(code)):
        if code[place] != "-":
            yield from (code[:place] + letter + code[place + 1 :] for letter in ALPHABET if letter != code[place])


def _swapped_neighbours(code: str) -> Iterator[str]:
    places = [place for place in range(len(PREFIX), len(code)) if code[place] != "-"]
    for left, right in pairwise(places):
        letters = list(code)
        letters[left], letters[right] = letters[right], letters[left]
        if code[left] != code[right]:
            yield "".join(letters)


@pytest.mark.proves("S51")
@pytest.mark.parametrize("code", EVERY_CODE)
def test_every_single_wrong_character_and_every_swap_of_neighbours_is_found(code: str) -> None:
    damaged = [*_wrong_characters(code), *_swapped_neighbours(code)]
    assert len(damaged) >= 29 * 31
    assert [text for text in damaged if read_code(text) is not None] == []


@pytest.mark.parametrize("code", EVERY_CODE)
def test_a_lost_or_doubled_character_is_found(code: str) -> None:
    for place in range(len(PREFIX), len(code)):
        if code[place] != "-":
            assert read_code(code[:place] + code[place + 1 :]) is None
            assert read_code(code[: place + 1] + code[place:]) is None


def _full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


@pytest.mark.parametrize("code", EVERY_CODE)
def test_it_is_read_as_an_input_method_or_a_hand_types_it(code: str) -> None:
    expected = read_code(code)
    assert expected is not None
    bare = PREFIX + code.removeprefix(PREFIX).replace("-", "")
    for typed in (code.lower(), _full_width(code), _full_width(code.lower()), f"  {code}\r\n", bare, bare.lower()):
        assert read_code(typed) == expected


@pytest.mark.proves("S51")
@given(st.text(max_size=600) | st.text(alphabet=ALPHABET + "-", min_size=20, max_size=40).map(PREFIX.__add__))
@example("")
@example(PREFIX)
@example("https://example.com/VD1-V")
@example("134567890123456789")
@example("VD1-V" + "Z" * 28)
@example("\x00" * 512)
@example("﷽" * 512)
def test_no_foreign_text_is_taken_for_a_code(text: str) -> None:
    found = read_code(text)
    assert found is None or write_code(found.type, found.id).replace("-", "") in text.replace("-", "").upper()


def test_a_text_beyond_the_longest_scan_is_not_looked_at() -> None:
    code = EVERY_CODE[0]
    room = LONGEST_SCAN - len(code)
    assert read_code(code + " " * room) is not None
    assert read_code(code + " " * (room + 1)) is None


def test_a_number_above_an_id_is_no_code_even_with_a_right_check() -> None:
    def value_of(letters: str) -> int:
        return sum(ALPHABET.index(letter) * 32**place for place, letter in enumerate(reversed(letters)))

    body = "V" + "Z" * 26
    check = value_of(body) % 1021
    assert read_code(PREFIX + body + ALPHABET[check // 32] + ALPHABET[check % 32]) is None


def test_the_tail_is_what_staff_compare_by_eye() -> None:
    assert {len(code_tail(code)) for code in EVERY_CODE} == {4}


def test_a_code_survives_json_as_it_is() -> None:
    for code in EVERY_CODE:
        assert json.dumps(code) == f'"{code}"'
