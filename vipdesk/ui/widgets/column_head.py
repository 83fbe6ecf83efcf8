"""The head of a list with columns: a word above each, and where it sorts, a button that says in which direction."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_width
from vipdesk.ui.widgets.wide_list import WideColumn, column_places

HEAD = 36


class HeadButton(Pressable):
    """A word that sorts; an arrow stands behind the one by which the list is sorted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._arrow, self._right = "", False

    def show_word(self, word: str, spoken: str, *, arrow: str, right: bool) -> None:
        """Set the word, what it does, and the arrow: an icon's name, or none."""
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(spoken)
        self._arrow, self._right = arrow, right
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint word, arrow and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, rect = theme().px, QRectF(self.rect())
        tone: Token = "accent" if self._arrow else "text" if self.underMouse() else "muted"
        word = (Span(self.text().replace("&&", "&"), 13, bold=bool(self._arrow), tone=tone),)
        size = px(14)
        room = rect.adjusted(0, 0, -(size + px(4)) if self._arrow else 0, 0)
        taken = paint_spans(painter, room, word, right=self._right)
        if self._arrow:
            x = rect.right() - size if self._right else rect.left() + taken + px(4)
            slot = QRectF(x, rect.top(), size, rect.height())
            paint_icon_centred(painter, self._arrow, theme().colour(tone), slot, size, stroke=SMALL_STROKE)
        if self.ringed:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 4, -1, -4), px(6), px(6))

    def sizeHint(self) -> QSize:
        """As wide as the word and its arrow."""
        width = spans_width((Span(self.text(), 13, bold=True),)) + theme().px(18)
        return QSize(round(width), theme().px(HEAD))


class ColumnHead(QWidget):
    """Words above the columns of a list; it follows the list's columns."""

    sorted_by = Signal(int)
    """The place of the column whose word was pressed."""

    def __init__(
        self, columns: Sequence[WideColumn], sorting: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._words: tuple[str, ...] = ("",) * len(columns)
        self._lead = 0.0
        self._buttons = {place: HeadButton(self) for place in sorting}
        for place, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, place=place: self.sorted_by.emit(place))
        self.setFixedHeight(theme().px(HEAD))

    def show_columns(self, columns: Sequence[WideColumn]) -> None:
        """Stand above other columns, of which none sorts; their words follow."""
        if self._columns != tuple(columns):
            self._columns = tuple(columns)
            self._words = ("",) * len(columns)
            self._lay_out()

    def show_words(
        self, words: Sequence[str], spoken: Sequence[str], *, by: int | None, backwards: bool, lead: float = 0
    ) -> None:
        """Set the words, and above which the arrow stands and which way it points."""
        self._words, self._lead = tuple(words), lead
        for place, button in self._buttons.items():
            arrow = "" if place != by else "arrow-up" if backwards else "arrow-down"
            button.show_word(words[place], spoken[place], arrow=arrow, right=self._columns[place].right)
        self._lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the columns."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the words that do not sort, and the line below."""
        painter = QPainter(self)
        places = column_places(self._columns, self.width(), lead=self._lead)
        for place, (word, at) in enumerate(zip(self._words, places, strict=True)):
            if at is not None and place not in self._buttons:
                box = QRectF(at[0], 0, at[1], self.height())
                paint_spans(painter, box, (Span(word, 13, tone="muted"),), right=self._columns[place].right)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().colour("hair"))

    def _lay_out(self) -> None:
        places = column_places(self._columns, self.width(), lead=self._lead)
        for place, button in self._buttons.items():
            at = places[place]
            button.setVisible(at is not None)
            if at is None:
                continue
            wide = min(button.sizeHint().width(), round(at[1]))
            x = at[0] + at[1] - wide if self._columns[place].right else at[0]
            button.setGeometry(round(x), 0, wide, self.height())
