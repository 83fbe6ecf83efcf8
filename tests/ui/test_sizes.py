"""Small windows and large text: nothing is pushed out of sight sideways, and no row or key hint is cut in two."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.pages.settings import SettingsPage
from vipdesk.ui.route import RAIL, Place
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.row_list import RowList

_PLACES = (*RAIL, Place.OUTAGE, Place.HANDOVER, Place.SETTINGS)


def settle(qtbot: QtBot) -> None:
    """Let answers come and layouts follow."""
    qtbot.wait(60)
    QApplication.processEvents()


def sideways(window: MainWindow) -> int:
    """How far the page in sight could be scrolled to the right."""
    area = window.frame.stack.currentWidget()
    assert isinstance(area, QScrollArea)
    return area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 720, 1.0), (1366, 768, 1.5), (1366, 768, 2.0)], ids=str)
def test_no_page_is_wider_than_the_window(
    at_work: Opener, qtbot: QtBot, size: tuple[int, int, float], language: str
) -> None:
    _desk, window = at_work(language=language)
    window.resize(size[0], size[1])
    window.change_scale(size[2])
    settle(qtbot)

    for place in _PLACES:
        window.navigation.show_place(place)
        settle(qtbot)
        assert sideways(window) == 0, place
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS and window.navigation.guest is not None)
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    window.navigation.veil_notes(veiled=False)
    for tab in Tab:
        page.view.tabs.choose(tab)
        settle(qtbot)
        assert sideways(window) == 0, tab


def test_a_list_that_must_scroll_shows_whole_rows(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.resize(1280, 720)
    settle(qtbot)

    lists = [view for view in window.frame.stack.page(Place.TODAY).findChildren(RowList) if view.rows()]
    scrolled = [view for view in lists if view.verticalScrollBar().maximum() > 0]

    assert scrolled
    for view in scrolled:
        assert view.viewport().height() % theme().px(view._style.height) == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_a_guest_can_be_received_without_scrolling(
    at_work: Opener, qtbot: QtBot, scale: float, language: str
) -> None:
    _desk, window = at_work(language=language)
    window.resize(1366, 768)
    window.change_scale(scale)
    page = recognised(window, qtbot)
    area = window.frame.stack.currentWidget()
    assert isinstance(area, QScrollArea)

    for part in (page.arrival.drink, page.arrival.seat, page.arrival.companions, page.receive):
        assert in_sight(part, area), part
    assert page.arrival.companions.width() >= page.arrival.companions.sizeHint().width()
    page.act()
    settle(qtbot)
    assert page.receipt.ring.isVisible()
    assert in_sight(page.receipt, area)


def recognised(window: MainWindow, qtbot: QtBot) -> RecognisedPage:
    """Show the banner of a guest."""
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED and not window.navigation.asking)
    settle(qtbot)
    page = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(page, RecognisedPage)
    return page


def in_sight(part: QWidget, area: QScrollArea) -> bool:
    """Whether all of a part is within what the window shows."""
    seen = QRect(part.mapTo(area.viewport(), QPoint()), part.size())
    return area.viewport().rect().contains(seen)


def test_a_word_without_room_is_elided_and_keeps_its_arrow(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work(language="en")
    line = recognised(window, qtbot).arrival

    line.resize(line.minimumSizeHint().width(), line.height())
    settle(qtbot)

    assert line.companions.width() < line.companions.sizeHint().width()
    assert line.companions.geometry().right() <= line.width()


def test_key_hints_are_whole_or_absent(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work(language="en")
    window.change_scale(2.0)
    settle(qtbot)
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    settle(qtbot)

    shown = [label for label in window.frame.status._hints._labels if label.isVisible()]

    assert 0 < len(shown) < 4
    assert all(label.width() >= label.sizeHint().width() for label in shown)


def test_the_text_size_is_chosen_in_the_settings(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_place(Place.SETTINGS)
    page = window.frame.stack.page(Place.SETTINGS)
    assert isinstance(page, SettingsPage)

    page.text_size.chosen.emit(2)
    qtbot.waitUntil(lambda: theme().scale == 1.5)

    again = window.frame.stack.page(Place.SETTINGS)
    assert isinstance(again, SettingsPage)
    assert again is not page
    assert window.navigation.place is Place.SETTINGS
    assert again.text_size.place() == 2


def test_the_text_size_is_kept_for_the_next_start(at_work: Opener) -> None:
    desk, window = at_work()
    window.change_scale(1.5)
    assert desk.settings.text_scale == 1.5


def test_the_window_opens_in_the_text_size_that_was_kept(open_desk: Opener) -> None:
    open_desk(text_scale=1.5)
    assert theme().scale == 1.5
