"""The report: whole or not at all, and harmless in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headoffice.feeds.exports import read_report
from vipdesk.errors import WrongUsage
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus
from vipdesk.headoffice.feeds.columns import (
    DirectoryColumn,
    MemberColumn,
    PointsColumn,
    ReceiptColumn,
    RosterColumn,
)
from vipdesk.headoffice.feeds.findings import ReportRow, shown
from vipdesk.headoffice.feeds.messages import LABELS_EN, REASONS
from vipdesk.headoffice.feeds.report import ReportFile, guarded, unguarded

_HARMFUL = ["=1+1", "+1", "-100.00", "@x", "\tx", "\rx", "\nx", "＝1+1", "＋1", "－1", "＠x"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source.csv"
    file.write_bytes(b"x")
    return file


@pytest.mark.proves("S27")
@pytest.mark.parametrize("cell", _HARMFUL)
def test_a_cell_that_would_be_run_gets_a_guard(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [*_HARMFUL, "'=1+1", "''", "O'Brien", "", "8866", "陈晓晴"])
def test_a_guard_can_be_taken_away_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.proves("S27")
def test_a_harmful_cell_is_guarded_and_quoted_in_the_file(tmp_path: Path, source: Path) -> None:
    report = tmp_path / "report.csv"
    row = ReportRow(7, '=HYPERLINK("x")', RowStatus.REFUSED, (ImportCode.CARD_INVALID,), "-", "－1", "@x")
    with ReportFile(report, source) as file:
        file.write([row])
    assert report.read_bytes().decode("utf-8-sig").splitlines() == [
        "line,key,status,codes,message,before,after",
        '7,"\'=HYPERLINK(""x"")",refused,card_invalid,"\'-","\'－1","\'@x"',
    ]


def test_a_report_begins_with_a_byte_order_mark_and_joins_codes(tmp_path: Path, source: Path) -> None:
    report = tmp_path / "new" / "report.csv"
    codes = (ImportCode.FULLWIDTH, ImportCode.BLANKS)
    with ReportFile(report, source) as file:
        file.write([ReportRow(2, "8866", RowStatus.REPAIRED, codes, "a,b\nc")])
        assert not report.exists()
    assert report.read_bytes().startswith(b"\xef\xbb\xbfline,key,")
    assert read_report(report)[0]["codes"] == "fullwidth;blanks"
    assert read_report(report)[0]["message"] == "a,b\nc"


def test_a_report_that_was_not_finished_leaves_the_earlier_one_alone(tmp_path: Path, source: Path) -> None:
    report = tmp_path / "report.csv"
    report.write_text("earlier", "utf-8")

    def break_off() -> None:
        with ReportFile(report, source) as file:
            file.write([ReportRow(2, "8866", RowStatus.ACCEPTED)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert report.read_text("utf-8") == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.csv", "source.csv"]


def test_a_report_never_replaces_its_source(source: Path) -> None:
    with pytest.raises(WrongUsage):
        ReportFile(source.parent / "." / source.name, source)
    assert source.read_bytes() == b"x"


def test_a_folder_is_no_place_for_a_report(tmp_path: Path, source: Path) -> None:
    with pytest.raises(WrongUsage):
        ReportFile(tmp_path, source)
    with pytest.raises(WrongUsage):
        ReportFile(source / "report.csv", source)


@pytest.mark.proves("S30")
def test_what_cannot_be_seen_is_shown_by_its_number() -> None:
    assert shown("\u202e右到左\n") == "⟨U+202E⟩右到左⟨U+000A⟩"
    assert shown("x" * 100) == "x" * 60 + "…"


_EXPORTS = (MemberColumn, ReceiptColumn, PointsColumn, RosterColumn, DirectoryColumn)


def test_every_column_and_every_reason_has_words_in_both_languages() -> None:
    columns = {column.value for columns in _EXPORTS for column in columns}
    assert columns == LABELS_EN.keys()
    silent = {
        ImportCode.FULLWIDTH,
        ImportCode.PHONE_FORMAT,
        ImportCode.DATE_FORMAT,
        ImportCode.BLANKS,
        ImportCode.PLATE_FORMAT,
        ImportCode.POSSIBLE_DUPLICATE,
        ImportCode.SAME_CARD,
        ImportCode.SAME_PERSON,
        ImportCode.EXACT_COPY,
    }
    assert set(ImportCode) - silent == REASONS.keys()
    assert all(sentence.zh and sentence.en.isascii() for sentence in REASONS.values())
