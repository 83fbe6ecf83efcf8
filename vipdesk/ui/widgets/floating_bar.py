"""A scroll bar that lies over its area, so that nothing inside moves when it comes."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar

from vipdesk.ui.theme.theme import theme

_GAP = 6


class FloatingBar(QScrollBar):
    """Takes the place of an area's own vertical bar, which keeps the numbers; the area has no ground of its own.

    One that stands `beside` its area lies in the margin to the right of it, on nothing that the area holds.
    """

    def __init__(self, area: QAbstractScrollArea, *, beside: bool = False) -> None:
        super().__init__(Qt.Orientation.Vertical, area.parentWidget() if beside else area)
        self._beside = beside
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        self._own = area.verticalScrollBar()
        self._own.rangeChanged.connect(self._follow_range)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.installEventFilter(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None:
            inside.setAutoFillBackground(False)
        self._follow_range(self._own.minimum(), self._own.maximum())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the thumb alone."""
        whole = self.maximum() - self.minimum() + self.pageStep()
        if whole <= 0:
            return
        high = max(self.height() * self.pageStep() / whole, theme().px(32))
        span = max(self.maximum() - self.minimum(), 1)
        top = (self.height() - high) * (self.value() - self.minimum()) / span
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("dim"))
        width = theme().px(6)
        painter.drawRoundedRect(QRectF((self.width() - width) / 2, top, width, high), width / 2, width / 2)

    def _follow_range(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setVisible(most > least)
        self._place()

    def _place(self) -> None:
        width = theme().px(10)
        place = self._area.geometry()
        left = place.right() + 1 + theme().px(_GAP) if self._beside else self._area.width() - width
        self.setGeometry(left, place.top() if self._beside else 0, width, place.height())
        self.setPageStep(self._own.pageStep())
        self.raise_()
