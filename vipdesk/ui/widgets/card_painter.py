"""Paints a card of the services board: icon, two lines, time bar, and who handles it."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from vipdesk.ui.icons import SMALL_STROKE, paint_icon, paint_icon_centred
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row_painter import paint_bar, paint_circle
from vipdesk.ui.widgets.spans import Span, paint_spans

OPEN_HEIGHT = 116
DONE_HEIGHT = 100
_TEXT = 44
_INSET = 12


@dataclass(frozen=True, slots=True)
class Card:
    """A card. `amber` needs somebody, `done` is over; `offer` is the word on its small button."""

    key: Any
    spoken: str
    icon: str
    title: str
    detail: str
    time: str
    share: float = 0.0
    urgent: bool = False
    done: bool = False
    amber: bool = False
    where: str = ""
    letter: str = ""
    offer: str = ""


def card_height(card: Card) -> int:
    """Px at 100 %."""
    return DONE_HEIGHT if card.done else OPEN_HEIGHT


def offer_rect(rect: QRectF, card: Card) -> QRectF:
    """Where the small button of an unassigned card is."""
    px = theme().px
    width = QFontMetricsF(theme().font(13)).horizontalAdvance(card.offer) + px(20)
    height = px(24)
    middle = rect.top() + px(92)
    return QRectF(rect.right() - px(_INSET) - width, middle - height / 2, width, height)


def paint_card(painter: QPainter, rect: QRectF, card: Card, *, chosen: bool, hovered: bool) -> None:
    """Paint a card into `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    px = theme().px
    _paint_ground(painter, rect, card, chosen=chosen, hovered=hovered)
    tone: Token = "muted" if not card.amber else "accent"
    icon = QRectF(rect.left() + px(14), rect.top() + px(16), px(20), px(20))
    paint_icon_centred(painter, card.icon, theme().colour("accent" if chosen else tone), icon, px(20))
    left = rect.left() + px(_TEXT)
    room = rect.right() - px(_INSET) - left
    title = Span(card.title, 15, bold=not card.done, tone="muted" if card.done else "text")
    paint_spans(painter, QRectF(left, rect.top() + px(14), room, px(24)), (title,))
    paint_spans(painter, QRectF(left, rect.top() + px(38), room, px(24)), (Span(card.detail, 13, tone="muted"),))
    if card.done:
        _paint_done(painter, rect, card, left)
    else:
        _paint_time(painter, rect, card, left)


def _paint_ground(painter: QPainter, rect: QRectF, card: Card, *, chosen: bool, hovered: bool) -> None:
    width = 2 if chosen else 1
    half = width / 2
    edge: Token = "accent" if chosen else "accent_line" if card.amber or hovered else "hair"
    painter.setPen(QPen(theme().colour(edge), width))
    painter.setBrush(theme().colour("warn_soft" if card.amber else "surface"))
    radius = theme().px(10)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def _paint_done(painter: QPainter, rect: QRectF, card: Card, left: float) -> None:
    px = theme().px
    size = px(14)
    middle = rect.top() + px(76)
    paint_icon(painter, "check", theme().colour("ok"), QPointF(left, middle - size / 2), size, stroke=SMALL_STROKE)
    line = QRectF(left + px(20), middle - px(12), px(160), px(24))
    paint_spans(painter, line, (Span(card.time, 14, tone="ok"),))
    if card.letter:
        side = px(24)
        circle = QRectF(rect.right() - px(_INSET) - side, rect.top() + px(62), side, side)
        paint_circle(painter, circle, card.letter)


def _paint_time(painter: QPainter, rect: QRectF, card: Card, left: float) -> None:
    px = theme().px
    bar_tone: Token = "warn" if card.urgent or card.amber else "accent"
    bar = QRectF(left, rect.top() + px(68), rect.right() - px(16) - left, px(4))
    paint_bar(painter, bar, card.share, bar_tone)
    line = QRectF(left, rect.top() + px(80), rect.right() - px(_INSET) - left, px(24))
    strong = card.urgent or card.amber
    if strong:
        size = px(14)
        paint_icon(
            painter,
            "clock",
            theme().colour("warn"),
            QPointF(left, line.center().y() - size / 2),
            size,
            stroke=SMALL_STROKE,
        )
    time = Span(card.time, 14, bold=strong, tone="warn" if strong else "text", before=20 if strong else 0)
    time_width = paint_spans(painter, line, (time,))
    if card.offer:
        _paint_offer(painter, offer_rect(rect, card), card.offer)
        return
    right = line.right()
    if card.letter:
        side = px(24)
        circle = QRectF(right - side, line.center().y() - side / 2, side, side)
        paint_circle(painter, circle, card.letter)
        right -= side + px(8)
    where = QRectF(line.left() + time_width + px(8), line.top(), 0, line.height())
    where.setRight(right)
    paint_spans(painter, where, (Span(card.where, 13, tone="muted"),), right=True)


def _paint_offer(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setPen(QPen(theme().colour("accent_line"), 1))
    painter.setBrush(theme().colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2)
    painter.setPen(theme().colour("accent"))
    painter.setFont(theme().font(13))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
