"""Small choices in sight: a segmented control, and filter chips of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import paint_centred


class ChoiceButton(Pressable):
    """One of several: a segment on a sunken ground, or a chip of its own."""

    stepped = Signal(int)
    """The neighbour to the left (-1) or right (1) is wanted."""

    def __init__(self, *, chip: bool, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip, self._least = chip, least
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbours, without choosing; Space or Enter chooses."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = next((by for key, by in steps.items() if event.key() == key), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Change the word."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Segments are equally wide, chips as wide as their word."""
        metrics = QFontMetrics(theme().font(14, bold=True))
        width = metrics.horizontalAdvance(self.text().replace("&&", "&"))
        if self._chip:
            return QSize(width + theme().px(28), theme().px(32))
        return QSize(max(width + theme().px(32), theme().px(self._least)), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground of the chosen one, its edge, and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = rect.height() / 2 if self._chip else theme().px(6)
        on = self.isChecked()
        edge = theme().colour("accent_line" if on else "hair")
        painter.setPen(QPen(edge, 1) if self._chip else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if on or self.underMouse():
            ground: Token = "accent_soft" if self._chip and on else "surface"
            painter.setBrush(theme().colour(ground))
        if on or self._chip:
            painter.drawRoundedRect(rect, radius, radius)
        if self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        tone: Token = "accent" if on and self._chip else "text" if on else "muted"
        painter.setPen(theme().colour(tone))
        paint_centred(painter, rect, self.text().replace("&&", "&"), theme().font(14, bold=on))


class Choices(QWidget):
    """A row of choices of which exactly one is on; segments are at least `least` px wide."""

    chosen = Signal(int)
    """The place of the choice a person made."""

    def __init__(self, count: int, *, chips: bool = False, least: int = 98, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        margin = 0 if chips else theme().px(2)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(theme().px(8) if chips else 0)
        self._buttons = [ChoiceButton(chip=chips, least=least) for _ in range(count)]
        for place, button in enumerate(self._buttons):
            self._group.addButton(button, place)
            button.stepped.connect(lambda by, place=place: self._focus(place + by))
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def show_texts(self, name: str, texts: Sequence[str]) -> None:
        """Name the group and its choices."""
        self.setAccessibleName(name)
        for button, text in zip(self._buttons, texts, strict=True):
            button.show_text(text)
        if not self._chips:
            widest = max(button.sizeHint().width() for button in self._buttons)
            for button in self._buttons:
                button.setFixedWidth(widest)
        self.adjustSize()

    def count(self) -> int:
        """How many there are."""
        return len(self._buttons)

    def choose(self, place: int) -> None:
        """Turn a choice on without telling."""
        self._buttons[place].setChecked(True)

    def choose_only(self, place: int | None) -> None:
        """Turn one choice on, or all off where another group has the choice."""
        self._group.setExclusive(False)
        for each, button in enumerate(self._buttons):
            button.setChecked(each == place)
        self._group.setExclusive(True)

    def place(self) -> int:
        """Which choice is on."""
        return self._group.checkedId()

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sunken ground of a segmented control."""
        if self._chips:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), theme().px(8), theme().px(8))
