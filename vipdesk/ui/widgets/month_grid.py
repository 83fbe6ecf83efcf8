"""Amounts by category and month as a painted picture: the stronger a square, the more; with a table as its twin."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
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
from vipdesk.ui.widgets.row_painter import shaded
from vipdesk.ui.widgets.spans import Span, paint_spans

_ROW = 36
_HEAD = 28
_LONGEST_LABEL = 132
_TOTAL = 96
_GAP = 4
_FAINTEST = 16
"""Percent of the accent that the smallest amount still shows."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A category: the share of each month between 0 and 1, the texts of the months, and of the sum."""

    label: str
    shares: tuple[float, ...]
    texts: tuple[str, ...]
    total: str


class MonthGrid(QWidget):
    """The picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[str, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_grid(self, months: Sequence[str], rows: Sequence[GridRow], name: str, summary: str) -> None:
        """Show months and rows; what the picture says is said aloud as one sentence."""
        self._months, self._rows = tuple(months), tuple(rows)
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(theme().px(480), theme().px(_HEAD + _ROW * len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        """Room for twelve squares."""
        return QSize(theme().px(320), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint labels, squares, sums, and the months below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        left, right = self._label_width(), self.width() - px(_TOTAL)
        step = (right - left) / max(len(self._months), 1)
        for place, row in enumerate(self._rows):
            line = QRectF(0, place * px(_ROW), self.width(), px(_ROW))
            paint_spans(painter, QRectF(0, line.top(), left - px(8), line.height()), (Span(row.label, 14),))
            for at, share in enumerate(row.shares):
                self._paint_square(painter, QRectF(left + at * step, line.top(), step, line.height()), share)
            total = QRectF(right + px(8), line.top(), px(_TOTAL) - px(8), line.height())
            paint_spans(painter, total, (Span(row.total, 14, tone="muted"),), right=True)
        self._paint_months(painter, left, step)

    def _label_width(self) -> int:
        metrics = QFontMetricsF(theme().font(14))
        widest = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0.0)
        return min(round(widest) + theme().px(16), theme().px(_LONGEST_LABEL))

    def _paint_square(self, painter: QPainter, cell: QRectF, share: float) -> None:
        gap = theme().px(_GAP) / 2
        square = cell.adjusted(gap, gap * 2, -gap, -gap * 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("sunken"))
        painter.drawRoundedRect(square, theme().px(4), theme().px(4))
        if share > 0:
            strength = round(_FAINTEST + (100 - _FAINTEST) * min(share, 1.0))
            painter.setBrush(shaded(theme().colour("accent"), strength))
            painter.drawRoundedRect(square, theme().px(4), theme().px(4))

    def _paint_months(self, painter: QPainter, left: float, step: float) -> None:
        top = theme().px(_ROW) * len(self._rows)
        painter.setFont(theme().font(12))
        painter.setPen(theme().colour("muted"))
        metrics = QFontMetricsF(theme().font(12))
        every = 1 if all(metrics.horizontalAdvance(text) < step for text in self._months) else 2
        for at, text in enumerate(self._months):
            if (len(self._months) - 1 - at) % every == 0:
                cell = QRectF(left + at * step - step, top, 3 * step, theme().px(_HEAD))
                painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)


class MonthTable(QTableWidget):
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

    def show_grid(self, months: Sequence[str], rows: Sequence[GridRow], name: str, total: str) -> None:
        """Months down, categories across, as many numbers are read: the sums at the end."""
        self.setAccessibleName(name)
        font = theme().font(13)
        self.setFont(font)
        labels = [row.label for row in rows]
        self.clear()
        self.setColumnCount(len(rows))
        self.setRowCount(len(months) + 1)
        self.setHorizontalHeaderLabels(labels)
        self.setVerticalHeaderLabels([*months, total])
        for column, row in enumerate(rows):
            for line, text in enumerate((*row.texts, row.total)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(line, column, item)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(name)
        for header in (across, self.verticalHeader()):
            header.setFont(font)
            header.setHighlightSections(False)
            header.setAccessibleName(name)
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        self._share_room()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every column gets as much of what is left."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Each column has what its widest number needs; what is over is shared, so that none stands apart."""
        across = self.horizontalHeader()
        places = range(self.columnCount())
        wanted = [max(across.sectionSizeHint(place), self.sizeHintForColumn(place)) for place in places]
        spare = max(self.viewport().width() - sum(wanted), 0) // max(len(wanted), 1)
        for place, width in enumerate(wanted):
            self.setColumnWidth(place, width + spare)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        high = self.horizontalHeader().sizeHint().height() + theme().px(28) * self.rowCount()
        return QSize(theme().px(480), high + theme().px(4))

    def minimumSizeHint(self) -> QSize:
        """It scrolls sideways where it has to."""
        return QSize(theme().px(320), self.sizeHint().height())
