"""A list of ready rows: one delegate, no widget per row."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.row import Row, RowStyle
from vipdesk.ui.widgets.row_painter import paint_row, shaded
from vipdesk.ui.widgets.tuple_list import TupleList

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one style."""

    def __init__(self, view: "RowList", style: RowStyle) -> None:
        super().__init__(view)
        self._view, self._style = view, style

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """All rows are of one height."""
        return QSize(10, theme().px(self._style.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground and row."""
        place = index.row()
        rect = QRectF(option.rect)
        state = option.state
        chosen = self._view.currentIndex().row() == place and self._view.marks_choice()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        below_chosen = self._view.marks_choice() and self._view.currentIndex().row() == place - 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, chosen=chosen, hovered=hovered)
        divided = place > 0 and not chosen and not below_chosen
        paint_row(painter, rect, self._view.rows()[place], self._style, divided=divided, chosen=chosen)
        if chosen and self._style.trail:
            size = theme().px(16)
            x = rect.right() - theme().px(self._style.inset + 8)
            paint_icon(
                painter,
                "corner-down-left",
                theme().colour("accent"),
                QPointF(x, rect.center().y() - size / 2),
                size,
            )
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool) -> None:
        if not chosen and not hovered:
            return
        px = theme().px
        inset = px(12 if self._style.barred else 8)
        gap = px(4 if self._style.barred else 2)
        ground = rect.adjusted(inset, gap, -inset, -gap)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen and not self._style.always_chosen:
            painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(theme().colour("accent_soft") if chosen else shaded(theme().colour("sunken"), 70))
        painter.drawRoundedRect(ground, px(8), px(8))
        if chosen and self._style.barred:
            painter.setBrush(theme().colour("accent"))
            bar = QRectF(ground.left(), ground.top() + px(16), px(3), ground.height() - px(32))
            painter.drawRoundedRect(bar, 1.5, 1.5)


class RowList(TupleList):
    """Rows of one style. With `fitted` the list is as high as its rows and leaves scrolling to the page."""

    def __init__(self, style: RowStyle, *, fitted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._fitted = style, fitted
        self._rows: tuple[Row, ...] = ()
        self.setItemDelegate(RowDelegate(self, style))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        if fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows, keeping the chosen one; where a choice is always marked, else the first."""
        self._rows = tuple(rows)
        self.show_items(self._rows)
        if self._style.always_chosen and not self.currentIndex().isValid():
            self.step(1)
        if self._fitted:
            self.updateGeometry()
        self._keep_rows_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is scrolled to; no row is cut in two."""
        super().resizeEvent(event)
        self._keep_rows_whole()

    def _keep_rows_whole(self) -> None:
        high = theme().px(self._style.height)
        cut = 0 if self._fitted or high * len(self._rows) <= self.height() else self.height() % high
        if self.viewportMargins().bottom() != cut:
            self.setViewportMargins(0, 0, 0, cut)

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def marks_choice(self) -> bool:
        """Whether the chosen row is painted as such: always in a search, else only with the focus."""
        return self._style.always_chosen or self.hasFocus()

    def sizeHint(self) -> QSize:
        """The height of the rows where the list is fitted."""
        if self._fitted:
            return QSize(200, theme().px(self._style.height) * len(self._rows))
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A fitted list cannot be smaller than its rows."""
        return self.sizeHint() if self._fitted else QSize(120, theme().px(self._style.height))
