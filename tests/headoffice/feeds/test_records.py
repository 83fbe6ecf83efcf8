"""Records and the lines on which they begin."""

from __future__ import annotations

import io

import pytest

from vipdesk.headoffice.feeds.records import MOST_LINES, FileRecord, RecordReader


def _records(text: str) -> list[FileRecord]:
    return list(RecordReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_line_end_is_understood(end: str) -> None:
    assert _records(f"a,b{end}c,d{end}") == [FileRecord(1, ("a", "b")), FileRecord(2, ("c", "d"))]


def test_a_record_stands_on_the_line_where_it_begins_although_it_has_line_breaks() -> None:
    found = _records('a,"one\r\ntwo\nthree"\r\nb,c\r\n')
    assert found == [FileRecord(1, ("a", "one\r\ntwo\nthree")), FileRecord(4, ("b", "c"))]


def test_blank_lines_are_no_records_but_count_as_lines() -> None:
    assert _records("a,b\n\n   \nc,d\n\x1a") == [FileRecord(1, ("a", "b")), FileRecord(4, ("c", "d"))]


def test_a_record_of_empty_fields_is_a_record() -> None:
    assert _records("a,b\n,\n") == [FileRecord(1, ("a", "b")), FileRecord(2, ("", ""))]


def test_a_quote_that_never_closes_costs_its_own_line_only() -> None:
    assert _records('a,b\nc,"d\ne,f\n') == [
        FileRecord(1, ("a", "b")),
        FileRecord(2, ("c", '"d'), broken=True),
        FileRecord(3, ("e", "f")),
    ]


def test_a_stray_quote_does_not_swallow_a_long_file() -> None:
    lines = "".join(f"{number},x\n" for number in range(1000))
    found = _records(f'a,"b\n{lines}')
    assert found[0] == FileRecord(1, ("a", '"b'), broken=True)
    assert [record.line for record in found] == list(range(1, 1002))


def test_a_text_may_have_many_line_breaks() -> None:
    text = "\n".join("x" * 3 for _ in range(MOST_LINES - 1))
    assert _records(f'a,"{text}"\nb,c\n') == [
        FileRecord(1, ("a", text)),
        FileRecord(MOST_LINES, ("b", "c")),
    ]


def test_a_field_too_long_for_any_person_is_a_broken_record() -> None:
    found = _records(f"a,b\nc,{'x' * 200_000}\ne,f\n")
    assert [(record.line, record.broken) for record in found] == [(1, False), (2, True), (3, False)]


def test_quotes_within_a_text_belong_to_it() -> None:
    assert _records('5" high,"say ""so"""\n') == [FileRecord(1, ('5" high', 'say "so"'))]
