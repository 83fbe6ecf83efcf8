"""A ring that runs out: the seconds in which something can still be undone or stays open."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token

_STEP_MS = 40
_STEP_STILL_MS = 1000


class Ring(QWidget):
    """A circle line that empties evenly."""

    ticked = Signal(int)
    """The seconds left, whenever that number changes."""
    ended = Signal()

    def __init__(self, *, tone: Token = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._total_ms = 0
        self._seconds = -1
        self._passed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def start(self, milliseconds: int) -> None:
        """Begin to run out."""
        self._total_ms = milliseconds
        self._seconds = -1
        self._passed.start()
        self._timer.start(_STEP_STILL_MS if theme().still else _STEP_MS)
        self._step()

    def stop(self) -> None:
        """Stop without an end."""
        self._timer.stop()

    @property
    def running(self) -> bool:
        """Whether there is time left."""
        return self._timer.isActive()

    def left_ms(self) -> int:
        """The milliseconds left."""
        if not self._timer.isActive():
            return 0
        return max(self._total_ms - self._passed.elapsed(), 0)

    def sizeHint(self) -> QSize:
        """The size of the pictures."""
        return QSize(theme().px(24), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the whole circle faintly and what is left strongly."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.5
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme().colour("hair"), width))
        painter.drawEllipse(rect)
        if self._total_ms:
            share = self.left_ms() / self._total_ms
            pen = QPen(theme().colour(self._tone), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(rect, 90 * 16, round(360 * 16 * share))

    def _step(self) -> None:
        left = max(self._total_ms - self._passed.elapsed(), 0)
        seconds = -(-left // 1000)
        if seconds != self._seconds:
            self._seconds = seconds
            self.ticked.emit(seconds)
        if left == 0:
            self._timer.stop()
            self.ended.emit()
        self.update()
