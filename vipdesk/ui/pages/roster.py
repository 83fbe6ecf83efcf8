"""值班表: who works when, day by day; a supervisor writes a day down where it stands."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vipdesk.chinese.dates import full_day_text, short_date_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.roster import Roster, RosterLine
from vipdesk.models.vocabulary import DutyState, Role, Source
from vipdesk.ui.dialogs.roster_sheet import RosterSheet
from vipdesk.ui.duty_texts import duty_state, duty_text, duty_tone, shifts_text
from vipdesk.ui.languages import language, say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.list_panel import ListPanel
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.texts import joined, role_text, source_text
from vipdesk.ui.widgets.buttons import Button, IconButton
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.row import PERSON, Row
from vipdesk.ui.widgets.spans import Span


class RosterPage(Page):
    """Shoppers left, everybody else right; the arrows go from day to day."""

    watches: ClassVar[frozenset[str]] = frozenset({"roster_day", "staff"})

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._roster: Roster | None = None
        self._day: date | None = None
        column = page_column(self)
        self._title = TitleLine()
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.today = Button()
        for button in (self.before, self.today, self.after):
            self._title.row.addWidget(button)
        column.addWidget(self._title)
        self.shoppers, self.others = ListPanel(PERSON, "user-check"), ListPanel(PERSON, "users")
        column.addWidget(Columns(((self.shoppers, 1), (self.others, 1))), 1)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self._step(0))
        for panel in (self.shoppers, self.others):
            panel.list.opened.connect(self._open)
        desk.staff_changed.connect(lambda _staff: self.retranslate())
        self.retranslate()

    @property
    def day(self) -> date:
        """The day in sight."""
        return self._day or store_date(self.now())

    def enter(self) -> None:
        """Begin with today."""
        self._day = None
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The arrow keys are for the list."""
        self.shoppers.list.setFocus()

    def refresh(self) -> None:
        """Read the day again."""
        self.desk.roster(self.day, self.answers.latest("roster", self._show))

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        change = (("Enter", self.tr("改这一天")),) if self._may_write() else ()
        return (("← →", self.tr("换一天")), *change, ("Esc", self.tr("返回")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from day to day."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = next((by for key, by in steps.items() if event.key() == key), 0)
        if step:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word again."""
        self._title.show_texts(self.tr("值班表"), self._sub_text())
        self.before.name(self.tr("前一天"))
        self.after.name(self.tr("后一天"))
        self.today.show_text(self.tr("今天"))
        lines = self._roster.lines if self._roster else ()
        parts = (
            (self.shoppers, self.tr("顾问"), [line for line in lines if line.staff.role is Role.SHOPPER]),
            (self.others, self.tr("前台与主管"), [line for line in lines if line.staff.role is not Role.SHOPPER]),
        )
        for panel, title, shown in parts:
            panel.show_list(title, [self._row(line) for line in shown], self.tr("还没有同事"))
            panel.show_heading(title, note=self._on_duty_text(shown))
        self.route.hints_changed()

    def _step(self, by: int) -> None:
        self._day = self.day + timedelta(by) if by else None
        self.refresh()

    def _show(self, roster: Roster) -> None:
        if roster.day == self.day:
            self._roster = roster
            self.retranslate()

    def _sub_text(self) -> str:
        known = self._roster is not None and not self._roster.known
        return joined(full_day_text(self.day, language()), self.tr("这一天还没有排班") if known else "")

    def _on_duty_text(self, lines: Sequence[RosterLine]) -> str:
        on = sum(duty_state(line.duty, self.now()) is DutyState.ON for line in lines)
        return self.tr("现在 %n 位在岗", "", on) if self.day == store_date(self.now()) else ""

    def _row(self, line: RosterLine) -> Row:
        name, hours = say(line.staff.name), self._hours_text(line)
        detail, told = self._detail_text(line), _told_text(line)
        off = line.entry is None or not line.entry.shifts
        shown = self.day == store_date(self.now()) and not off
        now = duty_text(line.duty, self.now()) if shown else ""
        return Row(
            key=line.staff.staff_id,
            spoken=", ".join(filter(None, (name, detail, hours, now, told))),
            title=(Span(name, 16, bold=True), Span(now, 13, tone=duty_tone(line.duty, self.now()), before=8)),
            detail=(Span(detail, 13, tone="muted"),),
            letter=line.staff.name.zh[:1],
            right=(Span(hours, 16, bold=not off, tone="muted" if off else "text"),),
            right_detail=(Span(told, 13, tone="muted"),),
        )

    def _hours_text(self, line: RosterLine) -> str:
        if line.entry is None:
            return self.tr("休息") if self._roster is not None and self._roster.known else self.tr("未排")
        return shifts_text(line.entry.shifts)

    def _detail_text(self, line: RosterLine) -> str:
        entry = line.entry
        if entry is None:
            return role_text(line.staff.role)
        covered = self.tr("{name} 代班").replace("{name}", say(entry.cover)) if entry.cover is not None else ""
        return joined(role_text(line.staff.role), entry.label or "", covered)

    def _may_write(self) -> bool:
        staff = self.desk.staff
        return staff is not None and staff.role is Role.SUPERVISOR

    def _open(self, key: object) -> None:
        if not self._may_write() or self._roster is None or not isinstance(key, UUID):
            return
        for line in self._roster.lines:
            if line.staff.staff_id == key:
                self.route.show_sheet(RosterSheet(self.desk, self.route, self._roster, line))


def _told_text(line: RosterLine) -> str:
    """Who wrote the day down; an import is told as such."""
    entry = line.entry
    if entry is None:
        return ""
    by = say(entry.author) if entry.source is Source.STAFF else source_text(Source.IMPORT)
    return joined(by, short_date_text(entry.noted_at, language()))
