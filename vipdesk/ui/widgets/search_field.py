"""The one box for finding a guest: a magnifying glass, the text, and the key that leads here."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.key_cap import paint_key_cap

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """A line edit with its own frame; the arrows and Enter belong to the hits below it."""

    walked = Signal(int)
    """Down (1) or up (-1) among the hits."""
    taken = Signal()
    """Enter: take the chosen hit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._clear_ground()
        self.setMaxLength(80)
        self._opened = False
        self.setFont(theme().font(14))
        self.setFixedHeight(theme().px(40))
        self.setTextMargins(theme().px(42), 0, theme().px(48), 0)

    def show_open(self, *, opened: bool) -> None:
        """Show the strong frame and the larger text of an open search."""
        self._opened = opened
        self.setFont(theme().font(16 if opened else 14))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the hits, Enter takes one, the rest is text."""
        if event.key() in _WALKING:
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _clear_ground(self) -> None:
        """The frame is painted here; every other colour follows the program's palette."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, glass and key cap below the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._opened
        width = 2 if strong else 1
        half = width / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme().colour("accent" if strong else "border"), width))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(rect, theme().px(8), theme().px(8))
        size = theme().px(18)
        tone: Token = "accent" if strong else "muted"
        paint_icon(
            painter, "search", theme().colour(tone), QPointF(theme().px(13), (self.height() - size) / 2), size
        )
        key = "Esc" if strong else "F2"
        paint_key_cap(painter, self.width() - theme().px(10), self.height() / 2, key)
        painter.end()
        super().paintEvent(event)
