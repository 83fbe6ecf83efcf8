"""The supervisor edits the escalation ladder, tries it on the present requests, and puts it in force."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.test_vouchers import as_supervisor
from vipdesk.ui.dialogs.ladder_sheet import LadderSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.services import ServicesPage
from vipdesk.ui.route import Place


def services(window: MainWindow, qtbot: QtBot) -> ServicesPage:
    """Show the board."""
    window.navigation.show_place(Place.SERVICES)
    page = window.frame.stack.page(Place.SERVICES)
    assert isinstance(page, ServicesPage)
    qtbot.waitUntil(lambda: bool(page.columns[0].list.cards()))
    return page


def test_who_is_no_supervisor_is_offered_no_ladder(at_work: Opener, qtbot: QtBot) -> None:
    _, window = at_work()
    assert not services(window, qtbot).ladder.isVisible()


def test_a_ladder_is_tried_first_and_then_put_in_force(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    as_supervisor(desk)
    services(window, qtbot).ladder.click()
    qtbot.waitUntil(window.sheets.isVisible)
    (sheet,) = window.sheets.findChildren(LadderSheet)
    qtbot.waitUntil(lambda: len(sheet.rows) == 3)
    sheet.rows[0].value.setText("十")
    sheet.attempt.click()
    qtbot.waitUntil(sheet._trouble.isVisible)
    sheet.rows[0].value.setText("3")
    sheet.rows[2].remove.click()
    sheet.rows[1].robot.click()
    sheet.attempt.click()
    qtbot.waitUntil(sheet._found_title.isVisible)
    assert sheet._found_title.text() == "按这样：现在就要告诉 2 次，往后 2 次"
    assert not [kind for kind, _ in desk.submitted if kind == "request.ladder"]
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    (args,) = [args for kind, args in desk.submitted if kind == "request.ladder"]
    assert args["steps"] == [
        {"when": "not_taken", "value": 3, "tell": "supervisor"},
        {"when": "share", "value": 80, "tell": "owner", "robot": True},
    ]
    assert args["based_on"][0] == {"when": "not_taken", "value": 5, "tell": "supervisor"}
