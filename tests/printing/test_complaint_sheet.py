"""The sheet for a complaint is A5 and says until when; solved, it says how. The note of thanks is A6 with its code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.paper_reader import PaperReader
from vipdesk.models.snapshot.paper import ComplaintPaper, ThanksPaper
from vipdesk.printed_code import CodeType, write_code
from vipdesk.printing.complaint_sheet import complaint_sheet_pdf
from vipdesk.printing.thanks_note import thanks_note_pdf

PAPER = ComplaintPaper(
    house="栖澜百货",
    store="北京路店",
    address="陈女士",
    number="1122-7K3F",
    taken_at=NOON,
    due_at=NOON + timedelta(days=1),
    what="等了四十分钟，没有人说明原因。" * 8,
    wish="当面说明",
    handler="郑岚",
    solution="",
    remedies=(("补偿礼券", 50_000),),
    printed_at=NOON,
)
CODE = write_code(CodeType.FEEDBACK, UUID("0f3a5b70-1111-4222-8333-444455556666"))


def test_a_complaint_that_is_taken_in_has_its_number_and_its_latest_answer() -> None:
    reader = PaperReader()
    pdf = complaint_sheet_pdf(PAPER)
    said = reader.text(pdf).replace("\n", "")
    for words in ("投诉受理单", "1122-7K3F", "陈女士，您好", "2026年11月23日", "郑岚", "深表歉意"):
        assert words in said
    assert "补偿礼券" not in said
    assert "419.5" in reader.facts(pdf)["Page size"]


def test_a_complaint_that_is_solved_says_how_it_is_made_good() -> None:
    solved = replace(PAPER, solution="主管当面致歉", handler="", language="en", address="Ms Chen")
    said = PaperReader().text(complaint_sheet_pdf(solved))
    for words in ("How it was settled", "主管当面致歉", "¥500.00", "The lounge supervisor"):
        assert words in said


def test_the_note_of_thanks_carries_the_code_of_the_visit() -> None:
    pdf = thanks_note_pdf(ThanksPaper("栖澜百货", "陈女士", "周敏", CODE, date(2026, 11, 22)))
    assert [code.text for code in PaperReader().codes(pdf)] == [CODE]
