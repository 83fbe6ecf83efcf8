"""The day of a complaint as a ring that fills, and its stages beside it: done ones checked, the next one plain."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token

_RING = 44
_HIGH = 56
_GAP = 18
_CHECK = 14


class StageLine(QWidget):
    """`share` of the ring is used; the first `done` of the stages are behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[str, ...] = ()
        self._done = 0
        self._share = 0.0
        self._tone: Token = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_case(self, stages: Sequence[str], done: int, share: float, tone: Token, spoken: str) -> None:
        """Show how far it is; `spoken` says all of it aloud."""
        self._stages, self._done = tuple(stages), done
        self._share, self._tone = share, tone
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ring and words on one line."""
        metrics = QFontMetrics(theme().font(14, bold=True))
        words = sum(metrics.horizontalAdvance(stage) + theme().px(_GAP + _CHECK + 6) for stage in self._stages)
        return QSize(theme().px(_RING + _GAP) + words, theme().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows lose the last words first."""
        return QSize(theme().px(_RING + _GAP), theme().px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ring, then stage by stage."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        self._paint_ring(painter)
        x, middle = float(px(_RING + _GAP)), self.height() / 2
        for place, stage in enumerate(self._stages):
            done = place < self._done
            font = theme().font(14, bold=done or place == self._done)
            tone: Token = "ok" if done else "text" if place == self._done else "muted"
            colour = theme().colour(tone)
            if done:
                paint_icon(painter, "check", colour, QPointF(x, middle - px(_CHECK) / 2), px(_CHECK))
                x += px(_CHECK + 4)
            width = QFontMetrics(font).horizontalAdvance(stage) + 2
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(x, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), stage)
            x += width + px(_GAP)

    def _paint_ring(self, painter: QPainter) -> None:
        side, width = theme().px(_RING), theme().px(5)
        rect = QRectF(width / 2 + 1, (self.height() - side) / 2 + width / 2, side - width, side - width)
        painter.setPen(QPen(theme().colour("hair"), width))
        painter.drawEllipse(rect)
        pen = QPen(theme().colour(self._tone), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(rect, 90 * 16, -round(360 * 16 * self._share))
