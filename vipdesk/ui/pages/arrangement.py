"""Where seat line, button and open matter stand on the screen of a recognised guest, for a given size of page."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from vipdesk.ui.pages.open_matter import OpenMatter
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.arrival_line import ArrivalLine
from vipdesk.ui.widgets.banner import LEFT, RIGHT, Banner
from vipdesk.ui.widgets.brief_lines import BriefLines
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.receipt import WIDTH, Receipt

LEAST = (560, 388)
"""px at 100 % below which the page scrolls; a receipt asks for more."""
_LINE_TOP = 412
_BESIDE = 1060
"""px of width at 100 % in which line and button stand beside each other; with larger text the button is below."""
_HIGH_ENOUGH = {True: 612, False: 700}
"""px of height at 100 % in which all parts have their full room: beside each other, below each other."""
_MATTER_ROOM = 270
_MATTER = 160
_SIGN = 40
_BUTTON = 56
_SECOND_WIDTH = 128
_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places in real px. In a `low` page everything above the line is drawn closer together."""

    width: int
    beside: bool
    low: bool

    def line_top(self, above: int) -> int:
        """Where the line begins; `above` is what banner and brief take of a low page."""
        return above + theme().px(2) if self.low else theme().px(_LINE_TOP)

    def button(self, line_top: int) -> QRect:
        """The button, whose top left corner is the receipt's too."""
        px, edge = theme().px, self.width - theme().px(RIGHT)
        below = 0 if self.beside else px(56 if self.low else 64)
        corner = QPoint(max(edge - px(WIDTH), px(RIGHT)), line_top + below)
        return QRect(corner.x(), corner.y(), min(px(WIDTH), edge - px(RIGHT)), px(_BUTTON))

    def second(self, button: QRect, wanted: int) -> QRect:
        """The other way on, as high as the button: left of it, or below where the button has a row of its own."""
        wide = max(wanted, theme().px(_SECOND_WIDTH))
        left = button.x() - theme().px(_BETWEEN) - wide
        if self.beside or left >= theme().px(LEFT):
            return QRect(left, button.y(), wide, button.height())
        return QRect(button.x(), button.bottom() + theme().px(_BETWEEN) + 1, button.width(), button.height())

    def line_room(self, nearest: QRect) -> int:
        """How wide the line may be; `nearest` is the button that stands closest to it."""
        edge = nearest.x() - theme().px(16) if self.beside else self.width - theme().px(RIGHT)
        return edge - theme().px(LEFT)

    def matter(self, button: QRect, bottom: int) -> QRect:
        """The open matter: below the line, beside the button, or below `bottom` where neither has room."""
        px = theme().px
        left, high = px(LEFT) - px(2), px(_MATTER)
        if self.beside:
            return QRect(left, button.y() + px(72), self.line_room(button), high)
        room = button.x() - px(16) - px(LEFT)
        if room >= px(_MATTER_ROOM):
            return QRect(left, button.y() + px((_BUTTON - _SIGN) // 2), room, high)
        return QRect(left, bottom + px(2), self.width - px(LEFT) - px(RIGHT), high)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the screen, from top to bottom."""

    banner: Banner
    brief: BriefLines
    line: ArrivalLine
    button: Button
    second: Button
    """Left of the button, or below it in a narrow page, where there is another way on."""
    receipt: Receipt
    matter: OpenMatter


def lay_out(page: QWidget, parts: Parts) -> None:
    """Put the parts in their places, and give the page the height that is to be seen."""
    px = theme().px
    places = arrange(page.width(), page.height())
    parts.banner.show_low(low=places.low)
    parts.brief.show_low(low=places.low)
    parts.banner.setGeometry(0, 0, page.width(), parts.banner.height())
    parts.brief.setGeometry(0, parts.banner.height() - 1, page.width(), parts.brief.height())
    top = places.line_top(parts.banner.height() + parts.brief.height())
    button, out = places.button(top), parts.line.outdent
    second = places.second(button, parts.second.sizeHint().width())
    room = places.line_room(second if parts.second.isVisibleTo(page) else button)
    parts.line.setGeometry(px(LEFT) - out, top, room + out, parts.line.height())
    parts.button.setGeometry(button)
    parts.second.setGeometry(second)
    parts.receipt.move(button.topLeft())
    if page.isVisible():
        _fit_height(page, parts, places)


def _fit_height(page: QWidget, parts: Parts, places: Arrangement) -> None:
    """More than the window has makes it scroll."""
    px, button = theme().px, parts.button.geometry()
    least = px(LEAST[1])
    bottom = (parts.second if parts.second.isVisibleTo(page) else parts.button).geometry().bottom()
    if parts.receipt.isVisibleTo(page):
        bottom = parts.receipt.geometry().bottom()
        least = max(least, bottom + px(16))
    parts.matter.setGeometry(places.matter(button, bottom))
    if parts.matter.isVisibleTo(page):
        least = max(least, parts.matter.geometry().bottom())
    page.setMinimumHeight(least)


def arrange(width: int, height: int) -> Arrangement:
    """The arrangement for a page of so many real px."""
    beside = width >= theme().px(_BESIDE)
    return Arrangement(width, beside, low=height < theme().px(_HIGH_ENOUGH[beside]))


def bring_into_sight(part: QWidget) -> None:
    """Scroll to a part of a page, where the window is too low for everything."""
    holder = part.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    if isinstance(holder, QScrollArea):
        area = holder
        QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part, 0, theme().px(12)))
