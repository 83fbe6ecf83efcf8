"""A labelled box to choose one of several from, or none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Select
from vipdesk.ui.widgets.plain_label import PlainLabel


class ChoiceField(QWidget):
    """Beside `LineField` in a form: the same label, the same room for what is wrong."""

    def __init__(self, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = ("", *values)
        self._label = PlainLabel(size=14, tone="muted")
        self.edit = Select()
        self.edit.addItems([""] * len(self._values))
        self._error = PlainLabel(size=13, tone="danger")
        self._error.setVisible(False)
        self._label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        for part in (self._label, self.edit, self._error):
            column.addWidget(part)

    def show_label(self, label: str) -> None:
        """Name the field."""
        self._label.show_text(label)
        self.edit.setAccessibleName(label)

    def show_choices(self, texts: Sequence[str]) -> None:
        """Name the choices, in the order of the values."""
        for place, text in enumerate(("—", *texts)):
            self.edit.setItemText(place, text)

    def text(self) -> str:
        """The value that was chosen; empty for none."""
        return self._values[max(self.edit.currentIndex(), 0)]

    def write(self, value: str) -> None:
        """Choose a value; one that is not offered chooses none."""
        self.edit.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def fits(self) -> bool:
        """What can be chosen always fits."""
        return True

    def show_error(self, sentence: str) -> None:
        """Say under the field what is wrong; an empty sentence takes it away."""
        self._error.show_text(sentence)
        self._error.setVisible(bool(sentence))
