"""What Qt paints itself follows a new theme, and keeps every word that is written or pasted into it."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from vipdesk.rules.text_lengths import LONGEST_LINE
from vipdesk.ui.dialogs.note_sheet import NoteSheet
from vipdesk.ui.dialogs.preference_sheet import PreferenceSheet
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.route import Place
from vipdesk.ui.theme.apply import apply_theme, colours_for
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import DARK, LIGHT
from vipdesk.ui.widgets.dressed import LineEdit, NoteEdit, Select
from vipdesk.ui.widgets.search_field import SearchField


def ground(widget: QWidget) -> QColor:
    """The colour that fills the widget, away from its frame and its text."""
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() - 6)


def open_note(window: MainWindow, qtbot: QtBot) -> NoteSheet:
    """The sheet for a new note about a guest."""
    page = open_profile(window, qtbot)
    page._change("note", None)
    return window.findChildren(NoteSheet)[-1]


def open_profile(window: MainWindow, qtbot: QtBot) -> GuestsPage:
    """The profile of a guest."""
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS and window.navigation.guest is not None)
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    return page


@pytest.mark.parametrize("kind", [LineEdit, NoteEdit, Select])
def test_a_field_takes_the_colours_of_a_new_theme(at_work: Opener, qtbot: QtBot, kind: type[QWidget]) -> None:
    at_work()
    holder = QWidget()
    qtbot.addWidget(holder)
    edit = kind(holder)
    edit.resize(200, 60)
    holder.show()
    assert ground(edit) == QColor(LIGHT.surface)

    apply_theme(colours_for("dark"), theme().families, still=True)
    qtbot.wait(10)

    assert ground(edit) == QColor(DARK.surface)


def test_what_is_typed_into_the_search_stays_readable_in_a_new_theme(at_work: Opener, qtbot: QtBot) -> None:
    at_work()
    search = SearchField()
    qtbot.addWidget(search)
    search.show()

    apply_theme(colours_for("dark"), theme().families, still=True)
    qtbot.wait(10)

    assert search.palette().text().color() == QColor(DARK.text)
    assert search.palette().base().color().alpha() == 0


def test_a_note_that_is_too_long_is_kept_whole_and_says_by_how_much(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = open_note(window, qtbot)
    written = "茶" * 4001

    sheet._edit.setPlainText(written)
    sheet.act()

    assert sheet._trouble.text() == "写得太长了：最多 4000 字，现在 4001 字。"
    assert sheet._edit.toPlainText() == written
    assert not sheet.done.isEnabled()
    assert desk.submitted == []

    sheet._edit.setPlainText(written[:-1])
    assert sheet._trouble.isHidden()
    sheet.act()
    assert desk.submitted[0][1]["text"] == written[:-1]


def test_a_line_that_is_too_long_is_kept_whole_and_not_sent(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    open_profile(window, qtbot)._change("preference", None)
    sheet = window.findChildren(PreferenceSheet)[-1]
    pasted = "瓷" * 201

    sheet._value.edit.insert(pasted)
    sheet.act()

    assert sheet._value.text() == pasted
    assert sheet._value._error.text() == "写得太长了：最多 200 字，现在 201 字。"
    assert desk.submitted == []

    sheet._value.edit.backspace()
    sheet.act()
    assert desk.submitted[0][1]["value"] == pasted[:-1]


def test_a_long_line_of_a_request_is_sent_only_when_it_fits(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    open_profile(window, qtbot)
    window.open_request_form()
    form = window.findChildren(RequestFormSheet)[-1]
    qtbot.waitUntil(lambda: form._chosen is not None)
    for each in form._fields.fields.values():
        each.edit.setText("一" * 120)  # type: ignore[union-attr]  # lines, not boxes

    form._summary.edit.setText("二" * 201)
    form.act()
    assert desk.submitted == []

    form._summary.edit.clear()
    form.act()
    sent = desk.submitted[0][1]
    assert all(value == "一" * 120 for value in sent["fields"].values())
    assert len(sent["summary"]) <= LONGEST_LINE
