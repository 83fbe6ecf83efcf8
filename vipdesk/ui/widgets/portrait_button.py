"""The small round button at the edge of a portrait: another photo."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Pressable

_SIDE = 32
_ICON = 16


class PortraitButton(Pressable):
    """A camera in a circle, at the lower right of a portrait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(_SIDE), theme().px(_SIDE))

    def name(self, spoken: str) -> None:
        """Say what it does; the words are the program's own."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def stand_at(self, circle: QRect) -> None:
        """Stand at the edge of a portrait."""
        out = theme().px(4)
        self.move(circle.right() + out - self.width(), circle.bottom() + out - self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, its edge, the camera, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        raised = self.underMouse() or self.isDown()
        edge = QPen(theme().colour("accent"), 2) if self.ringed else QPen(theme().colour("accent_line"), 1)
        painter.setPen(edge)
        painter.setBrush(theme().colour("accent_soft" if raised else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        size = theme().px(_ICON)
        corner = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
        paint_icon(painter, "camera", theme().colour("accent"), corner, size)
