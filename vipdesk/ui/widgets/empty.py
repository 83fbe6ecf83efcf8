"""The calm sentence that stands where there is nothing to list."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.plain_label import PlainLabel


class Empty(QWidget):
    """An icon and a sentence in the middle of what would be a list."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label = PlainLabel(size=14, tone="muted", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        side = theme().px(20)
        column.setContentsMargins(side, 0, side, side)
        column.addStretch(1)
        column.addSpacing(theme().px(40))
        column.addWidget(self._label)
        column.addStretch(1)

    def hasHeightForWidth(self) -> bool:
        """It takes the room there is; else its page would grow by what its lists would like to have."""
        return False

    def show_text(self, text: str) -> None:
        """Say why there is nothing."""
        self._label.show_text(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the icon above the sentence."""
        size = theme().px(24)
        y = self._label.y() - size - theme().px(12)
        paint_icon(QPainter(self), self._icon, theme().colour("dim"), QPointF((self.width() - size) / 2, y), size)
