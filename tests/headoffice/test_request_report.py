"""The report of requests: each type's own line, clocks as their logs give them, no guest, nothing a spreadsheet runs."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import SHOPPER, request
from tests.intents.tables.request_pauses import PIANO
from vipdesk.errors import WrongUsage
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.request_report import HEADERS, Period, write_request_report
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import derived_id

DAY = date(2026, 11, 22)


def _report(office: HeadOffice, file: Path, language: str = "zh", **period: object) -> list[list[str]]:
    wanted = Period(**({"first": DAY, "last": DAY} | period))  # type: ignore[arg-type]  # as each test says
    count = write_request_report(office.database, file, wanted, NOON, language)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header, *lines = csv.reader(opened)
    assert (header, len(lines)) == (list(HEADERS[language]), count)
    return lines


def test_each_request_is_a_line_as_its_type_declares_it(office: HeadOffice, tmp_path: Path) -> None:
    set_policy(office.database, "request_type.piano", PIANO, None)
    with house_writer(office.database) as writer:
        for row in (
            request(owner_id=SHOPPER, state="done", closed_at=NOON),
            request(id=derived_id("tune"), kind="piano", fields={"tune": "=1+1", "played": "yes"}, opened_at=NOON),
            request(id=derived_id("anger"), kind="complaint", fields={"what": "秘密"}, opened_at=NOON),
            request(id=derived_id("old"), opened_at=NOON - timedelta(days=1)),
        ):
            writer.insert(row)
    file = tmp_path / "requests.csv"
    tea, tune, anger = sorted(_report(office, file), key=lambda line: line[2], reverse=True)
    assert tea[1:6] == ["天河店", "茶饮", "完成", "茶水间", "何嘉仪"]
    assert tea[6:] == [
        "2026-11-22 14:00",
        "2026-11-22 14:10",
        "2026-11-22 14:05",
        "10",
        "5",
        "",
        "茶饮 · 要什么 龙井",
    ]
    assert tune[12] == "点曲 · 曲目 =1+1 · 弹了吗 弹了"
    assert anger[12] == "投诉"
    text = file.read_text("utf-8-sig")
    assert not any(word in text for word in ("陈晓晴", "秘密"))
    assert [line[12] for line in _report(office, file, "en", store="天河店") if line[2] == "A tune"] == [
        "A tune · Tune =1+1 · Played Yes"
    ]


def test_a_period_that_ends_before_it_begins_writes_nothing(office: HeadOffice, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        _report(office, tmp_path / "requests.csv", last=DAY - timedelta(days=1))
    with pytest.raises(WrongUsage):
        _report(office, tmp_path / "no folder" / "requests.csv")
    assert list(tmp_path.iterdir()) == []
