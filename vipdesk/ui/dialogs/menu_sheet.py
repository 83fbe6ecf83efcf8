"""The drinks menu as a supervisor edits it: a line a drink, with what is in it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.drinks import MenuLine
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill, IconButton
from vipdesk.ui.widgets.dressed import LineEdit

_MOST_LINES = 60
_BETWEEN = str.maketrans("，,、;；/", "      ")


class MenuRow(QWidget):
    """One drink: Chinese, English, what is in it."""

    def __init__(self, line: MenuLine | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zh, self.en, self.contains = LineEdit(), LineEdit(), LineEdit()
        if line is not None:
            self.zh.setText(line.name.zh)
            self.en.setText(line.name.en)
            self.contains.setText(" ".join(line.contains))
        self.remove = IconButton("x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        for edit in (self.zh, self.en, self.contains):
            row.addWidget(edit, 1)
        row.addWidget(self.remove)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        names = (
            (self.zh, self.tr("中文名")),
            (self.en, self.tr("英文名")),
            (self.contains, self.tr("含什么，如 奶 坚果")),
        )
        for edit, name in names:
            edit.setAccessibleName(name)
            edit.setPlaceholderText(name)
        self.remove.name(self.tr("删掉这一种"))

    def item(self) -> dict[str, Any]:
        """The drink as the policy row has it."""
        contains = self.contains.text().translate(_BETWEEN).split()
        return {"zh": self.zh.text().strip(), "en": self.en.text().strip(), "contains": contains}


class MenuSheet(Sheet):
    """Enter makes the menu that stands here the store's, at once and at every desk."""

    def __init__(
        self, desk: DeskFacade, route: Route, menu: Sequence[MenuLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=720, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._based_on = [
            {"zh": line.name.zh, "en": line.name.en, "contains": list(line.contains)} for line in menu
        ]
        self.rows: list[MenuRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(8))
        self.add = Button(fill=Fill.QUIET, icon="plus", strong=False, flush=True)
        self.content.addLayout(self._lines)
        self.content.addWidget(self.add)
        self.add.clicked.connect(self._begin_line)
        for line in menu:
            self._add(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(
            self.tr("酒水单"), self.tr("写明含什么，点单时会和贵宾的禁忌对照。保存后马上生效，不用重启。")
        )
        self.add.show_text(self.tr("加一种"))
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("启用"))
        for row in self.rows:
            row.retranslate()

    def act(self) -> None:
        """Put the menu in force; lines without a name are left out."""
        items = [row.item() for row in self.rows]
        args = {"items": [item for item in items if any(item.values())], "based_on": self._based_on}
        self.done.setEnabled(False)
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("drinks.set_menu", args, saved, failed)

    def _add(self, line: MenuLine | None) -> MenuRow:
        row = MenuRow(line)
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        self.add.setEnabled(len(self.rows) < _MOST_LINES)
        self.route.fit_sheet()
        return row

    def _begin_line(self) -> None:
        self._add(None).zh.setFocus()

    def _remove(self, row: MenuRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.route.fit_sheet()

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
