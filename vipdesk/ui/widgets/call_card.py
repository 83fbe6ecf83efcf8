"""The card of an arrival on the shopper's screen: whom, where, and what one may answer; its edge pulses twice."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.row_painter import paint_circle
from vipdesk.ui.widgets.shadow import paint_shadow
from vipdesk.ui.widgets.spans import Span, paint_spans

WIDTH, HEIGHT = 816, 88
MARGIN = 14
"""Around the card, for its shadow."""
PULSE_MS = 600
_PULSES = 2


class CallCard(QWidget):
    """It never takes the keyboard by itself; Tab leads to its buttons."""

    answered = Signal(int)
    """The place of the button that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter, self._detail = "", ""
        self._title: tuple[Span, ...] = ()
        self._glow = 1.0
        self.buttons = [Button(fill=fill, height=40) for fill in (Fill.ACCENT, Fill.OUTLINE, Fill.OUTLINE)]
        row = QHBoxLayout(self)
        margin = theme().px(MARGIN)
        row.setContentsMargins(margin, margin, margin + theme().px(20), margin)
        row.setSpacing(theme().px(10))
        row.addStretch(1)
        for place, button in enumerate(self.buttons):
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, place=place: self.answered.emit(place))
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(1.0)
        self._pulse.setKeyValueAt(0.5, 0.25)
        self._pulse.setEndValue(1.0)
        self._pulse.setLoopCount(_PULSES)
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(self._show_glow)

    def show_call(
        self, letter: str, title: tuple[Span, ...], detail: str, answers: Sequence[str], spoken: str
    ) -> None:
        """Show one arrival, with as many buttons as there are answers."""
        self._letter, self._title, self._detail = letter, title, detail
        self.setAccessibleName(spoken)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(answers))
            button.show_text(answers[place] if place < len(answers) else "")
            button.setEnabled(True)
        self.update()

    def pulse(self) -> None:
        """Draw the eye, twice, by the edge alone."""
        if theme().ms(PULSE_MS):
            self._pulse.setDuration(theme().ms(PULSE_MS))
            self._pulse.start()

    def sizeHint(self) -> QSize:
        """The card and the room of its shadow."""
        margin = 2 * theme().px(MARGIN)
        return QSize(theme().px(WIDTH) + margin, theme().px(HEIGHT) + margin)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, edge, circle and two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        margin = px(MARGIN)
        card = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_shadow(painter, card, px(12), down=px(3), blur=px(16), percent=4)
        edge = QColor(theme().colour("accent"))
        edge.setAlphaF(self._glow)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), px(12), px(12))
        side = px(48)
        circle = QRectF(card.left() + px(24), card.center().y() - side / 2, side, side)
        paint_circle(painter, circle, self._letter)
        left = circle.right() + px(16)
        room = self._room(card) - left
        upper = QRectF(left, card.center().y() - px(26), room, px(28))
        paint_spans(painter, upper, self._title)
        lower = QRectF(left, card.center().y() + px(2), room, px(24))
        painter.setPen(theme().colour("muted"))
        painter.setFont(theme().font(14))
        metrics = QFontMetricsF(theme().font(14))
        shown = metrics.elidedText(self._detail, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, lower.center().y() + metrics.capHeight() / 2), shown)

    def _room(self, card: QRectF) -> float:
        shown = [button.x() for button in self.buttons if not button.isHidden()]
        return (min(shown) if shown else card.right()) - theme().px(12)

    def _show_glow(self, value: float) -> None:
        self._glow = value
        self.update()
