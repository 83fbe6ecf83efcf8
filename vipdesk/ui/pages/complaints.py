"""投诉: what is being worked on with the time that is left, the archive, and the causes of a month by their number."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import month_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.complaints import CaseQuestion, CausesOfMonth, ComplaintDesk
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.case_rows import archived_case_row, open_case_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, IconButton
from vipdesk.ui.widgets.cause_bars import CauseBar, CauseBars, CauseTable
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.field import LineField, SelectField
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import DUE

_EVERY_MS = 30_000
_TYPING_MS = 200


class CausesPanel(Panel):
    """The causes of a month, as bars or as a table; the arrows go from month to month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.form = Choices(2, least=56)
        self.bars, self.table = CauseBars(), CauseTable()
        self._summary = PlainLabel(size=14, tone="muted", wrap=True)
        self._empty = Empty("message-circle")
        self._empty.setMinimumHeight(theme().px(120))
        for part in (self.before, self.after, self.form):
            self.heading.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme().px(INSET), 0, theme().px(INSET), theme().px(8))
        column.setSpacing(theme().px(10))
        for each in (self.bars, self.table, self._summary):
            column.addWidget(each)
        self._inside = inside
        self.content.addWidget(inside)
        self.content.addWidget(self._empty)
        self.content.addStretch(1)
        self.form.chosen.connect(lambda _place: self._choose())
        self._choose()

    def show_month(self, month: CausesOfMonth) -> None:
        """Show a month; what the picture shows stands in one sentence, too."""
        title = self.tr("{month}·投诉原因").replace("{month}", month_text(month.month, language()))
        self.show_heading(title, month.total or None)
        self.before.name(self.tr("上个月"))
        self.after.name(self.tr("下个月"))
        self.form.show_texts(self.tr("怎样看"), [self.tr("图"), self.tr("表")])
        bars = [
            CauseBar(
                label=say(cause.label),
                count=cause.count,
                share=cause.share,
                count_text=str(cause.count),
                share_text=f"{round(cause.share * 100)} %",
                again_text=str(cause.recurring),
            )
            for cause in month.causes
        ]
        summary = self._summary_text(month)
        self.bars.show_bars(bars, title, summary)
        self.table.show_bars(bars, title, [self.tr("件数"), self.tr("累计"), self.tr("再次发生")])
        self._summary.show_text(summary)
        self._empty.show_text(self.tr("这个月还没有已知原因的投诉"))
        for part in (self.form, self._inside):
            part.setVisible(bool(bars) or bool(summary and month.total))
        self._empty.setVisible(not bars)
        self._choose(known=bool(bars))

    def _summary_text(self, month: CausesOfMonth) -> str:
        parts = [self.tr("共 {n} 件").replace("{n}", str(month.total))]
        if month.late:
            parts.append(self.tr("超时 {n} 件").replace("{n}", str(month.late)))
        if month.open:
            parts.append(self.tr("未结 {n} 件，原因未定").replace("{n}", str(month.open)))
        if month.sensitive:
            parts.append(self.tr("敏感 {n} 件，原因在总部").replace("{n}", str(month.sensitive)))
        return ("，" if language() == "zh" else ", ").join(parts)

    def _choose(self, *, known: bool = True) -> None:
        picture = self.form.place() == 0
        self.bars.setVisible(known and picture)
        self.table.setVisible(known and not picture)
        self.form.setVisible(known)


class ArchivePanel(ListPanel):
    """Closed complaints by words and cause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DUE, "archive", parent)
        self.text, self.branch = LineField(), SelectField()
        row = QHBoxLayout()
        row.setContentsMargins(theme().px(INSET), 0, theme().px(INSET), theme().px(12))
        row.setSpacing(theme().px(12))
        row.addWidget(self.text, 3)
        row.addWidget(self.branch, 2)
        self.content.insertLayout(1, row)


class ComplaintsPage(Page):
    """Left what is open and the archive, right the month."""

    watches: ClassVar[frozenset[str]] = frozenset({"request", "request_event", "remedy", "policy", "staff"})

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._found: ComplaintDesk | None = None
        self._question = CaseQuestion()
        self._branches: tuple[str, ...] = ()
        self._trouble = ""
        column = page_column(self)
        self._title = TitleLine()
        self.create_button = Button(icon="plus")
        self._title.row.addWidget(self.create_button)
        column.addWidget(self._title)
        self.open, self.archive, self.causes = ListPanel(DUE, "message-circle"), ArchivePanel(), CausesPanel()
        column.addWidget(panel_columns((self.open, self.archive), (self.causes,)), 1)
        self.create_button.clicked.connect(self._create)
        for panel in (self.open, self.archive):
            panel.list.opened.connect(self._open)
        self.causes.before.clicked.connect(lambda: self._step(-1))
        self.causes.after.clicked.connect(lambda: self._step(1))
        self._typing = _once(self, _TYPING_MS, self.refresh)
        self.archive.text.edit.textChanged.connect(self._look_for)
        self.archive.branch.box.currentIndexChanged.connect(lambda _place: self._choose_branch())
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        desk.staff_changed.connect(lambda _staff: self._forget())
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again."""
        self.desk.complaint_desk(self._question, self.answers.latest("complaints", self._show))

    def take_keyboard(self) -> None:
        """The arrow keys are for what is open."""
        self.open.list.setFocus()

    def veil_changed(self) -> None:
        """The counter view hides what it is about."""
        self._words()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        return ((self.tr("方向键"), self.tr("选投诉")), ("Enter", self.tr("打开")), ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        self.create_button.show_text(self.tr("记投诉"))
        self.archive.text.show_label(self.tr("在档案里找"))
        self._words()

    def _words(self) -> None:
        found, now, veiled = self._found, self.now(), self.route.notes_veiled
        opened = found.open if found else ()
        late = sum(card.overdue for card in opened)
        counted = self.tr("{n} 件超时").replace("{n}", str(late)) if late else ""
        self._title.show_texts(self.tr("投诉"), joined(self._trouble, counted))
        rows = [open_case_row(card, now, veiled=veiled) for card in opened]
        self.open.show_list(self.tr("进行中"), rows, self.tr("没有未结的投诉"))
        self.open.show_heading(self.tr("进行中"), len(rows) or None, self.tr("二十四小时内给方案"))
        kept = [archived_case_row(card, now, veiled=veiled) for card in (found.found if found else ())]
        self.archive.show_list(self.tr("档案"), kept, self.tr("没有找到"))
        self._name_branches(found)
        if found is not None:
            self.causes.show_month(found.month)

    def _name_branches(self, found: ComplaintDesk | None) -> None:
        branches = found.branches if found else ()
        paths = ("", *(path for path, _ in branches))
        box = self.archive.branch.box
        if paths != self._branches:
            self._branches = paths
            box.blockSignals(True)
            box.clear()
            self.archive.branch.fill(
                len(paths), paths.index(self._question.branch) if self._question.branch in paths else 0
            )
            box.blockSignals(False)
        texts = [self.tr("所有原因"), *(say(label) for _, label in branches)]
        self.archive.branch.show_texts(self.tr("原因"), texts)

    def _show(self, found: ComplaintDesk) -> None:
        self._found = found
        self._words()

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()

    def _forget(self) -> None:
        """Somebody else may see other cases."""
        self._found = None
        if self.isVisible():
            self.refresh()

    def _look_for(self, text: str) -> None:
        self._question = replace(self._question, text=text)
        self._typing.start()

    def _choose_branch(self) -> None:
        place = self.archive.branch.place()
        self._question = replace(self._question, branch=self._branches[place] if place > 0 else "")
        self.refresh()

    def _step(self, by: int) -> None:
        shown = self._question.month or store_date(self.now()).replace(day=1)
        self._question = replace(self._question, month=_month_beside(shown, by))
        self.refresh()

    def _open(self, key: object) -> None:
        if isinstance(key, UUID):
            self.route.show_request(key)

    def _create(self) -> None:
        guest = self.route.guest
        if guest is None:
            self._trouble = self.tr("先扫卡或找到贵宾，再记投诉")
            self._words()
            self.route.find_guest()
        else:
            self.route.show_sheet(RequestFormSheet(self.desk, self.route, guest, kind="complaint"))


def _month_beside(month: date, by: int) -> date:
    """The first day of the month before or after."""
    return (month + timedelta(days=32 if by > 0 else -1)).replace(day=1)


def _once(page: Page, milliseconds: int, work: Callable[[], None]) -> QTimer:
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(work)
    return timer
