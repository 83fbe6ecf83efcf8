"""A day as lanes: who has which hours taken, with a line where it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span, paint_centred, paint_spans

LANE = 34
BLOCK = 26
_HEAD = 32
_NAME = 92
_INSET = 20


@dataclass(frozen=True, slots=True)
class Block:
    """Hours that are taken; `filled` of somebody who is here, `dashed` of what is not yet confirmed."""

    key: UUID
    starts_at: datetime
    ends_at: datetime
    text: str
    short: tuple[str, ...] = ()
    """Shorter words for where it has no room for the text, the longer first."""
    filled: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One person's or room's day."""

    name: str
    blocks: tuple[Block, ...]


class DayLanes(QWidget):
    """Lanes below each other on one scale of hours. What it shows stands in a list too, for the keyboard."""

    opened = Signal(object)
    """The key of the block that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()
        self._first = self._last = datetime.fromtimestamp(0, UTC)
        self._now: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lanes(self, lanes: Sequence[Lane], first: datetime, last: datetime, now: datetime | None) -> None:
        """Show lanes between two full hours of the store's clock; `now` where the day is today."""
        self._lanes, self._first, self._last, self._now = tuple(lanes), first, last, now
        # a panel that has been laid out asks for no other height by itself
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(theme().px(360), theme().px(_HEAD + LANE * max(len(self._lanes), 1) + 8))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few hours."""
        return QSize(theme().px(280), self.sizeHint().height())

    def block_rect(self, lane: int, block: Block) -> QRectF:
        """Where a block stands."""
        left, right = self._x(block.starts_at), self._x(block.ends_at)
        top = theme().px(_HEAD + LANE * lane + (LANE - BLOCK) // 2)
        return QRectF(left, top, max(right - left - 1, theme().px(6)), theme().px(BLOCK))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a block opens it."""
        for place, lane in enumerate(self._lanes):
            for block in lane.blocks:
                if self.block_rect(place, block).contains(event.position()):
                    self.opened.emit(block.key)
                    return

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint hours, names, blocks and the line of now."""
        if self._last <= self._first:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hours(painter)
        for place, lane in enumerate(self._lanes):
            self._paint_lane(painter, place, lane)
        if self._now is not None and self._first <= self._now <= self._last:
            x = self._x(self._now)
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawLine(QPointF(x, theme().px(_HEAD - 6)), QPointF(x, self.height()))

    def _x(self, moment: datetime) -> float:
        left, right = theme().px(_INSET + _NAME), self.width() - theme().px(_INSET)
        share = (min(max(moment, self._first), self._last) - self._first) / (self._last - self._first)
        return left + (right - left) * share

    def _paint_hours(self, painter: QPainter) -> None:
        hours = round((self._last - self._first) / timedelta(hours=1))
        room = (self._x(self._last) - self._x(self._first)) / max(hours, 1)
        step = next((each for each in (1, 2, 3, 4) if room * each >= theme().px(52)), 6)
        for hour in range(hours + 1):
            moment = self._first + timedelta(hours=hour)
            x = self._x(moment)
            painter.setPen(QPen(theme().colour("hair"), 1))
            painter.drawLine(QPointF(x, theme().px(_HEAD)), QPointF(x, self.height()))
            if hour % step == 0 and hour < hours:
                rect = QRectF(x - theme().px(24), 0, theme().px(48), theme().px(_HEAD - 4))
                painter.setPen(theme().colour("muted"))
                paint_centred(painter, rect, f"{moment:%H:%M}", theme().font(13))

    def _paint_lane(self, painter: QPainter, place: int, lane: Lane) -> None:
        top = theme().px(_HEAD + LANE * place)
        name = QRectF(theme().px(_INSET), top, theme().px(_NAME - 8), theme().px(LANE))
        paint_spans(painter, name, (Span(lane.name, 14),))
        painter.setPen(QPen(theme().colour("hair"), 1))
        painter.drawLine(QPointF(theme().px(_INSET), top), QPointF(self.width() - theme().px(_INSET), top))
        for block in lane.blocks:
            self._paint_block(painter, self.block_rect(place, block), block)

    def _paint_block(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        edge: Token = "warn" if block.dashed else "accent_line" if block.filled else "info"
        ground: Token = "warn_soft" if block.dashed else "accent_soft" if block.filled else "surface"
        pen = QPen(theme().colour(edge), 1)
        if block.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().colour(ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme().px(6), theme().px(6))
        inside = rect.adjusted(theme().px(6), 0, -theme().px(4), 0)
        metrics = QFontMetricsF(theme().font(13))
        fits = (text for text in (block.text, *block.short) if metrics.horizontalAdvance(text) <= inside.width())
        text = next(fits, block.short[-1] if block.short else block.text)
        paint_spans(painter, inside, (Span(text, 13, tone="warn" if block.dashed else "text"),))
