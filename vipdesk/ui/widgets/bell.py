"""The bell: a dot says that there is news from others, and its name says how much."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton

_DOT = 3.5
_DOT_AT = (7, -7)
"""px from the middle of the bell to the middle of its dot."""


class Bell(IconButton):
    """Quiet without news; it never moves and never sounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bell", parent=parent)
        self._count = 0

    @property
    def count(self) -> int:
        """How much is new."""
        return self._count

    def show_count(self, count: int, spoken: str) -> None:
        """Show whether there is news; `spoken` tells how much."""
        self._count = count
        self.name(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bell, and the dot in a ring of the ground."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("bg"), theme().px(1)))
        painter.setBrush(theme().colour("accent"))
        middle = QPointF(self.width() / 2 + theme().px(_DOT_AT[0]), self.height() / 2 + theme().px(_DOT_AT[1]))
        painter.drawEllipse(middle, theme().px(_DOT), theme().px(_DOT))
