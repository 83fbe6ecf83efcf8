"""The quick reader of usual records: whatever it reads, the careful one reads the same and finds nothing to say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.headoffice.feeds.exports import SAMPLES, member, stranger
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, MemberColumn, read_layout
from vipdesk.headoffice.feeds.findings import Findings
from vipdesk.headoffice.feeds.member_record import MemberReader
from vipdesk.headoffice.feeds.member_usual import UsualReader
from vipdesk.headoffice.feeds.records import FileRecord, RecordReader
from vipdesk.headoffice.feeds.source import open_source

_TIERS = {"钻石卡", "白金卡", "金卡"}
_TODAY = date(2026, 11, 22)
_LAYOUT = read_layout(MemberColumn, MEMBER_COLUMNS)


def test_of_the_sample_nearly_all_is_usual_and_read_the_same_by_both() -> None:
    with open_source(SAMPLES / "members.csv", MEMBER_COLUMNS) as source:
        usual = UsualReader(source.layout, _TIERS, _TODAY)
        careful = MemberReader(source.layout, _TIERS, _TODAY)
        read = 0
        for record in source.records:
            quickly = usual.read(record)
            findings = Findings(record.line, "", "zh")
            if quickly is not None:
                read += 1
                assert careful.read(record, findings) == quickly, record.line
                assert findings.silent, record.line
    assert read > 2200


@pytest.mark.parametrize(
    "cells",
    [
        {"card": " 886600000001"},
        {"card": "8.866E+11"},
        {"name": ""},
        {"name": "陈 晓晴 "},
        {"name": "陈\u200b晓晴"},
        {"gender": "？"},
        {"phone": "138****8000"},
        {"phone": "1380013800"},
        {"phone": "+86 13800138000"},
        {"birthday": "1981/9/14"},
        {"birthday": "1981-02-30"},
        {"birthday": "2031-01-01"},
        {"calendar": "回历"},
        {"tier": "黑金卡"},
        {"member_since": "2020-04"},
        {"shopper": "S 1"},
        {"plate": "粤b12345"},
        {"plate": "不知道"},
        {"note": "一\u202e二"},
        {"drink": "Ａ茶"},
    ],
)
def test_what_has_to_be_repaired_or_refused_or_remarked_on_is_left_to_the_careful_reader(
    cells: dict[str, str],
) -> None:
    [record] = RecordReader([member(**cells)])
    assert UsualReader(_LAYOUT, _TIERS, _TODAY).read(record) is None


def test_a_record_with_too_few_fields_or_a_stray_quote_is_not_usual() -> None:
    [record] = RecordReader([stranger(1)])
    usual = UsualReader(_LAYOUT, _TIERS, _TODAY)
    assert usual.read(record) is not None
    assert usual.read(record._replace(fields=record.fields[:5])) is None
    assert usual.read(record._replace(fields=(*record.fields, "x"))) is None
    assert usual.read(FileRecord(record.line, record.fields, broken=True)) is None
