"""今日: who is here, who is coming, what is due, whose birthday is near."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import SyncStatus
from vipdesk.models.snapshot.today import Today
from vipdesk.ui.languages import say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.expected_panel import ExpectedPanel
from vipdesk.ui.pages.seat_counts import SeatCounts
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.pages.today_rows import birthday_row, due_row, left_row, present_row
from vipdesk.ui.pages.waiting_panel import WaitingPanel
from vipdesk.ui.route import Route
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Panel
from vipdesk.ui.widgets.row import BIRTHDAY, DUE, PERSON
from vipdesk.ui.widgets.row_list import RowList

DUE_WITHIN_MINUTES = 30
BIRTHDAYS_WITHIN_DAYS = 7
_EVERY_MS = 15_000


class TodayPage(Page):
    """The page a day is spent on. Nothing on it names a guest in full, and nothing is red for being late."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "visit",
            "queue_ticket",
            "request",
            "lounge_place",
            "important_date",
            "directory_row",
            "shopper_assignment",
            "appointment",
            "preference",
        }
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._today: Today | None = None
        self._sees_left = False
        self._build()
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        desk.status_changed.connect(self._line_changed)
        self.retranslate()

    def refresh(self) -> None:
        """Read the day again."""
        self.desk.today(self.answers.latest("today", self._show))

    def hints(self) -> Sequence[tuple[str, str]]:
        """One may scan at any time."""
        return (("", self.tr("随时可以扫卡，光标在哪里都行")), ("F1", self.tr("快捷键")))

    def retranslate(self) -> None:
        """Set every word again."""
        self._whose.show_texts(self.tr("看谁的贵宾"), (self.tr("全厅"), self.tr("我的贵宾")))
        self._nobody_here.show_text(self.tr("现在厅里没有贵宾"))
        self._nothing_due.show_text(self.tr("半小时内没有到时的服务"))
        self._no_birthday.show_text(self.tr("7 天内没有生日"))
        for view, name in (
            (self.here, self.tr("在厅")),
            (self.due, self.tr("到时的服务")),
            (self.birthdays, self.tr("生日")),
        ):
            view.setAccessibleName(name)
        self._words()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        column = page_column(self)
        self._title = TitleLine()
        self._whose = Choices(2)
        self._whose.chosen.connect(lambda _place: self._words())
        self._title.row.addWidget(self._whose)
        column.addWidget(self._title)
        columns = ((self._build_here(), 448), (self._build_middle(), 400), (self._build_right(), 334))
        column.addWidget(Columns(columns), 1)

    def _build_here(self) -> QWidget:
        self._here = Panel()
        self.here = RowList(PERSON)
        self._nobody_here = Empty("armchair")
        self._gone = Button(fill=Fill.QUIET)
        self._gone.clicked.connect(self._turn_board)
        self._gone.hide()
        self._here.heading.addWidget(self._gone)
        self._here.content.addWidget(self.here)
        self._here.content.addWidget(self._nobody_here)
        self.waiting = WaitingPanel()
        self.waiting.called.connect(lambda ticket_id: self._about_ticket("visit.call_ticket", ticket_id))
        self.waiting.given_up.connect(lambda ticket_id: self._about_ticket("visit.give_up_ticket", ticket_id))
        self.waiting.guest_asked.connect(self.route.show_guest)
        self._here.content.addWidget(self.waiting)
        self.here.opened.connect(self._open_guest_of_visit)
        return self._here

    def _build_middle(self) -> QVBoxLayout:
        self.coming = ExpectedPanel(self.desk, self.route)
        self._seats = SeatCounts()
        self._seats.tidied.connect(self._tidied)
        column = QVBoxLayout()
        column.setSpacing(theme().px(24))
        column.addWidget(self.coming, 1)
        column.addWidget(self._seats)
        return column

    def _build_right(self) -> QVBoxLayout:
        self._due, self._born = Panel(), Panel()
        self.due, self.birthdays = RowList(DUE), RowList(BIRTHDAY)
        self._nothing_due, self._no_birthday = Empty("clock"), Empty("cake")
        self._due.content.addWidget(self.due)
        self._due.content.addWidget(self._nothing_due)
        self._born.content.addWidget(self.birthdays)
        self._born.content.addWidget(self._no_birthday)
        self.due.opened.connect(self.route.show_request)
        self.birthdays.opened.connect(self.route.show_profile)
        column = QVBoxLayout()
        column.setSpacing(theme().px(24))
        column.addWidget(self._due, 308)
        column.addWidget(self._born, 240)
        return column

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, today: Today) -> None:
        self._today = today
        self._words()

    def _tick(self) -> None:
        if self.isVisible():
            self._words()

    def _line_changed(self, _status: SyncStatus) -> None:
        self._show_title()

    def _words(self) -> None:
        self._show_title()
        today = self._today
        if today is None:
            for panel, name in (
                (self._here, self.tr("在厅")),
                (self._due, self.tr("到时的服务")),
                (self._born, self.tr("生日")),
            ):
                panel.show_heading(name)
            for empty in (self._nobody_here, self._nothing_due, self._no_birthday):
                empty.hide()
            return
        now = self.now()
        mine = self._whose.place() == 1
        self._show_here(today, now, mine=mine)
        self._due.show_heading(self.tr("到时的服务"), len(today.due), self.tr("%n 分内", "", DUE_WITHIN_MINUTES))
        self.due.show_rows([due_row(due, now) for due in today.due])
        self._born.show_heading(
            self.tr("生日"), today.birthday_count, self.tr("%n 天内", "", BIRTHDAYS_WITHIN_DAYS)
        )
        self.birthdays.show_rows([birthday_row(birthday, now) for birthday in today.birthdays])
        self.waiting.show_waiting(today.waiting, now)
        self.coming.show_expected([each for each in today.expected if each.mine or not mine], today.remind, now)
        self._seats.show_counts(today.places, today.untidy)
        for view, empty in (
            (self.here, self._nobody_here),
            (self.due, self._nothing_due),
            (self.birthdays, self._no_birthday),
        ):
            view.setVisible(bool(view.rows()))
            empty.setVisible(not view.rows())

    def _show_here(self, today: Today, now: datetime, *, mine: bool) -> None:
        """Who is in the lounge, or who was there today and has left."""
        left = [guest for guest in today.left if guest.mine or not mine]
        present = [guest for guest in today.present if guest.mine or not mine]
        self._gone.setVisible(bool(left) or self._sees_left)
        if self._sees_left:
            self._gone.show_text(self.tr("看在厅"))
            self._here.show_heading(self.tr("已离厅"), len(left))
            self.here.show_rows([left_row(guest) for guest in left])
        else:
            self._gone.show_text(self.tr("已离 %n 位", "", len(left)))
            self._here.show_heading(self.tr("在厅"), len(present))
            self.here.show_rows([present_row(guest, now) for guest in present])

    def _turn_board(self) -> None:
        self._sees_left = not self._sees_left
        self._words()

    def _show_title(self) -> None:
        today = self._today
        parts: list[str] = []
        if today is not None:
            parts = [say(today.lunar_day), self.tr("到店 %n 位", "", today.visits_today)]
            following = next((each for each in today.expected if each.visit_id is None), None)
            if following is not None:
                clock = clock_text(following.starts_at)
                parts.append(self.tr("下一位 {clock}").replace("{clock}", clock))
            elif today.left_today:
                parts.append(self.tr("已离 %n 位", "", today.left_today))
            if not self.desk.status.online and today.as_of is not None:
                parts.append(self.tr("数据截至 {clock}").replace("{clock}", clock_text(today.as_of)))
        self._title.show_texts(self.tr("今日"), joined(*parts))

    def _open_guest_of_visit(self, visit_id: UUID) -> None:
        if self._today is None:
            return
        known = [(each.visit_id, each.guest) for each in self._today.present]
        known += [(each.visit_id, each.guest) for each in self._today.left]
        for row_id, guest in known:
            if row_id == visit_id:
                self.route.show_guest(guest.guest_id)

    def _tidied(self, visit_id: UUID) -> None:
        """Said twice is tidied once."""
        done = self.answers.kept(lambda _saved: self.refresh())
        self.desk.submit("visit.tidy_place", {"visit_id": str(visit_id)}, done, done)

    def _about_ticket(self, kind: str, ticket_id: UUID) -> None:
        done = self.answers.kept(lambda _saved: self.refresh())
        self.desk.submit(kind, {"ticket_id": str(ticket_id)}, done, done)
