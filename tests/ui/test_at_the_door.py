"""Who may not come in is told calmly; a supervisor lets in; the shopper's answer is on the receipt; shopping and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, NOW, PIN, STAFF, named
from tests.ui.conftest import Opener
from tests.ui.test_reception import lines, recognise
from vipdesk.models.snapshot.guests import LoungeTerms
from vipdesk.models.vocabulary import CallAnswer, ReleaseReason
from vipdesk.ui.dialogs.details_sheet import DetailsSheet
from vipdesk.ui.dialogs.paper_visit_sheet import PaperVisitSheet
from vipdesk.ui.dialogs.release_sheet import ReleaseSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.pages.today import TodayPage
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.choices import ChoiceButton
from vipdesk.ui.widgets.receipt import TICK, ReceiptLine


def _answer(desk: FakeDesk, **changes: Any) -> None:
    """What another desk wrote about the visit."""
    visit = desk.house.profiles[CHEN].visit
    assert visit is not None
    desk.rename_guest(CHEN, visit=replace(visit, **changes))
    desk.changed.emit(frozenset({"visit"}))


def _received(window: MainWindow, qtbot: QtBot) -> RecognisedPage:
    page = _received_anyhow(window, qtbot)
    qtbot.waitUntil(lambda: "已告知 周敏" in lines(page))
    return page


def test_one_companion_too_many_waits_in_the_hall_or_is_let_in_by_a_supervisor(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    desk.rename_guest(CHEN, right=LoungeTerms(companions=1))
    page = recognise(window, qtbot)
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Up)
    assert page.banner.accessibleName() == "今日可请 1 位同行（已 2 位）"
    assert page.receive.shown_text() == "请在大厅稍候"
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.receive.shown_text() == "接待"
    assert page.banner.accessibleName() == "陈女士"
    qtbot.keyClick(page, Qt.Key.Key_Up)

    assert (page.release.y(), page.release.height()) == (page.receive.y(), page.receive.height())
    assert page.arrival.geometry().right() < page.release.x() < page.receive.x() - page.release.width()
    page.release.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, ReleaseSheet)
    qtbot.waitUntil(lambda: sheet.who is not None)
    sheet.pin.setText("111111")
    sheet.act()
    qtbot.waitUntil(sheet.done.isEnabled)
    assert desk.submitted == []
    sheet.pin.setText(PIN)
    sheet.act()
    qtbot.waitUntil(lambda: bool(desk.submitted))

    kind, args = desk.submitted[0]
    assert (kind, args["companions"]) == ("visit.check_in", 2)
    assert (args["release_by"], args["release_reason"]) == (str(STAFF[-1].staff_id), ReleaseReason.FAMILY)
    assert desk.staff is not None
    assert desk.staff.staff_id == STAFF[0].staff_id


def test_whom_the_rules_bar_gets_a_number_is_called_and_received(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.rename_guest(CHEN, right=LoungeTerms(enters=False), quoted_minutes=20)
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.TODAY)
    assert [kind for kind, _ in desk.submitted] == ["visit.take_ticket"]
    today = window.frame.stack.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(today.waiting.isVisible)
    (row,) = today.waiting.list.rows()
    assert row.spoken == "A 01, 候座位·约 20 分, 陈** 女士, 刚来"

    today.waiting.choices(row.key)[0][1]()
    qtbot.waitUntil(lambda: "已叫号" in today.waiting.list.rows()[0].spoken)
    today.waiting.choices(row.key)[1][1]()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    window.navigation.show_place(Place.TODAY)
    today.waiting.choices(row.key)[2][1]()
    qtbot.waitUntil(today.waiting.isHidden)


def test_the_answer_of_the_shopper_ticks_the_line(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _received(window, qtbot)
    _answer(desk, answer=CallAnswer.THREE_MINUTES)
    qtbot.waitUntil(lambda: "✓ 周敏：3 分钟到 14:05 已告知" in lines(page))


def test_a_minute_of_silence_offers_somebody_else_and_the_telephone(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _received(window, qtbot)
    page.receipt.ring.start(0)
    _answer(desk, told_at=NOW - timedelta(seconds=60))
    qtbot.waitUntil(lambda: "周敏未回应" in lines(page))
    assert page.receipt.second.shown_text() == "分机 6021"

    assert page.receipt.action.shown_text() == "改请 林珊"
    page.receipt.action.click()
    qtbot.waitUntil(lambda: "已告知 林珊" in lines(page))
    assert desk.submitted[-1][0] == "visit.call_shopper"
    assert page.receipt.second.shown_text() == "离厅"


def test_without_a_line_nobody_is_said_to_be_told(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "联网后告知 周敏" in lines(page))
    assert not any("已告知" in line for line in lines(page))


def test_a_guest_goes_shopping_and_comes_back_to_the_same_seat(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _received(window, qtbot)
    page.receipt.ring.start(0)
    qtbot.waitUntil(lambda: page.receipt.middle.shown_text() == "去逛店")
    visit = desk.house.profiles[CHEN].visit
    assert visit is not None
    page._work.submit("visit.go_shopping", {"visit_id": str(visit.visit_id), "bags": 2})
    qtbot.waitUntil(lambda: "逛店中 窗边 6 号 留着·寄存 2 袋" in lines(page))
    page.receipt.middle.click()
    qtbot.waitUntil(lambda: "✓ 窗边 6 号" in lines(page))
    assert desk.submitted[-1][0] == "visit.come_back"


def test_purpose_and_car_go_with_the_reception(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    sheet = window.sheets.sheet
    assert isinstance(sheet, DetailsSheet)
    qtbot.waitUntil(sheet.isVisible)
    sheet.why.choose([3])
    sheet.plate.edit.setText("粤A12345")
    sheet.act()
    assert desk.submitted == []
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.submitted))
    assert (desk.submitted[0][1]["purpose"], desk.submitted[0][1]["plate"]) == ("collect", "粤A12345")


def _ask_who(window: MainWindow, qtbot: QtBot) -> DetailsSheet:
    qtbot.keyClick(window, Qt.Key.Key_F6)
    sheet = window.sheets.sheet
    assert isinstance(sheet, DetailsSheet)
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.agent is not None)
    return sheet


def _choose(sheet: DetailsSheet, place: int) -> str:
    """Press a chip; the sentence below."""
    assert sheet.agent is not None
    sheet.agent.who.findChildren(ChoiceButton)[place].click()
    return sheet.agent._needs.text()


def test_who_may_enter_comes_in_the_guests_name(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    sheet = _ask_who(window, qtbot)
    assert sheet.agent is not None
    chips = [chip.accessibleName() for chip in sheet.agent.who.findChildren(ChoiceButton)]
    assert chips == ["本人", "林致远·配偶", "保密·附属卡", "林悦·子女", "王海·司机", "其他人…"]
    assert not _choose(sheet, 1)
    sheet.act()
    assert page.banner.accessibleName() == "陈女士"
    assert page.banner._face.names.startswith("配偶 林致远 代来")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)
    assert lines(page)[1].endswith("窗边 6 号 配偶 林致远 代来")
    assert desk.submitted[0][1]["by"] == str(named("relation", "林先生"))
    page.receipt.ring.start(0)
    qtbot.waitUntil(lambda: page.receipt.middle.shown_text() == "去逛店")
    assert "✓ 窗边 6 号 配偶 林致远 代来" in lines(page)

    recognise(window, qtbot, named("guest", "曹心琪"))
    sheet = _ask_who(window, qtbot)
    assert sheet.agent is not None
    assert sheet.agent.chosen() is None


def test_who_may_not_enter_is_let_in_by_a_supervisor_alone(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    sheet = _ask_who(window, qtbot)
    assert _choose(sheet, 4) == "档案里没有写可以代为进厅：要由主管放行"
    sheet.act()
    assert page.banner.accessibleName() == "先请代来的这位在大厅稍坐"
    assert "请您先在大厅坐" in page.banner._face.names
    assert page.banner._distance.text() == "司机 王海 代来"
    assert page.receive.shown_text() == "请在大厅稍候"
    _release(window, page, qtbot)
    qtbot.waitUntil(lambda: bool(desk.submitted))
    args = desk.submitted[0][1]
    assert (args["by"], args["release_reason"]) == (str(named("relation", "司机")), ReleaseReason.FAMILY)


def test_a_stranger_is_asked_for_by_name_and_let_in_by_a_supervisor_alone(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    sheet = _ask_who(window, qtbot)
    assert _choose(sheet, 5) == "不在“家人与代办人”里：要由主管放行"
    sheet.act()
    assert sheet.isVisible()
    assert sheet.agent is not None
    sheet.agent.stranger.write("公司司机 赵师傅")
    sheet.act()
    again = _ask_who(window, qtbot)
    assert again.agent is not None
    assert again.agent.stranger.text() == "公司司机 赵师傅"
    again.act()
    _release(window, page, qtbot)
    qtbot.waitUntil(lambda: any(line.endswith("公司司机 赵师傅 代来") for line in lines(page)))
    args = desk.submitted[0][1]
    assert (args["by_other"], args["release_by"]) == ("公司司机 赵师傅", str(STAFF[-1].staff_id))


def test_a_long_note_of_the_receipt_leaves_its_text_where_it_was(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work(language="en")
    page = _received_anyhow(window, qtbot)
    view = page.receipt._lines[1]
    plain = ReceiptLine("Window 6", TICK, "ok")
    seat = QRect(0, 0, 140, view.height())
    images = []
    for note in ("", "for them: Confidential, Supplementary card of the house"):
        view.show_line(replace(plain, note=note))
        images.append(view.grab(seat).toImage())
    assert images[0] == images[1]


def _received_anyhow(window: MainWindow, qtbot: QtBot) -> RecognisedPage:
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)
    return page


def _release(window: MainWindow, page: RecognisedPage, qtbot: QtBot) -> None:
    page.release.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, ReleaseSheet)
    qtbot.waitUntil(lambda: sheet.who is not None)
    sheet.pin.setText(PIN)
    sheet.act()


def test_a_visit_on_paper_is_entered_with_its_times(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    recognise(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    sheet = window.sheets.sheet
    assert isinstance(sheet, PaperVisitSheet)
    sheet.arrived.edit.setText("1010")
    sheet.act()
    assert desk.submitted == []
    sheet.left.edit.setText("11：30")
    sheet.act()
    qtbot.waitUntil(lambda: bool(desk.submitted))
    kind, args = desk.submitted[0]
    assert kind == "visit.record_paper"
    assert args["checked_in_at"] == "2026-11-22T02:10:00.000000Z"
    assert args["left_at"] == "2026-11-22T03:30:00.000000Z"


def test_a_tidied_place_is_said_once(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = window.frame.stack.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page._seats.tidy.isVisibleTo(page))
    page._seats.tidy.click()
    qtbot.waitUntil(lambda: bool(desk.submitted))
    assert desk.submitted == [("visit.tidy_place", {"visit_id": str(named("visit", "left"))})]
