"""Causes by their number: a bar each, the most first, with the share down to it; and a table as its twin."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vipdesk.ui.theme.style_sheet import Dress
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Wardrobe
from vipdesk.ui.widgets.spans import Span, paint_spans

_ROW = 34
_BAR = 12
_LABEL = 204
_NUMBERS = 96


@dataclass(frozen=True, slots=True)
class CauseBar:
    """A cause: its number, the share of all down to it (0 to 1), and both as texts with what came again."""

    label: str
    count: int
    share: float
    count_text: str
    share_text: str
    again_text: str


class CauseBars(QWidget):
    """The picture: bars, and on the same rows a line through the shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[CauseBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[CauseBar], name: str, summary: str) -> None:
        """Show causes; what the picture says is said aloud as one sentence."""
        self._bars = tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a cause."""
        return QSize(theme().px(480), theme().px(_ROW) * max(len(self._bars), 1))

    def minimumSizeHint(self) -> QSize:
        """Room for words, numbers and a short bar."""
        return QSize(theme().px(320), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint row by row, then the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        most = max((bar.count for bar in self._bars), default=1)
        left = min(px(_LABEL), self.width() * 0.4)
        room = self.width() - left - px(_NUMBERS) - px(12)
        points = []
        for place, bar in enumerate(self._bars):
            top = place * px(_ROW)
            label = QRectF(0, top, left - px(12), px(_ROW))
            paint_spans(painter, label, (Span(bar.label, 14),))
            track = QRectF(left, top + (px(_ROW) - px(_BAR)) / 2, room, px(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("sunken"))
            painter.drawRoundedRect(track, px(3), px(3))
            filled = QRectF(track.left(), track.top(), room * bar.count / most, track.height())
            painter.setBrush(theme().colour("accent"))
            painter.drawRoundedRect(filled, px(3), px(3))
            points.append((left + room * bar.share, top + px(_ROW) / 2))
            self._paint_numbers(painter, bar, top)
        self._paint_line(painter, points)

    def _paint_numbers(self, painter: QPainter, bar: CauseBar, top: float) -> None:
        px = theme().px
        font = theme().font(14, bold=True)
        painter.setFont(font)
        painter.setPen(theme().colour("text"))
        right = QRectF(self.width() - px(_NUMBERS), top, px(_NUMBERS), px(_ROW))
        share = QFontMetricsF(theme().font(13)).horizontalAdvance(bar.share_text)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(right.adjusted(0, 0, -share - px(10), 0), middle, bar.count_text)
        painter.setFont(theme().font(13))
        painter.setPen(theme().colour("muted"))
        painter.drawText(right, middle, bar.share_text)

    def _paint_line(self, painter: QPainter, points: Sequence[tuple[float, float]]) -> None:
        px = theme().px
        painter.setPen(QPen(theme().colour("info"), px(2)))
        for before, after in pairwise(points):
            painter.drawLine(QPointF(*before), QPointF(*after))
        painter.setBrush(theme().colour("surface"))
        for x, y in points:
            painter.drawEllipse(QRectF(x - px(3), y - px(3), px(6), px(6)))


class CauseTable(QTableWidget):
    """The same as numbers, for those who read them or have them read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        Wardrobe(self, Dress.TABLE)

    def show_bars(self, bars: Sequence[CauseBar], name: str, heads: Sequence[str]) -> None:
        """Causes down; across how many, the share down to it, and how many came again."""
        self.setAccessibleName(name)
        font = theme().font(13)
        self.setFont(font)
        # before the labels: they are measured once
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(font)
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(bars))
        self.setHorizontalHeaderLabels(list(heads))
        self.setVerticalHeaderLabels([bar.label for bar in bars])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line, bar in enumerate(bars):
            for column, text in enumerate((bar.count_text, bar.share_text, bar.again_text)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(right)
                self.setItem(line, column, item)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(right)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(name)
        for header in (across, self.verticalHeader()):
            header.setHighlightSections(False)
            header.setAccessibleName(name)
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        high = self.horizontalHeader().sizeHint().height() + theme().px(28) * self.rowCount()
        return QSize(theme().px(480), high + theme().px(4))

    def minimumSizeHint(self) -> QSize:
        """It scrolls sideways where it has to."""
        return QSize(theme().px(320), self.sizeHint().height())
