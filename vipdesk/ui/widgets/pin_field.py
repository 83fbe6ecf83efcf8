"""The PIN: boxes with dots; what is typed is never shown."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme

SHORTEST = 6
LONGEST = 12
_BOX, _GAP, _HEIGHT = 52, 12, 60
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PinField(QLineEdit):
    """A password edit of digits, painted as boxes; no input method may interfere. A `small` one stands beside a button.

    A PIN may be longer than six digits, so only Enter says that it is whole; more boxes then share the
    same width.
    """

    completed = Signal()
    """Enter was pressed on at least one digit."""
    walked = Signal(int, int)
    """Steps to the right and down that an arrow asked for."""

    def __init__(self, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._box, self._gap, self._high = (30, 6, 40) if small else (_BOX, _GAP, _HEIGHT)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._wrong = False
        self.textChanged.connect(self._changed)

    def show_wrong(self) -> None:
        """Empty the boxes and colour them: the PIN was not accepted."""
        self.clear()
        self._wrong = True
        self.update()

    def sizeHint(self) -> QSize:
        """Six boxes and their gaps."""
        return QSize(theme().px(SHORTEST * self._box + (SHORTEST - 1) * self._gap), theme().px(self._high))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and editing keys only; Enter offers what is there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text():
                self.completed.emit()
        elif event.text() and event.text().isprintable() and not event.text().isdecimal():
            event.accept()
        elif event.key() in _ARROWS:
            self.walked.emit(*_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the boxes; the next one to fill has the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = len(self.text())
        boxes = max(SHORTEST, min(filled + 1, LONGEST))
        gap = theme().px(self._gap if boxes == SHORTEST else self._gap / 2)
        side = (self.width() - gap * (boxes - 1)) / boxes
        for place in range(boxes):
            box = QRectF(place * (side + gap), 0, side, self.height())
            self._paint_box(painter, box, dotted=place < filled, next_one=self.hasFocus() and place == filled)

    def _paint_box(self, painter: QPainter, box: QRectF, *, dotted: bool, next_one: bool) -> None:
        width = 2 if next_one else 1
        inset = width / 2
        radius = theme().px(10 if self._box == _BOX else 8)
        edge = theme().colour("accent" if next_one else "danger" if self._wrong else "border")
        painter.setPen(QPen(edge, width))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        if dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("text"))
            dot = theme().px(11 if self._box == _BOX else 9) / 2
            painter.drawEllipse(box.center(), dot, dot)

    def _changed(self) -> None:
        self._wrong = False
        self.update()
