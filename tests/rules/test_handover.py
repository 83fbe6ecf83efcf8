"""Which shift is handed over, past midnight and a month's end too, and how its sentences are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.fakes.shift_desk import LINES
from vipdesk.clock import STORE_ZONE
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import CARE_LINES, LineKind
from vipdesk.rules.handover import Shift, follows, read_lines, shift_of, unread, write_lines
from vipdesk.rules.handover_words import headline, line_sentence, people_text, source_words

EARLY, LATE, NIGHT = (540, 1050), (1020, 1320), (1320, 1800)
LAST_DAY = date(2026, 11, 30)
"""The next one is of another month."""


def at(hour: int, minute: int = 0, day: date = LAST_DAY) -> datetime:
    local = datetime.combine(day, datetime.min.time(), STORE_ZONE) + timedelta(hours=hour, minutes=minute)
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    ("today", "yesterday", "now", "expected"),
    [
        ([EARLY], [], at(17, 30), Shift(at(0), over_midnight=False)),
        ([NIGHT], [], at(23), Shift(at(0), over_midnight=False)),
        ([], [NIGHT], at(26), Shift(at(22), over_midnight=True)),
        ([], [NIGHT], at(30, 20), Shift(at(22), over_midnight=True)),
        ([], [NIGHT], at(35), Shift(at(24), over_midnight=False)),
        ([EARLY], [NIGHT], at(33, 5), Shift(at(24), over_midnight=False)),
        ([], [], at(15), Shift(at(0), over_midnight=False)),
    ],
    ids=[
        "a day",
        "a night before midnight",
        "a night of two months",
        "overtime",
        "long over",
        "two in a row",
        "no roster",
    ],
)
def test_the_shift_that_is_handed_over(
    today: list[tuple[int, int]], yesterday: list[tuple[int, int]], now: datetime, expected: Shift
) -> None:
    assert shift_of(today, yesterday, now) == expected


def test_who_takes_over_begins_soon_or_is_there_and_does_not_go_home() -> None:
    assert follows([LATE], [], at(17, 30)) == at(17)
    assert follows([LATE], [], at(13)) == at(17)
    assert follows([LATE], [], at(12)) is None
    assert follows([EARLY], [], at(17)) is None
    assert follows([], [NIGHT], at(26)) == at(22)


def test_a_night_says_since_when_and_a_day_says_today() -> None:
    assert headline(86, 3, at(0), "zh", over_midnight=False) == "今日 86 位，在厅 3 位。"
    assert headline(7, 1, at(22), "zh", over_midnight=True) == "本班（11月30日 22:00 起）7 位，在厅 1 位。"
    assert headline(1, 0, at(22), "en", over_midnight=True) == "1 guest since 30 Nov 22:00, 0 here now."
    assert people_text("早班", "何嘉仪", "晚班", "苏禾") == "早班 何嘉仪 → 晚班 苏禾"
    assert people_text("", "何嘉仪", "", "") == "何嘉仪"


MORE = HandoverLine(kind=LineKind.MORE, row_id=UUID(int=1), title="storage", number="4")
READY = HandoverLine(
    kind=LineKind.READY, row_id=UUID(int=1), title="ready", number="2", detail="鲜花换水、打印机有纸"
)
CALL = HandoverLine(kind=LineKind.AFTER_HOURS, row_id=UUID(int=2), title="问停车")
LATE_COAT = HandoverLine(
    kind=LineKind.REQUEST, row_id=UUID(int=3), title="外套改衣", due_at=datetime(2026, 11, 22, 6, tzinfo=UTC)
)
TAG = HandoverLine(kind=LineKind.STORAGE_TAG, row_id=UUID(int=4), title="大衣 1 件", guest="陈**", number="A 03")


def test_the_sentences_are_those_of_the_picture_and_have_an_english_half() -> None:
    now = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
    lines = [*LINES, MORE, READY, CALL, LATE_COAT, TAG]
    last = {2, 5, 9}
    said = [
        line_sentence(line, now, language, last=place in last or line.kind in CARE_LINES)
        for language in ("zh", "en")
        for place, line in enumerate(lines)
    ]
    assert said == [
        "外套改衣 19:00 前，林珊；",
        "投诉 #7K3F 剩 6 时 20 分，郑岚 经办；",
        "寄存 12 号 陈** 未取。",
        "窗边 6 号灯不亮。",
        "二层扶梯检修，18:00 恢复。",
        "还有 4 件寄存。",
        "就绪清单还差 2 项。",
        "打烊后来电：问停车。",
        "外套改衣 已超 5 分，还没有人接；",
        "寄存 A 03 陈** 未取。",
        "Coat sleeves by 19:00, Shan Lin;",
        "Complaint #7K3F, 6 h 20 min left, handled by Lan Zheng;",
        "Storage tag 12, 陈**, not collected.",
        "窗边 6 号灯不亮.",
        "二层扶梯检修，18:00 恢复.",
        "4 more stored things.",
        "Left on the ready list: 2.",
        "After hours: 问停车.",
        "外套改衣 5 min over, nobody yet;",
        "Storage tag A 03, 陈**, not collected.",
    ]
    english = [source_words(line, now, "en") for line in lines[:2]]
    assert [(each.detail, each.origin) for each in english] == [
        ("Service·单**·2 cm shorter", "Shan Lin·opened 13:10"),
        ("Taken in, no solution yet·to supervisor", "handled by Lan Zheng·opened yesterday 23:50"),
    ]
    untaken = replace(LINES[1], owner="", owner_en="", detail="new")
    assert line_sentence(untaken, now, "zh", last=True) == "投诉 #7K3F 剩 6 时 20 分，交主管，还没有人接。"
    told = source_words(untaken, now, "zh")
    assert (told.detail, told.origin) == ("还没有人受理·交主管", "昨日 23:50 开单")
    sources = [source_words(line, now, "zh") for line in lines[:4]]
    assert [(each.title, each.until, each.detail, each.origin) for each in sources] == [
        ("外套改衣", "剩 4 时 55 分", "服务单·单**·改短 2 厘米", "林珊 经办·13:10 开单"),
        ("投诉 #7K3F", "剩 6 时 20 分", "已受理，方案待定·交主管", "郑岚 经办·昨日 23:50 开单"),
        ("寄存 12 号", "22:00 前取", "手提袋 1 件·陈**", "何嘉仪 收·13:45"),
        ("窗边 6 号灯不亮", "明早修", "座位备注·已报工程部", "何嘉仪·13:40"),
    ]


def test_lines_are_kept_without_what_is_empty_and_what_a_newer_program_wrote_is_left_out() -> None:
    kept = write_lines(LINES)
    assert read_lines(kept) == LINES
    assert "struck" not in kept[0]
    assert read_lines([*kept[:1], {"kind": "weather", "row_id": kept[0]["row_id"], "title": "雨"}, 7]) == LINES[:1]
    assert read_lines("nothing") == ()
    assert unread(LINES, {"1": "…", "3": "…"}) == (2, 4, 5)
