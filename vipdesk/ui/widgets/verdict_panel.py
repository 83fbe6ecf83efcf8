"""The verdict on a voucher: one word to be read at a metre and a half, and one button at one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import at_scale, ceremonial, theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill, Pressable
from vipdesk.ui.widgets.key_cap import KeyCap
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.ring import Ring
from vipdesk.ui.widgets.spans import Span, paint_spans
from vipdesk.ui.widgets.verdict_agents import VerdictAgents

HEAD = 264
_WHOLE_HEIGHT, _WHOLE_WIDTH = 740, 640
"""px at 100 % that the panel needs; in a smaller window it is drawn smaller, for its button must be in sight."""
INSET = 64
_AGENTS = 578
"""px: the middle of the line that says who stands there, above the button."""
CLOSES_AFTER_MS = 6000
SAY_SIZES = {Family.KAI: 26, Family.SERIF: 21, Family.SANS: 21}
"""A Latin sentence is longer than a Chinese one that says the same."""
_ONE_LINE, _SECOND_LINE = 48, 14
"""px: what a sentence on one line needs, and how much higher one on two lines begins."""
_CLOSING_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


@dataclass(frozen=True, slots=True)
class OptionFace:
    """Another voucher that can be used instead."""

    amount: str
    name: str
    until: str


@dataclass(frozen=True, slots=True)
class VerdictFace:
    """Everything the panel shows; an empty text is left out.

    `closes` is the sentence for a panel that closes by itself, with {seconds}. `spoken` is the button's
    accessible name where it is shorter than its text.
    """

    word: str
    tone: Token
    ground: Token
    icon: str
    why: str = ""
    amount: str = ""
    name: str = ""
    whose: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    agents_title: str = ""
    agents: tuple[str, ...] = ()
    agents_more: str = ""
    """The chip that leads to those of them who have no room."""
    say_title: str = ""
    say: str = ""
    options_title: str = ""
    options_count: int = 0
    options: tuple[OptionFace, ...] = ()
    button: str = ""
    spoken: str = ""
    fill: Fill = Fill.ACCENT
    hint: str = ""
    closes: str = ""


class OptionCard(Pressable):
    """One of the usable vouchers; the chosen one has the accent ring."""

    def __init__(self, face: OptionFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.scale = theme().scale
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{face.amount} {face.name} {face.until}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the card."""
        with at_scale(self.scale):
            self._paint(QPainter(self))

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        width = 2 if on else 1
        half = width / 2
        painter.setPen(QPen(theme().colour("accent" if on else "hair"), width))
        painter.setBrush(theme().colour("accent_soft" if on else "surface"))
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, theme().px(10), theme().px(10))
        inner = QRectF(self.rect()).adjusted(theme().px(24), 0, -theme().px(24), 0)
        taken = paint_spans(painter, inner, (Span(self._face.until, 16, tone="muted"),), right=True)
        paint_spans(painter, inner, (Span(self._face.amount, 22, bold=True),))
        name = inner.adjusted(theme().px(124), 0, -taken - theme().px(12), 0)
        paint_spans(painter, name, (Span(self._face.name, 18),))


class VerdictPanel(QWidget):
    """Half the window; every stage keeps word, facts and button at the same places."""

    pressed = Signal()
    """The one button, or Enter."""
    closed = Signal()
    """Esc, or the time is over."""
    option_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = VerdictFace("", "muted", "sunken", "info")
        self._options: list[OptionCard] = []
        self._say_title = PlainLabel(size=14, tone="muted", parent=self)
        self._say = PlainLabel(size=26, parent=self, wrap=True)
        self._say.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._hint = PlainLabel(size=14, tone="muted", parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._closing = PlainLabel(size=15, tone="muted", parent=self)
        self.button = Button(fill=Fill.OK, height=64, key_icon=ENTER_ICON, parent=self)
        self.agents = VerdictAgents(self)
        self.ring = Ring(tone="ok", parent=self)
        self.escape = KeyCap("Esc", self)
        self.button.clicked.connect(self.pressed)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ring.ended.connect(self.closed)
        self.ring.ticked.connect(self._ticked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_face(self, face: VerdictFace) -> None:
        """Show a stage, all in one paint."""
        self._face = face
        with at_scale(self._scale()):
            self._show_texts(face)
        if face.closes:
            self.ring.start(CLOSES_AFTER_MS)
        else:
            self.ring.stop()
        self.update()

    def _show_texts(self, face: VerdictFace) -> None:
        spoken = (face.word, face.why, f"{face.amount} {face.name}".strip(), face.whose, face.say)
        self.setAccessibleName(" · ".join(part for part in spoken if part))
        self._show_say(face)
        self._show_options(face.options)
        self.agents.show_names(face.agents_title, face.agents, face.agents_more)
        self._hint.show_text(face.hint)
        self._hint.setVisible(bool(face.hint))
        self.button.setVisible(bool(face.button))
        self.button.set_fill(face.fill)
        self.button.show_text(face.button, face.spoken or None)
        self.ring.setVisible(bool(face.closes))
        self.escape.setVisible(bool(face.closes))
        self._closing.setVisible(bool(face.closes))
        self._place_parts()

    def show_button(self, text: str) -> None:
        """Change the words of the button: another voucher was chosen."""
        self.button.show_text(text)

    def chosen_option(self) -> int:
        """The place of the chosen voucher, -1 without one."""
        return next((place for place, card in enumerate(self._options) if card.isChecked()), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button, Esc closes; up and down walk the vouchers, left and right who stands there."""
        key = event.key()
        if self._face.closes and key in _CLOSING_ENTER:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.button.isEnabled() and self._face.button:
                self.pressed.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.agents.walk(1 if key == Qt.Key.Key_Right else -1)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts at their places."""
        super().resizeEvent(event)
        with at_scale(self._scale()):
            self._show_texts(self._face)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint head, mark, word, amount and facts."""
        with at_scale(self._scale()):
            self._paint(QPainter(self))

    def _scale(self) -> float:
        fitting = min(self.height() / _WHOLE_HEIGHT, self.width() / _WHOLE_WIDTH)
        return min(theme().scale, fitting) if fitting > 0.3 else theme().scale

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().colour("surface"))
        self._paint_head(painter)
        if self._face.amount or self._face.name:
            self._paint_amount(painter)
        self._paint_facts(painter)
        if self._face.options_title:
            title = (
                Span(self._face.options_title, 16, bold=True),
                Span(str(self._face.options_count), 16, bold=True, tone="accent", before=8),
            )
            paint_spans(painter, self._line(424), title)
            self._paint_divider(painter, 392)

    def _line(self, middle: float, height: float = 40) -> QRectF:
        inset = theme().px(INSET)
        return QRectF(inset, theme().px(middle - height / 2), self.width() - 2 * inset, theme().px(height))

    def _paint_head(self, painter: QPainter) -> None:
        face = self._face
        painter.fillRect(QRectF(0, 0, self.width(), theme().px(HEAD)), theme().colour(face.ground))
        side = theme().px(88)
        mark = QRectF(theme().px(INSET), theme().px(88), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(face.tone))
        painter.drawEllipse(mark)
        paint_icon_centred(painter, face.icon, theme().colour(face.ground), mark, theme().px(50), stroke=2.6)
        left = mark.right() + theme().px(30)
        room = self.width() - left - theme().px(24)
        middle = 101 if face.why else 128
        word = QRectF(left, theme().px(middle - 42), room, theme().px(84))
        paint_spans(painter, word, (Span(face.word, 56, bold=True, tone=face.tone),))
        if face.why:
            why = QRectF(left, theme().px(152), room, theme().px(40))
            paint_spans(painter, why, (Span(face.why, 20, tone=face.tone),))

    def _paint_amount(self, painter: QPainter) -> None:
        face = self._face
        amount = (Span(face.amount, 48, bold=True), Span(face.name, 28, before=12))
        paint_spans(painter, self._line(342, 72), amount)
        paint_spans(painter, self._line(408), (Span(face.whose, 24),))
        self._paint_divider(painter, 456)

    def _paint_facts(self, painter: QPainter) -> None:
        first, step = (478, 28) if self._face.agents else (488, 36)
        for place, (label, value) in enumerate(self._face.facts):
            line = self._line(first + step * place, 30)
            paint_spans(painter, line, (Span(label, 15, tone="muted"),))
            paint_spans(painter, line.adjusted(theme().px(self._fact_left()), 0, 0, 0), (Span(value, 15),))
        if self._face.agents:
            paint_spans(painter, self._line(_AGENTS), (Span(self._face.agents_title, 15, tone="muted"),))

    def _fact_left(self) -> int:
        labels = [label for label, _ in self._face.facts] + [self._face.agents_title]
        return 64 if max(map(len, labels)) <= 3 else 96

    def _paint_divider(self, painter: QPainter, y: float) -> None:
        painter.fillRect(
            QRectF(theme().px(INSET), theme().px(y), self._line(y).width(), 1), theme().colour("hair")
        )

    def _show_say(self, face: VerdictFace) -> None:
        family = ceremonial(face.say)
        self._say.set_family(family, SAY_SIZES[family])
        self._say.show_text(face.say)
        self._say.setVisible(bool(face.say))
        self._say_title.show_text(face.say_title)
        self._say_title.setVisible(bool(face.say_title))

    def _show_options(self, options: Sequence[OptionFace]) -> None:
        for card in self._options:
            card.hide()
            card.deleteLater()
        self._options = [OptionCard(face, self) for face in options[:2]]
        for place, card in enumerate(self._options):
            card.setChecked(place == 0)
            card.clicked.connect(lambda _checked=False, place=place: self.option_chosen.emit(place))
            card.show()

    def _walk(self, by: int) -> None:
        place = self.chosen_option() + by
        if 0 <= place < len(self._options):
            self._options[place].setChecked(True)
            self.option_chosen.emit(place)

    def _ticked(self, seconds: int) -> None:
        self._closing.show_text(self._face.closes.format(seconds=seconds))

    def _place_parts(self) -> None:
        px = theme().px
        inset, width = px(INSET), self.width() - 2 * px(INSET)
        lift = _SECOND_LINE if self._say.heightForWidth(width) > px(_ONE_LINE) else 0
        self._say_title.setGeometry(inset, px(292 - lift), width, px(24))
        self._say.setGeometry(inset, px(327 - lift), width, px(62))
        for place, card in enumerate(self._options):
            card.scale = theme().scale
            card.setGeometry(inset, px(452 + 72 * place), width, px(64))
        left = px(self._fact_left())
        self.agents.setGeometry(inset + left, px(_AGENTS - 18), width - left, px(36))
        self.agents.lay_out()
        self.button.setGeometry(inset, px(616), width, px(64))
        self._hint.setGeometry(inset, px(700), width, px(24))
        self.ring.move(inset, px(636))
        self.escape.resize(self.escape.sizeHint())
        self.escape.move(inset + width - self.escape.width(), px(636))
        self._closing.setGeometry(inset + px(40), px(636), width - px(40), px(24))
