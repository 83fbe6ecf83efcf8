"""Every key and what it does, made from the same list as the shortcuts."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.ui.commands import COMMANDS, Command, Group, command_text, group_text
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.key_cap import KeyCap
from vipdesk.ui.widgets.plain_label import PlainLabel


class CheatSheet(Sheet):
    """Three columns, one per group. It is built in one turn and shown in the next."""

    waits = True

    def __init__(self, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=960, parent=parent)
        self._headings: dict[Group, PlainLabel] = {}
        self._words: dict[str, PlainLabel] = {}
        row = QHBoxLayout()
        row.setSpacing(theme().px(36))
        for group in Group:
            row.addLayout(self._column(group), 1)
        self.content.addLayout(row)
        self.cancel.hide()
        self.retranslate()
        QTimer.singleShot(0, self, route.fit_sheet)

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("快捷键"), self.tr("随时可以扫卡，光标在哪里都行"))
        self.done.show_text(self.tr("知道了"))
        for group, heading in self._headings.items():
            heading.show_text(group_text(group))
        for name, label in self._words.items():
            label.show_text(command_text(name))

    def act(self) -> None:
        """Close."""
        self.route.close_sheet()

    def _column(self, group: Group) -> QVBoxLayout:
        heading = PlainLabel(size=15, bold=True)
        self._headings[group] = heading
        grid = QGridLayout()
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnStretch(0, 1)
        for place, command in enumerate(command for command in COMMANDS if command.group is group):
            label = PlainLabel(size=14, fill=True)
            self._words[command.name] = label
            grid.addWidget(label, place, 0)
            grid.addLayout(_caps(command), place, 1)
        column = QVBoxLayout()
        column.setSpacing(theme().px(12))
        column.addWidget(heading)
        column.addLayout(grid)
        column.addStretch(1)
        return column


def _caps(command: Command) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(6))
    row.addStretch(1)
    for key in command.keys[:2]:
        row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignRight)
    return row
