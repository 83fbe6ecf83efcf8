"""The three lines under the banner: an icon and a bold verb each, and the strip of what must not be forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.banner import LEFT, RIGHT
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_width

LINE = 60
STRIP = 56
STRIP_SPACE = 10
LOW_LINE, LOW_STRIP, LOW_STRIP_SPACE = 44, 40, 5
"""The same on a page that is low."""
STRIP_BEFORE_TEXT = 80
STRIP_AFTER_TEXT = 16
_SMALLEST = 12
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWrapAnywhere)
_JOINING = ("，", ",", "。", ".", "：", ":")


@dataclass(frozen=True, slots=True)
class BriefText:
    """One line: what it is, the rest of it, where it stands."""

    icon: str
    verb: str
    rest: str
    where: str


class BriefLine(QWidget):
    """A line of 60 px; `care` paints it as the strip 特别留意, with so much of it before and after the text.

    `after` 0 keeps the strip itself within the right edge.
    """

    def __init__(
        self,
        text: BriefText,
        *,
        care: bool,
        divided: bool = False,
        before: int = STRIP_BEFORE_TEXT,
        after: int = STRIP_AFTER_TEXT,
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._care, self._divided = text, care, divided
        self._before, self._after = before, after
        self._strip, self._space = (LOW_STRIP, LOW_STRIP_SPACE) if low else (STRIP, STRIP_SPACE)
        spoken = " · ".join(part for part in (f"{text.verb} {text.rest}", text.where) if part)
        self.setAccessibleName(spoken)
        line = LOW_LINE if low else LINE
        self.setFixedHeight(theme().px(self._strip + 2 * self._space if care else line))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon, verb and rest at the left, where at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = theme().px(LEFT), self.width() - theme().px(RIGHT)
        if self._care and self._after == 0:
            right -= theme().px(STRIP_AFTER_TEXT)
        tone: Token = "danger" if self._care else "accent"
        if self._care:
            self._paint_strip(painter, left, right)
        size = theme().px(24)
        slot = QRectF(left - theme().px(60), 0, size, self.height())
        paint_icon_centred(painter, self._text.icon, theme().colour(tone), slot, size)
        where = (Span(self._text.where, 14, tone="danger" if self._care else "muted"),)
        rect = QRectF(left, 0, right - left, self.height())
        ink: Token = "danger" if self._care else "text"
        if self._care and self._paint_whole(painter, rect, where):
            return
        joined = self._text.rest.startswith(_JOINING)
        spans = (
            Span(self._text.verb, 18, bold=True, tone=ink),
            Span(self._text.rest, 18, tone=ink, before=0 if joined else 12),
        )
        gap = theme().px(24)
        left_over = max(rect.width() - spans_width(spans) - gap, rect.width() / 4)
        place = rect.adjusted(rect.width() - min(left_over, rect.width()), 0, 0, 0)
        taken = paint_spans(painter, place, where, right=True)
        paint_spans(painter, rect.adjusted(0, 0, -taken - gap, 0), spans)
        if self._divided:
            painter.setPen(QPen(theme().colour("hair"), 1))
            painter.drawLine(QPointF(left, 0.5), QPointF(right, 0.5))

    def _paint_whole(self, painter: QPainter, rect: QRectF, where: tuple[Span, ...]) -> bool:
        """What must not be forgotten is never cut: a long text takes smaller letters on several lines; whether it did."""
        px, verb = theme().px, (Span(self._text.verb, 18, bold=True, tone="danger"),)
        before, gap = spans_width(verb) + px(12), px(24)
        told = spans_width(where) + gap if self._text.where else 0
        if QFontMetricsF(theme().font(18)).horizontalAdvance(self._text.rest) <= rect.width() - before - told:
            return False
        high = px(self._strip) - px(4)
        for size, aside in ((15, told), (14, told), (13, told), (13, 0), (_SMALLEST, 0)):
            place = QRectF(rect.left() + before, (self.height() - high) / 2, rect.width() - before - aside, high)
            needed = QFontMetricsF(theme().font(size)).boundingRect(place, _WRAPPED, self._text.rest)
            if needed.height() <= high or size == _SMALLEST:
                self._paint_wrapped(painter, place, size)
                break
        else:
            return False
        paint_spans(painter, rect, verb)
        if aside:
            paint_spans(painter, rect, where, right=True)
        return True

    def _paint_wrapped(self, painter: QPainter, place: QRectF, size: int) -> None:
        painter.setFont(theme().font(size))
        painter.setPen(theme().colour("danger"))
        painter.drawText(place, _WRAPPED, self._text.rest)

    def _paint_strip(self, painter: QPainter, left: int, right: int) -> None:
        edge = theme().colour("danger")
        edge.setAlphaF(0.6)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme().colour("danger_soft"))
        strip = QRectF(left - theme().px(self._before), theme().px(self._space), 0, theme().px(self._strip))
        strip.setRight(right + theme().px(self._after or STRIP_AFTER_TEXT))
        painter.drawRoundedRect(strip.adjusted(0.5, 0.5, -0.5, -0.5), theme().px(10), theme().px(10))


class BriefLines(QWidget):
    """At most three lines, the strip last; the room is that of three, on a low page that of those there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[BriefText, ...] = ()
        self._care: BriefText | None = None
        self._low = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fit()

    def show_lines(self, lines: Sequence[BriefText], care: BriefText | None) -> None:
        """Show the lines; with something to be careful about there is room for two others."""
        shown = tuple(lines)[: 2 if care else 3]
        if (shown, care) != (self._shown, self._care):
            self._shown, self._care = shown, care
            self._build()

    def show_low(self, *, low: bool) -> None:
        """Draw the lines closer together, for a page that is low."""
        if low is not self._low:
            self._low = low
            self._build()

    def _build(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, text in enumerate(self._shown):
            self._column.addWidget(BriefLine(text, care=False, divided=place > 0, low=self._low))
        if self._care is not None:
            self._column.addWidget(BriefLine(self._care, care=True, low=self._low))
        self._fit()

    def _fit(self) -> None:
        strip = LOW_STRIP + 2 * LOW_STRIP_SPACE if self._care else 0
        high = len(self._shown) * LOW_LINE + strip if self._low else 2 * LINE + STRIP + 2 * STRIP_SPACE
        self._column.setContentsMargins(0, theme().px(4 if self._low else 8), 0, 0)
        self.setFixedHeight(theme().px(high + (4 if self._low else 8)))
