"""A column of the services board: cards with a time bar, painted by one delegate."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.card_painter import Card, card_height, offer_rect, paint_card
from vipdesk.ui.widgets.columns import LEAST_WIDTH
from vipdesk.ui.widgets.panel import HEADING, Surface
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.tuple_list import TupleList

AnyIndex = QModelIndex | QPersistentModelIndex
GAP = 12
INSET = 12
_LETTERS = ("M", "A")
LEAST_COLUMN = 210
_FOLDED_HEIGHT = 320


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The words of a column's head, and of what stands there when it is empty."""

    title: str
    note: str = ""


class CardDelegate(QStyledItemDelegate):
    """Paints cards, and hears a press on the small button of an unassigned one."""

    def __init__(self, view: "CardList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """A card and the gap below it."""
        return QSize(10, theme().px(card_height(self._view.cards()[index.row()]) + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a card."""
        card = self._view.cards()[index.row()]
        state = option.state
        chosen = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        paint_card(painter, self._card_rect(option), card, chosen=chosen, hovered=hovered)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A press on 交给… is not a press on the card."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            card = self._view.cards()[index.row()]
            offer = offer_rect(self._card_rect(option), card)
            if card.offer and offer.adjusted(-8, -8, 8, 8).contains(event.position()):
                self._view.offer_pressed.emit(
                    card.key, self._view.viewport().mapToGlobal(offer.bottomLeft().toPoint())
                )
                return True
        return super().editorEvent(event, model, option, index)

    @staticmethod
    def _card_rect(option: QStyleOptionViewItem) -> QRectF:
        rect: QRect = option.rect
        return QRectF(rect).adjusted(0, 0, 0, -theme().px(GAP))


class CardList(TupleList):
    """Cards of different heights."""

    offer_pressed = Signal(object, QPoint)
    """The key of the card whose small button was pressed, and where a menu belongs."""
    key_pressed = Signal(object, str, QPoint)
    """A letter pressed on a card: its key, the letter, and where a menu belongs."""
    left_sideways = Signal(int)
    """Left (-1) or right (1) was pressed: the neighbouring column takes over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self.setItemDelegate(CardDelegate(self))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show cards, keeping the chosen one."""
        self._cards = tuple(cards)
        self.show_items(self._cards)

    def cards(self) -> tuple[Card, ...]:
        """What is shown."""
        return self._cards

    def enter(self) -> None:
        """Take the keyboard, beginning at the first card."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act on the card, left and right change the column."""
        key, letter = event.key(), event.text().upper()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left_sideways.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif letter in _LETTERS and self.chosen_key() is not None:
            below = self.visualRect(self.currentIndex()).center()
            self.key_pressed.emit(self.chosen_key(), letter, self.viewport().mapToGlobal(below))
        else:
            super().keyPressEvent(event)


class BoardColumn(Surface):
    """A sunken column with a heading, a count and its cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", edge=None, parent=parent)
        self._title = PlainLabel(size=16, bold=True, parent=self)
        self._count = PlainLabel(size=16, bold=True, tone="accent", parent=self)
        self._note = PlainLabel(size=13, tone="muted", parent=self)
        self.list = CardList()
        column = QVBoxLayout(self)
        inset = theme().px(INSET)
        column.setContentsMargins(inset, theme().px(HEADING), inset, inset)
        column.addWidget(self.list)

    def show_heading(self, words: ColumnWords, count: int) -> None:
        """Name the column and count its cards."""
        px = theme().px
        self.setAccessibleName(words.title)
        self.list.setAccessibleName(words.title)
        self._title.show_text(words.title)
        self._count.show_text(str(count))
        self._note.show_text(words.note)
        self._title.move(px(20), px(16))
        self._title.adjustSize()
        self._count.move(px(20) + self._title.width() + px(8), px(16))
        self._count.adjustSize()
        self._note.adjustSize()
        self._place_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note at the right."""
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        self._note.move(self.width() - theme().px(20) - self._note.width(), theme().px(18))


class BoardGrid(QWidget):
    """The columns beside each other; where the text is so large that they would be narrow, two by two."""

    def __init__(self, columns: Sequence[BoardColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(20))
        self._arrange(len(columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._arrange(len(self._columns) if self.width() >= theme().px(LEAST_WIDTH) else 2)

    def minimumSizeHint(self) -> QSize:
        """Two columns fit everywhere."""
        return QSize(2 * theme().px(LEAST_COLUMN) + theme().px(20), super().minimumSizeHint().height())

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        folded = across < len(self._columns)
        for place, column in enumerate(self._columns):
            self._grid.addWidget(column, place // across, place % across)
            column.setMinimumHeight(theme().px(_FOLDED_HEIGHT) if folded else 0)
        for place in range(len(self._columns)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
