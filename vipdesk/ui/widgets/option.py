"""One of two values to choose from: the whole of its text on a ground of its own, with a radio mark or a check."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.plain_label import PlainLabel

_HEIGHT = 48
_TEXT_AT = 40
_CHECK_STROKE = 3.2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDES = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Option(Pressable):
    """A value that is on or off. Space or a click turns it, Enter is the page's, left and right its neighbour's."""

    entered = Signal()
    stepped = Signal()
    """The other value of the pair is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked_mark = False
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme().px(_HEIGHT))
        self._label = PlainLabel(size=16, bold=True, wrap=True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_TEXT_AT), px(8), px(14), px(8))
        row.addWidget(self._label, 1)

    def show_value(self, text: str, spoken: str, *, several: bool) -> None:
        """Set the text; with `several` the mark is a check, as more than one may be on."""
        self._checked_mark = several
        self._label.show_text(text)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does not turn it: it is the filled button's key everywhere on the page."""
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() in _SIDES:
            self.stepped.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its text needs."""
        width = theme().px(_TEXT_AT + 14) + self._label.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line of a narrow text."""
        return QSize(theme().px(_TEXT_AT + 14) + self._label.minimumSizeHint().width(), theme().px(_HEIGHT))

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text breaks into."""
        px = theme().px
        text = self._label.heightForWidth(max(width - px(_TEXT_AT + 14), 1))
        return max(px(_HEIGHT), text + px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, edge and mark; the text is a label of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, on = theme().px, self.isChecked()
        thick = 2.0 if on or self.ringed else 1.0
        rect = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        ground: Token = (
            "accent_soft" if on else "sunken" if self.underMouse() or not self.isEnabled() else "surface"
        )
        edge: Token = "accent" if on or self.ringed else "border" if self.isEnabled() else "hair"
        painter.setPen(QPen(theme().colour(edge), thick))
        painter.setBrush(theme().colour(ground))
        painter.drawRoundedRect(rect, px(10), px(10))
        if self.ringed and on:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("accent"), 1))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), px(7), px(7))
        self._paint_mark(
            painter, QPointF(px(22), px(_HEIGHT) / 2 if self.height() > px(60) else self.height() / 2)
        )

    def _paint_mark(self, painter: QPainter, middle: QPointF) -> None:
        px, on = theme().px, self.isChecked()
        colour = theme().colour("accent" if on else "border")
        half = px(7)
        box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        painter.setPen(QPen(colour, px(2) if on else px(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._checked_mark:
            painter.drawEllipse(box)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(middle, px(3.5), px(3.5))
            return
        if on:
            painter.setBrush(colour)
        painter.drawRoundedRect(box, px(3), px(3))
        if on:
            size = px(13)
            corner = QPointF(middle.x() - size / 2, middle.y() - size / 2)
            paint_icon(painter, "check", theme().colour("on_accent"), corner, size, stroke=_CHECK_STROKE)
