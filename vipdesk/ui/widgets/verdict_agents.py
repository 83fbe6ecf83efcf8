"""The chips of the verdict panel that say who stands there: the guest in person, or somebody who may act for them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from vipdesk.ui.theme.theme import at_scale, theme
from vipdesk.ui.widgets.choices import ChoiceButton
from vipdesk.ui.widgets.dressed import Menu

_GAP = 8
_PADDING = 28


class _AgentChip(ChoiceButton):
    """A chip at the scale of the panel; a name too long for its share of the line is cut."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(chip=True, least=0, parent=parent)
        self._name = name
        self.scale = theme().scale
        self.show_text(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def rename(self, name: str) -> None:
        """Take another name."""
        self._name = name
        self.show_text(name)

    def wanted(self) -> int:
        """The width of its whole name."""
        self.show_text(self._name)
        return self.sizeHint().width()

    def fit(self, width: int) -> int:
        """Take at most this width; how much was taken."""
        self.show_text(self._name)
        wanted = self.sizeHint()
        if wanted.width() > width:
            metrics = QFontMetrics(theme().font(14, bold=True))
            room = max(width - theme().px(_PADDING), 0)
            self.show_text(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room))
            self.setAccessibleName(self._name)
        self.resize(QSize(min(wanted.width(), width), wanted.height()))
        return self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as large as the panel is drawn."""
        with at_scale(self.scale):
            super().paintEvent(event)


class VerdictAgents(QWidget):
    """One line of chips of which one is on; the panel's arrow keys walk all of them, the mouse presses them.

    Where not everybody has room, the guest and whoever is on are there, the next ones as far as they fit with their whole
    names, and a chip with a menu holds the rest.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[_AgentChip] = []
        self._group = QButtonGroup(self)
        self._rest: list[int] = []
        """The places of those who have no chip now."""
        self._more = _AgentChip("", self)
        self._more.setCheckable(False)
        self._more.clicked.connect(self._offer_rest)

    def show_names(self, label: str, names: Sequence[str], more: str = "") -> None:
        """Show these, the first one on; the same names again leave the choice as it is. `more` names the rest."""
        self.setAccessibleName(label)
        self.setVisible(bool(names))
        self._more.rename(more)
        if list(names) == [chip.accessibleName() for chip in self._chips]:
            return
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [_AgentChip(name, self) for name in names]
        for place, chip in enumerate(self._chips):
            self._group.addButton(chip)
            chip.setChecked(place == 0)
            chip.clicked.connect(lambda _checked=False, place=place: self._turn_on(place))
            chip.show()

    def place(self) -> int:
        """Which one is on; 0 without any."""
        return next((place for place, chip in enumerate(self._chips) if chip.isChecked()), 0)

    def walk(self, by: int) -> None:
        """Turn the neighbour on."""
        self._turn_on(self.place() + by)

    def _turn_on(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setChecked(True)
            with at_scale(self._more.scale):
                self.lay_out()
            self.chosen.emit(place)

    def _without_room(self) -> list[int]:
        gap = theme().px(_GAP)
        widths = [chip.wanted() + gap for chip in self._chips]
        room = self.width() + gap
        if sum(widths) <= room:
            return []
        shown = {0, self.place()}
        room -= self._more.wanted() + gap + sum(widths[place] for place in shown)
        for place, width in enumerate(widths):
            if place not in shown:
                room -= width
                if room < 0:
                    break
                shown.add(place)
        return [place for place in range(len(widths)) if place not in shown]

    def _offer_rest(self) -> None:
        menu = Menu(self)
        for place in self._rest:
            name = self._chips[place].accessibleName().replace("&", "&&")
            menu.addAction(name).triggered.connect(lambda _checked=False, place=place: self._turn_on(place))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def lay_out(self) -> None:
        """Give each what it needs; where that is more than the line has, the longest names are cut alike."""
        gap, x = theme().px(_GAP), 0
        self._rest = rest = self._without_room()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place not in rest)
        self._more.setVisible(bool(rest))
        shown = [chip for place, chip in enumerate(self._chips) if place not in rest]
        shown += [self._more] if rest else []
        most = _most([chip.wanted() for chip in shown], self.width() - gap * (len(shown) - 1))
        for chip in shown:
            chip.scale = theme().scale
            width = chip.fit(most)
            chip.move(x, (self.height() - chip.height()) // 2)
            x += width + gap


def _most(widths: Sequence[int], room: int) -> int:
    """How wide a chip may be: those that need less leave what they spare to the others."""
    for place, width in enumerate(sorted(widths)):
        share = room // (len(widths) - place)
        if width > share:
            return share
        room -= width
    return max(widths, default=0)
