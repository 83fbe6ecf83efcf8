"""A card of somebody who may sign in: a circle, a name, a role."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.row_painter import paint_circle
from vipdesk.ui.widgets.spans import Span, paint_spans

WIDTH, HEIGHT = 191, 76


class StaffCardButton(Pressable):
    """One of the cards; the chosen one has the accent ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = self._name = self._role = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, letter: str, name: str, role: str) -> None:
        """Show a person."""
        self._letter, self._name, self._role = letter, name, role
        self.setAccessibleName(f"{name} {role}")
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the pictures."""
        return QSize(theme().px(WIDTH), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, circle, name and role."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        on = self.isChecked()
        strong = on or self.ringed
        half = 1.0 if strong else 0.5
        edge: Token = "accent" if strong else "accent_line" if self.underMouse() else "hair"
        painter.setPen(QPen(theme().colour(edge), 2 * half))
        painter.setBrush(theme().colour("accent_soft" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(12), px(12))
        side = px(44)
        circle = QRectF(px(18), (self.height() - side) / 2, side, side)
        paint_circle(painter, circle, self._letter, ground="surface" if on else "portrait")
        room = self.width() - px(74) - px(12)
        paint_spans(painter, QRectF(px(74), px(15), room, px(26)), (Span(self._name, 16, bold=True),))
        paint_spans(painter, QRectF(px(74), px(41), room, px(22)), (Span(self._role, 13, tone="muted"),))
