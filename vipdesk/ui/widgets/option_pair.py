"""Two values of one field side by side: one of them is on, or both where both can be kept."""

from PySide6.QtCore import QObject, Qt, Signal

from vipdesk.models.vocabulary import Choice
from vipdesk.ui.widgets.option import Option


class OptionPair(QObject):
    """Which of two options is on; left and right walk between them, Enter is the page's."""

    changed = Signal()
    """Another choice was made by hand."""
    entered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ours, self.theirs = Option(), Option()
        self.several = False
        """Whether more than one may be on."""
        for option, other in ((self.ours, self.theirs), (self.theirs, self.ours)):
            option.clicked.connect(lambda _on, option=option: self._pressed(option))
            option.entered.connect(self.entered)
            option.stepped.connect(lambda other=other: other.setFocus(Qt.FocusReason.TabFocusReason))

    def choice(self) -> Choice:
        """What is on."""
        if self.ours.isChecked() and self.theirs.isChecked():
            return Choice.BOTH
        return Choice.OURS if self.ours.isChecked() else Choice.THEIRS

    def choose(self, choice: Choice) -> None:
        """Turn on what belongs to a choice."""
        self.several = self.several or choice is Choice.BOTH
        self.ours.setChecked(choice is not Choice.THEIRS)
        self.theirs.setChecked(choice is not Choice.OURS)

    def keep_both(self) -> None:
        """Turn both on, as by hand."""
        self.choose(Choice.BOTH)
        self.ours.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _pressed(self, option: Option) -> None:
        """Keep at least one on, and no more than one where only one can stand."""
        other = self.theirs if option is self.ours else self.ours
        if not self.several:
            other.setChecked(False)
        if not other.isChecked():
            option.setChecked(True)
        self.changed.emit()
