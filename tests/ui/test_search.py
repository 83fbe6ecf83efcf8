"""The search: at most eight hits, each with its reason; typing and Enter faster than the answer."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.invented_guests import HITS
from tests.fakes.invented_house import CHEN, NOW
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.guests import MatchReason
from vipdesk.ui.hit_row import hit_row
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.route import Place
from vipdesk.ui.texts import match_text
from vipdesk.ui.widgets.spans import spans_text


def rows(window: MainWindow) -> list[str]:
    """What the hits say."""
    return [row.spoken for row in window.frame.search.sheet.list.rows()]


def test_every_hit_says_why_it_is_one(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()

    qtbot.keyClicks(window.frame.top.search, "cxq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    assert len(rows(window)) == 8
    assert rows(window)[0] == "陈晓晴, 陈女士, 138****8000, 10月3日到店, 首字母"


def test_another_letter_is_advised_only_where_more_may_be_meant(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    sheet = window.frame.search.sheet
    window.frame.top.search.setText("cxq")
    qtbot.waitUntil(lambda: len(rows(window)) == 8)
    assert sheet._hint.isVisible()
    window.frame.top.search.setText("曹心琪")
    qtbot.waitUntil(lambda: len(rows(window)) == 1)
    assert not sheet._hint.isVisible()


def test_the_letters_that_matched_are_in_accent() -> None:
    switch_language("zh")
    row = hit_row(HITS[0], NOW)

    assert spans_text(row.detail) == "Chén Xiǎoqíng"
    assert [span.text for span in row.detail if span.tone == "accent"] == ["C", "X", "q"]


def test_words_of_a_note_are_shown_only_where_notes_are(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    qtbot.keyClicks(window.frame.top.search, "cxq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    def last() -> str:
        return spans_text(window.frame.search.sheet.list.rows()[-1].detail)

    assert last() == "Shěn Jiāhé"
    window.navigation.veil_notes(veiled=False)
    assert last() == "备注：皮具刻字 CXQ"
    window.navigation.veil_notes(veiled=True)
    assert last() == "Shěn Jiāhé"


def test_another_reading_of_the_surname_is_told() -> None:
    switch_language("zh")
    row = next(hit_row(hit, NOW) for hit in HITS if hit.why is MatchReason.SURNAME_READING)

    assert spans_text(row.detail) == "Zēng Xiǎoqín，另读 céng"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("why", MatchReason)
def test_every_reason_is_worded_in_both_languages(why: MatchReason) -> None:
    words = []
    for language in ("zh", "en"):
        switch_language(language)
        words.append(match_text(why))
    switch_language("zh")
    assert words[0] != words[1]
    assert words[1].isascii() or "·" in words[1]


def test_three_letters_and_enter_open_the_first_guest(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    field = window.frame.top.search

    qtbot.keyClicks(field, "cxq")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == CHEN
    assert field.text() == ""
    assert not window.frame.search.opened


def test_arrows_choose_another_hit(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    field = window.frame.top.search
    qtbot.keyClicks(field, "cxq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.guest is not None)

    assert window.navigation.guest is not None
    assert window.navigation.guest.full_name == "曹心琪"


def test_escape_closes_and_the_box_stays_ready(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    field = window.frame.top.search
    qtbot.keyClicks(field, "cxq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert not window.frame.search.opened
    assert field.text() == ""
    assert field.hasFocus()


def test_an_empty_text_asks_nobody_and_shows_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()

    qtbot.keyClicks(window.frame.top.search, "   ")
    qtbot.wait(20)

    assert desk.looked_up == []
    assert not window.frame.search.opened


def test_nobody_found_is_said_with_a_way_on(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()

    qtbot.keyClicks(window.frame.top.search, "qqqq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    assert window.frame.search.sheet._none.isVisible()
    assert not window.frame.search.sheet._hint.isVisible()
    assert "手机尾号" in window.frame.search.sheet._none.text()


def test_an_answer_that_comes_after_closing_opens_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.slow = []
    qtbot.keyClicks(window.frame.top.search, "cxq")
    qtbot.keyClick(window.frame.top.search, Qt.Key.Key_Escape)

    desk.answer_all()
    qtbot.wait(20)

    assert not window.frame.search.opened


def test_an_answer_to_what_was_deleted_opens_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.slow = []
    qtbot.keyClicks(window.frame.top.search, "c")
    qtbot.keyClick(window.frame.top.search, Qt.Key.Key_Backspace)

    desk.answer_all()
    qtbot.wait(20)

    assert not window.frame.search.opened


def test_the_hits_lie_under_the_box_and_over_the_pages(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    qtbot.keyClicks(window.frame.top.search, "cxq")
    qtbot.waitUntil(lambda: window.frame.search.opened)

    field, dim = window.frame.top.search, window.frame.search.dim

    assert field.width() == 760
    assert dim.isVisible()
    assert dim.geometry().top() == 64
    assert dim.geometry().left() == window.frame.rail.width()


def test_a_letter_that_nobody_wanted_begins_a_search(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    page = window.frame.stack.page(Place.RECOGNISED)

    qtbot.keyClick(page, Qt.Key.Key_W)

    assert window.frame.top.search.text() == "w"
    assert window.frame.top.search.hasFocus()


class Painted(QObject):
    """Which widgets of a window are painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.names: set[str] = set()
        for widget in (window.frame.status, window.frame.search.dim, window.frame.search.sheet.list.viewport()):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take down who it is."""
        if event.type() == QEvent.Type.Paint:
            self.names.add(type(watched).__name__)
        return False


def test_a_further_letter_paints_the_hits_and_not_the_whole_window_again(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    qtbot.keyClicks(window.frame.top.search, "cx")
    qtbot.waitUntil(lambda: window.frame.search.answered == "cx" and window.frame.search.opened)
    qtbot.wait(20)
    painted = Painted(window)
    qtbot.keyClicks(window.frame.top.search, "q")
    qtbot.waitUntil(lambda: "QWidget" in painted.names)
    assert "StatusBar" not in painted.names


def _about_to_type(window: MainWindow, qtbot: QtBot) -> None:
    """The box has the keyboard; however long a key of the test takes, it is not a person's before it is looked at."""
    window.scanner._timer.setInterval(1000)
    window.activateWindow()
    window.frame.top.search.setFocus()
    qtbot.waitUntil(window.frame.top.search.hasFocus)


def _press(window: MainWindow, text: str) -> None:
    """Keys as the system brings them: to the window, through the scanner's filter."""
    handle = window.windowHandle()
    assert handle is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(handle, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_a_letter_opens_the_hits_once_it_cannot_be_a_scans(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    search = window.frame.search
    _about_to_type(window, qtbot)

    _press(window, "c")
    search._found("c", HITS)

    assert window.frame.top.search.text() == "c"
    assert window.scanner.in_doubt
    assert not search.opened
    qtbot.waitUntil(lambda: search.opened)
    assert search.answered == "c"


def test_a_scan_into_the_search_box_never_opens_the_hits(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    search = window.frame.search
    _about_to_type(window, qtbot)

    _press(window, "V")
    search._found("V", HITS)
    assert not search.opened
    _press(window, "P31008866173")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert not search.opened
    assert window.frame.top.search.text() == ""
