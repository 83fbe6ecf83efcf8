"""A list with columns: rows of ready cells under a head that sorts; more of it is fetched when its end comes near."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip
from vipdesk.ui.widgets.row_painter import CHIP_HEIGHT, chip_width, paint_chip, paint_circle, shaded
from vipdesk.ui.widgets.spans import Span, paint_spans
from vipdesk.ui.widgets.tuple_list import TupleList

AnyIndex = QModelIndex | QPersistentModelIndex

ROW = 60
INSET = 20
_GAP = 16
_PORTRAIT = 40


@dataclass(frozen=True, slots=True)
class WideColumn:
    """A column: its share of the room, the least px at 100 % it needs, and when it gives way (0: never)."""

    share: int
    least: int
    right: bool = False
    gives_way: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: a line, a smaller one below it, an icon before or a chip in its place."""

    title: tuple[Span, ...] = ()
    detail: tuple[Span, ...] = ()
    icon: str = ""
    tone: Token = "muted"
    chip: Chip | None = None


@dataclass(frozen=True, slots=True)
class WideRow:
    """A row of as many cells as there are columns; `letter` stands in a circle before the first."""

    key: Any
    spoken: str
    cells: tuple[Cell, ...]
    letter: str = ""


def column_places(
    columns: Sequence[WideColumn], width: float, *, lead: float = 0
) -> list[tuple[float, float] | None]:
    """Where each column begins and how wide it is; None for one that gave way because the room is too narrow.

    `width` is in pixels of the screen, `lead` what the first column keeps free for its circle.
    """
    px = theme().px
    room = width - 2 * px(INSET) - lead
    shown = list(range(len(columns)))

    def needed() -> float:
        return sum(px(columns[place].least) for place in shown) + px(_GAP) * (len(shown) - 1)

    for place in sorted(range(len(columns)), key=lambda each: -columns[each].gives_way):
        if needed() <= room or not columns[place].gives_way:
            break
        shown.remove(place)
    spare = max(room - needed(), 0)
    shares = sum(columns[place].share for place in shown) or 1
    places: list[tuple[float, float] | None] = [None] * len(columns)
    x = px(INSET) + lead
    for place in shown:
        column = columns[place]
        wide = px(column.least) + spare * column.share / shares
        places[place] = (x, wide)
        x += wide + px(_GAP)
    return places


def portrait_room() -> float:
    """What a circle before the first column takes."""
    return float(theme().px(_PORTRAIT + _GAP))


class WideDelegate(QStyledItemDelegate):
    """Paints rows of cells."""

    def __init__(self, view: "WideList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """All rows are of one height."""
        return QSize(10, theme().px(self._view.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, divider, circle and cells."""
        rect, place = QRectF(option.rect), index.row()
        row = self._view.rows()[place]
        current = self._view.currentIndex().row() == place
        chosen = current and (self._view.hasFocus() or self._view.keeps_choice)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(
            painter, rect, chosen=chosen, hovered=bool(option.state & QStyle.StateFlag.State_MouseOver)
        )
        lead = 0.0
        if row.letter:
            lead = portrait_room()
            side = theme().px(_PORTRAIT)
            circle = QRectF(rect.left() + theme().px(INSET), rect.center().y() - side / 2, side, side)
            paint_circle(painter, circle, row.letter, ground="surface" if chosen else "portrait")
        if place and not chosen:
            painter.setPen(QPen(theme().colour("hair"), 1))
            y, inset = rect.top() + 0.5, theme().px(INSET)
            painter.drawLine(QPointF(rect.left() + inset + lead, y), QPointF(rect.right() - inset, y))
        places = column_places(self._view.columns, rect.width(), lead=lead)
        for at, cell, column in zip(places, row.cells, self._view.columns, strict=True):
            if at is not None:
                box = QRectF(rect.left() + at[0], rect.top(), at[1], rect.height())
                _paint_cell(painter, box, cell, right=column.right)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool) -> None:
        if not chosen and not hovered:
            return
        px = theme().px
        painter.setPen(QPen(theme().colour("accent"), 2) if chosen else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme().colour("accent_soft") if chosen else shaded(theme().colour("sunken"), 70))
        painter.drawRoundedRect(rect.adjusted(px(8), px(2), -px(12), -px(2)), px(8), px(8))


class WideList(TupleList):
    """Rows of `row` px at 100 % under columns; `wanted` is told when the end comes near and there is more."""

    wanted = Signal()

    def __init__(
        self,
        columns: Sequence[WideColumn],
        *,
        row: int = ROW,
        keeps_choice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self.row = tuple(columns), row
        self.keeps_choice = keeps_choice
        self._rows: tuple[WideRow, ...] = ()
        self._more = False
        self.setItemDelegate(WideDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_columns(self, columns: Sequence[WideColumn]) -> None:
        """Give the list other columns; rows for them follow."""
        if self.columns != tuple(columns):
            self._rows = ()
            self.show_items(())
            self.columns = tuple(columns)

    def show_rows(self, rows: Sequence[WideRow], *, more: bool = False) -> None:
        """Show rows, keeping the chosen one and the place; `more` says that there is more to ask for."""
        at = self.verticalScrollBar().value()
        self._rows, self._more = tuple(rows), more
        self.show_items(self._rows)
        self._keep_rows_whole()
        self.verticalScrollBar().setValue(at)
        # where all of it is in sight nobody can scroll to its end
        QTimer.singleShot(0, self, lambda: self._scrolled(self.verticalScrollBar().value()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is scrolled to; no row is cut in two."""
        super().resizeEvent(event)
        self._keep_rows_whole()

    def rows(self) -> tuple[WideRow, ...]:
        """What is shown."""
        return self._rows

    def minimumSizeHint(self) -> QSize:
        """Room for one row."""
        return QSize(theme().px(240), theme().px(self.row))

    def _keep_rows_whole(self) -> None:
        high = theme().px(self.row)
        cut = 0 if high * len(self._rows) <= self.height() else self.height() % high
        if self.viewportMargins().bottom() != cut:
            self.setViewportMargins(0, 0, 0, cut)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._more and value + 2 * bar.pageStep() >= bar.maximum():
            self._more = False
            self.wanted.emit()


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell, *, right: bool) -> None:
    px, line = theme().px, theme().px(24)
    two = bool(cell.detail)
    middle = px(21) if two else box.height() / 2
    title = QRectF(box.left(), box.top() + middle - line / 2, box.width(), line)
    if cell.icon:
        size = px(18)
        slot = QRectF(title.left(), title.top(), size, line)
        paint_icon_centred(painter, cell.icon, theme().colour(cell.tone), slot, size, stroke=SMALL_STROKE)
        title.adjust(size + px(6), 0, 0, 0)
    if cell.chip is not None:
        wide, high = min(chip_width(cell.chip), title.width()), px(CHIP_HEIGHT)
        x = title.right() - wide if right else title.left()
        paint_chip(painter, QRectF(x, title.center().y() - high / 2, wide, high), cell.chip)
    else:
        paint_spans(painter, title, cell.title, right=right)
    if two:
        below = QRectF(title.left(), box.top() + px(43) - line / 2, title.width(), line)
        paint_spans(painter, below, cell.detail, right=right)
