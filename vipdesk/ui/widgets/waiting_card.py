"""A card on the sign-in page that names the handover that waits."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import Span, paint_spans

_HEIGHT = 64


class WaitingCard(Pressable):
    """An icon, two lines, an arrow; pressing it leads to the PIN."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._detail = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, detail: str) -> None:
        """Say whose page waits, and how long it takes to read."""
        self._title, self._detail = title, detail
        self.setAccessibleName(f"{title}, {detail}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme().px(240), theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon, words and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        half = 1.0 if self.ringed else 0.5
        edge: Token = "accent" if self.ringed else "accent_line" if self.underMouse() else "hair"
        painter.setPen(QPen(theme().colour(edge), 2 * half))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(12), px(12))
        size = px(20)
        middle = (self.height() - size) / 2
        paint_icon(painter, "file-text", theme().colour("accent"), QPointF(px(22), middle), size)
        paint_icon(
            painter, "chevron-right", theme().colour("muted"), QPointF(self.width() - px(22) - size, middle), size
        )
        room = self.width() - px(60) - px(56)
        paint_spans(painter, QRectF(px(60), px(9), room, px(24)), (Span(self._title, 15, bold=True),))
        paint_spans(painter, QRectF(px(60), px(33), room, px(22)), (Span(self._detail, 13, tone="muted"),))
