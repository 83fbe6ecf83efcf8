"""The search: at most eight hits below the box, each saying why it is one; the rest of the screen recedes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import visited_text
from vipdesk.clock import Clock
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Hit
from vipdesk.models.vocabulary import VisitState
from vipdesk.ui.answers import Answers
from vipdesk.ui.languages import language, say
from vipdesk.ui.shell.top_bar import TopBar
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import match_text, visit_state_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.key_cap import KeyCap
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import HIT, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.row_painter import shaded
from vipdesk.ui.widgets.shadow import paint_shadow
from vipdesk.ui.widgets.spans import Span

MOST_HITS = 8
SHADOW = 44
_TOP, _FOOT, _PAD = 60, 43, 8
_DIM_PERCENT = 72


class Dim(QWidget):
    """What makes the rest of the screen recede; a press on it closes the search."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        self.pressed.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the page's ground over everything, not quite opaque."""
        QPainter(self).fillRect(self.rect(), shaded(theme().colour("bg"), _DIM_PERCENT))


class HitSheet(Speaking):
    """The floating surface with the hits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.list = RowList(HIT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = PlainLabel(size=15, tone="muted")
        self._none.setFixedHeight(px(64))
        self._none.setIndent(px(24))
        self._hint = PlainLabel(size=13, tone="muted")
        self._words = [PlainLabel(size=13, tone="muted") for _ in range(3)]
        column = QVBoxLayout(self)
        shadow = px(SHADOW)
        column.setContentsMargins(shadow, shadow + px(_PAD), shadow, shadow)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._none)
        column.addStretch(1)
        column.addLayout(self._build_foot())
        self.retranslate()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the hits, the first one chosen."""
        self.list.show_rows(())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def fit(self, room: int) -> int:
        """How high the sheet is without its shadow, with as many whole rows as there is room for."""
        px = theme().px
        around = px(_PAD) + px(12) + px(_FOOT)
        rows = min(max(len(self.list.rows()), 1), max((room - around) // px(HIT.height), 1))
        self.list.setFixedHeight(px(HIT.height) * rows)
        return around + px(HIT.height) * rows

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.tr("查到的贵宾"))
        self.list.setAccessibleName(self.tr("查到的贵宾"))
        self._none.show_text(self.tr("没有找到。换一种写法，或试手机尾号。"))
        self._hint.show_text(self.tr("最多列 8 位，再输一个字更准"))
        for label, word in zip(self._words, (self.tr("选"), self.tr("打开"), self.tr("收起")), strict=True):
            label.show_text(word)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint shadow, ground and the line above the foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        shadow = px(SHADOW)
        rect = QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)
        paint_shadow(painter, rect, px(12), down=px(10), blur=shadow, percent=9)
        painter.setPen(QPen(theme().colour("hair"), 1))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(12), px(12))
        y = rect.bottom() - px(_FOOT)
        painter.fillRect(QRectF(rect.left() + 1, y, rect.width() - 2, 1), theme().colour("hair"))

    def _build_foot(self) -> QHBoxLayout:
        px = theme().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(9), px(24), px(9))
        foot.setSpacing(0)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        for key, word in zip(("↑ ↓", "Enter", "Esc"), self._words, strict=True):
            foot.addSpacing(px(20))
            foot.addWidget(KeyCap(key))
            foot.addSpacing(px(9))
            foot.addWidget(word)
        return foot


class Search(Speaking):
    """Ties the box, the hits and the façade together. It covers the pages while it is open."""

    guest_chosen = Signal(object)
    """The id of the guest whose row was taken."""

    def __init__(self, desk: DeskFacade, top: TopBar, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._top, self._clock = desk, top, clock
        self._answers = Answers(self)
        self._field = top.search
        self._hits: tuple[Hit, ...] = ()
        self._answered = ""
        self._take_when_answered = False
        self.dim = Dim(parent)
        self.sheet = HitSheet(parent)
        self.hide()
        self.dim.hide()
        self.sheet.hide()
        self.dim.pressed.connect(self.close_search)
        self.sheet.list.opened.connect(self._take)
        self._field.textChanged.connect(self._typed)
        self._field.walked.connect(self.sheet.list.step)
        self._field.taken.connect(self._take_chosen)

    @property
    def opened(self) -> bool:
        """Whether hits are in sight."""
        return self.sheet.isVisible()

    def close_search(self) -> None:
        """Empty the box and take the hits away."""
        self._answers.forget("find")
        self._take_when_answered = False
        self._hits, self._answered = (), ""
        self._field.clear()
        self.sheet.hide()
        self.dim.hide()
        self._top.show_open(opened=False)

    def place_parts(self) -> None:
        """Follow the size of the window: below the box, over all pages."""
        parent = self.parentWidget()
        if parent is None:
            return
        px, shadow = theme().px, theme().px(SHADOW)
        left = self._field.mapTo(parent, self._field.rect().topLeft()).x()
        self.dim.setGeometry(self._top.x(), px(64), parent.width() - self._top.x(), parent.height() - px(64))
        width = self._top.search_size().width()
        height = self.sheet.fit(parent.height() - px(_TOP) - px(12))
        self.sheet.setGeometry(left - shadow, px(_TOP) - shadow, width + 2 * shadow, height + 2 * shadow)
        self.dim.raise_()
        self.sheet.raise_()

    def retranslate(self) -> None:
        """Word the hits again."""
        if self.opened:
            self._show_hits(self._answered, self._hits)

    def _typed(self, text: str) -> None:
        if not text.strip():
            if self.opened:
                self.close_search()
            return
        self._desk.find(text, self._answers.latest("find", lambda hits: self._show_hits(text, hits)))

    def _show_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        self._hits, self._answered = hits[:MOST_HITS], text
        if self._take_when_answered:
            self._take_when_answered = False
            if hits:
                self._take(hits[0].guest_id)
                return
        now = self._clock.now()
        self.sheet.show_rows([hit_row(hit, now) for hit in self._hits])
        self._top.show_open(opened=True)
        self.place_parts()
        self.dim.show()
        self.sheet.show()

    def _take_chosen(self) -> None:
        if not self._field.text().strip():
            return
        if self._answered != self._field.text():
            self._take_when_answered = True
            return
        chosen = self.sheet.list.chosen_key()
        if isinstance(chosen, UUID):
            self._take(chosen)

    def _take(self, guest_id: UUID) -> None:
        self.close_search()
        self.guest_chosen.emit(guest_id)


def hit_row(hit: Hit, now: datetime) -> Row:
    """A hit as a row: name and address, how it is spoken, phone, last visit, and why it is a hit."""
    name = _marked(hit.name, hit.marked if hit.in_name else (), Span("", 16, bold=True))
    title = (*name, Span(say(hit.address), 14, tone="muted", before=10))
    detail = _marked(hit.spoken, () if hit.in_name else hit.marked, Span("", 13, tone="muted"))
    phone = (Span(hit.masked_phone, 14, tone="muted"),) if hit.masked_phone else ()
    where = _last_seen(hit, now)
    why = match_text(hit.why)
    spoken = ", ".join(
        part
        for part in (hit.name, say(hit.address), hit.masked_phone or "", where.text if where else "", why)
        if part
    )
    return Row(
        key=hit.guest_id,
        spoken=spoken,
        title=title,
        detail=detail,
        letter=hit.name[:1],
        middle=phone,
        right=(where,) if where else (),
        right_detail=(Span(why, 13, tone="muted"),),
    )


def _last_seen(hit: Hit, now: datetime) -> Span | None:
    if hit.in_lounge:
        return Span(visit_state_text(VisitState.HERE), 14, bold=True, tone="ok")
    if hit.last_visit is None:
        return None
    return Span(visited_text(hit.last_visit, now, language()), 14)


def _marked(text: str, marks: Sequence[tuple[int, int]], style: Span) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        plain, marked = text[at:start], text[start:end]
        if plain:
            spans.append(Span(plain, style.size, bold=style.bold, tone=style.tone))
        if marked:
            spans.append(Span(marked, style.size, bold=True, tone="accent"))
        at = end
    return tuple(spans)
