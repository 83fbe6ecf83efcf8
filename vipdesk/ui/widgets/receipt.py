"""The receipt that takes the button's place: lines that tick only when true, and ten seconds to undo."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.ui.icons import FINE_STROKE, SMALL_STROKE, paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.key_cap import KeyCap
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.ring import Ring
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_width

WIDTH = 400
LINE = 38
FOOT = 58
FOLD_MS = 160


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One thing that is done, is being done, or will not be: an empty `icon` is the open circle of what waits."""

    text: str
    icon: str = ""
    tone: Token = "muted"
    bold: bool = False
    note: str = ""
    ground: bool = False
    """Whether it stands on amber: somebody has to do something."""


TICK = "check"
_NOTE_SHARE = 0.35
"""Of a line, at least, for a note beside a long text."""
NO_SIGN = "none"
"""The icon of a line that goes on with the one above it."""


class LineView(QWidget):
    """A line of the receipt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ReceiptLine("")
        self.setFixedHeight(theme().px(LINE))

    def show_line(self, line: ReceiptLine) -> None:
        """Show a line in its present state."""
        self._line = line
        self.setAccessibleName(f"{'✓ ' if line.icon == TICK else ''}{line.text} {line.note}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint mark, text and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line
        if line.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("warn_soft"))
            ground = QRectF(self.rect()).adjusted(theme().px(10), theme().px(2), -theme().px(10), -theme().px(2))
            painter.drawRoundedRect(ground, theme().px(8), theme().px(8))
        slot = QRectF(theme().px(22), 0, theme().px(20), self.height())
        if line.icon and line.icon != NO_SIGN:
            stroke = SMALL_STROKE if line.icon == TICK else FINE_STROKE
            paint_icon_centred(painter, line.icon, theme().colour(line.tone), slot, theme().px(20), stroke=stroke)
        elif not line.icon:
            painter.setPen(QPen(theme().colour("border"), 1.4))
            radius = theme().px(6)
            painter.drawEllipse(slot.center(), radius, radius)
        rect = QRectF(theme().px(60), 0, self.width() - theme().px(84), self.height())
        signed = line.icon and line.icon != NO_SIGN
        ink: Token = "text" if signed and line.tone != "warn" else line.tone
        span = Span(line.text, 15 if line.icon == NO_SIGN else 17, bold=line.bold, tone=ink)
        gap = theme().px(12)
        # the text comes first; only one that is longer than its share leaves the note some room
        room = max(rect.width() - spans_width((span,)) - gap, rect.width() * _NOTE_SHARE)
        beside = rect.adjusted(rect.width() - room, 0, 0, 0)
        taken = paint_spans(painter, beside, (Span(line.note, 13, tone="muted"),), right=True)
        paint_spans(painter, rect.adjusted(0, 0, -taken - (gap if taken else 0), 0), (span,))


class Receipt(Surface):
    """The receipt. It folds to a sentence when it is undone."""

    undo_asked = Signal()
    action_asked = Signal()
    """The first button of the foot, once there is nothing left to undo."""
    second_asked = Signal()
    """The last button of the foot."""
    middle_asked = Signal()
    """The button between them."""
    undo_ended = Signal()
    """The ring has run out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(theme().px(WIDTH))
        self._lines: list[LineView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(11), 0, 0)
        self._column.setSpacing(0)
        self._build_foot()
        self._folding = QVariantAnimation(self)
        self._folding.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._folding.valueChanged.connect(lambda height: self.setFixedHeight(round(height)))
        self.ring.ended.connect(self._undo_over)

    def show_lines(self, lines: Sequence[ReceiptLine]) -> None:
        """Show the lines as they are now."""
        while len(self._lines) < len(lines):
            view = LineView()
            self._lines.append(view)
            self._column.insertWidget(len(self._lines) - 1, view)
        for place, view in enumerate(self._lines):
            view.setVisible(place < len(lines))
            if place < len(lines):
                view.show_line(lines[place])
        self._fit(len(lines))

    def start_undo(self, milliseconds: int, undo: str, key: str) -> None:
        """Offer to undo for some time."""
        self.undo.show_text(undo)
        self.key.setAccessibleName(key)
        for part in (self.ring, self.undo, self.note, self.key):
            part.setVisible(True)
        for button in (self.action, self.middle, self.second):
            button.setVisible(False)
        self.ring.start(milliseconds)

    def show_note(self, note: str) -> None:
        """The words beside 撤销."""
        self.note.show_text(note)

    def show_actions(
        self, first: str, second: str = "", middle: str = "", *, filled: bool = False, spoken: str = ""
    ) -> None:
        """Put buttons into the foot once there is nothing left to undo; an empty text takes one away.

        `filled` makes the first one the way on; `spoken` is its name where it stands in fewer words than it has.
        """
        self._end_undo()
        self.action.set_fill(Fill.ACCENT if filled else Fill.OUTLINE)
        for button, text in ((self.action, first), (self.middle, middle), (self.second, second)):
            button.show_text(text)
            button.setVisible(bool(text))
        if spoken:
            self.action.show_text(first, spoken)

    def fold(self, line: ReceiptLine, sentence: str, todo: str = "", action: str = "") -> None:
        """Fold the lines to what became of them; `todo` is left to do, `action` is the button for it."""
        start = self.height()
        self.show_lines((line, ReceiptLine(sentence, NO_SIGN)))
        self.show_actions("", action)
        self.todo.show_line(ReceiptLine(todo, "printer" if todo else NO_SIGN, "warn", bold=True))
        self.todo.setVisible(bool(todo))
        self._foot.setVisible(bool(action))
        end = theme().px(11 + LINE * 2 + 3 + (FOOT if action else 0))
        self.setFixedHeight(end)
        if theme().ms(FOLD_MS):
            self._folding.setDuration(theme().ms(FOLD_MS))
            self._folding.setStartValue(float(start))
            self._folding.setEndValue(float(end))
            self._folding.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the line above the foot."""
        super().paintEvent(event)
        if self._foot.isVisible():
            painter = QPainter(self)
            painter.setPen(QPen(theme().colour("hair"), 1))
            y = self._foot.y() + 0.5
            painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))

    def _build_foot(self) -> None:
        self.ring = Ring()
        self.undo = Button(fill=Fill.QUIET)
        self.note = PlainLabel(size=13, tone="muted")
        self.key = KeyCap("Ctrl+Z")
        self.action, self.middle, self.second = (Button(fill=Fill.OUTLINE) for _ in range(3))
        self._foot = QWidget()
        self._foot.setFixedHeight(theme().px(FOOT))
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(theme().px(20), 0, theme().px(20), 0)
        row.setSpacing(theme().px(8))
        self.todo = LineView(self._foot)
        self.todo.setGeometry(0, theme().px((FOOT - LINE) // 2), theme().px(WIDTH - 120), theme().px(LINE))
        self.todo.hide()
        row.addWidget(self.ring)
        row.addWidget(self.undo)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.key)
        for button in (self.action, self.middle, self.second):
            row.addWidget(button)
        self._column.addStretch(1)
        self._column.addWidget(self._foot)
        self.undo.clicked.connect(self.undo_asked)
        self.action.clicked.connect(self.action_asked)
        self.middle.clicked.connect(self.middle_asked)
        self.second.clicked.connect(self.second_asked)

    def _fit(self, lines: int) -> None:
        self.todo.hide()
        self._foot.show()
        height = theme().px(11 + LINE * lines + 7 + FOOT)
        self._folding.stop()
        self.setFixedHeight(height)

    def _end_undo(self) -> None:
        self.ring.stop()
        for part in (self.ring, self.undo, self.note, self.key):
            part.setVisible(False)

    def _undo_over(self) -> None:
        self._end_undo()
        self.undo_ended.emit()
