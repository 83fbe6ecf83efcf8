"""The panel 座位: how many seats are free, taken and kept, and how many rooms are free."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.today import PlaceCounts
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.spans import Span, paint_spans

_STEP = 72
_HEIGHT = 80


class Numbers(QWidget):
    """Large numbers, each with its word below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[tuple[int, str, Token], ...] = ()
        self.setFixedHeight(theme().px(_HEIGHT))

    def show_pairs(self, pairs: tuple[tuple[int, str, Token], ...]) -> None:
        """Show numbers and their words."""
        self._pairs = pairs
        self.setAccessibleName(", ".join(f"{word} {number}" for number, word, _ in pairs))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint them from the left inset."""
        painter = QPainter(self)
        px = theme().px
        for place, (number, word, tone) in enumerate(self._pairs):
            x = px(INSET) + place * px(_STEP)
            room = px(_STEP)
            paint_spans(painter, QRectF(x, px(4), room, px(40)), (Span(str(number), 28, bold=True, tone=tone),))
            paint_spans(painter, QRectF(x, px(44), room, px(24)), (Span(word, 13, tone="muted"),))


class SeatCounts(Speaking):
    """The panel; it holds no button, since it only counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = PlaceCounts(0, 0, 0, 0)
        self._panel = Panel(self)
        self._numbers = Numbers()
        self._panel.content.addWidget(self._numbers)
        self.setFixedHeight(theme().px(144))
        self.retranslate()

    def show_counts(self, counts: PlaceCounts) -> None:
        """Show the counts."""
        self._counts = counts
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        counts = self._counts
        self._panel.show_heading(self.tr("座位"), None, self.tr("贵宾室空 %n 间", "", counts.rooms_free))
        free: Token = "ok" if counts.free else "warn"
        self._numbers.show_pairs(
            (
                (counts.free, self.tr("空"), free),
                (counts.taken, self.tr("坐"), "text"),
                (counts.shopping, self.tr("逛店"), "text"),
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel fills the place."""
        super().resizeEvent(event)
        self._panel.setGeometry(self.rect())
