"""A line of differently weighted words at the right edge, painted as one."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_text, spans_width


class SpanLabel(QWidget):
    """Plain words whatever they hold; what does not fit is elided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show another line; it is also what is said aloud."""
        self._spans = tuple(spans)
        self.setAccessibleName(spans_text(spans))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All of the line."""
        return QSize(ceil(spans_width(self._spans)) + 1, theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the words."""
        paint_spans(QPainter(self), QRectF(self.rect()), self._spans, right=True)
