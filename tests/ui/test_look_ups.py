"""查找记录: a supervisor reads who asked for whom, nobody else finds the way there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import STAFF
from tests.ui.conftest import Opener
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.look_ups_sheet import LookUpsSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.settings import SettingsPage
from vipdesk.ui.route import Place

SUPERVISOR = next(card for card in STAFF if card.role is Role.SUPERVISOR)


def _sheet(desk: FakeDesk, window: MainWindow) -> LookUpsSheet:
    sheet = LookUpsSheet(desk, window.navigation)
    window.navigation.show_sheet(sheet)
    return sheet


def _titles(sheet: LookUpsSheet) -> list[str]:
    return [row.title[0].text for row in sheet.rows.rows()]


def test_counts_of_the_day_open_to_each_look_up_and_lead_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = _sheet(desk, window)
    qtbot.waitUntil(lambda: _titles(sheet) == ["何嘉仪", "周敏"])
    assert not sheet.later.isEnabled()
    assert [row.right[0].text for row in sheet.rows.rows()] == ["查 14 次", "查 3 次"]
    sheet.rows.opened.emit(STAFF[0].staff_id)
    qtbot.waitUntil(lambda: _titles(sheet) == ["没有找到", "陈女士", "3 位同名"])
    assert sheet.cancel.isVisible()
    qtbot.mouseClick(sheet.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _titles(sheet) == ["何嘉仪", "周敏"])
    qtbot.mouseClick(sheet.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not _titles(sheet) and sheet.later.isEnabled())


def test_while_the_line_is_down_it_is_said(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    sheet = _sheet(desk, window)
    qtbot.waitUntil(lambda: bool(sheet._trouble.text()))


@pytest.mark.proves("S33")
def test_only_a_supervisor_finds_the_way_there(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.navigation.show_place(Place.SETTINGS)
    page = window.frame.stack.page(Place.SETTINGS)
    assert isinstance(page, SettingsPage)
    assert page.look_ups.isHidden()
    desk._staff = SUPERVISOR
    desk.staff_changed.emit(SUPERVISOR)
    qtbot.waitUntil(lambda: not page.look_ups.isHidden())
