"""Tells a scanner that types from a person who types, wherever the focus is (ux.md §2).

A keyboard-wedge scanner sends its code as very fast keys and an Enter or Tab. Printable keys are held:
six or more of them with at most 35 ms between any two, ended by Enter or Tab, are a scan and reach no
field. Anything else is replayed, as soon as no further key can belong to it.

In the search box the first key of what may be a scan is not held but let through, since nearly all of them are a
person's: the letter is seen at once, its hits are looked for while it is still in doubt, and a scan takes it back.
"""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from vipdesk.ui.widgets.search_field import SearchField

LEAST_CHARACTERS = 6
BURST_GAP = 0.015
"""Seconds. A digit that comes twice in a scan is called a repeated key where the system saw both at once; a key that
a person holds down repeats every 30 ms or slower."""
LONGEST_GAP = 0.035
REPLAY_AFTER = 0.036
"""Seconds. One tick later than the longest gap: nothing that comes then could still join what is held."""
SAME_SCAN_WITHIN = 1.5

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ENDS_WITH_CONTROL = (Qt.Key.Key_J, Qt.Key.Key_M)
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
"""A scanner presses Shift before every capital: that does not interrupt what is held."""
_HOLDABLE_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Ruling(Enum):
    """What becomes of a key."""

    HOLD = auto()
    PASS = auto()
    SWALLOW = auto()


class WedgeReader:
    """The rule alone, without Qt: fed with keys and times, it says what is a scan."""

    def __init__(self) -> None:
        self._text = ""
        self._last = 0.0
        self._scanned = ("", -SAME_SCAN_WITHIN)

    def character(self, text: str, now: float) -> bool:
        """A printable key. False if what was held before it must be replayed first."""
        joined = not self._text or now - self._last <= LONGEST_GAP
        self._text = self._text + text if joined else text
        self._last = now
        return joined

    def is_burst(self, now: float) -> bool:
        """Whether a key follows the one before faster than a held key repeats."""
        return bool(self._text) and now - self._last <= BURST_GAP

    def end(self, now: float) -> str | None:
        """Enter or Tab: the scanned text, or None if what is held was typed by a person."""
        if len(self._text) < LEAST_CHARACTERS or now - self._last > LONGEST_GAP:
            return None
        code = unicodedata.normalize("NFKC", self._text).strip()
        self._text = ""
        return code

    def is_repeat(self, code: str, now: float) -> bool:
        """Whether the same code was scanned a moment ago; the trigger was held too long."""
        before, at = self._scanned
        self._scanned = (code, now)
        return code == before and now - at < SAME_SCAN_WITHIN

    def drop(self) -> None:
        """Forget what is held: it was replayed."""
        self._text = ""


@dataclass(frozen=True, slots=True)
class _LetThrough:
    """The search box as it was before a key that a scan would take back."""

    field: SearchField
    text: str
    cursor: int

    def take_back(self) -> None:
        """Bring the box back to what it was."""
        if isValid(self.field):
            self.field.setText(self.text)
            self.field.setCursorPosition(self.cursor)


class ScannerFilter(QObject):
    """The rule applied to the keys of one window."""

    scanned = Signal(str)
    """A code, with full-width forms folded and blanks around it taken away."""
    settled = Signal()
    """The last keys were a person's; whoever has the focus has them."""

    def __init__(
        self,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        replay_after: float = REPLAY_AFTER,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reader = WedgeReader()
        self._held: list[QKeyEvent] = []
        self._down: set[int] = set()
        self._let_through: _LetThrough | None = None
        self._replaying = False
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(replay_after * 1000))
        self._timer.timeout.connect(self.replay)

    def watch(self, window: QWindow) -> None:
        """Filter the keys of a window."""
        self._window = window
        window.installEventFilter(self)

    @property
    def in_doubt(self) -> bool:
        """Whether the last keys may still turn out to be a scan."""
        return bool(self._held) or self._let_through is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold, pass or swallow a key."""
        if self._replaying or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        ruling = self._judge(event)
        if ruling is Ruling.HOLD:
            self._held.append(_copy(event))
            self._down.add(event.key())
            self._timer.start()
        return ruling is not Ruling.PASS

    def replay(self) -> None:
        """Give what was held to whoever has the focus."""
        doubted = self.in_doubt
        self._timer.stop()
        held, self._held = self._held, []
        self._let_through = None
        self._reader.drop()
        self._down.clear()
        self._give(held)
        if doubted:
            self.settled.emit()

    def _give(self, held: list[QKeyEvent]) -> None:
        if self._window is None:
            return
        self._replaying = True
        try:
            for event in held:
                QCoreApplication.sendEvent(self._window, event)
        finally:
            self._replaying = False

    def _judge(self, event: QKeyEvent) -> Ruling:
        if event.key() in _MODIFIER_KEYS:
            return Ruling.PASS
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if _ends(event) or (control and event.key() in _ENDS_WITH_CONTROL):
            return self._end(swallowed=bool(control))
        if not _is_typed(event) or isinstance(QApplication.focusWidget(), QPlainTextEdit | QTextEdit):
            self.replay()
            return Ruling.PASS
        now = self._clock()
        if event.isAutoRepeat() and not self._reader.is_burst(now):
            self.replay()
            return Ruling.PASS
        if not self._reader.character(event.text(), now):
            self.replay()
            self._reader.character(event.text(), now)
        return Ruling.HOLD if self.in_doubt else self._begin()

    def _begin(self) -> Ruling:
        """The first key of what may be a scan."""
        field = QApplication.focusWidget()
        if not isinstance(field, SearchField):
            return Ruling.HOLD
        self._let_through = _LetThrough(field, field.text(), field.cursorPosition())
        self._timer.start()
        return Ruling.PASS

    def _end(self, *, swallowed: bool) -> Ruling:
        now = self._clock()
        code = self._reader.end(now)
        if code is None:
            self.replay()
            return Ruling.SWALLOW if swallowed else Ruling.PASS
        self._timer.stop()
        self._held.clear()
        let_through, self._let_through = self._let_through, None
        if let_through is not None:
            let_through.take_back()
        if not self._reader.is_repeat(code, now):
            self.scanned.emit(code)
        return Ruling.SWALLOW

    def _release(self, event: QKeyEvent) -> bool:
        if event.key() in self._down and self._held:
            self._held.append(_copy(event))
            return True
        self._down.discard(event.key())
        return False


def _ends(event: QKeyEvent) -> bool:
    return event.key() in _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _is_typed(event: QKeyEvent) -> bool:
    text = event.text()
    foreign = event.modifiers() & ~_HOLDABLE_MODIFIERS
    return bool(text) and text.isprintable() and not foreign


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )
