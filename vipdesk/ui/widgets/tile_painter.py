"""Paints a place of the lounge: every state has its word, its sign and its tone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span, paint_spans, spans_width


class TileLook(StrEnum):
    """How a place stands there."""

    FREE = "free"
    KEPT = "kept"
    TAKEN = "taken"
    AWAY = "away"
    UNTIDY = "untidy"
    STANDING = "standing"
    """Somebody without a place."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One place: its name and word above, whoever is there, and a line with a sign below."""

    key: Any
    spoken: str
    label: str
    word: str
    look: TileLook
    name: str = ""
    title: str = ""
    foot: str = ""
    icon: str = ""
    movable: bool = False
    """Whether whoever is there can be carried elsewhere."""
    open_to: bool = False
    """Whether somebody can be put down there."""


_GROUNDS: Mapping[TileLook, tuple[Token, Token, Token]] = {
    TileLook.FREE: ("surface", "dim", "muted"),
    TileLook.KEPT: ("surface", "info", "info"),
    TileLook.TAKEN: ("accent_soft", "accent_line", "accent"),
    TileLook.AWAY: ("info_soft", "info", "info"),
    TileLook.UNTIDY: ("warn_soft", "warn", "warn"),
    TileLook.STANDING: ("sunken", "hair", "muted"),
}
"""Ground, edge, and the tone of word and sign."""
_RADIUS = 10
_INSET = 12
SMALL_TILE = 48
"""The height of a tile of two short lines."""
_FLAT = 2.5
"""A tile of two lines is so much wider than high: whoever is there and the foot stand beside each other."""


@dataclass(frozen=True, slots=True)
class TileMarks:
    """What the keyboard or a hand does with a tile now."""

    chosen: bool = False
    carried: bool = False
    over: bool = False
    """Something is held above it."""


def paint_tile(painter: QPainter, rect: QRectF, tile: Tile, marks: TileMarks, refusal: str = "") -> None:
    """Paint a tile; `refusal` is the word for what is held above it and cannot be put down there."""
    px = theme().px
    ground, edge, tone = _GROUNDS[tile.look]
    if marks.over:
        ground = "accent_soft" if tile.open_to else "danger_soft"
        edge = "accent" if tile.open_to else "danger"
    dashed = tile.look is TileLook.FREE and not marks.over
    painter.setOpacity(0.45 if marks.carried else 1.0)
    painter.setPen(
        QPen(
            theme().colour(edge), 2 if marks.over else 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        )
    )
    painter.setBrush(theme().colour(ground))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
    if marks.chosen:
        painter.setPen(QPen(theme().colour("danger" if marks.over and not tile.open_to else "accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), px(_RADIUS + 3), px(_RADIUS + 3))
    _paint_words(painter, rect, tile, tone, refusal if marks.over and not tile.open_to else "")
    painter.setOpacity(1.0)


def _paint_words(painter: QPainter, rect: QRectF, tile: Tile, tone: Token, refusal: str) -> None:
    px = theme().px
    if tile.label and rect.height() <= px(SMALL_TILE):
        _paint_small(painter, rect, tile, tone, refusal)
        return
    inner = rect.adjusted(px(_INSET), px(8), -px(_INSET), -px(8))
    line = px(24)
    name = (Span(tile.name, 17, bold=True), Span(tile.title, 13, tone="muted", before=4 if tile.title else 0))
    if inner.height() < 2 * line:
        room = paint_spans(painter, inner, (Span(tile.foot, 13, tone="muted"),), right=True)
        paint_spans(painter, inner.adjusted(0, 0, -room - px(4), 0), name)
        return
    top = QRectF(inner.left(), inner.top(), inner.width(), line)
    quiet = tile.look is TileLook.FREE
    word: Token = "danger" if refusal else tone
    taken = paint_spans(painter, top, (Span(refusal or tile.word, 13, tone=word),), right=True)
    label = QRectF(top.left(), top.top(), top.width() - taken - px(4), line)
    paint_spans(painter, label, (Span(tile.label, 14, bold=True, tone="muted" if quiet else "text"),))
    foot = QRectF(inner.left(), inner.bottom() - line + px(2), inner.width(), line)
    flat = inner.height() < 3 * line and inner.width() > _FLAT * inner.height()
    if tile.icon and not flat:
        sign = QRectF(foot.right() - px(16), foot.top(), px(16), line)
        paint_icon_centred(painter, tile.icon, theme().colour(tone), sign, px(16))
        foot.setRight(sign.left() - px(4))
    if flat:
        room = paint_spans(painter, foot, (Span(tile.foot, 13, tone="muted"),), right=True)
        foot.setRight(foot.right() - room - px(4))
        paint_spans(painter, foot, name)
        return
    between = min((inner.height() - 3 * line) / 2, px(2))
    paint_spans(painter, QRectF(inner.left(), foot.top() - line - between, inner.width(), line), name)
    paint_spans(painter, foot, (Span(tile.foot, 13, tone="muted"),))


def _paint_small(painter: QPainter, rect: QRectF, tile: Tile, tone: Token, refusal: str) -> None:
    """Two short lines: the place with its state, and whoever is there, else the foot."""
    px = theme().px
    inner = rect.adjusted(px(8), px(4), -px(8), -px(4))
    line = inner.height() / 2
    top, below = (QRectF(inner.left(), inner.top() + part * line, inner.width(), line) for part in (0, 1))
    word: Token = "danger" if refusal else tone
    taken = paint_spans(painter, top, (Span(refusal or tile.word, 13, tone=word),), right=True)
    quiet: Token = "muted" if tile.look is TileLook.FREE else "text"
    paint_spans(painter, top.adjusted(0, 0, -taken - px(4), 0), (Span(tile.label, 13, bold=True, tone=quiet),))
    name = (Span(tile.name, 15, bold=True), Span(tile.title, 13, tone="muted", before=4 if tile.title else 0))
    foot = (Span(tile.foot, 13, tone="muted"),)
    if not tile.name:
        paint_spans(painter, below, foot)
        return
    # when somebody comes is asked before how they are addressed, how long they have been there after it
    briefly = [(name[:1], foot)] if tile.look is TileLook.KEPT else []
    ways = [(name, foot), *briefly, (name, ()), (name[:1], ())]
    room = below.width() - px(6)
    left, right = next((way for way in ways if spans_width((*way[0], *way[1])) <= room), ways[-1])
    paint_spans(painter, below, left)
    paint_spans(painter, below, right, right=True)
