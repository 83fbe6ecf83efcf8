"""Labelled fields of a form: one line, chips of which one is chosen, and a box to choose from where they are many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.errors import Code, Refused
from vipdesk.rules.text_lengths import LONGEST_LINE
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.dressed import LineEdit, Select
from vipdesk.ui.widgets.plain_label import PlainLabel


class LineField(QWidget):
    """A label, a line to type in, and room for one sentence of what is wrong."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(size=14, tone="muted")
        self.edit = LineEdit()
        self._error = PlainLabel(size=13, tone="danger")
        self._error.setVisible(False)
        self._label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        for part in (self._label, self.edit, self._error):
            column.addWidget(part)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textChanged.connect(lambda _text: self._measure())

    def show_label(self, label: str) -> None:
        """Name the field."""
        self._label.show_text(label)
        self.edit.setAccessibleName(label)

    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.edit.text().strip()

    def write(self, value: str) -> None:
        """Put a text in it."""
        self.edit.setText(value)

    def fits(self) -> bool:
        """Whether head office takes a text of this length; where not, the field says so and keeps it."""
        return len(self.text()) <= LONGEST_LINE

    def show_error(self, sentence: str) -> None:
        """Say under the field what is wrong; an empty sentence takes it away."""
        self._error.show_text(sentence)
        self._error.setVisible(bool(sentence))

    def _measure(self) -> None:
        too_long = Refused(Code.TEXT_TOO_LONG, longest=LONGEST_LINE, length=len(self.text()))
        self.show_error("" if self.fits() else error_text(too_long))


class ChipField(QWidget):
    """A label and chips of which one is chosen."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(size=14, tone="muted")
        self._chips = Choices(count, chips=True)
        self._chips.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._label)
        column.addWidget(self._chips)

    def show_texts(self, label: str, texts: Sequence[str]) -> None:
        """Name the field and its choices."""
        self._label.show_text(label)
        self._chips.show_texts(label, texts)

    def choose(self, place: int) -> None:
        """Turn a choice on."""
        self._chips.choose(place)

    def place(self) -> int:
        """Which choice is on."""
        return self._chips.place()


class SelectField(QWidget):
    """A label and a box to choose one of several from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(size=14, tone="muted")
        self.box = Select()
        self._label.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self._label)
        column.addWidget(self.box)

    def fill(self, count: int, place: int) -> None:
        """Make room for so many entries, of which one is chosen; their words follow."""
        self.box.addItems([""] * count)
        self.box.setCurrentIndex(place)

    def show_texts(self, label: str, texts: Sequence[str]) -> None:
        """Name the field and its entries."""
        self._label.show_text(label)
        self.box.setAccessibleName(label)
        for place, text in enumerate(texts):
            self.box.setItemText(place, text)

    def place(self) -> int:
        """Which entry is chosen."""
        return self.box.currentIndex()
