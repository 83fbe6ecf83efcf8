"""Where the sentences of a handover come from: one card each, linked by the number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.spans import Span, paint_centred, paint_spans
from vipdesk.ui.widgets.tuple_list import TupleList

AnyIndex = QModelIndex | QPersistentModelIndex
HEIGHT, GAP = 134, 12
_TEXT = 56
_INSET = 20
_BAR = 14
"""Of a list that scrolls the cards leave this to its bar."""


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What a sentence rests on."""

    key: Any
    spoken: str
    number: int
    title: str
    until: str = ""
    detail: str = ""
    origin: str = ""


class _CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, view: "SourceCards") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """A card and the gap below it; the last one ends with its edge, so that four of them need no scrolling."""
        return QSize(10, theme().px(HEIGHT + self._gap(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, number, title and two lines."""
        state = option.state
        chosen = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        beside = theme().px(_BAR) if self._view.bar.isVisibleTo(self._view) else 0
        rect = QRectF(option.rect).adjusted(0, 0, -beside, -theme().px(self._gap(index)))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        _paint_card(painter, rect, self._view.cards()[index.row()], chosen=chosen, hovered=hovered)
        painter.restore()

    def _gap(self, index: AnyIndex) -> int:
        return GAP if index.row() + 1 < len(self._view.cards()) else 0


class SourceCards(TupleList):
    """Cards below each other; one is chosen together with its sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[SourceCard, ...] = ()
        self.setItemDelegate(_CardDelegate(self))

    def show_cards(self, cards: Sequence[SourceCard]) -> None:
        """Show cards, keeping the chosen one."""
        self._cards = tuple(cards)
        self.show_items(self._cards)

    def cards(self) -> tuple[SourceCard, ...]:
        """What is shown."""
        return self._cards


def _paint_card(painter: QPainter, rect: QRectF, card: SourceCard, *, chosen: bool, hovered: bool) -> None:
    px = theme().px
    width = 2 if chosen else 1
    half = width / 2
    painter.setPen(QPen(theme().colour("accent" if chosen else "accent_line" if hovered else "hair"), width))
    painter.setBrush(theme().colour("surface"))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), px(12), px(12))
    side = px(23)
    circle = QRectF(rect.left() + px(19), rect.top() + px(24), side, side)
    painter.setPen(QPen(theme().colour("accent"), 1.2))
    painter.setBrush(theme().colour("accent" if chosen else "surface"))
    painter.drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setPen(theme().colour("on_accent" if chosen else "accent"))
    paint_centred(painter, circle, str(card.number), theme().font(12, bold=True))
    left, right = rect.left() + px(_TEXT), rect.right() - px(_INSET)
    line = QRectF(left, rect.top() + px(22), right - left, px(28))
    taken = paint_spans(painter, line, (Span(card.until, 14),), right=True)
    line.setRight(right - taken - px(12))
    paint_spans(painter, line, (Span(card.title, 16, bold=True),))
    paint_spans(painter, QRectF(left, rect.top() + px(56), right - left, px(26)), (Span(card.detail, 14),))
    size = px(16)
    paint_spans(
        painter,
        QRectF(left, rect.top() + px(84), right - left - size - px(8), px(26)),
        (Span(card.origin, 13, tone="muted"),),
    )
    paint_icon(
        painter, "arrow-up-right", theme().colour("muted"), QPointF(right - size, rect.top() + px(89)), size
    )
