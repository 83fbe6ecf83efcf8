"""Measures how long the window's thread was ever blocked, by a heartbeat that notices when it is late."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

BEAT_MS = 5
LIMIT_MS = 50
"""Nothing may block the window for longer (performance.md)."""


class Responsiveness(QObject):
    """A timer that beats every few milliseconds; a beat that comes late was blocked for that long.

    It costs a little, so it runs only where somebody reads it: in the tour and in tests.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._longest_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def max_block_ms(self) -> float:
        """The longest block since the start, in milliseconds."""
        return self._longest_ms

    def start(self) -> None:
        """Begin to measure, forgetting what was measured before."""
        self._longest_ms = 0.0
        self._since.start()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Stop measuring; the result stays."""
        self._timer.stop()

    def _beat(self) -> None:
        late = self._since.nsecsElapsed() / 1e6 - BEAT_MS
        self._longest_ms = max(self._longest_ms, late)
        self._since.restart()
