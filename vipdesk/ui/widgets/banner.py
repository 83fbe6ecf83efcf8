"""The banner of a recognised guest: circle, address, names; at the right the tier plate and two facts."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import ceremonial, theme
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row_painter import paint_circle, paint_portrait
from vipdesk.ui.widgets.span_label import SpanLabel
from vipdesk.ui.widgets.spans import Span, paint_centred

HEIGHT = 184
LEFT = 192
"""Where everything on this screen begins: px right of the rail."""
RIGHT = 64
_CIRCLE = 96
_SPARED = 36
"""px that a low page takes from the room above and below."""
_ADDRESS_TOP = {Family.KAI: 43, Family.SERIF: 40, Family.SANS: 42}
"""The two ceremonial typefaces sit differently on their lines."""


WAITING = "waiting"
_ARC = 110
"""Degrees of the ring that are strong; it stands still, as everything on this screen."""


@dataclass(frozen=True, slots=True)
class BannerFace:
    """The texts of the banner; an empty one is left out. `icon` replaces the letter where nobody is known.

    `WAITING` for an icon is the ring of somebody who is asked for.
    """

    letter: str
    address: str
    names: str
    tier: str = ""
    shopper: tuple[Span, ...] = ()
    last_visit: str = ""
    icon: str = ""
    distance: str = ""
    """To the next tier; stands below the names."""
    photo: bytes | None = None
    """A square JPEG; it takes the letter's place."""
    points: tuple[Span, ...] = ()
    """Beside the tier plate."""


class TierPlate(QWidget):
    """The tier on a small double-edged plate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""

    def show_text(self, text: str) -> None:
        """Show a tier, or nothing."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        """At least the plate of the pictures, wider for longer words."""
        width = QFontMetrics(self._letters()).horizontalAdvance(self._text)
        return QSize(max(width + theme().px(36), theme().px(72)), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint two edges and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent_line"), 1))
        painter.setBrush(theme().colour("accent_soft"))
        outer = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outer, theme().px(4), theme().px(4))
        inner = outer.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(theme().colour("accent_line"), 0.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, theme().px(2), theme().px(2))
        painter.setPen(theme().colour("accent"))
        paint_centred(painter, outer.adjusted(1, 2, 0, 2), self._text, self._letters())

    def _letters(self) -> QFont:
        """Chinese words of two letters stand a little apart; Latin ones as they are."""
        return theme().font(16, bold=True, spacing=1 if ceremonial(self._text) is Family.KAI else 0)


class Banner(QWidget):
    """184 px of surface between two hairlines; painted in one go, nothing slides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self._icon = ""
        self._spared = 0
        self._face = BannerFace("", "", "")
        self._photo = QImage()
        self._address = PlainLabel(size=40, parent=self)
        self._names = PlainLabel(size=14, tone="muted", parent=self)
        self._distance = PlainLabel(size=14, tone="accent", parent=self)
        self._plate = TierPlate(self)
        self._points = SpanLabel(self)
        self._shopper = SpanLabel(self)
        self._last = PlainLabel(size=14, tone="muted", parent=self)
        self._last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(theme().px(HEIGHT) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_face(self, face: BannerFace) -> None:
        """Show a guest."""
        self._letter, self._icon = face.letter, face.icon
        self._address.set_family(ceremonial(face.address))
        self._address.show_text(face.address)
        if face.photo != self._face.photo:
            self._photo = QImage() if face.photo is None else QImage.fromData(face.photo)
        self._face = face
        self._show_names()
        self._plate.show_text(face.tier)
        self._points.show_spans(face.points)
        self._shopper.show_spans(face.shopper)
        self._last.show_text(face.last_visit)
        self.setAccessibleName(face.address)
        self._place_labels()
        self.update()

    @property
    def has_photo(self) -> bool:
        """Whether a photo stands in the circle."""
        return not self._photo.isNull()

    def circle(self) -> QRect:
        """Where the circle is."""
        side = theme().px(_CIRCLE)
        return QRect(theme().px(64), (self.height() - side) // 2, side, side)

    def show_low(self, *, low: bool) -> None:
        """Give up the room above and below, for a page that is low; nothing gets smaller."""
        self._spared = theme().px(_SPARED) if low else 0
        self.setFixedHeight(theme().px(HEIGHT) + 1 - 2 * self._spared)
        self._show_names()
        self._place_labels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left and the right edge."""
        super().resizeEvent(event)
        self._place_labels()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, the hairlines and the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().colour("surface"))
        hair = theme().colour("hair")
        painter.fillRect(QRect(0, 0, self.width(), 1), hair)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), hair)
        side = theme().px(_CIRCLE)
        circle = QRectF(theme().px(64) + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        if self._icon == WAITING:
            _paint_waiting(painter, circle)
            return
        paint_circle(painter, circle, "" if self.has_photo else self._letter, edge="accent_line", share=0.54)
        if self.has_photo:
            paint_portrait(painter, circle, self._photo, edge="accent_line")
        elif self._icon:
            paint_icon_centred(painter, self._icon, theme().colour("accent"), circle, theme().px(40))

    def _show_names(self) -> None:
        """Where the banner is low the distance has no line of its own."""
        face = self._face
        beside = face.distance if self._spared else ""
        self._names.show_text(f"{face.names}·{beside}" if beside else face.names)
        self._distance.show_text("" if self._spared else face.distance)

    def _place_points(self, edge: int) -> None:
        """Left of the plate, as far as the address leaves room."""
        px = theme().px
        room = edge - px(LEFT) - self._address.sizeHint().width() - px(24)
        width = max(min(self._points.sizeHint().width(), room), 0)
        self._points.setGeometry(edge - width, px(46) - self._spared, width, px(24))

    def _place_labels(self) -> None:
        px, up = theme().px, self._spared
        left, edge = px(LEFT), self.width() - px(RIGHT)
        plate = self._plate.sizeHint()
        self._plate.setGeometry(edge - plate.width(), px(42) - up, plate.width(), plate.height())
        right_width = max(self._shopper.sizeHint().width(), self._last.sizeHint().width(), plate.width())
        right_width = min(right_width, self.width() // 3)
        self._place_points(edge - (plate.width() + px(16) if self._plate.isVisibleTo(self) else 0))
        room = edge - left - right_width - px(24)
        top = _ADDRESS_TOP[ceremonial(self._address.text())]
        self._address.setGeometry(left, px(top) - up, max(room, 0), px(64))
        self._names.setGeometry(left, px(109) - up, max(room, 0), px(24))
        self._distance.setGeometry(left, px(135) - up, max(room, 0), px(24))
        self._shopper.setGeometry(edge - right_width, px(86) - up, right_width, px(24))
        self._last.setGeometry(edge - right_width, px(113) - up, right_width, px(24))


def _paint_waiting(painter: QPainter, circle: QRectF) -> None:
    """An empty circle with a part of its edge drawn strongly."""
    width = theme().px(3)
    rect = circle.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(theme().colour("sunken"))
    painter.setPen(QPen(theme().colour("hair"), width))
    painter.drawEllipse(rect)
    pen = QPen(theme().colour("accent"), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(rect, 90 * 16, -_ARC * 16)
