"""Pieces of text on one line, each with its own size, weight and tone, painted on a common baseline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token

_OPTICAL_LIFT = 0.07


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line. `size` is px at 100 %, `before` the empty px in front of it."""

    text: str
    size: float = 14
    bold: bool = False
    tone: Token = "text"
    family: Family = Family.SANS
    before: float = 0

    def font(self) -> QFont:
        """The font at the text size in force."""
        return theme().font(self.size, bold=self.bold, family=self.family)


def spans_text(spans: Sequence[Span]) -> str:
    """What the line says, for those who do not see it."""
    return "".join((" " if span.before else "") + span.text for span in spans).strip()


def spans_width(spans: Sequence[Span]) -> float:
    """The width of the whole line."""
    return sum(QFontMetricsF(span.font()).horizontalAdvance(span.text) + theme().px(span.before) for span in spans)


def paint_spans(
    painter: QPainter,
    rect: QRectF,
    spans: Sequence[Span],
    *,
    right: bool = False,
    tone: Token | None = None,
) -> float:
    """Paint a line centred in the height of `rect`; what does not fit is elided. Returns the width taken.

    `tone` replaces the spans' own, as on a selected or a closed row.
    """
    shown = [span for span in spans if span.text]
    if not shown:
        return 0.0
    width = min(spans_width(shown), rect.width())
    x = rect.right() - width if right else rect.left()
    baseline = _baseline(rect, shown)
    end = x + width
    for span in shown:
        font = span.font()
        metrics = QFontMetricsF(font)
        x += theme().px(span.before)
        text = span.text
        if x + metrics.horizontalAdvance(text) > end + 0.5:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(end - x, 0))
        painter.setFont(font)
        painter.setPen(theme().colour(tone or span.tone))
        painter.drawText(QPointF(x, baseline), text)
        x += metrics.horizontalAdvance(text)
    return width


def _baseline(rect: QRectF, spans: Sequence[Span]) -> float:
    tallest = max(spans, key=lambda span: span.size)
    metrics = QFontMetricsF(tallest.font())
    return centred_baseline(rect, metrics)


def paint_centred(painter: QPainter, rect: QRectF, text: str, font: QFont, *, left: bool = False) -> None:
    """Paint a short text in the middle of a button, chip or key, in the pen in force.

    The middle is that of the letters as one sees them, a little above the middle of their line.
    """
    metrics = QFontMetricsF(font)
    lifted = rect.translated(0, -_OPTICAL_LIFT * font.pixelSize())
    x = rect.left() if left else rect.center().x() - metrics.horizontalAdvance(text) / 2
    painter.setFont(font)
    painter.drawText(QPointF(x, centred_baseline(lifted, metrics)), text)


def centred_baseline(rect: QRectF, metrics: QFontMetricsF) -> float:
    """The baseline of a line in the middle of a rectangle, on a whole pixel so that rows do not waver."""
    return math.floor(rect.center().y() + (metrics.ascent() - metrics.descent()) / 2)
