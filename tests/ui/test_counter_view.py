"""Privacy at the counter: the blurred screen, the PIN after three minutes, notes behind the eye."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from vipdesk.ui.idle import BLUR_AFTER, LOCK_AFTER, Idle
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guest_tabs.likes import LikesTab
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.route import Place


def sharpness(widget: QWidget) -> int:
    """How strongly neighbouring pixels differ, in the part where the page's text stands."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    strongest = 0
    for y in range(150, 690, 3):
        for x in range(100, 560):
            step = abs(image.pixelColor(x, y).lightness() - image.pixelColor(x + 1, y).lightness())
            strongest = max(strongest, step)
    return strongest


def test_f12_covers_everything_at_once_and_nothing_is_readable(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    assert sharpness(window) > 100

    qtbot.keyClick(window, Qt.Key.Key_F12)

    assert window.counter_view.isVisible()
    assert window.counter_view.geometry() == window.rect()
    assert sharpness(window) < 12


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_A]
)
def test_any_key_returns_and_does_nothing_else(at_work: Opener, qtbot: QtBot, key: Qt.Key) -> None:
    desk, window = at_work()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    window.cover()

    qtbot.keyClick(window.counter_view, key)
    qtbot.wait(5)

    assert not window.counter_view.isVisible()
    assert window.navigation.place is Place.RECOGNISED
    assert desk.submitted == []
    assert window.frame.top.search.text() == ""


def test_a_shortcut_on_a_covered_screen_only_uncovers_it(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.cover()

    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert not window.counter_view.isVisible()
    assert window.navigation.place is Place.TODAY


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.usefixtures("qtbot")
def test_a_minute_blurs_and_three_ask_for_the_pin() -> None:
    clock = Watch()
    idle = Idle(clock=clock)
    heard: list[str] = []
    idle.blur_due.connect(lambda: heard.append("blur"))
    idle.lock_due.connect(lambda: heard.append("lock"))

    for now, expected in (
        (BLUR_AFTER - 1, []),
        (BLUR_AFTER, ["blur"]),
        (BLUR_AFTER + 30, ["blur"]),
        (LOCK_AFTER, ["blur", "lock"]),
        (LOCK_AFTER + 500, ["blur", "lock"]),
    ):
        clock.now = 1_000.0 + now
        idle.look()
        assert heard == expected
    idle.touch()
    clock.now += BLUR_AFTER
    idle.look()
    assert heard == ["blur", "lock", "blur"]


@pytest.mark.proves("F35")
def test_a_desk_that_slept_is_locked_before_the_key_that_wakes_it(at_work: Opener) -> None:
    _desk, window = at_work()
    clock = Watch()
    window.idle._clock = clock
    window.idle.touch()
    clock.now += 3600

    handle = window.windowHandle()
    assert handle is not None
    from PySide6.QtTest import QTest  # noqa: PLC0415 - a key to the window itself

    QTest.keyClick(handle, Qt.Key.Key_F1)

    assert not window.at_work
    assert not window.layered


def test_after_three_minutes_the_key_that_uncovers_finds_the_pin(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.idle.blur_due.emit()
    window.idle.lock_due.emit()
    assert window.counter_view.isVisible()
    assert not window.at_work

    qtbot.keyClick(window.counter_view, Qt.Key.Key_Space)
    qtbot.waitUntil(window.sign_in.pin.hasFocus)

    assert window.sign_in.isVisible()


def profile_page(window: MainWindow, qtbot: QtBot) -> GuestsPage:
    """The profile of 陈女士."""
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    page.view.tabs.choose(Tab.LIKES)
    return page


def notes(page: GuestsPage) -> list[str]:
    """The notes that can be read."""
    likes = page.view.tab(Tab.LIKES)
    assert isinstance(likes, LikesTab)
    return [text.text() for text, _ in likes.notes._labels if text.isVisible()]


def test_notes_are_hidden_at_every_start_and_shown_by_the_eye(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile_page(window, qtbot)
    assert notes(page) == []

    window.frame.top.eye.click()
    assert notes(page)[0] == "喜欢安静，介绍新品前先问一句。"

    window.frame.top.eye.click()
    assert notes(page) == []


def test_a_quiet_minute_hides_the_notes_again(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile_page(window, qtbot)
    window.frame.top.eye.click()

    window.idle.blur_due.emit()
    window.counter_view.uncover()

    assert notes(page) == []
