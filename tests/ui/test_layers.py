"""A layer above the page has the keyboard: at once, whole, and until it goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.ui.conftest import Opener
from tests.ui.test_reception import recognise
from tests.ui.test_verdict import show
from vipdesk.ui.dialogs.details_sheet import DetailsSheet
from vipdesk.ui.main_window import MainWindow


def _details(window: MainWindow) -> DetailsSheet:
    sheet = window.sheets.sheet
    assert isinstance(sheet, DetailsSheet)
    return sheet


def _open_details(desk: FakeDesk, window: MainWindow, qtbot: QtBot) -> DetailsSheet:
    recognise(window, qtbot)
    desk.slow = []
    qtbot.keyClick(window, Qt.Key.Key_F6)
    return _details(window)


def _stops(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> list[QWidget]:
    """Where the keyboard goes until it is where it was."""
    begin = window.focusWidget()
    assert begin is not None
    stops = [begin]
    for _ in range(30):
        qtbot.keyClick(stops[-1], key)
        focused = window.focusWidget()
        assert focused is not None
        if focused is begin:
            break
        stops.append(focused)
    return stops


def test_a_sheet_that_waits_is_seen_with_its_answer_and_then_has_the_keyboard(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    sheet = _open_details(desk, window, qtbot)
    qtbot.keyClick(window.sheets, Qt.Key.Key_Return)
    assert sheet.isHidden()
    assert window.sheets.sheet is sheet

    desk.answer_all()
    assert sheet.isVisible()
    assert window.focusWidget() is sheet.plate.edit
    qtbot.keyClick(sheet.plate.edit, Qt.Key.Key_Return)
    assert not window.layered


def test_tab_goes_around_in_a_sheet_from_its_top_to_its_buttons(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = _open_details(desk, window, qtbot)
    desk.answer_all()

    onward = _stops(window, qtbot, Qt.Key.Key_Tab)
    assert sheet.agent is not None
    first = onward.index(sheet.cancel)
    assert onward[first : first + 2] == [sheet.cancel, sheet.done]
    assert sheet.agent.who.isAncestorOf(onward[(first + 2) % len(onward)])
    assert all(sheet.isAncestorOf(stop) for stop in onward)
    assert _stops(window, qtbot, Qt.Key.Key_Backtab) == [onward[0], *onward[:0:-1]]


def test_tab_does_not_leave_a_verdict(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    panel = show(window, qtbot)
    for stop in _stops(window, qtbot, Qt.Key.Key_Tab):
        assert stop is panel or panel.isAncestorOf(stop)
