"""The search: at most eight hits below the box, each saying why it is one; the rest of the screen recedes."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.clock import Clock
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import MOST_HITS, Hit, MatchReason
from vipdesk.ui.answers import Answers
from vipdesk.ui.hit_row import hit_row
from vipdesk.ui.scanner_filter import ScannerFilter
from vipdesk.ui.shell.top_bar import TopBar
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.whole_number import whole_number
from vipdesk.ui.widgets.key_cap import KeyCap
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import HIT, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.row_painter import shaded
from vipdesk.ui.widgets.shadow import paint_shadow

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
        self._whole = False
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

    def show_rows(self, rows: Sequence[Row], *, whole: bool = False) -> None:
        """Show the hits, the first one chosen; a `whole` number that has none may be asked for elsewhere."""
        self._whole = whole
        self._say_none()
        self.list.show_rows(())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        # fewer are all there are: another letter would only take some away
        self._hint.setVisible(len(rows) >= MOST_HITS)

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
        self._say_none()
        self._hint.show_text(self.tr("最多列 8 位，再输一个字更准"))
        for label, word in zip(self._words, (self.tr("选"), self.tr("打开"), self.tr("收起")), strict=True):
            label.show_text(word)

    def _say_none(self) -> None:
        plain = self.tr("没有找到。换一种写法，或试手机尾号。")
        self._none.show_text(self.tr("本机没有这位贵宾。按 Enter 问总部。") if self._whole else plain)

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
    stranger_asked = Signal(object)
    """A `GuestWay`: a whole card or phone number that nobody here has."""

    def __init__(
        self, desk: DeskFacade, top: TopBar, clock: Clock, scanner: ScannerFilter, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._top, self._clock, self._scanner = desk, top, clock, scanner
        self._answers = Answers(self)
        self._field = top.search
        self._hits: tuple[Hit, ...] = ()
        self._answered = ""
        self._doubted: tuple[str, tuple[Hit, ...]] | None = None
        """An answer to a letter that may still be the first of a scan: nothing opens below the box for a scan."""
        self._take_when_answered = False
        self.dim = Dim(parent)
        self.sheet = HitSheet(parent)
        self.hide()
        self.dim.hide()
        self.sheet.hide()
        self.dim.pressed.connect(self.close_search)
        self.sheet.list.opened.connect(self._take)
        self._field.textChanged.connect(self._typed)
        scanner.settled.connect(self._show_doubted)
        self._field.walked.connect(self.sheet.list.step)
        self._field.taken.connect(self._take_chosen)

    @property
    def opened(self) -> bool:
        """Whether hits are in sight."""
        return self.sheet.isVisible()

    @property
    def answered(self) -> str:
        """The text whose hits are in sight."""
        return self._answered

    def close_search(self) -> None:
        """Empty the box and take the hits away."""
        self._forget_asked()
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

    def retranslate(self) -> None:
        """Word the hits again; also where notes were hidden or shown."""
        if self.opened:
            self._show_hits(self._answered, self._hits)

    def _typed(self, text: str) -> None:
        self._doubted = None
        if not text.strip():
            # what was asked before it was deleted must not be answered under an empty box
            self._forget_asked()
            if self.opened:
                self.close_search()
            return
        self._desk.find(text, self._answers.latest("find", lambda hits: self._found(text, hits)))

    def _forget_asked(self) -> None:
        self._answers.forget("find")
        self._doubted = None
        self._take_when_answered = False

    def _found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if self._scanner.in_doubt:
            self._doubted = text, hits
        else:
            self._show_hits(text, hits)

    def _show_doubted(self) -> None:
        doubted, self._doubted = self._doubted, None
        if doubted is not None:
            self._show_hits(*doubted)

    def _show_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        self._hits, self._answered = hits[:MOST_HITS], text
        if self._take_when_answered:
            self._take_when_answered = False
            if self._is_certain:
                self._take(hits[0].guest_id)
                return
            if self._ask_elsewhere():
                return
        now = self._clock.now()
        rows = [hit_row(hit, now, veiled=self._top.veiled) for hit in self._hits]
        self.sheet.show_rows(rows, whole=whole_number(text) is not None)
        self._top.show_open(opened=True)
        self.place_parts()
        if not self.opened:
            # once: to raise them again with every letter would paint the whole window again
            self.dim.raise_()
            self.sheet.raise_()
        self.dim.show()
        self.sheet.show()

    def _take_chosen(self) -> None:
        if not self._field.text().strip():
            return
        if self._answered != self._field.text():
            self._take_when_answered = True
            return
        if not self._is_certain and self._ask_elsewhere():
            return
        chosen = self.sheet.list.chosen_key()
        if isinstance(chosen, UUID):
            self._take(chosen)

    @property
    def _is_certain(self) -> bool:
        """Whether somebody fits what was typed; those who only come near it are no answer to a whole number."""
        return bool(self._hits) and self._hits[0].why is not MatchReason.SIMILAR

    def _ask_elsewhere(self) -> bool:
        """A whole number is asked for at head office in the same gesture; whether it was one."""
        way = whole_number(self._field.text())
        if way is None:
            return False
        self.close_search()
        self.stranger_asked.emit(way)
        return True

    def _take(self, guest_id: UUID) -> None:
        self.close_search()
        self.guest_chosen.emit(guest_id)
