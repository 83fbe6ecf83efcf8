"""Buttons: filled, outlined and quiet, with an icon for the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import paint_centred

ENTER_ICON = "corner-down-left"
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Fill(StrEnum):
    """How much a button asks for attention; one filled button per layer."""

    ACCENT = "accent"
    OK = "ok"
    OUTLINE = "outline"
    QUIET = "quiet"


_TEXT_SIZES = {40: 15, 48: 16, 56: 20, 64: 24}


class Pressable(QPushButton):
    """A push button that Enter presses, that leaves arrow keys to its page and knows when it needs a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ringed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; arrows go on to whoever holds the button."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted: the mouse needs none."""
        self.ringed = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.ringed = False
        super().focusOutEvent(event)


class Button(Pressable):
    """A push button of the house; `height` is 40, 48, 56 or 64 at 100 %.

    A `flush` one is a quiet word that stands on the page's edge.
    """

    def __init__(
        self,
        text: str = "",
        *,
        fill: Fill = Fill.OUTLINE,
        height: int = 40,
        icon: str = "",
        key_icon: str = "",
        strong: bool = True,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strong, self._flush = strong, flush
        self._fill, self._height, self._icon, self._key_icon = fill, height, icon, key_icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str, spoken: str | None = None) -> None:
        """Change what stands on the button, and what is said aloud where that differs."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(spoken or text)
        self.setFont(theme().font(_TEXT_SIZES[self._height], bold=self._bold))
        self.updateGeometry()

    def shown_text(self) -> str:
        """What stands on the button."""
        return self.text().replace("&&", "&")

    def set_fill(self, fill: Fill) -> None:
        """Change how much it asks for attention."""
        self._fill = fill
        self.update()

    def show_key(self, icon: str) -> None:
        """Show the key that does the same, or none."""
        self._key_icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for all of the text, so that no language is cut."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.shown_text()) + 2 * theme().px(self._padding)
        for icon in (self._icon, self._key_icon):
            width += self._icon_size() + theme().px(10) if icon else 0
        return QSize(max(width, self.minimumWidth()), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """The same: a button is never narrower than its text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, ring, icon, text and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_face(painter)

    @property
    def _bold(self) -> bool:
        return self._strong and (self._fill is not Fill.OUTLINE or self._height > 48)

    @property
    def _padding(self) -> int:
        if self._flush:
            return 0
        return 8 if self._fill is Fill.QUIET else 28 if self._height > 40 else 20

    def _icon_size(self) -> int:
        return theme().px({40: 18, 48: 20, 56: 22, 64: 22}[self._height])

    def _ink(self) -> Token:
        if not self.isEnabled():
            return "muted"
        if self._flush and self.underMouse():
            return "text"
        return {Fill.ACCENT: "on_accent", Fill.OK: "on_accent", Fill.OUTLINE: "text", Fill.QUIET: "accent"}[
            self._fill
        ]  # type: ignore[return-value]  # every value is a token

    def _ground(self) -> QColor:
        if self._fill in (Fill.ACCENT, Fill.OK):
            colour = theme().colour("hair" if not self.isEnabled() else self._fill.value)  # type: ignore[arg-type]  # both fills are named as their tokens
            factor = 118 if self.isDown() else 108 if self.underMouse() else 100
            return colour.lighter(factor) if theme().dark else colour.darker(factor)
        raised = self.isDown() or (self.underMouse() and self.isEnabled())
        if self._fill is Fill.QUIET:
            return theme().colour("accent_soft") if raised and not self._flush else QColor(0, 0, 0, 0)
        return theme().colour("sunken" if raised else "surface")

    def _paint_ground(self, painter: QPainter) -> None:
        radius = theme().px(8 if self._height == 40 else 12)
        half = 0.5 if self._fill is Fill.OUTLINE else 0
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        edge = QPen(theme().colour("border" if self.isEnabled() else "hair"), 1)
        painter.setPen(edge if half else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._ground())
        painter.drawRoundedRect(rect, radius, radius)
        if self.ringed:
            filled = self._fill in (Fill.ACCENT, Fill.OK)
            inset = 4 if filled else 1
            painter.setPen(QPen(theme().colour("on_accent" if filled else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, max(radius - inset, 2), max(radius - inset, 2))

    def _paint_face(self, painter: QPainter) -> None:
        metrics = QFontMetrics(self.font())
        gap = theme().px(10 if self._height == 40 else 14)
        size = self._icon_size()
        extra = sum(size + gap for icon in (self._icon, self._key_icon) if icon)
        room = self.width() - extra - 2 * theme().px(min(4, self._padding))
        text = metrics.elidedText(self.shown_text(), Qt.TextElideMode.ElideRight, room + 1)
        width = metrics.horizontalAdvance(text)
        x = (self.width() - width - extra) / 2
        ink = theme().colour(self._ink())
        top = (self.height() - size) / 2
        if self._icon:
            paint_icon(painter, self._icon, ink, QPointF(x, top), size)
            x += size + gap
        painter.setPen(ink)
        paint_centred(painter, QRectF(x, 0, width + 1, self.height()), text, self.font(), left=True)
        if self._key_icon:
            faded = QColor(ink)
            faded.setAlphaF(0.75)
            paint_icon(painter, self._key_icon, ink, QPointF(x + width + gap, top), size)


class IconButton(Pressable):
    """A square button that shows only an icon; what it does is said aloud and on hover."""

    def __init__(
        self, icon: str, *, side: int = 40, size: int = 20, tone: Token = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._side, self._icon_size, self._tone = icon, side, size, tone
        self.setFixedSize(theme().px(side), theme().px(side))

    def show_icon(self, icon: str, tone: Token) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def name(self, spoken: str) -> None:
        """Say what it does; the words are the program's own, never data."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the icon, a ground on hover, a ring on keyboard focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("sunken"))
            painter.drawRoundedRect(rect, theme().px(8), theme().px(8))
        if self.ringed:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, theme().px(8), theme().px(8))
        size = theme().px(self._icon_size)
        colour = theme().colour(self._tone if self.isEnabled() else "dim")
        paint_icon(
            painter, self._icon, colour, QPointF((self.width() - size) / 2, (self.height() - size) / 2), size
        )
