"""Appointments in the window: the board and its badge, what may be done with one, a new one, a day and its file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, MR, NOW, masked, named
from tests.ui.conftest import Opener
from tests.ui.walk import take_picture
from vipdesk.errors import Code, Refused
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.snapshot.appointments import AppointmentView, BusyTime
from vipdesk.models.snapshot.guests import Words
from vipdesk.ui.dialogs.appointment_sheet import AppointmentSheet, first_clash, free_from
from vipdesk.ui.dialogs.reminder_sheet import ReminderSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.appointments import AppointmentsPage
from vipdesk.ui.pages.today import TodayPage
from vipdesk.ui.route import Place


def board(window: MainWindow) -> TodayPage:
    page = window.frame.stack.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def view(desk: FakeDesk, name: str) -> AppointmentView:
    wanted = named("appointment", name)
    return next(each for each in desk.house.appointments if each.appointment_id == wanted)


def test_the_board_says_who_comes_next_and_what_is_ready(at_work: Opener) -> None:
    _desk, window = at_work()
    page = board(window)
    rows = page.coming.list.rows()
    assert [(row.label, row.chip.text) for row in rows if row.chip] == [
        ("14:15", "已备"),
        ("14:30", "已备"),
        ("15:00", "有变"),
        ("15:30", "已备"),
        ("16:10", "待备"),
    ]
    assert rows[0].tone == "accent"
    assert "同行由 2 位改为 4 位" in rows[2].spoken
    assert "下一位 14:15" in page._title._sub.text()
    assert page.coming.all.shown_text() == "待提醒 3 位"
    page._gone.click()
    assert [row.spoken.split(",")[0] for row in page.here.rows()] == ["白** 先生"]
    page._gone.click()
    assert len(page.here.rows()) > 1


def test_an_arrival_is_prepared_reminded_and_ended_from_its_menu(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    acts = board(window).coming.acts

    def do(name: str, words: str) -> None:
        with qtbot.waitSignal(acts.done):
            dict(acts.choices(view(desk, name)))[words]()

    do("单立行", "看过了，重新备好")
    assert desk.submitted[-1][1]["seen"] == {"companions": "0"}
    do("曾广仁", "都备好了")
    assert {view(desk, name).badge for name in ("单立行", "曾广仁")} == {Badge.PREPARED}
    assert "都备好了" not in dict(acts.choices(view(desk, "曾广仁")))
    assert "没来" not in dict(acts.choices(view(desk, "曾广仁")))
    do("傅佳音", "取消预约")
    assert view(desk, "傅佳音").state is AppointmentState.CALLED_OFF
    dict(acts.choices(view(desk, "许文佩")))["提醒贵宾…"]()
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, ReminderSheet) and window.sheets.isVisible())
    sheet = window.sheets.sheet
    assert isinstance(sheet, ReminderSheet)
    assert "14:30 为您留了时间：新品预览" in sheet._sentence.text()
    sheet.outcome.choose([1])
    sheet.act()
    qtbot.waitUntil(lambda: view(desk, "许文佩").reminder is Reminder.TOLD)


def test_a_shopper_who_is_taken_is_told_before_one_saves_and_a_no_stays_in_sight(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(window.sheets.isVisible)
    sheet = window.sheets.sheet
    assert isinstance(sheet, AppointmentSheet)
    qtbot.waitUntil(lambda: sheet.shopper.box.count() > 0)
    sheet.act()
    assert desk.submitted == []
    sheet.time.edit.setText("15:45")
    assert sheet._warning.text() == "周敏 在 15:30–16:30 留给 傅**，16:30 起有空。"
    desk.refuse_next = Refused(Code.SHOPPER_BUSY, name="周敏", start="15:30", end="16:30")
    sheet.act()
    qtbot.waitUntil(sheet._trouble.isVisible)
    assert "周敏 在 15:30–16:30 已有预约" in sheet._trouble.text()
    sheet.time.edit.setText("1630")
    assert sheet._warning.text() == ""
    sheet.act()
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    kind, args = desk.submitted[-1]
    assert (kind, args["starts_at"], args["minutes"]) == ("appointment.book", "2026-11-22T08:30:00.000000Z", 60)
    assert len(desk.house.appointments) == 9


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "这位贵宾 14:15–14:45 已经约了：取货·周敏。"),
        ("en", "This guest is expected already 14:15–14:45: Collection·Min Zhou."),
    ],
)
def test_what_else_the_guest_comes_for_then_is_told_and_stops_nobody(
    at_work: Opener, qtbot: QtBot, language: str, words: str
) -> None:
    desk, window = at_work(language=language)
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(window.sheets.isVisible)
    sheet = window.sheets.sheet
    assert isinstance(sheet, AppointmentSheet)
    qtbot.waitUntil(lambda: sheet.shopper.box.count() > 0)
    sheet.shopper.box.setCurrentIndex(0)
    sheet.time.edit.setText("14:45")
    assert sheet._warning.text() == ""
    sheet.time.edit.setText("14:30")
    qtbot.wait(30)
    take_picture(window, f"appointment_twice_{language}")
    assert sheet._warning.text() == words
    sheet.act()
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    assert desk.submitted[-1][0] == "appointment.book"


def test_free_time_begins_after_all_that_is_taken() -> None:
    hour = timedelta(hours=1)
    guest, label = masked("林舟", MR), Words("到店", "Visit")
    taken = [
        BusyTime(CHEN, NOW + timedelta(minutes=start), NOW + timedelta(minutes=start + 60), guest, CHEN, label)
        for start in (30, 100, 240)
    ]
    clash = first_clash(taken, NOW, hour)
    assert clash == taken[0]
    assert free_from(taken, NOW, hour) == NOW + timedelta(minutes=160)
    assert free_from(taken, NOW, timedelta(minutes=30)) == NOW


def test_a_day_is_walked_saved_as_a_file_and_an_appointment_is_moved(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = window.frame.stack.page(Place.APPOINTMENTS)
    assert isinstance(page, AppointmentsPage)
    qtbot.waitUntil(lambda: len(page.list.rows()) == 6)
    assert [row.chip.text for row in page.list.rows() if row.chip][:2] == ["已到", "已备"]
    assert len(page.reminders.rows()) == 3
    page.export.click()
    qtbot.waitUntil(lambda: "已存 8 个预约：appointments-2026-11-22.ics" in page._title._sub.text())
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(page.list.rows()) == 2)
    page.today.click()
    qtbot.waitUntil(lambda: len(page.list.rows()) == 6)
    dict(page.acts.choices(view(desk, "陈晓晴")))["改约…"]()
    qtbot.waitUntil(window.sheets.isVisible)
    sheet = window.sheets.sheet
    assert isinstance(sheet, AppointmentSheet)
    qtbot.waitUntil(lambda: sheet.shopper.box.count() > 0)
    assert (sheet.time.text(), sheet._warning.text()) == ("14:15", "")
    sheet.time.edit.setText("17：00")
    sheet.act()
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    assert view(desk, "陈晓晴").starts_at == NOW + timedelta(hours=2, minutes=55)
