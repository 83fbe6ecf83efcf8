"""Notices that nobody is at the desk: blur after a minute, ask for the PIN after three."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

BLUR_AFTER = 60.0
LOCK_AFTER = 180.0

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that is a shortcut reaches the window as nothing else
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Counts the seconds since the last key, click or move in a window.

    It asks a clock that goes on while the machine sleeps, so that a desk that was asleep is locked when
    it wakes.
    """

    blur_due = Signal()
    lock_due = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self._blurred = self._locked = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def watch(self, window: QWindow) -> None:
        """Take what happens in a window as a sign of life."""
        window.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._clock()
        self._blurred = self._locked = False

    def look(self) -> None:
        """See whether it is time; each signal comes once until somebody is there again."""
        passed = abs(self._clock() - self._last)
        if passed >= BLUR_AFTER and not self._blurred:
            self._blurred = True
            self.blur_due.emit()
        if passed >= LOCK_AFTER and not self._locked:
            self._locked = True
            self.lock_due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what happens and stop nothing."""
        if event.type() in _SIGNS_OF_LIFE:
            self.look()
            self.touch()
        return super().eventFilter(watched, event)
