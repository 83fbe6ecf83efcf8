"""Each thing that can be wrong with a record of a member list, and what is said of it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from tests.headoffice.feeds.exports import member
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, MemberColumn, read_layout
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.member_record import Birthday, MemberReader, MemberRecord
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.models.vocabulary import Calendar

_LAYOUT = read_layout(MemberColumn, MEMBER_COLUMNS)


def _read(line: str, language: str = "zh") -> tuple[MemberRecord | None, ReportRow]:
    fields = tuple(next(csv.reader(io.StringIO(line, newline=""))))
    findings = Findings(2, fields[0], language)
    reader = MemberReader(_LAYOUT, {"金卡", "白金卡"}, date(2026, 11, 22))
    return reader.read(FileRecord(2, fields), findings), findings.row()


def _kept(line: str) -> MemberRecord:
    found, row = _read(line)
    assert found is not None, row.message
    return found


@pytest.mark.parametrize(
    ("cells", "codes", "before", "after"),
    [
        (
            {"card": "８８６６００００００８５"},
            "fullwidth",
            "会员卡号：８８６６００００００８５",
            "会员卡号：886600000085",
        ),
        ({"card": "\t886600000085 "}, "blanks", "会员卡号：⟨U+0009⟩886600000085 ", "会员卡号：886600000085"),
        ({"card": "8866 0000 0085"}, "blanks", "会员卡号：8866 0000 0085", "会员卡号：886600000085"),
        ({"name": "  庄勇　"}, "blanks", "姓名：  庄勇　", "姓名：庄勇"),
        ({"name": "Ａnna"}, "fullwidth", "姓名：Ａnna", "姓名：Anna"),
        ({"name": "陈\u200b晓晴"}, "blanks", "姓名：陈⟨U+200B⟩晓晴", "姓名：陈晓晴"),
        (
            {"phone": "１５７７０３７４８０８"},
            "fullwidth",
            "手机号：１５７７０３７４８０８",
            "手机号：15770374808",
        ),
        ({"phone": "+86 150-5152 1814"}, "phone_format", "手机号：+86 150-5152 1814", "手机号：15051521814"),
        ({"phone": "0086 15051521814"}, "phone_format", "手机号：0086 15051521814", "手机号：15051521814"),
        ({"phone": "852 6123 4567"}, "phone_format", "手机号：852 6123 4567", "手机号：+85261234567"),
        ({"phone": "138xxxx8000"}, "phone_format", "手机号：138xxxx8000", "手机号：138****8000"),
        (
            {"phone": "＋８６ 15051521814"},
            "fullwidth;phone_format",
            "手机号：＋８６ 15051521814",
            "手机号：15051521814",
        ),
        ({"birthday": "1981/09/14"}, "date_format", "生日：1981/09/14", "生日：1981-09-14"),
        ({"birthday": "19810914"}, "date_format", "生日：19810914", "生日：1981-09-14"),
        ({"birthday": "9月14日"}, "date_format", "生日：9月14日", "生日：09-14"),
        ({"member_since": "2020.4.4"}, "date_format", "开卡日期：2020.4.4", "开卡日期：2020-04-04"),
        ({"plate": "吉e62al3"}, "plate_format", "车牌：吉e62al3", "车牌：吉E·62AL3"),
        ({"plate": " 吉E·62AL3"}, "blanks", "车牌： 吉E·62AL3", "车牌：吉E·62AL3"),
        ({"note": "\u202e右到左"}, "blanks", "备注：⟨U+202E⟩右到左", "备注：右到左"),
        (
            {"name": " 庄勇", "birthday": "1981/09/14"},
            "date_format;blanks",
            "姓名： 庄勇；生日：1981/09/14",
            "姓名：庄勇；生日：1981-09-14",
        ),
    ],
)
def test_what_needs_no_guess_is_repaired(cells: dict[str, str], codes: str, before: str, after: str) -> None:
    found, row = _read(member(**cells))
    assert found is not None
    assert (row.status, ";".join(row.codes), row.before, row.after) == ("repaired", codes, before, after)
    assert row.message.startswith("已改正：")


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"card": ""}, "card_missing"),
        ({"card": "　"}, "card_missing"),
        ({"card": "88669999000X6"}, "card_invalid"),
        ({"card": "8.866E+11"}, "card_invalid"),
        ({"card": "8E11"}, "card_invalid"),
        ({"card": "886600000001.0"}, "card_invalid"),
        ({"card": "-886600000001"}, "card_invalid"),
        ({"card": "1234"}, "card_invalid"),
        ({"name": ""}, "name_missing"),
        ({"name": "\u200b \u3000"}, "name_missing"),
        ({"phone": "12345"}, "phone_invalid"),
        ({"phone": "139000000X6"}, "phone_invalid"),
        ({"phone": "1.38E+10"}, "phone_invalid"),
        ({"phone": "13800138000/13900139000"}, "phone_invalid"),
        ({"birthday": "1988-02-30"}, "date_impossible"),
        ({"birthday": "1990-13-01"}, "date_impossible"),
        ({"birthday": "1990-01-00"}, "date_impossible"),
        ({"birthday": "1990-01-31", "calendar": "农历"}, "date_impossible"),
        ({"birthday": "1990-闰06-01"}, "date_impossible"),
        ({"birthday": "29843"}, "date_impossible"),
        ({"birthday": "14/09/1981"}, "date_impossible"),
        ({"calendar": "回历"}, "date_impossible"),
        ({"member_since": "2020-04"}, "date_impossible"),
        ({"member_since": "4月4日"}, "date_impossible"),
        ({"birthday": "2031-05-05"}, "date_in_future"),
        ({"birthday": "2031-05-05", "calendar": "农历"}, "date_in_future"),
        ({"member_since": "2026-11-23"}, "date_in_future"),
        ({"tier": "黑金卡"}, "tier_unknown"),
        (
            {"card": "", "name": "", "phone": "1", "tier": "x"},
            "card_missing;name_missing;phone_invalid;tier_unknown",
        ),
    ],
)
def test_what_would_need_a_guess_is_refused_with_every_reason(cells: dict[str, str], codes: str) -> None:
    found, row = _read(member(**cells))
    assert found is None
    assert (row.status, ";".join(row.codes), row.after) == ("refused", codes, "")
    assert row.message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("886600000001,陈晓晴,女\r\n", "只有 3 栏，比表头少。"),
        (member().rstrip() + ",x\r\n", "有 15 栏，比表头多，分不清多在哪里。"),
    ],
)
def test_a_record_whose_fields_do_not_fit_the_header_is_refused(line: str, message: str) -> None:
    found, row = _read(line)
    assert found is None
    assert (row.codes, row.message) == ((ImportCode.COLUMNS_MISSING,), message)


def test_a_spoilt_card_number_is_refused_with_that_reason() -> None:
    _, row = _read(member(card="8.866E+11"))
    assert row.message == "卡号被表格软件改成了科学计数法，原号已丢失。"
    _, row = _read(member(card="8.866E+11"), "en")
    assert row.message.startswith("A spreadsheet")
    assert row.before == "card number: 8.866E+11"


def test_only_card_and_name_must_be_there() -> None:
    empty = dict.fromkeys(
        ("gender", "phone", "birthday", "calendar", "tier", "member_since", "shopper", "plate", "title", "drink"),
        "",
    )
    assert _kept(member(**empty, taboo="")) == MemberRecord(card_no="886600000001", name="陈晓晴")


@pytest.mark.parametrize(
    ("birthday", "calendar", "text"),
    [
        ("1990-12-30", "农历", "lunar 1990-12-30"),
        ("2004-02-29", "阴历", "lunar 2004-02-29"),
        ("1987-闰06-15", "农历", "lunar 1987-闰06-15"),
        ("1990-12-30", "", "solar 1990-12-30"),
    ],
)
def test_a_birthday_is_kept_exactly_as_it_was_given(birthday: str, calendar: str, text: str) -> None:
    found = _kept(member(birthday=birthday, calendar=calendar)).birthday
    assert found is not None
    assert found.text == text


def test_a_lunar_birthday_of_this_year_is_not_called_a_future_one() -> None:
    found = _kept(member(birthday="2026-11-22", calendar="农历")).birthday
    assert found is not None
    assert found == Birthday(Calendar.LUNAR, found.given)


@pytest.mark.parametrize("phone", ["138****8000", "+852****4567"])
def test_a_masked_phone_is_kept(phone: str) -> None:
    found, row = _read(member(phone=phone))
    assert found is not None
    assert found.phone is not None
    assert found.phone.masked
    assert row.status == "accepted"


def test_what_is_merely_not_understood_does_not_refuse_a_guest() -> None:
    found, row = _read(member(gender="其他", plate="黄色小车", shopper="小王 姐"))
    assert found is not None
    assert (found.gender, found.plate, found.shopper) == (None, "黄色小车", None)
    assert (row.status, row.codes) == ("accepted", (ImportCode.SHOPPER_UNKNOWN,))
    assert row.message == "性别看不懂，未记。导购工号不像工号，未指定顾问。车牌看不懂，按原样保留。"


@pytest.mark.proves("S30")
@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ('=HYPERLINK("http://127.0.0.1/","x")', '=HYPERLINK("http://127.0.0.1/","x")'),
        ("<img src='file:///etc/hostname'>", "<img src='file:///etc/hostname'>"),
        ("Robert'); DROP TABLE guest;--", "Robert'); DROP TABLE guest;--"),
        ("一家人 👨‍👩‍👧 喜欢靠窗", "一家人 👨‍👩‍👧 喜欢靠窗"),
        ("第一行\r\n第二行\t，全角。", "第一行\n第二行\t，全角。"),
        ("a\u202eb\u2066c\u200f\x07\x1b[31md\ufeff", "abc[31md"),
    ],
)
def test_remarks_stay_as_they_are_but_for_what_controls_a_screen(note: str, kept: str) -> None:
    assert _kept(member(note=note)).note == kept


@pytest.mark.parametrize(
    "name", ["陈" * 60, "😀 Anna", "مريم", "㐱小雨", "𠮷田由美", "John O'Brien", "阿卜杜拉·买买提", "<b>x</b>"]
)
def test_a_name_of_any_kind_is_kept(name: str) -> None:
    found, row = _read(member(name=name))
    assert found is not None
    assert (found.name, row.status) == (name, "accepted")
