"""贵宾厅就绪: the list of a shift, item by item, with who ticked it and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vipdesk.chinese.dates import clock_text, day_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.handover import ReadyLine, ReadyView
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.row import Chip, Row, RowStyle
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_STYLE = RowStyle(height=52, inset=8, text=44, title=18, detail=38, lead=20)


class ReadySheet(Sheet):
    """Enter or Space ticks the chosen item, once more takes the tick back; chips lead to the other shifts."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._view: ReadyView | None = None
        self.shifts: ChipFlow | None = None
        self.items = RowList(_STYLE, fitted=True)
        self.items.opened.connect(self._tick)
        self.content.addWidget(self.items)
        self.cancel.hide()
        self.setFocusProxy(self.items)
        self.retranslate()
        desk.changed.connect(self._rows_changed)
        self._ask(None)

    def retranslate(self) -> None:
        """Set every word again."""
        view = self._view
        self.items.setAccessibleName(self.tr("贵宾厅就绪"))
        self.done.show_text(self.tr("关上"))
        if view is None:
            self.show_heading(self.tr("贵宾厅就绪"))
            return
        done = sum(line.done for line in view.lines)
        told = (
            self.tr("已好 {done} 项，共 {all} 项")
            .replace("{done}", str(done))
            .replace("{all}", str(len(view.lines)))
        )
        self.show_heading(self.tr("贵宾厅就绪"), joined(day_text(view.day, language()), told))
        if self.shifts is not None:
            self.shifts.show_texts(self.tr("哪一班"), [say(words) for _, words in view.shifts])
        self.items.show_rows([self._row(line) for line in view.lines])

    def act(self) -> None:
        """Close it: every tick is saved already."""
        self.route.close_sheet()

    def _ask(self, shift: str | None) -> None:
        self._desk.ready(shift, self._answers.latest("ready", self._show))

    def _show(self, view: ReadyView) -> None:
        first = self._view is None
        self._view = view
        if first:
            self.shifts = ChipFlow(len(view.shifts), single=True)
            self.shifts.choose([[key for key, _ in view.shifts].index(view.shift)])
            self.shifts.changed.connect(self._shift_chosen)
            self.content.insertWidget(0, self.shifts)
        self.retranslate()
        self.route.fit_sheet()
        if first:
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift_chosen(self) -> None:
        if self._view is not None and self.shifts is not None and self.shifts.places():
            self._ask(self._view.shifts[self.shifts.places()[0]][0])

    def _rows_changed(self, tables: frozenset[str]) -> None:
        if self._view is not None and tables & {"ready_tick", "policy"}:
            self._ask(self._view.shift)

    def _tick(self, key: object) -> None:
        view = self._view
        if view is None:
            return
        for line in view.lines:
            if line.key == key:
                args = {"day": view.day.isoformat(), "shift": view.shift, "item": line.key, "done": not line.done}
                saved = self._answers.kept(lambda _saved: self._ask(view.shift))
                self._desk.submit("ready.tick", args, saved, self._answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.show_trouble(error_text(error))

    def _row(self, line: ReadyLine) -> Row:
        told = self.tr("还没有")
        if line.at is not None and line.who is not None:
            told = joined(say(line.who), clock_text(line.at))
            if not line.done:
                told = self.tr("{who} 取消").replace("{who}", told)
        name = say(line.words)
        state = self.tr("已好") if line.done else ""
        return Row(
            key=line.key,
            spoken=", ".join(part for part in (name, state, told) if part),
            title=(Span(name, 15),),
            detail=(Span(told, 13, tone="muted"),),
            icon="circle-check" if line.done else "circle",
            tone="ok" if line.done else "muted",
            chip=Chip(state, "ok", "ok_soft", "check") if line.done else None,
        )
