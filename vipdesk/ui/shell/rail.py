"""The rail: the house mark, the places with their words, and more at the foot."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vipdesk.models.snapshot.desk import DeskPlate
from vipdesk.ui.icons import paint_icon
from vipdesk.ui.route import RAIL, Place
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import plate_lines
from vipdesk.ui.theme.theme import at_scale, theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.house_plate import HousePlate
from vipdesk.ui.widgets.spans import Span, paint_spans

NARROW, WIDE = 72, 200
_WHOLE_HEIGHT = 600
"""px at 100 % in which the mark, all places and 更多 stand."""
_ICONS = {
    Place.TODAY: "sun",
    Place.GUESTS: "users",
    Place.LOUNGE: "armchair",
    Place.SERVICES: "concierge-bell",
    Place.VOUCHERS: "ticket",
    Place.FOR_ME: "inbox",
}


class RailButton(Pressable):
    """A place: an icon above its word, or beside it on a wide rail."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._wide = False
        self._count = 0
        self._scale = theme().scale
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_word(self, word: str) -> None:
        """Name the place."""
        self.setText(word)
        self._name()

    def show_count(self, count: int) -> None:
        """How many things want to be seen there."""
        self._count = count
        self._name()
        self.update()

    def show_wide(self, *, wide: bool, scale: float) -> None:
        """Change the shape; `scale` is the text size at which the whole rail fits."""
        self._wide, self._scale = wide, scale
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Narrow 72 × 72, wide 48 high."""
        with at_scale(self._scale):
            return QSize(theme().px(NARROW), theme().px(48 if self._wide else 72))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint tile, bar, icon, word and count."""
        with at_scale(self._scale):
            self._paint(QPainter(self))

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        on = self.isChecked()
        tile = QRectF(px(12), px(4), self.width() - px(24), px(40))
        if not self._wide:
            tile = QRectF(px(4), px(6), self.width() - px(8), px(60))
        self._paint_tile(painter, tile, on=on)
        tone: Token = "accent" if on else "muted"
        size = px(20 if self._wide else 22)
        if self._wide:
            paint_icon(
                painter, self._icon, theme().colour(tone), QPointF(px(26), (self.height() - size) / 2), size
            )
            word = QRectF(px(60), 0, self.width() - px(104), self.height())
            ink: Token = "accent" if on else "text"
            paint_spans(painter, word, (Span(self.text(), 15, bold=on, tone=ink),))
            self._paint_count(painter, self.width() - px(36), self.height() / 2)
        else:
            paint_icon(painter, self._icon, theme().colour(tone), QPointF((self.width() - size) / 2, px(15)), size)
            self._paint_word_below(painter, on=on)
            self._paint_count(painter, self.width() / 2 + px(14), px(16))

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}" if self._count else self.text())

    def _paint_tile(self, painter: QPainter, tile: QRectF, *, on: bool) -> None:
        px = theme().px
        if on or self.underMouse():
            colour = theme().colour("surface")
            colour.setAlphaF(1.0 if on else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(tile, px(10), px(10))
        if on:
            high = px(24 if self._wide else 28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            bar = QRectF(-px(3), (self.height() - high) / 2, px(6), high)
            painter.drawRoundedRect(bar, px(2), px(2))
        if self.ringed:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), px(10), px(10))

    def _paint_word_below(self, painter: QPainter, *, on: bool) -> None:
        px = theme().px
        painter.setFont(theme().font(12, bold=on))
        painter.setPen(theme().colour("accent" if on else "muted"))
        painter.drawText(QRectF(0, px(40), self.width(), px(24)), int(Qt.AlignmentFlag.AlignCenter), self.text())

    def _paint_count(self, painter: QPainter, middle_x: float, middle_y: float) -> None:
        if not self._count:
            return
        px = theme().px
        text = str(self._count) if self._count < 100 else "99+"
        high = px(20 if self._wide else 16)
        width = max(high + (px(4) if self._wide else 0), px(7) * len(text) + px(9))
        rect = QRectF(middle_x - width / 2, middle_y - high / 2, width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(rect, high / 2, high / 2)
        painter.setPen(theme().colour("on_accent"))
        painter.setFont(theme().font(11, bold=True))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


class Rail(Speaking):
    """The rail. What is in its menu is the window's."""

    place_asked = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plate: DeskPlate | None = None
        self._wide = False
        self._entries: Callable[[], list[tuple[str, Callable[[], None]]]] = list
        self._house = HousePlate(mark=34, title=16, detail=13)
        self._house.setFixedHeight(theme().px(40))
        self.buttons: Mapping[Place, RailButton] = {place: RailButton(_ICONS[place]) for place in RAIL}
        self.more = RailButton("ellipsis")
        self.more.setCheckable(False)
        self._house_row = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(20), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._house_row)
        self._house_row.addWidget(self._house)
        column.addSpacing(theme().px(24))
        for place, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, place=place: self.place_asked.emit(place))
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.more)
        self.more.clicked.connect(self._show_menu)
        self.show_wide(wide=False)
        self.retranslate()

    def set_menu(self, entries: Callable[[], list[tuple[str, Callable[[], None]]]]) -> None:
        """Say what is behind 更多: words and what they do."""
        self._entries = entries

    def show_plate(self, plate: DeskPlate) -> None:
        """Name house and store."""
        self._plate = plate
        self.retranslate()

    def show_place(self, place: Place) -> None:
        """Mark where one is; a place that is not on the rail has no mark."""
        shown = Place.SERVICES if place is Place.SMALL_SERVICES else place
        for each, button in self.buttons.items():
            button.setChecked(each is shown)

    def show_wide(self, *, wide: bool) -> None:
        """Make the rail 200 or 72 wide."""
        px = theme().px
        self.setFixedWidth(px(WIDE if wide else NARROW))
        self._house.show_words(shown=wide)
        left = px(23) if wide else px(19)
        self._house_row.setContentsMargins(left, 0, 0, 0)
        self._wide = wide
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep every place in sight, however large the text is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.height() / _WHOLE_HEIGHT if self.height() > 100 else theme().scale
        for button in (*self.buttons.values(), self.more):
            button.show_wide(wide=self._wide, scale=min(theme().scale, fitting))

    def show_count(self, place: Place, count: int) -> None:
        """How many things want to be seen at a place."""
        self.buttons[place].show_count(count)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.tr("去处"))
        words = {
            Place.TODAY: self.tr("今日"),
            Place.GUESTS: self.tr("贵宾"),
            Place.LOUNGE: self.tr("贵宾厅"),
            Place.SERVICES: self.tr("服务"),
            Place.VOUCHERS: self.tr("礼券与礼遇"),
            Place.FOR_ME: self.tr("待我处理"),
        }
        for place, button in self.buttons.items():
            button.show_word(words[place])
        self.more.show_word(self.tr("更多"))
        if self._plate is not None:
            self._house.show_names(*plate_lines(self._plate))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sunken ground."""
        QPainter(self).fillRect(self.rect(), theme().colour("sunken"))

    def _show_menu(self) -> None:
        menu = Menu(self)
        for words, act in self._entries():
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height()))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))
