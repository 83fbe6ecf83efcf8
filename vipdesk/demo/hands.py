"""Hands at the shown window: keys as a person presses them, a scanner's burst, words committed by an input method."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from vipdesk.errors import Defect

TYPING_MS = 70
"""Between two keys of a person: slower than any scanner, so that nothing is taken for a scan."""
SCANNER_MS = 2
_MOST_TABS = 80
_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "PgDown": Qt.Key.Key_PageDown,
    "Space": Qt.Key.Key_Space,
    "Comma": Qt.Key.Key_Comma,
    **{f"F{number}": getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)},
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Hands:
    """Sends keys to one shown window and remembers which."""

    def __init__(self, window: QWidget) -> None:
        """The window must be shown: keys go to its window-system handle."""
        self._window = window
        self.pressed: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys by name, with `Ctrl+` or `Shift+` before; single characters by themselves."""
        for key in keys:
            self.pressed.append(key)
            *modifiers, name = key.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= _MODIFIERS[modifier]
            self._key(name, held)
            pause(TYPING_MS)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self.press(*text)

    def scan(self, code: str) -> None:
        """What a scanner types: everything at once, then Enter."""
        self.pressed.append(f"scan:{code}")
        for letter in code:
            self._key(letter, Qt.KeyboardModifier.NoModifier)
            pause(SCANNER_MS)
        self._key("Enter", Qt.KeyboardModifier.NoModifier)
        pause(TYPING_MS)

    def commit(self, text: str) -> None:
        """What an input method hands over: Chinese text, to whatever has the focus."""
        self.pressed.append(f"text:{text}")
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        target = QApplication.focusWidget()
        if target is None:
            raise Defect
        QCoreApplication.sendEvent(target, event)
        pause(TYPING_MS)

    def tab_to(self, *names: str) -> None:
        """Walk with Tab until the control with one of these accessible names has the focus."""
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() in names:
                return
            self._key("Tab", Qt.KeyboardModifier.NoModifier)
            self.pressed.append("Tab")
            pause(10)
        raise Defect

    def _key(self, name: str, held: Qt.KeyboardModifier) -> None:
        handle = self._window.windowHandle()
        if handle is None:
            raise Defect
        if name in _NAMED:
            QTest.keyClick(handle, _NAMED[name], held)
        else:
            QTest.keyClick(handle, name, held)  # type: ignore[call-overload]  # the stubs lack the form for a letter


def pause(milliseconds: int) -> None:
    """Let the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(reached: Callable[[], bool], seconds: float) -> bool:
    """Let the window live until something is so; whether it came to be."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if reached():
            return True
        pause(20)
    return reached()
