"""The three lines under the banner: an icon and a bold verb each, and the strip of what must not be forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.banner import LEFT, RIGHT
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_width

LINE = 60
STRIP = 56
STRIP_SPACE = 10
STRIP_BEFORE_TEXT = 80
STRIP_AFTER_TEXT = 16
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._care, self._divided = text, care, divided
        self._before, self._after = before, after
        spoken = " · ".join(part for part in (f"{text.verb} {text.rest}", text.where) if part)
        self.setAccessibleName(spoken)
        self.setFixedHeight(theme().px(STRIP + 2 * STRIP_SPACE if care else LINE))
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

    def _paint_strip(self, painter: QPainter, left: int, right: int) -> None:
        edge = theme().colour("danger")
        edge.setAlphaF(0.6)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme().colour("danger_soft"))
        strip = QRectF(left - theme().px(self._before), theme().px(STRIP_SPACE), 0, theme().px(STRIP))
        strip.setRight(right + theme().px(self._after or STRIP_AFTER_TEXT))
        painter.drawRoundedRect(strip.adjusted(0.5, 0.5, -0.5, -0.5), theme().px(10), theme().px(10))


class BriefLines(QWidget):
    """At most three lines, the strip last; the room is always that of three."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(8), 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(theme().px(8 + 2 * LINE + STRIP + 2 * STRIP_SPACE))

    def show_lines(self, lines: Sequence[BriefText], care: BriefText | None) -> None:
        """Show the lines; with something to be careful about there is room for two others."""
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        shown = list(lines)[: 2 if care else 3]
        for place, text in enumerate(shown):
            self._column.addWidget(BriefLine(text, care=False, divided=place > 0))
        if care is not None:
            self._column.addWidget(BriefLine(care, care=True))
