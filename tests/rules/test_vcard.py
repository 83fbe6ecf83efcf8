"""Visiting cards: what is written is read again, and what other programs write is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.rules.vcard import (
    LONGEST_LINE,
    CardLine,
    ReadCard,
    full_name,
    parts_line,
    read_cards,
    text_line,
    write_card,
)

_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=120)


def _one(text: str) -> ReadCard:
    [card] = read_cards(text)
    return card


@given(_TEXTS, st.lists(_TEXTS, min_size=5, max_size=5), st.sampled_from(["3.0", "4.0"]))
def test_what_is_written_is_read_again(note: str, names: list[str], version: str) -> None:
    written = write_card([text_line("NOTE", note), parts_line("N", *names)], version)
    card = _one(written)
    assert [line.name for line in card.lines] == ["VERSION", "NOTE", "N"]
    assert card.lines[1].text == note
    assert list(card.lines[2].parts) == names


@given(_TEXTS)
def test_no_line_is_longer_than_allowed_and_no_character_is_cut(note: str) -> None:
    lines = write_card([text_line("NOTE", note)]).encode("utf-8").split(b"\r\n")
    assert all(len(line) <= LONGEST_LINE for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)


@given(st.text(max_size=300))
def test_reading_never_raises(text: str) -> None:
    for card in read_cards(f"BEGIN:VCARD\r\n{text}\r\nEND:VCARD\r\n"):
        full_name(card)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN:陈晓晴\r\nN:陈;晓晴;;;", "陈晓晴"),
        ("N:陈;晓晴;;;", "陈晓晴"),
        ("N:欧阳;文静;;;女士", "欧阳文静"),
        ("N:陈;;;;", "陈"),
        ("N:Müller;Anna;;;", "Anna Müller"),
        ("N:O\\;Brien;John\\, jun.;;;", "John, jun. O;Brien"),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=88;=E6=99=93=E6=99=B4;;;", "陈晓晴"),
        ("N;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=B3=C2;=CF=FE=C7=E7;;;", "陈晓晴"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E9=99=88=\r\n=E6=99=93=E6=99=B4", "陈晓晴"),
        ("FN;QUOTED-PRINTABLE;CHARSET=UTF-8:=E9=99=88", "陈"),
        ("item1.FN:陈晓晴", "陈晓晴"),
        ("FN:陈\r\n 晓晴", "陈晓晴"),
        ("fn;LANGUAGE=zh:陈晓晴", "陈晓晴"),
        ('FN;X-A="a:b;c":陈晓晴', "陈晓晴"),
        ("NICKNAME:x", ""),
    ],
)
def test_names_as_other_programs_write_them(lines: str, name: str) -> None:
    assert full_name(_one(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}\r\nEND:VCARD\r\n")) == name


def test_types_are_known_with_and_without_their_word() -> None:
    card = _one("BEGIN:VCARD\nTEL;CELL;PREF:1\nTEL;TYPE=cell,pref:2\nTEL;TYPE=cell;TYPE=pref:3\nEND:VCARD")
    assert all(line.has_type("CELL") and line.has_type("PREF") for line in card.all("TEL"))


def test_a_card_without_an_end_ends_where_the_next_begins() -> None:
    cards = list(read_cards("x\nBEGIN:VCARD\nFN:一\nBEGIN:VCARD\nFN:二\nnonsense\nEND:VCARD\nFN:三\n"))
    assert [(card.line, full_name(card)) for card in cards] == [(2, "一"), (4, "二")]
    assert cards[1].first("TEL") is None
    assert CardLine("NOTE", "a\\nb").text == "a\nb"
