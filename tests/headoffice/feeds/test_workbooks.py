"""Workbooks: XLSX and the old XLS are read like text, and what a spreadsheet has ruined is refused with that reason."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.headoffice.feeds.exports import Imports
from vipdesk.errors import BadInput, WrongUsage
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, MemberColumn
from vipdesk.headoffice.feeds.preview import preview
from vipdesk.headoffice.feeds.workbook import cell_text
from vipdesk.models.card import Card

_HEADER = ["会员卡号", "姓名", "性别", "手机号", "生日", "历法", "等级", "开卡日期"]
_CHEN = [886600000001, "陈晓晴", "女", 13800138000, date(1981, 9, 14), "公历", "金卡", datetime(2020, 4, 4)]  # noqa: DTZ001 - a cell has no zone


def workbook(file: Path, *rows: list[Any], header: list[str] | None = None) -> Path:
    """A workbook whose first sheet is hidden and whose second has a blank line above the header."""
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["说明"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("会员")
    sheet.append([])
    sheet.append(header or _HEADER)
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (886600000001, "General", "886600000001"),
        (886600000001.0, "General", "886600000001"),
        (3239.1, "General", "3239.1"),
        (8.866000000001234e18, "General", "8.8660E+18"),
        (8866000000012340000, "General", "8.8660E+18"),
        (8866000000012345678, "General", "8866000000012345678"),
        (6001, "000000", "006001"),
        (True, "General", "TRUE"),
        (date(2020, 4, 4), "General", "2020-04-04"),
        (datetime(2020, 4, 4), "General", "2020-04-04"),  # noqa: DTZ001 - a cell has no zone
        (datetime(2020, 4, 4, 10, 9), "General", "2020-04-04 10:09:00"),  # noqa: DTZ001 - as above
        (time(10, 9), "General", "10:09:00"),
        (float("inf"), "General", "inf"),
        (" 陈晓晴 ", "General", " 陈晓晴 "),
    ],
)
def test_a_cell_reads_as_it_would_be_typed(value: Any, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_a_workbook_is_taken_in_and_each_row_accounted_for(imports: Imports, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "members.xlsx",
        _CHEN,
        [8.866000000001234e18, "单晓敏", "女"],
        [],
        ["886600000003", "吕布", "男", "138****8000"],
        _CHEN,
    )
    said = imports.member_file(file)
    assert said.summary["encoding"] == "XLSX"
    assert said.verdicts() == [
        (3, "accepted", ""),
        (4, "refused", "card_invalid"),
        (6, "accepted", ""),
        (7, "duplicate", "exact_copy"),
    ]
    assert "科学计数法" in said.rows[1]["message"]
    assert sorted(row["card_no"] for row in imports.rows(Card)) == ["886600000001", "886600000003"]


def test_an_old_workbook_is_taken_in_too(imports: Imports) -> None:
    """The file was written by a spreadsheet of that age: a hidden sheet, a blank row, dates, a ruined card, a truth for a word."""
    said = imports.member_file(Path(__file__).parent / "old_workbook.xls")
    assert said.summary["encoding"] == "XLS"
    assert said.verdicts() == [(3, "accepted", ""), (4, "refused", "card_invalid"), (5, "accepted", "")]
    (birthday,) = [row for row in imports.dump()["important_date"] if "1981" in row]
    assert "9, 14" in birthday


def test_a_list_says_the_same_as_text_and_as_workbook(imports: Imports, tmp_path: Path) -> None:
    """Whoever sends the same list in the other form adds nobody."""
    first = imports.member_file(workbook(tmp_path / "members.xlsx", _CHEN))
    text = "886600000001,陈晓晴,女,13800138000,1981-09-14,公历,金卡,2020-04-04\r\n"
    again = imports.members(text, columns=",".join(_HEADER) + "\r\n")
    assert first.verdicts() == [(3, "accepted", "")]
    assert again.verdicts() == [(2, "duplicate", "exact_copy")]


@pytest.mark.parametrize("kind", ["cut", "no_parts", "xls", "trap"])
def test_what_is_no_whole_workbook_is_refused_and_nothing_written(
    kind: str, imports: Imports, tmp_path: Path
) -> None:
    file = tmp_path / "members.xlsx"
    if kind == "xls":
        file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    elif kind == "no_parts":
        with zipfile.ZipFile(file, "w") as parts:
            parts.writestr("readme.txt", "hello")
    elif kind == "trap":
        with (
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts,
            parts.open("xl/sharedStrings.xml", "w") as part,
        ):
            for _ in range(1 + (1 << 30) // (1 << 24)):
                part.write(bytes(1 << 24))
    else:
        whole = workbook(file, _CHEN).read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
    before = imports.dump()
    with pytest.raises(BadInput) as refusal:
        imports.member_file(file)
    assert refusal.value.facts["detail"] == ("too_large" if kind == "trap" else "no_workbook")
    assert imports.dump() == before
    assert not (tmp_path / "report.csv").exists()


def test_a_column_may_be_named_and_a_header_that_is_not_there_is_told(imports: Imports, tmp_path: Path) -> None:
    file = workbook(tmp_path / "members.xlsx", ["886600000001", "陈晓晴", "x"], header=["号", "贵客", "姓名"])
    mapped = {MemberColumn.CARD: "号", MemberColumn.NAME: "贵客"}
    said = imports.member_file(file, mapped=mapped)
    assert said.verdicts() == [(3, "accepted", "")]
    assert said.summary["ignored_columns"] == ["姓名"]
    assert "陈晓晴" in str(imports.dump()["guest"])
    with pytest.raises(WrongUsage) as refusal:
        imports.member_file(file, mapped={MemberColumn.CARD: "卡片"})
    assert "卡片" in str(refusal.value.facts["detail"])
    assert "贵客" in str(refusal.value.facts["detail"])


def test_a_preview_names_every_column_and_shows_nobody_in_full(tmp_path: Path) -> None:
    file = workbook(tmp_path / "members.xlsx", [*_CHEN, "海鲜过敏"], header=[*_HEADER, "忌讳", "积分"])
    seen = preview(file, MEMBER_COLUMNS)
    columns = {each["column"]: (each["header"], each["examples"]) for each in seen["columns"]}
    assert columns["会员卡号"] == ("会员卡号", ["****0001"])
    assert columns["姓名"] == ("姓名", ["陈**"])
    assert columns["手机号"] == ("手机号", ["138****8000"])
    assert columns["忌讳/过敏"] == ("忌讳", ["(4)"])
    assert seen["ignored_columns"] == ["积分"]
    assert "备注" in seen["missing_columns"]
    assert "13800138000" not in str(seen)
