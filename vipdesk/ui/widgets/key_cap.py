"""The picture of a key, and a line of hints made of keys and what they do."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.spans import paint_centred


def paint_key_cap(painter: QPainter, right: float, middle: float, key: str) -> float:
    """Paint a key whose right edge is at `right`; returns its width."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme().font(12)
    width = max(QFontMetrics(font).horizontalAdvance(key) + theme().px(12), theme().px(25))
    height = theme().px(21)
    rect = QRectF(right - width + 0.5, round(middle - height / 2) + 0.5, width - 1, height)
    painter.setPen(QPen(theme().colour("dim"), 1))
    painter.setBrush(theme().colour("surface"))
    painter.drawRoundedRect(rect, theme().px(4), theme().px(4))
    painter.setPen(theme().colour("muted"))
    paint_centred(painter, rect, key, font)
    return float(width)


class KeyCap(QWidget):
    """A key drawn as a cap."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The cap's size."""
        width = QFontMetrics(theme().font(12)).horizontalAdvance(self._key) + theme().px(12)
        return QSize(max(width, theme().px(25)), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the cap."""
        paint_key_cap(QPainter(self), self.width(), self.height() / 2, self._key)


class Hints(QWidget):
    """Keys and what they do, in one muted line; where there is no room for all, the last ones are left out whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[PlainLabel] = []
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs; an empty key is a sentence of its own."""
        texts = [f"{key} {text}".strip() for key, text in hints]
        while len(self._labels) < len(texts):
            self._labels.append(PlainLabel(size=13, tone="muted", parent=self))
        for label, text in zip(self._labels, texts, strict=False):
            label.show_text(text)
        self._count = len(texts)
        self.setAccessibleName(" · ".join(texts))
        self._place()

    def sizeHint(self) -> QSize:
        """A line; its width is what the bar leaves."""
        return QSize(0, theme().px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = 0
        for place, label in enumerate(self._labels):
            width = label.sizeHint().width()
            shown = place < self._count and (left + width <= self.width() or place == 0)
            label.setGeometry(left, 0, min(width, self.width()), self.height())
            label.setVisible(shown)
            left = left + width + theme().px(26) if shown else self.width() + 1
