"""The handover on A4: sentences with their boxes, sources, who is here, two signatures; more of them take more sheets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from tests.fakes.clocks import NOON
from tests.fakes.paper_reader import PaperReader
from tests.fakes.shift_desk import LINES
from vipdesk.models.snapshot.paper import HandoverGuest, HandoverPaper
from vipdesk.printing.handover import handover_pdf

HEIGHT = re.compile(r'yMin="(.+?)".+?yMax="(.+?)"')
PAPER = HandoverPaper(
    house="栖澜百货",
    store="北京路店",
    author="何嘉仪",
    label="早班",
    next="苏禾",
    next_label="晚班",
    over_midnight=False,
    begun_at=NOON - timedelta(hours=5),
    signed_at=NOON,
    printed_at=NOON,
    visits=86,
    present=3,
    lines=(*LINES[:4], replace(LINES[4], struck=True)),
    guests=(
        HandoverGuest("窗边 2 号", "梁** 太太，周敏在陪", "13:45 到"),
        HandoverGuest("兰室", "方** 老师，许言在陪", "13:30 到"),
    ),
    waiting=2,
)


def test_a_page_says_what_was_signed_and_leaves_out_what_was_struck() -> None:
    (text,) = PaperReader().text(handover_pdf(PAPER)).split("\f")[:-1]
    for words in (
        "早班 何嘉仪 → 晚班 苏禾",
        "今日 86 位，在厅 3 位。",
        "外套改衣 19:00 前，林珊；",
        "寄存 12 号 陈** 未取。",
        "座位备注·已报工程部",
        "周敏在陪",
        "2 项待上传，不影响交班。",
        "第 1 页，共 1 页",
        "用后入碎纸箱",
    ):
        assert words in text, words
    assert "扶梯" not in text


def test_a_long_page_goes_on_over_the_next_sheet_in_english_too() -> None:
    pages = PaperReader().text(handover_pdf(replace(PAPER, lines=LINES * 6, language="en"))).split("\f")[:-1]
    assert len(pages) == 4
    assert all(f"Sheet {number} of 4" in page for number, page in enumerate(pages, 1))
    assert all("何嘉仪" in page for page in pages)


def test_a_long_source_takes_further_lines_and_nothing_is_too_small_to_be_read() -> None:
    reader = PaperReader()
    for language, words in (("zh", "链扣送修后一并取回"), ("en", "collect it with the repaired clasp ")):
        long = replace(LINES[0], title=(words * 9)[:180], title_en="", detail=words * 5, expected=words * 3)
        pdf = handover_pdf(replace(PAPER, lines=(long, *LINES[1:4]), language=language))
        sizes = [float(bottom) - float(top) for top, bottom in HEIGHT.findall(reader.word_boxes(pdf))]
        assert min(sizes) > 8
        told = "".join(reader.text(pdf).split())
        assert told.count("".join(words.split())) > 5
