"""The escalation ladder: at what point of a clock who is told; tried on the present requests before it goes live."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.ladder import LadderView, RungView, TriedCall
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import outward_text, tell_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill, IconButton
from vipdesk.ui.widgets.choices import ChoiceButton
from vipdesk.ui.widgets.dressed import LineEdit, Select
from vipdesk.ui.widgets.plain_label import PlainLabel

WHENS = ("not_taken", "share", "overdue")
TELLS = ("owner", "supervisor", "head_office")
_MOST_RUNGS = 8
_SHOWN = 8
"""Of what a trial finds."""


class RungRow(QWidget):
    """One step: what is counted, how much of it, who is told."""

    def __init__(self, rung: RungView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when, self.tell = Select(), Select()
        self.value = LineEdit()
        self.value.setText(str(rung.value))
        self.value.setFixedWidth(theme().px(88))
        self.when.addItems([""] * len(WHENS))
        self.tell.addItems([""] * len(TELLS))
        self.when.setCurrentIndex(WHENS.index(rung.when))
        self.tell.setCurrentIndex(TELLS.index(rung.tell))
        self.robot = ChoiceButton(chip=True, least=0)
        self.robot.setChecked(rung.robot)
        self.remove = IconButton("x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(self.when, 3)
        row.addWidget(self.value)
        row.addWidget(self.tell, 2)
        row.addWidget(self.robot)
        row.addWidget(self.remove)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        whens = (self.tr("没有人接（分钟）"), self.tr("时限用掉（%）"), self.tr("超过时限（分钟）"))
        for place, words in enumerate(whens):
            self.when.setItemText(place, words)
        for place, tell in enumerate(TELLS):
            self.tell.setItemText(place, tell_text(tell))
        self.when.setAccessibleName(self.tr("什么时候"))
        self.value.setAccessibleName(self.tr("多少"))
        self.tell.setAccessibleName(self.tr("告诉谁"))
        self.robot.show_text(self.tr("群里也说"))
        self.remove.name(self.tr("删掉这一步"))

    def step(self) -> dict[str, Any]:
        """The step as the policy row has it; what is no number is kept as it was typed and refused."""
        typed = self.value.text().strip()
        whole: Any = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else typed
        step = {"when": WHENS[self.when.currentIndex()], "value": whole, "tell": TELLS[self.tell.currentIndex()]}
        return {**step, "robot": True} if self.robot.isChecked() else step


def _step(rung: RungView) -> dict[str, Any]:
    step = {"when": rung.when, "value": rung.value, "tell": rung.tell}
    return {**step, "robot": True} if rung.robot else step


class LadderSheet(Sheet):
    """Enter makes the ladder that stands here the store's; 试一试 changes nothing."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=800, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._based_on: list[dict[str, Any]] = []
        self._tried: tuple[TriedCall, ...] | None = None
        self.rows: list[RungRow] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(theme().px(8))
        self.add = Button(fill=Fill.QUIET, icon="plus", strong=False, flush=True)
        self.attempt = Button(fill=Fill.OUTLINE, height=48)
        self._found_title = PlainLabel(size=14, tone="muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))
        self._grid.setColumnStretch(0, 1)
        self._cells: list[tuple[PlainLabel, PlainLabel, PlainLabel]] = []
        self.content.addLayout(self._steps)
        self.content.addWidget(self.add)
        self.content.addWidget(self._found_title)
        self.content.addLayout(self._grid)
        self.foot.insertWidget(1, self.attempt)
        self.add.clicked.connect(lambda: self._add(RungView("overdue", 30, "supervisor")))
        self.attempt.clicked.connect(self.try_it)
        self.retranslate()
        desk.ladder(self._answers.latest("ladder", self._show_ladder))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(
            self.tr("上报规则"),
            self.tr("单子等得太久时告诉谁；本店有群机器人的，也可在群里说，不提贵宾。保存后马上生效，不用重启。"),
        )
        self.add.show_text(self.tr("加一步"))
        self.attempt.show_text(self.tr("先试一试"))
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("启用"))
        for row in self.rows:
            row.retranslate()
        self._show_tried()

    def steps(self) -> list[dict[str, Any]]:
        """The steps as they stand here."""
        return [row.step() for row in self.rows]

    def try_it(self) -> None:
        """Show whom these steps would tell of the store's present requests."""
        self.show_trouble("")
        self._desk.try_ladder(self.steps(), self._answers.latest("try", self._take_tried))

    def act(self) -> None:
        """Put the ladder in force."""
        args = {"steps": self.steps(), "based_on": self._based_on}
        self.done.setEnabled(False)
        self._desk.submit(
            "request.ladder", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _show_ladder(self, ladder: LadderView) -> None:
        self._based_on = [_step(each) for each in ladder.rungs]
        for rung in ladder.rungs:
            self._add(rung)
        self.route.fit_sheet()

    def _add(self, rung: RungView) -> None:
        row = RungRow(rung)
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._steps.addWidget(row)
        self.add.setEnabled(len(self.rows) < _MOST_RUNGS)
        self.route.fit_sheet()

    def _remove(self, row: RungRow) -> None:
        self.rows.remove(row)
        self._steps.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.route.fit_sheet()

    def _take_tried(self, tried: tuple[TriedCall, ...] | None) -> None:
        self._tried = tried
        if tried is None:
            self.show_trouble(self.tr("有一步读不懂：请填数字，百分比不超过 100，不要两步一样。"))
        self._show_tried()
        self.route.fit_sheet()

    def _show_tried(self) -> None:
        tried = self._tried
        self._found_title.setVisible(tried is not None)
        if tried is not None:
            reached = sum(call.reached for call in tried)
            title = self.tr("按这样：现在就要告诉 {now} 次，往后 {later} 次")
            self._found_title.show_text(
                title.replace("{now}", str(reached)).replace("{later}", str(len(tried) - reached))
            )
        shown = (tried or ())[:_SHOWN]
        while len(self._cells) < len(shown):
            cells = (
                PlainLabel(size=14, fill=True),
                PlainLabel(size=14, tone="muted"),
                PlainLabel(size=14, bold=True),
            )
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, len(self._cells), column)
            self._cells.append(cells)
        for place, cells in enumerate(self._cells):
            for cell in cells:
                cell.setVisible(place < len(shown))
            if place < len(shown):
                self._show_call(cells, shown[place])

    def _show_call(self, cells: tuple[PlainLabel, PlainLabel, PlainLabel], call: TriedCall) -> None:
        now = self.route.clock.now()
        told = say(call.owner) if call.tell == "owner" and call.owner is not None else tell_text(call.tell)
        cells[0].show_text(joined(outward_text(call.kind, call.request_id, call.summary), call.guest.masked))
        cells[1].show_text(moment_text(call.at, now, language()))
        cells[2].show_text(told)
        cells[2].set_tone("warn" if call.reached else "text")

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
