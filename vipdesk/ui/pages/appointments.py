"""预约: a day of appointments, whose hours are taken, and whom to remind."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import full_day_text, store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.appointment_vocabulary import AppointmentState
from vipdesk.models.snapshot.appointments import (
    AppointmentDay,
    AppointmentView,
    CalendarFile,
    CalendarWish,
    Room,
)
from vipdesk.ui.appointment_acts import AppointmentActs
from vipdesk.ui.appointment_texts import expected_row, reminder_row
from vipdesk.ui.dialogs.appointment_sheet import AppointmentSheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.list_panel import ListPanel
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill, IconButton
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.day_lanes import Block, DayLanes, Lane
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.row import BIRTHDAY, EXPECTED
from vipdesk.ui.widgets.row_list import RowList

CALENDAR_DAYS = 14
"""So many days, the one in sight included, go into a calendar file."""
_OPENS, _CLOSES = 10, 21
_EVERY_MS = 30_000


class AppointmentsPage(Page):
    """The day left, whose hours are taken and whom to remind right; the arrows go from day to day."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"appointment", "visit", "request", "preference", "roster_day", "staff"}
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._shown: AppointmentDay | None = None
        self._day: date | None = None
        self._said = ""
        self.acts = AppointmentActs(desk, route, self)
        self.acts.said.connect(self._say)
        column = page_column(self)
        column.addWidget(self._build_title())
        column.addWidget(Columns(((self._build_day(), 448), (self._build_right(), 758))), 1)
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        self.retranslate()

    @property
    def day(self) -> date:
        """The day in sight."""
        return self._day or store_date(self.now())

    def enter(self) -> None:
        """Begin with today."""
        self._day, self._said = None, ""
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The arrow keys are for the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the day again."""
        self.desk.appointment_day(self.day, self.answers.latest("day", self._show))

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        return (
            ("← →", self.tr("换一天")),
            ("Enter", self.tr("可以做什么")),
            ("Shift+F3", self.tr("约时间")),
            ("Esc", self.tr("返回")),
        )

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
        self._whose.show_texts(self.tr("看谁的预约"), (self.tr("全厅"), self.tr("我的")))
        self.before.name(self.tr("前一天"))
        self.after.name(self.tr("后一天"))
        self.today.show_text(self.tr("今天"))
        self.add.show_text(self.tr("约时间"))
        self.export.show_text(self.tr("导出日历"), self.tr("导出日历文件，两周之内"))
        self._words()

    # -- building ----------------------------------------------------------------------------------

    def _build_title(self) -> TitleLine:
        self._title = TitleLine()
        self._whose = Choices(2, least=72)
        self._whose.chosen.connect(lambda _place: self._words())
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.today, self.export, self.add = Button(), Button(fill=Fill.OUTLINE), Button(fill=Fill.ACCENT)
        for part in (self._whose, self.before, self.today, self.after, self.export, self.add):
            self._title.row.addWidget(part)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self._step(0))
        self.add.clicked.connect(self.ask_time)
        self.export.clicked.connect(self._export)
        return self._title

    def _build_day(self) -> QWidget:
        self._panel = ListPanel(EXPECTED, "calendar-heart")
        self.list: RowList = self._panel.list
        self.list.opened.connect(self._offer)
        return self._panel

    def _build_right(self) -> QVBoxLayout:
        self._hours = Panel()
        self.lanes = DayLanes()
        self.lanes.opened.connect(self._offer)
        self._hours.content.addWidget(self.lanes)
        self._remind = ListPanel(BIRTHDAY, "phone")
        self.reminders: RowList = self._remind.list
        self.reminders.opened.connect(self._remind_one)
        column = QVBoxLayout()
        column.setSpacing(theme().px(24))
        column.addWidget(self._hours)
        column.addWidget(self._remind, 1)
        return column

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, shown: AppointmentDay) -> None:
        if shown.day == self.day:
            self._shown = shown
            self._words()

    def _tick(self) -> None:
        if self.isVisible():
            self._words()

    def _words(self) -> None:
        now, shown = self.now(), self._shown
        views = self._views()
        self._title.show_texts(self.tr("预约"), joined(full_day_text(self.day, language()), self._said))
        following = next(
            (each for each in views if each.state is AppointmentState.BOOKED and not each.visit_id), None
        )
        rows = [expected_row(each, now, first=each is following, ended=True) for each in views]
        self._panel.show_list(self.tr("这一天"), rows, self.tr("这一天还没有预约"))
        self._hours.show_heading(self.tr("贵宾室与顾问"))
        self.lanes.setAccessibleName(self.tr("贵宾室与顾问"))
        first, last = self._span(views)
        today = self.day == store_date(now)
        self.lanes.show_lanes(self._lanes(views), first, last, now.astimezone(STORE_ZONE) if today else None)
        remind = [each for each in (shown.remind if shown else ()) if each.mine or self._whose.place() == 0]
        rows = [reminder_row(each, now) for each in remind]
        self._remind.show_list(self.tr("待提醒"), rows, self.tr("该提醒的都提醒过了"))

    def _views(self) -> list[AppointmentView]:
        shown = self._shown
        if shown is None or shown.day != self.day:
            return []
        return [each for each in shown.appointments if each.mine or self._whose.place() == 0]

    def _span(self, views: Sequence[AppointmentView]) -> tuple[datetime, datetime]:
        """The usual hours, and those of whoever comes before or after them."""
        first = datetime.combine(self.day, time(_OPENS), STORE_ZONE)
        last = datetime.combine(self.day, time(_CLOSES), STORE_ZONE)
        for view in views:
            start, end = view.starts_at.astimezone(STORE_ZONE), view.ends_at.astimezone(STORE_ZONE)
            first = min(first, start.replace(minute=0, second=0, microsecond=0))
            last = max(last, end.replace(minute=0, second=0, microsecond=0) + timedelta(hours=int(end.minute > 0)))
        return first, last

    def _lanes(self, views: Sequence[AppointmentView]) -> list[Lane]:
        """Rooms, everybody whose hours can be booked, and last what nobody in particular is to be there for."""
        shoppers = self._shown.shoppers if self._shown else ()
        lanes = [
            Lane(say(each.name), _blocks(views, each.staff_id))
            for each in shoppers
            if self._whose.place() == 0
            or (self.desk.staff is not None and each.staff_id == self.desk.staff.staff_id)
        ]
        rooms = [self._room_lane(each) for each in (self._shown.rooms if self._shown else ())]
        lanes = [*rooms, *lanes]
        unnamed = _blocks(views, None)
        return [*lanes, Lane(self.tr("不指定"), unnamed)] if unnamed else lanes

    def _room_lane(self, room: Room) -> Lane:
        times = [
            each for each in (self._shown.room_times if self._shown else ()) if each.place_id == room.place_id
        ]
        blocks = tuple(
            Block(
                each.appointment_id or each.booking_id,
                each.starts_at.astimezone(STORE_ZONE),
                each.ends_at.astimezone(STORE_ZONE),
                each.guest.masked if each.confirmed else joined(each.guest.masked, self.tr("待确认")),
                (each.guest.masked, each.guest.letter),
                dashed=not each.confirmed,
            )
            for each in times
        )
        return Lane(say(room.name), blocks)

    # -- doing -------------------------------------------------------------------------------------

    def ask_time(self) -> None:
        """Ask for a time for the guest in view; without one, who it is for."""
        guest = self.route.guest
        if guest is None:
            self._say(self.tr("先找到贵宾，再约时间"))
            self.route.find_guest()
        else:
            self.route.show_sheet(AppointmentSheet(self.desk, self.route, guest, self.day))

    def _step(self, by: int) -> None:
        self._day = self.day + timedelta(by) if by else None
        self._said = ""
        self._words()
        self.refresh()

    def _offer(self, appointment_id: UUID) -> None:
        view = next((each for each in self._views() if each.appointment_id == appointment_id), None)
        if view is not None:
            self.acts.offer(view, self.list, QPoint(theme().px(INSET), theme().px(EXPECTED.height) // 2))

    def _remind_one(self, appointment_id: UUID) -> None:
        from vipdesk.ui.dialogs.reminder_sheet import ReminderSheet  # noqa: PLC0415 - read when it is wanted

        for view in self._shown.remind if self._shown else ():
            if view.appointment_id == appointment_id:
                self.route.show_sheet(ReminderSheet(self.desk, self.route, view))

    def _export(self) -> None:
        mine = self._whose.place() == 1 and self.desk.staff is not None
        path = self.route.file_for(f"appointments-{self.day.isoformat()}.ics")
        staff_id = self.desk.staff.staff_id if mine and self.desk.staff is not None else None
        wish = CalendarWish(self.day, CALENDAR_DAYS, staff_id, path, language())
        self.desk.export_appointments(wish, self.answers.kept(self._exported), self.answers.kept(self._failed))

    def _exported(self, made: CalendarFile) -> None:
        self._say(self.tr("已存 %n 个预约：{path}", "", made.appointments).replace("{path}", made.path))

    def _failed(self, error: VipDeskError) -> None:
        self._say(error_text(error))

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._words()


def _blocks(views: Sequence[AppointmentView], staff_id: UUID | None) -> tuple[Block, ...]:
    return tuple(
        Block(
            view.appointment_id,
            view.starts_at.astimezone(STORE_ZONE),
            view.ends_at.astimezone(STORE_ZONE),
            joined(view.guest.masked, say(view.label)),
            (view.guest.masked, view.guest.letter),
            filled=view.state is AppointmentState.CAME,
        )
        for view in views
        if view.state is not AppointmentState.NO_SHOW
        and (view.shopper.staff_id if view.shopper else None) == staff_id
    )
