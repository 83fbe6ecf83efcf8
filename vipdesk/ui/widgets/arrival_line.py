"""The line above the button: drink, the suggested seat with its arrows, the companions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton, Pressable
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.spans import centred_baseline

HEIGHT = 56
_ARROW_WIDTH, _ARROW_INSET = 32, 13
MOST_COMPANIONS = 8


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat's name, and that it is number `place` of `count` to choose from; `settled` once it is taken."""

    name: str
    count: int = 0
    place: int = 0
    settled: bool = False


class Dot(QWidget):
    """A separating dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(6), theme().px(6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("dim"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class SeatLabel(QWidget):
    """The suggested seat, and a dot for each of those there are to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._count, self._place = "", 0, 0
        self._open = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_seat(self, seat: SeatChoice) -> None:
        """Show a seat."""
        self._text, self._count, self._place = seat.name, seat.count, seat.place
        self._open = not seat.settled
        self.setAccessibleName(seat.name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The name's size, with room for the dots below."""
        width = QFontMetrics(theme().font(18, bold=True)).horizontalAdvance(self._text)
        return QSize(max(width, theme().px(24)), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint name and dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, rect = theme().font(18, bold=True), QRectF(self.rect())
        metrics = QFontMetricsF(font)
        x = rect.center().x() - metrics.horizontalAdvance(self._text) / 2
        painter.setFont(font)
        painter.setPen(theme().colour("accent" if self._open else "text"))
        painter.drawText(QPointF(x, centred_baseline(rect, metrics)), self._text)
        if self._count < 2:
            return
        step, side = theme().px(12), theme().px(5)
        x = (self.width() - (self._count - 1) * step - side) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._count):
            painter.setBrush(theme().colour("accent" if place == self._place else "dim"))
            painter.drawEllipse(QRectF(x + place * step, theme().px(48), side, side))


class MenuWord(Pressable):
    """A word with a small arrow that opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._arrow = True

    def show_text(self, text: str, *, arrow: bool = True) -> None:
        """Change the word; without the arrow it can no longer be changed."""
        self._arrow = arrow
        self.setEnabled(arrow)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word and the arrow's room, which stays when the arrow goes."""
        width = QFontMetrics(theme().font(18)).horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(width + theme().px(24), theme().px(40))

    def minimumSizeHint(self) -> QSize:
        """Where there is no room the word is elided; the arrow stays."""
        return QSize(min(self.sizeHint().width(), theme().px(72)), theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint word and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, rect = theme().font(18), QRectF(self.rect())
        painter.setFont(font)
        painter.setPen(theme().colour("accent" if self.ringed or (self._arrow and self.underMouse()) else "text"))
        baseline = centred_baseline(rect, QFontMetricsF(font))
        word, room = self.text().replace("&&", "&"), self.width() - theme().px(22)
        shown = QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(rect.left(), baseline), shown)
        if self._arrow:
            size = theme().px(16)
            colour = theme().colour("muted")
            paint_icon(
                painter,
                "chevron-down",
                colour,
                QPointF(self.width() - size, (self.height() - size) / 2),
                size,
                stroke=SMALL_STROKE,
            )


class ArrivalLine(QWidget):
    """What will be done on Enter; arrow keys change seat and companions."""

    seat_stepped = Signal(int)
    """The next (1) or the previous (-1) seat was asked for."""
    companions_chosen = Signal(int)
    wait_asked = Signal()
    """The guest wants to wait in the hall first."""
    details_asked = Signal()
    """Purpose and car of the visit are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drink = PlainLabel(size=18)
        self.previous = IconButton("chevron-left", side=40, size=18, tone="accent")
        self.following = IconButton("chevron-right", side=40, size=18, tone="accent")
        self.seat = SeatLabel()
        self.companions = MenuWord()
        self._dots = (Dot(), Dot())
        self._words: tuple[str, ...] = ()
        self._more = ("", "")
        self.outdent = 0
        """How far left of its place the line begins, so that what one sees first stands on the page's edge."""
        for arrow, by in ((self.previous, -1), (self.following, 1)):
            arrow.setFixedWidth(theme().px(_ARROW_WIDTH))
            kept = arrow.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            arrow.setSizePolicy(kept)
            arrow.clicked.connect(lambda _checked=False, by=by: self.seat_stepped.emit(by))
        self.companions.clicked.connect(self._offer_companions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._first = QWidget()
        first = QHBoxLayout(self._first)
        first.setContentsMargins(0, 0, theme().px(5), 0)
        first.setSpacing(theme().px(13))
        first.addWidget(self.drink)
        first.addWidget(self._dots[0])
        for part, space in (
            (self._first, 0),
            (self.previous, 0),
            (self.seat, 0),
            (self.following, 5),
            (self._dots[1], 13),
            (self.companions, 0),
        ):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(theme().px(space))
        row.addStretch(1)
        self.setFixedHeight(theme().px(HEIGHT))

    def name_more(self, details: str, wait: str) -> None:
        """The last entries of the menu: what else one may say of the visit, and waiting first."""
        self._more = (details, wait)

    def show_line(
        self, drink: str, seat: SeatChoice, companions: Sequence[str], chosen: int, *, counted: bool = False
    ) -> None:
        """Show the choices. `companions` are the words for 0, 1, 2… companions, `counted` once that is settled."""
        self._words = tuple(companions)
        self.drink.show_text(drink)
        self._first.setVisible(bool(drink))
        self.outdent = 0 if drink else theme().px(_ARROW_INSET if seat.count > 1 else _ARROW_WIDTH)
        self.seat.show_seat(seat)
        for arrow in (self.previous, self.following):
            arrow.setVisible(seat.count > 1)
        self.companions.show_text(self._words[chosen], arrow=not counted)

    def settle(self) -> None:
        """Take the choices away: the guest is received. Nothing moves."""
        self.seat.show_seat(SeatChoice(self.seat.accessibleName(), settled=True))
        for arrow in (self.previous, self.following):
            arrow.setVisible(False)
        self.companions.show_text(self.companions.accessibleName(), arrow=False)

    def _offer_companions(self) -> None:
        menu = Menu(self)
        for count, words in enumerate(self._words):
            menu.addAction(words).triggered.connect(
                lambda _checked=False, count=count: self.companions_chosen.emit(count)
            )
        menu.addSeparator()
        for words, asked in zip(self._more, (self.details_asked, self.wait_asked), strict=True):
            menu.addAction(words).triggered.connect(asked)
        menu.popup(self.companions.mapToGlobal(QPoint(0, self.companions.height())))
