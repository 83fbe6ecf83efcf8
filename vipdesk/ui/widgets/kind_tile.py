"""A tile for one kind of service: an icon and its word; the chosen one has the accent ring."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import Span, paint_spans


class KindTile(Pressable):
    """One of the kinds; words too long for a line stand on two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = self._word = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kind(self, icon: str, word: str) -> None:
        """Name the kind."""
        self._icon, self._word = icon, word
        self.setAccessibleName(word)
        self.update()

    def sizeHint(self) -> QSize:
        """A row of five fits a sheet."""
        return QSize(theme().px(130), theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        on = self.isChecked()
        strong = on or self.ringed
        half = 1.0 if strong else 0.5
        painter.setPen(QPen(theme().colour("accent" if strong else "hair"), 2 * half))
        painter.setBrush(theme().colour("accent_soft" if on else "sunken" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(10), px(10))
        size = px(18)
        tone: Token = "accent" if on else "muted"
        paint_icon(painter, self._icon, theme().colour(tone), QPointF(px(12), (self.height() - size) / 2), size)
        word = QRectF(px(38), 0, self.width() - px(46), self.height())
        font = theme().font(14, bold=on)
        if QFontMetricsF(font).horizontalAdvance(self._word) <= word.width():
            paint_spans(painter, word, (Span(self._word, 14, bold=on),))
            return
        painter.setFont(theme().font(12.5, bold=on))
        painter.setPen(theme().colour("text"))
        lines = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(word, lines, self._word)
