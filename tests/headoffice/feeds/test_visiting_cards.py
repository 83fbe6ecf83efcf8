"""Visiting cards as a list of members."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headoffice.feeds.exports import Imports, Said, member
from vipdesk.errors import BadInput
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, MemberColumn
from vipdesk.headoffice.feeds.preview import preview
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note

_OWN = """BEGIN:VCARD\r
VERSION:3.0\r
FN:陈晓晴\r
N:陈;晓晴;;;女士\r
TEL;TYPE=HOME:02038881234\r
TEL;TYPE=CELL:+86 138 0013 8000\r
BDAY:1981-09-14\r
GENDER:F\r
NOTE:喜欢靠窗\\n不喝咖啡\r
X-VIPDESK-CARD:886600000001\r
X-VIPDESK-TIER:金卡\r
X-VIPDESK-PLATE:粤B·12345\r
END:VCARD\r
"""


def _take(imports: Imports, text: str, encoding: str = "utf-8", **mapped: str) -> Said:
    file = imports.folder / "guests.vcf"
    file.write_bytes(text.encode(encoding))
    return imports.member_file(
        file, mapped={MemberColumn[name.upper()]: header for name, header in mapped.items()}
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_card_becomes_a_guest(encoding: str, imports: Imports) -> None:
    said = _take(imports, _OWN, encoding)
    assert said.verdicts() == [(1, "repaired", "phone_format")]
    [guest], [contact], [day] = imports.rows(Guest), imports.rows(Contact), imports.rows(ImportantDate)
    told = ("full_name", "gender", "title", "tier", "plate")
    assert [guest[name] for name in told] == ["陈晓晴", "f", "女士", "金卡", "粤B·12345"]
    assert (contact["sealed_value"], day["month"], day["calendar"]) == ("13800138000", 9, "solar")
    assert imports.rows(Note)[0]["text"] == "喜欢靠窗\n不喝咖啡"
    assert imports.rows(DirectoryRow)[0]["card_no"] == "886600000001"
    assert _take(imports, _OWN, encoding).verdicts() == [(1, "duplicate", "exact_copy")]


def test_a_card_brings_news_of_somebody_who_is_known(imports: Imports) -> None:
    imports.members(member(note="喜欢靠窗\n不喝咖啡"))
    said = _take(imports, _OWN.replace("138 0013 8000", "139 0013 9000"))
    assert (said.summary["updated"], imports.rows(Contact)[0]["masked"]) == (1, "139****9000")


def test_the_property_with_the_card_number_can_be_named_and_others_are_told(imports: Imports) -> None:
    foreign = "BEGIN:VCARD\nVERSION:2.1\nN:陈;晓晴\nX-CUSTOMER-NO:886600000001\nORG:x\nEND:VCARD\n"
    assert _take(imports, foreign).verdicts() == [(1, "refused", "card_missing")]
    said = _take(imports, foreign, card="X-CUSTOMER-NO")
    assert said.verdicts() == [(1, "accepted", "")]
    assert said.summary["ignored_columns"] == ["会员卡号", "ORG"]


@pytest.mark.parametrize(
    ("written", "text"),
    [("19810914", "1981-09-14"), ("--0914", "09-14"), ("--09-14", "09-14"), ("1981-09", "1981-09")],
)
def test_birthdays_in_every_form_of_the_format(written: str, text: str, imports: Imports) -> None:
    said = _take(imports, _OWN.replace("1981-09-14", written))
    assert f"生日：{text}" in said.rows[0]["after"]


def test_several_cards_stand_on_their_lines(imports: Imports) -> None:
    second = _OWN.replace("886600000001", "8866E+11").replace("138 0013", "139 0013")
    assert [line for line, _, _ in _take(imports, _OWN + second).verdicts()] == [1, 14]


def test_a_preview_shows_nobody_in_full(imports: Imports) -> None:
    file = imports.folder / "guests.vcf"
    file.write_text(_OWN, "utf-8", newline="")
    shown = preview(file, MEMBER_COLUMNS)
    examples = {column["column"]: column["examples"] for column in shown["columns"]}
    assert (examples["姓名"], examples["手机号"]) == (["陈**"], ["138****8000"])


def test_what_is_no_text_is_no_card(tmp_path: Path, imports: Imports) -> None:
    file = tmp_path / "x.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nFN:\x00\r\nEND:VCARD\r\n")
    with pytest.raises(BadInput):
        imports.member_file(file)
