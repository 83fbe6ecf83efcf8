"""Tabs of a page: words on a hairline, the one in sight underlined; arrows walk them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import paint_centred

HEIGHT = 48
_PADDING = 16
_LINE = 3


class TabButton(Pressable):
    """One tab; left and right go to its neighbours and show them."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Change the word."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the bold word, so that nothing moves when it is chosen."""
        width = QFontMetrics(theme().font(15, bold=True)).horizontalAdvance(self._word())
        return QSize(width + 2 * theme().px(_PADDING), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the word, the line below the chosen one, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, on = theme().px, self.isChecked()
        tone: Token = "accent" if on else "text" if self.underMouse() else "muted"
        painter.setPen(theme().colour(tone))
        paint_centred(painter, QRectF(self.rect()), self._word(), theme().font(15, bold=on))
        if on:
            inset = px(_PADDING - 4)
            line = QRect(inset, self.height() - px(_LINE), self.width() - 2 * inset, px(_LINE))
            painter.fillRect(line, theme().colour("accent"))
        if self.ringed:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(px(4), px(6), -px(4), -px(6))
            painter.drawRoundedRect(ring, px(6), px(6))

    def _word(self) -> str:
        return self.text().replace("&&", "&")


class TabBar(QWidget):
    """A row of tabs of which one is in sight; the keyboard comes to that one alone."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._left = 0
        self._buttons = [TabButton(self) for _ in range(count)]
        for place, button in enumerate(self._buttons):
            self._group.addButton(button, place)
            button.stepped.connect(self.step)
        self._group.idClicked.connect(self.choose)
        self._mark(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_edge(self, left: int) -> None:
        """Let the first word begin so many px at 100 % from the left, as everything on the page."""
        self._left = theme().px(left - _PADDING)
        self._lay_out()

    def show_texts(self, name: str, texts: Sequence[str]) -> None:
        """Name the group and its tabs."""
        self.setAccessibleName(name)
        for button, text in zip(self._buttons, texts, strict=True):
            button.show_text(text)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word: with large text the tabs stand on several lines."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        return QSize(self._left + widest, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    def place(self) -> int:
        """Which tab is in sight."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Bring a tab into sight."""
        self._mark(place)
        self.chosen.emit(place)

    def step(self, by: int) -> None:
        """Go to a neighbour, from the last to the first; a keyboard that was on the tabs stays on them."""
        walking = any(button.hasFocus() for button in self._buttons)
        place = (self.place() + by) % len(self._buttons)
        self.choose(place)
        if walking:
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the hairline below."""
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, theme().colour("hair"))

    def _lay_out(self) -> None:
        x, y, high = self._left, 0, theme().px(HEIGHT)
        for button in self._buttons:
            size = button.sizeHint()
            if x > self._left and x + size.width() > self.width():
                x, y = self._left, y + high
            button.resize(size)
            button.move(x, y)
            x += size.width() + theme().px(4)
        if self.height() != y + high + 1:
            self.setFixedHeight(y + high + 1)

    def _mark(self, place: int) -> None:
        for each, button in enumerate(self._buttons):
            button.setChecked(each == place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == place else Qt.FocusPolicy.ClickFocus)
