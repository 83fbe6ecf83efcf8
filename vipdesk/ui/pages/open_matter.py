"""◆ 有事待跟进: only that there is something; what it is shows while Space or the mouse is held."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import remaining_text
from vipdesk.models.snapshot.guests import PendingRequest
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import clock_words
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.spans import Span, paint_spans

_MOST = 3


class Diamond(Pressable):
    """The small sign with its word and the key that opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_words(self, word: str, hint: str) -> None:
        """Say that there is something, and how to see it."""
        self._hint = hint
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The line's size."""
        px = theme().px
        word = QFontMetrics(theme().font(14, bold=True)).horizontalAdvance(self.text())
        hint = QFontMetrics(theme().font(13)).horizontalAdvance(self._hint)
        return QSize(px(26) + word + px(12) + hint + px(8), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the diamond and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        middle, half = self.height() / 2, theme().px(6)
        x = px(2) + half
        points = [
            QPointF(x, middle - half),
            QPointF(x + half, middle),
            QPointF(x, middle + half),
            QPointF(x - half, middle),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("warn"))
        painter.drawPolygon(QPolygonF(points))
        line = QRectF(px(26), 0, self.width() - px(26), self.height())
        spans = (Span(self.text(), 14, bold=True, tone="warn"), Span(self._hint, 13, tone="muted", before=12))
        paint_spans(painter, line, spans)


class OpenMatter(Speaking):
    """The sign, and below it what is open; never a complaint's text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests: tuple[PendingRequest, ...] = ()
        self._now: datetime | None = None
        self.sign = Diamond()
        self._labels = [PlainLabel(size=15) for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self.sign)
        for label in self._labels:
            label.setIndent(theme().px(26))
            column.addWidget(label)
        column.addStretch(1)
        self.sign.pressed.connect(self.open_while_held)
        self.sign.released.connect(self.close_again)
        self.close_again()
        self.retranslate()

    def show_requests(self, requests: Sequence[PendingRequest], now: datetime) -> None:
        """Say what is open."""
        self._requests, self._now = tuple(requests)[:_MOST], now
        self.retranslate()

    def open_while_held(self) -> None:
        """Show what it is."""
        for place, label in enumerate(self._labels):
            label.setVisible(place < max(len(self._requests), 1))

    def close_again(self) -> None:
        """Hide it."""
        for label in self._labels:
            label.hide()

    def retranslate(self) -> None:
        """Set every word again."""
        self.sign.show_words(self.tr("有事待跟进"), self.tr("按住空格看"))
        self._labels[0].show_text(self.tr("在贵宾档案里看"))
        for label, request in zip(self._labels, self._requests, strict=False):
            # what a complaint says is read in the profile, outside the counter view
            what = joined(say(request.label), say(request.owner)) if request.quiet else request.summary
            label.show_text(f"{what}  {self._left(request)}".strip())

    def _left(self, request: PendingRequest) -> str:
        if self._now is None:
            return ""
        if request.clock is None:
            return remaining_text(request.due_at, self._now, language())
        return clock_words(request.clock, self._now)
