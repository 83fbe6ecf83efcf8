"""What was typed of somebody new and is not saved: in the form again for its author, for the same number alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import PIN, STAFF
from tests.ui.conftest import Opener
from tests.ui.test_strangers import CARD, NOBODY, intake, open_intake, page, says, scan
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.ui.main_window import MainWindow


def test_what_was_typed_is_there_again_after_closing(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    sheet = open_intake(window, qtbot)
    sheet.name.edit.setText("王芳")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not window.layered
    again = open_intake(window, qtbot)
    assert (again.name.text(), again.card.text()) == ("王芳", CARD)


def test_a_draft_is_for_the_same_card_and_the_same_person_at_the_desk(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    open_intake(window, qtbot).name.edit.setText("王芳")
    window.navigation.close_sheet()
    scan(window, qtbot, "VP00000000010")
    qtbot.waitUntil(lambda: page(window).way.card_no == "VP00000000010")
    says(window, qtbot, NOBODY)
    qtbot.keyClick(page(window), Qt.Key.Key_Return)
    assert intake(window).name.text() == ""
    window.sign_out()
    assert _after_signing_in(window, qtbot, STAFF[1]) is None
    window.sign_out()
    assert _after_signing_in(window, qtbot, STAFF[0]) == "王芳"


def _after_signing_in(window: MainWindow, qtbot: QtBot, who: StaffCard) -> str | None:
    """What stands in the form of the first card once somebody has signed in."""
    window.sign_in.begin(who.staff_id)
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work)
    qtbot.wait(20)
    kept = window.navigation.drafts.get(CARD)
    return None if kept is None else kept.name


def test_what_was_kept_is_in_the_form_again_until_it_is_thrown_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = open_intake(window, qtbot)
    assert not sheet.throw_away.isVisible()
    sheet.name.edit.setText("王芳")
    qtbot.waitUntil(lambda: bool(desk.unfinished))
    window.sign_out()
    assert _after_signing_in(window, qtbot, STAFF[0]) == "王芳"

    sheet = open_intake(window, qtbot)
    assert (sheet.name.text(), sheet.throw_away.isVisible()) == ("王芳", True)
    sheet.throw_away.click()
    assert (sheet.name.text(), sheet.card.text(), desk.unfinished) == ("", CARD, {})
    assert not sheet.throw_away.isVisible()
    sheet.name.edit.setText("李")
    sheet.name.edit.setText("")
    window.navigation.close_sheet()
    assert desk.unfinished == {}
