"""The panel 座位: how many seats are free, taken, kept and to be tidied, and how many rooms are free."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.today import PlaceCounts, UntidyPlace
from vipdesk.ui.languages import say
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.spans import Span, paint_spans

_STEP = 68
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
    """The panel; where places are to be tidied it has a button to say that one is."""

    tidied = Signal(object)
    """The visit that had left the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = PlaceCounts(0, 0, 0, 0)
        self._panel = Panel(self)
        self._numbers = Numbers()
        self._panel.content.addWidget(self._numbers)
        self._untidy: tuple[UntidyPlace, ...] = ()
        self.tidy = Button(fill=Fill.OUTLINE, parent=self)
        self.tidy.clicked.connect(self._choose)
        self.setFixedHeight(theme().px(144))
        self.retranslate()

    def show_counts(self, counts: PlaceCounts, untidy: Sequence[UntidyPlace]) -> None:
        """Show the counts, and offer the places that are to be tidied."""
        self._counts, self._untidy = counts, tuple(untidy)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        counts = self._counts
        self._panel.show_heading(self.tr("座位"), None, self.tr("贵宾室空 %n 间", "", counts.rooms_free))
        self.tidy.show_text(self.tr("整理好了"))
        self.tidy.setVisible(bool(self._untidy))
        self._place_button()
        free: Token = "ok" if counts.free else "warn"
        self._numbers.show_pairs(
            (
                (counts.free, self.tr("空"), free),
                (counts.taken, self.tr("坐"), "text"),
                (counts.shopping, self.tr("逛店"), "text"),
                (counts.untidy, self.tr("待整理"), "warn" if counts.untidy else "text"),
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel fills the place."""
        super().resizeEvent(event)
        self._panel.setGeometry(self.rect())
        self._place_button()

    def _place_button(self) -> None:
        size, px = self.tidy.sizeHint(), theme().px
        self.tidy.setGeometry(self.width() - px(INSET) - size.width(), px(72), size.width(), size.height())

    def _choose(self) -> None:
        """Which of them; where there is one alone it is that one."""
        if len(self._untidy) == 1:
            self.tidied.emit(self._untidy[0].visit_id)
            return
        menu = Menu(self)
        for place in self._untidy:
            action = menu.addAction(say(place.name).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, place=place: self.tidied.emit(place.visit_id))
        menu.popup(self.tidy.mapToGlobal(QPoint(0, self.tidy.height())))
