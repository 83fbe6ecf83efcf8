"""Chips of which several or exactly one may be on, in as many lines as their words need."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.choices import ChoiceButton

_GAP = 8


class ChipFlow(QWidget):
    """Any number of its chips may be on, none too; of a `single` one exactly one."""

    changed = Signal()

    def __init__(self, count: int, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = QButtonGroup(self)
        group.setExclusive(single)
        self._chips = [ChoiceButton(chip=True, least=0, parent=self) for _ in range(count)]
        for place, chip in enumerate(self._chips):
            chip.stepped.connect(lambda by, place=place: self._focus(place + by))
            chip.clicked.connect(self.changed)
            group.addButton(chip)
        self._chips[0].setChecked(single)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_texts(self, name: str, texts: Sequence[str]) -> None:
        """Name the group and its chips."""
        self.setAccessibleName(name)
        for chip, text in zip(self._chips, texts, strict=True):
            chip.show_text(text)
        self._lay_out(self.width(), move=True)
        self.updateGeometry()

    def choose(self, places: Iterable[int]) -> None:
        """Turn on these and no others, without telling."""
        wanted = set(places)
        for place, chip in enumerate(self._chips):
            chip.setChecked(place in wanted)

    def places(self) -> tuple[int, ...]:
        """Which are on."""
        return tuple(place for place, chip in enumerate(self._chips) if chip.isChecked())

    def count(self) -> int:
        """How many there are."""
        return len(self._chips)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need."""
        return self._lay_out(width, move=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = sum(chip.sizeHint().width() + theme().px(_GAP) for chip in self._chips)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest word, as high as it is now."""
        widest = max(chip.sizeHint().width() for chip in self._chips)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out(self.width(), move=True)
        self.updateGeometry()

    def has_focus(self) -> bool:
        """Whether the keyboard is on one of them."""
        return any(chip.hasFocus() for chip in self._chips)

    def take_focus(self) -> None:
        """Bring the keyboard to the first one that is on."""
        self._focus(next(iter(self.places()), 0))

    def _lay_out(self, width: int, *, move: bool) -> int:
        gap, x, y, high = theme().px(_GAP), 0, 0, 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + high + gap
            if move:
                chip.resize(size)
                chip.move(QPoint(x, y))
            x, high = x + size.width() + gap, size.height()
        return y + high

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)
