"""The sentences of a handover on their sheet: a hanging label, a number in a circle, the words, a word at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span, paint_centred, paint_spans, spans_width
from vipdesk.ui.widgets.tuple_list import TupleList

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 44
_GROUP_GAP = 12
_LABEL = 56
_GROUND = 140
_CIRCLE = 151
_TEXT = 188
_END = 56
_NARROW = 560
"""px of width at 100 % below which the labels stand above the words instead of beside them."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One sentence; without a number it is an offer to add one."""

    key: Any
    spoken: str
    text: str
    number: int = 0
    label: str = ""
    """未完, 要小心: of the first of its group."""
    note: str = ""
    """At the right: 已划去, 何时已读."""
    note_icon: str = ""
    struck: bool = False
    ticked: bool = False
    opens: str = ""
    """What stands at the right of the chosen one: 打开."""


class _LineDelegate(QStyledItemDelegate):
    """Paints one sentence."""

    def __init__(self, view: "PaperLines") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        """A row; the first of a later group keeps a distance."""
        apart = index.row() > 0 and bool(self._view.lines()[index.row()].label)
        return QSize(10, theme().px(ROW + (_GROUP_GAP if apart else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, label, circle, words and note."""
        line = self._view.lines()[index.row()]
        rect = QRectF(option.rect)
        rect.setTop(rect.bottom() - theme().px(ROW))
        chosen = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_line(painter, rect, line, chosen=chosen)
        painter.restore()


class PaperLines(TupleList):
    """One line is always chosen; Del strikes it."""

    struck = Signal(object)
    """The key of the line that a person wants struck, or not struck any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PaperLine, ...] = ()
        self.setItemDelegate(_LineDelegate(self))

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Show sentences, keeping the chosen one, else the first."""
        self._lines = tuple(lines)
        self.show_items(self._lines)
        if not self.currentIndex().isValid():
            self.step(1)

    def lines(self) -> tuple[PaperLine, ...]:
        """What is shown."""
        return self._lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del strikes."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.chosen_key() is not None:
                self.struck.emit(self.chosen_key())
        else:
            super().keyPressEvent(event)


def _paint_line(painter: QPainter, rect: QRectF, line: PaperLine, *, chosen: bool) -> None:
    px = theme().px
    left = 0 if rect.width() >= px(_NARROW) else px(_GROUND - 12)
    """Where the room is small the labels are left out: the groups keep their distance, and the words say enough."""
    ground = QRectF(rect.left() + px(_GROUND) - left, rect.top() + px(2), 0, rect.height() - px(4))
    ground.setRight(rect.right() - px(_END) + px(12))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_soft"))
        painter.drawRoundedRect(ground, px(6), px(6))
    if line.label and not left:
        paint_spans(
            painter,
            QRectF(rect.left() + px(_LABEL), rect.top(), px(84), rect.height()),
            (Span(line.label, 16, bold=True, tone="accent"),),
        )
    _paint_sign(painter, QPointF(rect.left() + px(_CIRCLE) - left, rect.center().y()), line, filled=chosen)
    words = QRectF(rect.left() + px(_TEXT) - left, rect.top(), 0, rect.height())
    words.setRight(rect.right() - px(_END))
    words.setRight(words.right() - _paint_note(painter, words, line, chosen=chosen))
    quiet = line.struck or not line.number
    said = Span(line.text, 18 if line.number else 16, tone="muted" if quiet else "text")
    width = min(spans_width((said,)), words.width())
    paint_spans(painter, words, (said,))
    if line.struck:
        painter.setPen(QPen(theme().colour("muted"), 1))
        middle = round(rect.center().y()) + 0.5
        painter.drawLine(QPointF(words.left(), middle), QPointF(words.left() + width, middle))


def _paint_sign(painter: QPainter, left: QPointF, line: PaperLine, *, filled: bool) -> None:
    """The number in its circle, a tick where it was read, a plus where one may be added."""
    px = theme().px
    side = px(23)
    circle = QRectF(left.x(), left.y() - side / 2, side, side)
    if not line.number or line.ticked:
        size = px(16)
        tone: Token = "ok" if line.ticked else "muted"
        corner = circle.center() - QPointF(size / 2, size / 2)
        paint_icon(
            painter, "check" if line.ticked else "plus", theme().colour(tone), corner, size, stroke=SMALL_STROKE
        )
        return
    painter.setPen(QPen(theme().colour("accent"), 1.2))
    painter.setBrush(theme().colour("accent" if filled else "paper"))
    painter.drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setPen(theme().colour("on_accent" if filled else "accent"))
    paint_centred(painter, circle, str(line.number), theme().font(12, bold=True))


def _paint_note(painter: QPainter, room: QRectF, line: PaperLine, *, chosen: bool) -> float:
    """The word at the right; the width it takes."""
    px = theme().px
    icon = "corner-down-left" if chosen and line.opens else line.note_icon
    text = line.opens if chosen and line.opens and not line.note else line.note
    if not text:
        return 0
    taken = 0.0
    if icon:
        size = px(16)
        paint_icon(
            painter,
            icon,
            theme().colour("accent" if chosen else "muted"),
            QPointF(room.right() - size, room.center().y() - size / 2),
            size,
        )
        taken = size + px(8)
    place = QRectF(room.left(), room.top(), room.width() - taken, room.height())
    return taken + paint_spans(painter, place, (Span(text, 14, tone="muted"),), right=True) + px(16)
