"""Bars on lines of time: what they are, which of them meet, and how one is painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span, paint_spans

NAMES, _MOST_NAMES = 92, 170
"""px for the names beside the lines: as in the pictures, and as much as longer ones may take."""
STEP = 15
"""Minutes by which a bar is carried."""


class BarLook(StrEnum):
    """How a span stands there."""

    THERE = "there"
    """The guest is there."""
    KEPT = "kept"
    UNSURE = "unsure"
    """Not confirmed yet."""
    COLLIDED = "collided"


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A place, or a person, with a line of their own."""

    key: Any
    name: str
    strong: bool = True


def name_room(lines: Sequence[TimeLine]) -> int:
    """Real px that the names beside the lines take, so that none is cut."""
    px = theme().px
    widths = (QFontMetrics(theme().font(14, bold=line.strong)).horizontalAdvance(line.name) for line in lines)
    return min(max(px(NAMES), max(widths, default=0) + px(12)), px(_MOST_NAMES))


@dataclass(frozen=True, slots=True)
class Bar:
    """A span on one line, in minutes from the beginning of the picture."""

    key: Any
    line: Any
    start: int
    end: int
    text: str
    spoken: str
    look: BarLook
    movable: bool = True


_TONES: Mapping[BarLook, tuple[Token, Token, Token]] = {
    BarLook.THERE: ("accent_soft", "accent_line", "text"),
    BarLook.KEPT: ("surface", "info", "text"),
    BarLook.UNSURE: ("warn_soft", "warn", "warn"),
    BarLook.COLLIDED: ("danger_soft", "danger", "danger"),
}
"""Ground, edge and words."""


def met(bars: Sequence[Bar], moved: Bar) -> Bar | None:
    """The first bar of its line that a moved one would meet; one that has collided keeps nobody out."""
    for bar in bars:
        if bar.key == moved.key or bar.line != moved.line or bar.look is BarLook.COLLIDED:
            continue
        if bar.start < moved.end and moved.start < bar.end:
            return bar
    return None


def shifted(bar: Bar, line: Any, minutes: int, longer: int = 0) -> Bar:
    """The bar on another line, so many minutes later, and longer."""
    start = bar.start + minutes
    return replace(bar, line=line, start=start, end=max(bar.end + minutes + longer, start + STEP))


def paint_bar(
    painter: QPainter, rect: QRectF, bar: Bar, *, chosen: bool, faded: bool, meets: bool = False
) -> None:
    """Paint a bar; one that would meet another is in the tone of a refusal."""
    px = theme().px
    ground, edge, tone = _TONES[BarLook.COLLIDED if meets else bar.look]
    dashed = bar.look in (BarLook.UNSURE, BarLook.COLLIDED) or meets
    painter.setOpacity(0.4 if faded else 1.0)
    painter.setPen(QPen(theme().colour(edge), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(theme().colour(ground))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    if chosen:
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), px(8), px(8))
    inner = rect.adjusted(px(10), 0, -px(6), 0)
    if inner.width() > px(14):
        paint_spans(painter, inner, (Span(bar.text, 13, tone=tone),))
    painter.setOpacity(1.0)
