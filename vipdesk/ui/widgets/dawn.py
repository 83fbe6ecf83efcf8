"""The picture of the sign-in page: a half sun above still water; the only gradient in the program."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vipdesk.ui.theme.theme import theme

_GLINTS = (
    (491, 205),
    (504, 244),
    (522, 175),
    (545, 204),
    (573, 144),
    (607, 165),
    (646, 114),
    (690, 126),
    (739, 82),
)
"""Heights and widths of the light on the water, in px of a picture 768 high."""
_HORIZON = 476 / 768
_SUN = 132 / 768


class Dawn(QWidget):
    """Sky, sun and sea in the theme's own colours."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the picture to the size there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme().colours
        horizon = round(self.height() * _HORIZON)
        sky = QLinearGradient(0, 0, 0, horizon)
        sky.setColorAt(0, QColor(colours.dawn[0]))
        sky.setColorAt(1, QColor(colours.dawn[1]))
        painter.fillRect(QRectF(0, 0, self.width(), horizon), sky)
        radius = self.height() * _SUN
        middle = self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sun))
        painter.setClipRect(QRectF(0, 0, self.width(), horizon))
        painter.drawEllipse(QRectF(middle - radius, horizon - radius * 1.045, 2 * radius, 2 * radius))
        painter.setClipping(False)
        sea = QLinearGradient(0, horizon, 0, self.height())
        sea.setColorAt(0, QColor(colours.dawn[2]))
        sea.setColorAt(1, QColor(colours.dawn[3]))
        painter.fillRect(QRectF(0, horizon, self.width(), self.height() - horizon), sea)
        self._paint_glints(painter, middle)

    def _paint_glints(self, painter: QPainter, middle: float) -> None:
        factor = self.height() / 768
        for place, (y, width) in enumerate(_GLINTS):
            light = QColor(theme().colours.sun)
            light.setAlphaF(0.95 - 0.075 * place)
            painter.setBrush(light)
            thick = (2.5 + 0.25 * place) * factor
            painter.drawRoundedRect(
                QRectF(middle - width * factor / 2, y * factor - thick / 2, width * factor, thick),
                thick / 2,
                thick / 2,
            )
