"""The bell for what colleagues have said: shoppers' answers and a page that waits, until they were seen."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, MS, NOW, STAFF, masked, named
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.news import NewsItem, NewsKind
from vipdesk.models.vocabulary import CallAnswer
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.route import Place

CHENG = named("guest", "程若兰")
ANSWER = NewsItem(
    NewsKind.ANSWER,
    named("visit", "程若兰"),
    NOW - timedelta(minutes=2),
    STAFF[1].name,
    replace(masked("程若兰", MS), guest_id=CHENG),
    CallAnswer.THREE_MINUTES,
)
PAGE = NewsItem(NewsKind.HANDOVER, named("handover", "0"), NOW - timedelta(minutes=40), STAFF[0].name)


def say(desk: FakeDesk, *items: NewsItem) -> None:
    """Let colleagues say this."""
    desk.said = items
    desk.changed.emit(frozenset({"visit"}))


def bell_of(window: MainWindow) -> int:
    """How much is new."""
    return window.frame.top.bell.count


def press(window: MainWindow) -> QMenu:
    """Press the bell; what it offers."""
    window.frame.top.bell.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_bell_counts_what_colleagues_have_said_until_it_was_pressed(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.frame.top.bell.click()
    window.navigation.go_back()
    assert bell_of(window) == 0
    say(desk, PAGE, ANSWER)
    qtbot.waitUntil(lambda: bell_of(window) == 2)
    assert window.frame.top.bell.accessibleName() == "2 条新消息"

    menu = press(window)
    page, answer, matters = (action.text() for action in menu.actions() if not action.isSeparator())
    assert (page, matters) == ("何嘉仪 交班，等您看\t13:25", "待我处理")
    assert answer == f"{STAFF[1].name.zh}：3 分钟·程** 女士\t14:03"
    assert bell_of(window) == 0
    menu.close()

    again = replace(ANSWER, at=NOW, answer=CallAnswer.COVER)
    say(desk, PAGE, again)
    qtbot.waitUntil(lambda: bell_of(window) == 1)


def test_each_line_of_the_bell_leads_to_its_own_place(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    say(desk, PAGE, replace(ANSWER, guest=replace(masked("陈晓晴", MS), guest_id=CHEN)))
    qtbot.waitUntil(lambda: len(window.news.entries()) == 3)
    for place, wanted in ((0, Place.HANDOVER), (1, Place.RECOGNISED), (2, Place.FOR_ME)):
        menu = press(window)
        [action for action in menu.actions() if not action.isSeparator()][place].trigger()
        menu.close()
        qtbot.waitUntil(lambda wanted=wanted: window.navigation.place is wanted)  # type: ignore[misc]  # bound at once


def test_an_answer_that_the_receipt_in_sight_says_is_no_news(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.frame.top.bell.click()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    say(desk, replace(ANSWER, guest=replace(masked("陈晓晴", MS), guest_id=CHEN)))
    qtbot.waitUntil(lambda: len(window.news.entries()) == 2)
    assert bell_of(window) == 0
