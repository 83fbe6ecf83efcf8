"""The scanner that types: told from a person by its rhythm, wherever the focus is (ux.md §2)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vipdesk.ui.scanner_filter import ScannerFilter, WedgeReader
from vipdesk.ui.widgets.search_field import SearchField

CARD = "VP31008866173"


class Hand:
    """Presses keys at set times, in seconds."""

    def __init__(self, window: QWidget) -> None:
        self.now = 100.0
        self._window = window
        # so long that a busy machine replays nothing by itself: the hand's own clock says what is late
        self.filter = ScannerFilter(clock=lambda: self.now, replay_after=0.8)
        handle = window.windowHandle()
        assert handle is not None
        self._handle = handle
        self.filter.watch(handle)
        self.scans: list[str] = []
        self.filter.scanned.connect(self.scans.append)

    def type(self, text: str, gap: float) -> None:
        """Type letters with a gap between them."""
        for letter in text:
            QTest.keyClick(self._handle, letter)  # type: ignore[call-overload]  # the stubs lack the form for a letter
            self.now += gap

    def end(self, key: Qt.Key = Qt.Key.Key_Return, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press the key that ends a scan."""
        QTest.keyClick(self._handle, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def form(qtbot: QtBot) -> tuple[QLineEdit, QPlainTextEdit, Hand]:
    """A window with a line and a note."""
    window = QWidget()
    qtbot.addWidget(window)
    line, note = QLineEdit(), QPlainTextEdit()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(note)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    return line, note, Hand(window)


def test_a_scan_reaches_no_field(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form

    hand.type(CARD, 0.005)
    hand.end()

    assert hand.scans == [CARD]
    assert line.text() == ""


def test_a_scan_may_end_with_tab(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form

    hand.type(CARD, 0.005)
    hand.end(Qt.Key.Key_Tab)

    assert hand.scans == [CARD]
    assert line.hasFocus()


def test_slow_typing_reaches_the_field_whole(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form

    hand.type("chenxiaoqing", 0.15)
    hand.filter.replay()

    assert line.text() == "chenxiaoqing"
    assert hand.scans == []


def test_what_is_held_is_replayed_by_itself(form: tuple[QLineEdit, QPlainTextEdit, Hand], qtbot: QtBot) -> None:
    line, _note, hand = form

    hand.type("ab", 0.01)
    assert line.text() == ""

    qtbot.waitUntil(lambda: line.text() == "ab")


def test_a_fast_roll_of_three_letters_and_enter_is_a_person(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form
    entered: list[bool] = []
    line.returnPressed.connect(lambda: entered.append(True))

    hand.type("cxq", 0.02)
    hand.end()

    assert line.text() == "cxq"
    assert entered == [True]
    assert hand.scans == []


def test_fast_letters_with_a_pause_before_enter_are_no_scan(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form

    hand.type("abcdef", 0.01)
    hand.now += 0.05
    hand.end()

    assert line.text() == "abcdef"
    assert hand.scans == []


def test_slow_letters_before_a_scan_stay_in_the_field(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form

    hand.type("w", 0.2)
    hand.type(CARD, 0.005)
    hand.end()

    assert line.text() == "w"
    assert hand.scans == [CARD]


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_M])
def test_a_line_feed_typed_as_control_key_ends_a_scan_and_is_swallowed(
    form: tuple[QLineEdit, QPlainTextEdit, Hand], key: Qt.Key
) -> None:
    line, _note, hand = form

    hand.type(CARD, 0.005)
    hand.end(key, Qt.KeyboardModifier.ControlModifier)

    assert hand.scans == [CARD]
    assert line.text() == ""


def test_the_shift_key_before_every_capital_interrupts_nothing(
    form: tuple[QLineEdit, QPlainTextEdit, Hand],
) -> None:
    line, _note, hand = form

    for letter in CARD:
        if letter.isalpha():
            hand.end(Qt.Key.Key_Shift)
        hand.type(letter, 0.008)
    hand.end()

    assert hand.scans == [CARD]
    assert line.text() == ""


def test_the_same_scan_within_a_second_and_a_half_is_one(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    _line, _note, hand = form

    for pause in (0.2, 1.0, 1.6):
        hand.type(CARD, 0.005)
        hand.end()
        hand.now += pause
    hand.type(CARD, 0.005)
    hand.end()

    assert hand.scans == [CARD, CARD]


def test_a_note_takes_keys_at_once_and_knows_no_scan(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    _line, note, hand = form
    note.setFocus()

    hand.type("abcdefgh", 0.005)
    hand.end()

    assert note.toPlainText() == "abcdefgh\n"
    assert hand.scans == []


def test_full_width_forms_are_folded(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form
    window = line.window()

    for letter in "ＶＰ３１００８８":
        _press(window, letter)
        hand.now += 0.005
    hand.end()

    assert hand.scans == ["VP310088"]


def _press(window: QWidget, text: str, *, repeated: bool = False) -> None:
    handle = window.windowHandle()
    assert handle is not None
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(handle, QKeyEvent(kind, 0, none, text, repeated))


def test_press_and_release_come_in_their_order(form: tuple[QLineEdit, QPlainTextEdit, Hand], qtbot: QtBot) -> None:
    """A key that is released while it is held back must not arrive as released first."""
    line, _note, hand = form
    seen: list[tuple[QEvent.Type, str]] = []

    class Watch(QLineEdit):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            seen.append((event.type(), event.text()))

        def keyReleaseEvent(self, event: QKeyEvent) -> None:
            seen.append((event.type(), event.text()))

    watch = Watch()
    layout = line.window().layout()
    assert layout is not None
    layout.addWidget(watch)
    watch.show()
    watch.setFocus()
    qtbot.waitUntil(watch.hasFocus)

    hand.type(" ", 0.01)
    hand.filter.replay()

    assert [kind for kind, _ in seen] == [QEvent.Type.KeyPress, QEvent.Type.KeyRelease]


Feed = Callable[[WedgeReader], str | None]


@pytest.mark.parametrize(
    ("gaps", "scanned"),
    [
        ([0.0] + [0.035] * 5, "ABCDEF"),
        ([0.0] + [0.036] * 5, None),
        ([0.0] + [0.010] * 4, None),
        ([0.0] + [0.010] * 5, "ABCDEF"),
    ],
    ids=["at the limit", "just beyond it", "five letters", "six letters"],
)
def test_the_rule_at_its_limits(gaps: list[float], scanned: str | None) -> None:
    reader = WedgeReader()
    now = 0.0
    for letter, gap in zip("ABCDEF", gaps, strict=False):
        now += gap
        reader.character(letter, now)

    assert reader.end(now) == scanned


def test_a_digit_that_comes_twice_in_a_fast_scan_is_not_lost(
    form: tuple[QLineEdit, QPlainTextEdit, Hand],
) -> None:
    """The system calls the second of two equal keys that it sees at once a repeated one; half a card is another card."""
    line, _note, hand = form
    before = ""
    for digit in "886600036867":
        _press(line.window(), digit, repeated=digit == before)
        hand.now += 0.001
        before = digit
    hand.end()
    assert hand.scans == ["886600036867"]
    assert line.text() == ""


def test_a_key_held_down_by_a_person_is_no_scan(form: tuple[QLineEdit, QPlainTextEdit, Hand]) -> None:
    line, _note, hand = form
    _press(line.window(), "8")
    hand.now += 0.5
    for _ in range(9):
        _press(line.window(), "8", repeated=True)
        hand.now += 0.03
    hand.end()
    assert hand.scans == []
    assert line.text() == "8" * 10


@pytest.fixture
def box(open_desk: Opener, form: tuple[QLineEdit, QPlainTextEdit, Hand], qtbot: QtBot) -> tuple[SearchField, Hand]:
    """The search box of a window, with the focus; it is painted in the theme of an opened desk."""
    open_desk()
    line, _note, hand = form
    line.window().activateWindow()
    field = SearchField()
    layout = line.window().layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field, hand


def test_the_search_box_has_a_letter_at_once_and_it_stays_in_doubt_for_a_moment(
    box: tuple[SearchField, Hand], qtbot: QtBot
) -> None:
    field, hand = box

    hand.type("c", 0.1)
    assert field.text() == "c"
    assert hand.filter.in_doubt
    qtbot.waitSignal(hand.filter.settled).wait()

    assert field.text() == "c"
    assert not hand.filter.in_doubt


def test_a_scan_takes_back_the_one_letter_that_reached_the_search_box(box: tuple[SearchField, Hand]) -> None:
    field, hand = box
    hand.type("chen", 0.1)
    field.setCursorPosition(2)
    hand.now += 0.1

    hand.type(CARD, 0.005)
    assert field.text() == f"ch{CARD[0]}en"
    hand.end()

    assert hand.scans == [CARD]
    assert field.text() == "chen"
    assert field.cursorPosition() == 2


def test_a_fast_roll_in_the_search_box_is_a_persons_and_comes_whole_and_in_order(
    box: tuple[SearchField, Hand], qtbot: QtBot
) -> None:
    field, hand = box

    hand.type("chen", 0.02)
    assert field.text() == "c"
    assert hand.filter.in_doubt

    qtbot.waitUntil(lambda: field.text() == "chen")
    assert hand.scans == []


def test_a_key_that_ends_a_doubt_by_its_pause_is_in_doubt_itself(box: tuple[SearchField, Hand]) -> None:
    field, hand = box

    hand.type("ch", 0.05)

    assert field.text() == "ch"
    assert hand.filter.in_doubt
