"""Widgets that Qt paints itself, in the house's colours: a menu, fields, a box to choose from."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon
from vipdesk.ui.theme.style_sheet import Dress, make_style_sheet
from vipdesk.ui.theme.theme import theme


class Wardrobe(QObject):
    """Gives a widget its style sheet, and another one with every new theme."""

    def __init__(self, widget: QWidget, dress: Dress) -> None:
        super().__init__(widget)
        self._widget, self._dress = widget, dress
        widget.installEventFilter(self)
        self._put_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of a new theme."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._put_on()
        return super().eventFilter(watched, event)

    def _put_on(self) -> None:
        sheet = make_style_sheet(self._dress, theme())
        if sheet != self._widget.styleSheet():
            self._widget.setStyleSheet(sheet)


class Menu(QMenu):
    """A menu; the words of its entries may be data, so they are shown as they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # its corners are round: what is beside them must be seen through, and a square shadow would give them away
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        Wardrobe(self, Dress.MENU)
        self.aboutToHide.connect(self.deleteLater)


class LineEdit(QLineEdit):
    """A line to type in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Wardrobe(self, Dress.FIELD)


class NoteEdit(QPlainTextEdit):
    """Several lines of plain text; Ctrl+Enter saves, Tab leaves."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        Wardrobe(self, Dress.FIELD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the form's button."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """What was written, all of it."""
        return self.toPlainText()


class Select(QComboBox):
    """A box to choose one of several from; its arrow follows the theme, so it is painted here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Wardrobe(self, Dress.SELECT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the arrow."""
        super().paintEvent(event)
        size = theme().px(16)
        corner = QPointF(self.width() - size - theme().px(12), (self.height() - size) / 2)
        paint_icon(QPainter(self), "chevron-down", theme().colour("muted"), corner, size, stroke=SMALL_STROKE)
