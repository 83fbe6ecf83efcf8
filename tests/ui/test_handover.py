"""交班 (M5): the page writes itself, is struck, added to and signed with a PIN; the next person sees it first and reads it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import PIN, STAFF
from tests.fakes.shift_desk import COAT, ESCALATOR, PAGE
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.ready_sheet import ReadySheet
from vipdesk.ui.dialogs.request_sheet import RequestSheet
from vipdesk.ui.dialogs.shift_note_sheet import ShiftNoteSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.handover import HandoverPage, Mode
from vipdesk.ui.pages.matter_words import matter_row, matter_title, next_step, reason_text
from vipdesk.ui.route import Place


def shown(window: MainWindow, qtbot: QtBot) -> HandoverPage:
    """The page, filled."""
    window.navigation.show_place(Place.HANDOVER)
    page = window.frame.stack.page(Place.HANDOVER)
    assert isinstance(page, HandoverPage)
    qtbot.waitUntil(lambda: bool(page.paper.lines.lines()))
    return page


def texts(page: HandoverPage) -> list[str]:
    return [line.text for line in page.paper.lines.lines()]


def press(page: HandoverPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.paper.lines, key)


def signed(desk: FakeDesk) -> dict[str, Any]:
    kind, args = desk.submitted[-1]
    assert kind == "handover.sign"
    return args


def test_a_page_is_struck_added_to_and_signed_with_the_keyboard_alone(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(waiting=2)
    page = shown(window, qtbot)
    assert texts(page) == [
        "外套改衣 19:00 前，林珊；",
        "投诉 #7K3F 剩 6 时 20 分，郑岚 经办；",
        "寄存 12 号 陈** 未取。",
        "窗边 6 号灯不亮。",
        "二层扶梯检修，18:00 恢复。",
        "添一句",
    ]
    assert [line.label for line in page.paper.lines.lines()] == ["未完", "", "", "要小心", "", ""]
    assert page.paper._told.text() == "2 项待上传，不影响交班"
    press(page, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Delete)
    assert page.paper.lines.lines()[4].struck
    assert len(page.sources.cards.cards()) == 4
    press(page, Qt.Key.Key_Up)
    assert page.sources.cards.chosen_key() == page.paper.lines.chosen_key()
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    sheet = window.sheets.sheet
    assert isinstance(sheet, ShiftNoteSheet)
    sheet.text.edit.setText("窗边 6 号椅子松了")
    sheet.act()
    qtbot.waitUntil(lambda: window.sheets.sheet is None and len(texts(page)) == 7)
    assert desk.submitted[-1][1]["place_id"] is not None

    QTest.keyClicks(page.paper.lines, "123456")
    QTest.keyClick(page.paper.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "PIN" in page.paper._told.text() or page.paper.pin._wrong)
    assert page.mode is Mode.DRAFT
    desk.refuse_next = Refused(Code.HANDOVER_SIGNED)
    for _ in range(2):
        page.paper.pin.setText(PIN)
        before = len(desk.submitted)
        QTest.keyClick(page.paper.pin, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda before=before: len(desk.submitted) > before)  # type: ignore[misc]  # the value of this turn
    qtbot.waitUntil(lambda: page.mode is Mode.SIGNED)
    struck = [line["row_id"] for line in signed(desk)["lines"] if line.get("struck")]
    assert (struck, signed(desk)["visits"], len(signed(desk)["lines"])) == ([str(ESCALATOR)], 86, 6)
    assert page.paper._told.text() == "还没有人读"
    page.print_page()
    assert desk.printed[-1][0] == "handover"


def test_a_copy_can_be_asked_for_before_the_page_is_signed(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = shown(window, qtbot)
    page.print_page()
    assert page.paper._told.text() == "交班后打印一份"
    page.paper.pin.setText(PIN)
    page.paper.done.click()
    qtbot.waitUntil(lambda: bool(desk.printed))
    page.paper.done.click()
    assert page.mode is Mode.DRAFT


def test_every_sentence_opens_its_record(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = shown(window, qtbot)
    page.sources.cards.opened.emit(("request", COAT))
    assert isinstance(window.sheets.sheet, RequestSheet)
    window.navigation.close_sheet()
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.sheets.sheet is not None
    assert window.sheets.sheet.accessibleName() == "座位备注"


def test_the_next_person_sees_it_at_sign_in_and_reads_it_line_by_line(open_desk: Opener, qtbot: QtBot) -> None:
    desk, window = open_desk()
    desk.be_handed_over()
    window.sign_in.begin(STAFF[1].staff_id)
    qtbot.waitUntil(window.sign_in.waiting.isVisible)
    assert window.sign_in.waiting.accessibleName() == "早班何嘉仪留下一页交班, 登录后先看 4 句，约 1 分钟"
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work and window.navigation.place is Place.HANDOVER)
    page = window.frame.stack.page(Place.HANDOVER)
    assert isinstance(page, HandoverPage)
    qtbot.waitUntil(lambda: page.mode is Mode.READING and bool(page.paper.lines.lines()))
    assert page.paper._told.text() == "还有 4 句没读"
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.paper.lines.lines()[0].ticked)
    assert desk.submitted[-1] == ("handover.read", {"handover_id": str(PAGE), "lines": [1]})
    page.paper.done.click()
    qtbot.waitUntil(lambda: window.navigation.place is Place.TODAY)
    assert desk.submitted[-1] == ("handover.read", {"handover_id": str(PAGE), "lines": [2, 3, 4]})
    desk._staff = STAFF[0]
    own = shown(window, qtbot)
    qtbot.waitUntil(lambda: own.mode is Mode.SIGNED)
    assert own.paper._told.text() == "苏禾 14:05 已接班"


def test_a_shopper_is_not_led_to_the_counters_page(open_desk: Opener, qtbot: QtBot) -> None:
    desk, window = open_desk()
    desk.be_handed_over()
    shopper = next(card for card in STAFF if card.role is Role.SHOPPER)
    window.sign_in.begin(shopper.staff_id)
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work)
    qtbot.wait(20)
    assert window.navigation.place is Place.TODAY


def test_the_ready_list_is_ticked_item_by_item(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = ReadySheet(desk, window.navigation)
    window.navigation.show_sheet(sheet)
    qtbot.waitUntil(lambda: bool(sheet.items.rows()))
    sheet.items.opened.emit("flowers")
    qtbot.waitUntil(lambda: "已好 3 项，共 6 项" in sheet._sub.text())
    sheet.items.opened.emit("flowers")
    qtbot.waitUntil(lambda: "已好 2 项" in sheet._sub.text())
    assert [args["done"] for kind, args in desk.submitted if kind == "ready.tick"] == [True, False]
    assert sheet.shifts is not None
    sheet.shifts.choose([1])
    sheet.shifts.changed.emit()
    qtbot.waitUntil(lambda: "已好 0 项" in sheet._sub.text())


def test_a_collision_is_called_so_by_the_heading_and_once_in_its_row(at_work: Opener) -> None:
    desk, _window = at_work()
    matter = Matter(
        op_id=PAGE,
        kind=MatterKind.COLLIDED,
        intent="booking.collided",
        about="欧阳**",
        asked_at=desk.house.matters[0].asked_at,
        author=None,
        code=None,
        facts={"place": "竹厅", "time": "11月30日 15:00–16:00", "time_en": "30 Nov 15:00–16:00", "guest": "单**"},
    )
    row = matter_row(matter)
    assert (row.kicker[0].text, row.title[0].text) == ("预留撞了", "欧阳**")
    assert matter_title(matter) == "预留撞了·欧阳**"
    assert reason_text(matter, desk.status).startswith("竹厅 11月30日 15:00–16:00 已先留给 单**")


def test_a_silent_robot_is_told_in_plain_words(at_work: Opener) -> None:
    desk, _window = at_work()
    matter = Matter(
        op_id=PAGE,
        kind=MatterKind.ROBOT,
        intent="robot.silent",
        about="",
        asked_at=desk.house.matters[0].asked_at,
        author=None,
        code=None,
        facts={"reason": "errcode 93000"},
    )
    assert matter_title(matter) == "企业微信群机器人"
    assert "errcode 93000" in reason_text(matter, desk.status)
    assert "口头告知" in next_step(matter, desk.status)
    assert matter_row(matter).icon == "message-circle"
