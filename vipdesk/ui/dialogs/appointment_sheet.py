"""约时间: for whom, what for, when, with whom; who is taken then, the guest too, is told before one saves."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text, coming_day_text, store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.appointments import (
    AppointmentForm,
    AppointmentKind,
    AppointmentView,
    BusyTime,
    Room,
    RoomTime,
)
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile, Shopper
from vipdesk.models.values import write_instant
from vipdesk.rules.appointment_types import LEAST_MINUTES, MOST_MINUTES
from vipdesk.ui.answers import Answers
from vipdesk.ui.counts import Counts
from vipdesk.ui.dialogs.paper_visit_sheet import typed_time
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import LineField, SelectField
from vipdesk.ui.widgets.plain_label import PlainLabel

Taken = TypeVar("Taken", bound=BusyTime | RoomTime)
DAYS = 120
"""So many days from today may be chosen."""
_MOST_COMPANIONS = 12
_STEP = 15


class AppointmentSheet(Sheet):
    """A new appointment, or another time for one that is there; Enter saves."""

    waits = True

    def __init__(
        self, desk: DeskFacade, route: Route, about: Profile | AppointmentView, day: date | None = None
    ) -> None:
        super().__init__(route, width=560)
        self._desk, self._about = desk, about
        self._answers = Answers(self)
        self._moved = about if isinstance(about, AppointmentView) else None
        self._today = store_date(route.clock.now())
        self._form: AppointmentForm | None = None
        self._kinds: tuple[AppointmentKind, ...] = ()
        self._shoppers: tuple[Shopper, ...] = ()
        self._rooms: tuple[Room, ...] = ()
        self._minutes = list(range(_STEP, MOST_MINUTES // 2 + 1, _STEP))
        self.kind, self.minutes, self.day, self.shopper, self.companions, self.room = (
            SelectField() for _ in range(6)
        )
        self.time, self.note = LineField(), LineField()
        self._warning = PlainLabel(size=14, tone="warn", wrap=True)
        self._build()
        self._fill(day)
        self.setFocusProxy(self.time.edit)
        self.retranslate()
        self._ask_form()

    @classmethod
    def to_move(cls, desk: DeskFacade, route: Route, view: AppointmentView) -> "AppointmentSheet":
        """For one that is there."""
        return cls(desk, route, view, store_date(view.starts_at))

    def retranslate(self) -> None:
        """Set every word again."""
        moved = self._moved
        name = (
            moved.guest.masked if moved else say(self._about.address) if isinstance(self._about, Profile) else ""
        )
        self.show_heading(self.tr("改约") if moved else self.tr("约时间"), name)
        now = self.route.clock.now()
        days = [coming_day_text(self._today + timedelta(days=each), now, language()) for each in range(DAYS)]
        self.kind.show_texts(self.tr("事由"), [say(kind.label) for kind in self._kinds])
        self.minutes.show_texts(self.tr("多久"), [Counts().minutes(each) for each in self._minutes])
        self.day.show_texts(self.tr("哪一天"), days)
        self.time.show_label(self.tr("几点，如 14:30"))
        names = [say(each.name) for each in self._shoppers]
        self.shopper.show_texts(self.tr("哪位顾问"), [self.tr("不指定"), *names])
        self.room.show_texts(self.tr("贵宾室"), [self.tr("不用"), *(say(each.name) for each in self._rooms)])
        companions = [Counts().companions(count) for count in range(_MOST_COMPANIONS + 1)]
        self.companions.show_texts(self.tr("同行"), companions)
        self.note.show_label(self.tr("备注，如 带太太来"))
        self.cancel.show_text(self.tr("不改") if moved else self.tr("不约了"))
        self.done.show_text(self.tr("改约") if moved else self.tr("约好"))
        self._warn()

    def act(self) -> None:
        """Save it; a time that cannot be read is said beside its field."""
        starts_at = self._starts_at()
        self.time.show_error("" if starts_at is not None else self.tr("写成 14:30 这样"))
        self.route.fit_sheet()
        if starts_at is None or not self._kinds or not self.note.fits():
            return
        self.done.setEnabled(False)
        shopper = self._chosen_shopper()
        args: dict[str, Any] = {
            "starts_at": write_instant(starts_at),
            "minutes": self._minutes[self.minutes.place()],
            "staff_id": None if shopper is None else str(shopper.staff_id),
            "companions": self.companions.place(),
            "note": self.note.text() or None,
            "place_id": self._room_wish(),
        }
        kind = "appointment.book"
        if self._moved is not None:
            kind = "appointment.move"
            args |= {
                "appointment_id": str(self._moved.appointment_id),
                "based_on": write_instant(self._moved.starts_at),
            }
        elif isinstance(self._about, Profile):
            args |= {
                "guest_id": str(self._about.guest_id),
                "kind_of_appointment": self._kinds[self.kind.place()].kind,
            }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit(kind, args, saved, failed)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        pairs: tuple[tuple[QWidget, QWidget], ...] = (
            (self.kind, self.minutes),
            (self.day, self.time),
            (self.shopper, self.companions),
            (self.note, self.room),
        )
        for left, right in pairs:
            row = QHBoxLayout()
            row.setSpacing(theme().px(16))
            row.addWidget(left, 3)
            row.addWidget(right, 2)
            self.content.addLayout(row)
        self.content.addWidget(self._warning)
        self.content.addStretch(1)
        self.day.box.currentIndexChanged.connect(lambda _place: self._ask_form())
        self.kind.box.currentIndexChanged.connect(lambda _place: self._take_usual_time())
        for box in (self.minutes.box, self.shopper.box, self.room.box):
            box.currentIndexChanged.connect(lambda _place: self._warn())
        self.time.edit.textChanged.connect(lambda _text: self._warn())

    def _fill(self, day: date | None) -> None:
        moved = self._moved
        away = 0 if day is None else min(max((day - self._today).days, 0), DAYS - 1)
        self.day.fill(DAYS, away)
        self.companions.fill(_MOST_COMPANIONS + 1, min(moved.companions, _MOST_COMPANIONS) if moved else 0)
        minutes = round((moved.ends_at - moved.starts_at).total_seconds() / 60) if moved else 60
        if minutes not in self._minutes and minutes >= LEAST_MINUTES:
            self._minutes = sorted([*self._minutes, minutes])
        self.minutes.fill(len(self._minutes), self._minutes.index(minutes))
        self.kind.setVisible(moved is None)
        if moved is not None:
            self.time.edit.setText(clock_text(moved.starts_at))
            self.note.edit.setText(moved.note or "")

    def _ask_form(self) -> None:
        self._desk.appointment_form(self._day(), self._answers.latest("form", self._show_form))

    def _show_form(self, form: AppointmentForm) -> None:
        first = self._form is None
        self._form = form
        if first:
            self._kinds, self._shoppers, self._rooms = form.kinds, form.shoppers, form.rooms
            self.room.fill(len(form.rooms) + 1, self._present_room())
            self.kind.fill(len(form.kinds), 0)
            self.shopper.fill(len(form.shoppers) + 1, self._usual_shopper())
            self._take_usual_time()
        self.retranslate()
        self.route.fit_sheet()

    def _usual_shopper(self) -> int:
        """Whoever is to be there already, or looks after the guest."""
        about = self._about
        whose = about.shopper if isinstance(about, AppointmentView) else about.cover or about.shopper
        ids = [each.staff_id for each in self._shoppers]
        return ids.index(whose.staff_id) + 1 if whose is not None and whose.staff_id in ids else 0

    def _take_usual_time(self) -> None:
        """Another type takes another time, unless it is only moved."""
        if self._moved is None and self._kinds:
            minutes = self._kinds[self.kind.place()].minutes
            nearest = min(self._minutes, key=lambda each: abs(each - minutes))
            self.minutes.box.setCurrentIndex(self._minutes.index(nearest))

    # -- what speaks against it --------------------------------------------------------------------

    def _warn(self) -> None:
        """Say who the shopper is with at that time, from when they are free, and what else the guest comes for then."""
        self._warning.show_text(self._warning_text())
        self._warning.setVisible(bool(self._warning.text()))
        if self._form is not None:
            self.route.fit_sheet()

    def _warning_text(self) -> str:
        shopper, room, form = self._chosen_shopper(), self._chosen_room(), self._form
        if form is None:
            return ""
        busy = [] if shopper is None else [each for each in form.busy if each.staff_id == shopper.staff_id]
        kept = [] if room is None else [each for each in form.room_times if each.place_id == room.place_id]
        said = [] if shopper is None else [self._clash_text(say(shopper.name), busy)]
        said.append("" if room is None else self._clash_text(say(room.name), kept))
        return "\n".join(filter(None, [*said, self._guest_text(form)]))

    def _guest_text(self, form: AppointmentForm) -> str:
        """What the guest is expected for then: they may come for two things at once, but somebody should know."""
        about = self._about
        guest_id = about.guest_id if isinstance(about, Profile) else about.guest.guest_id
        clash = self._clash([each for each in form.busy if each.guest.guest_id == guest_id])
        if clash is None:
            return ""
        hours = f"{clock_text(clash.starts_at)}–{clock_text(clash.ends_at)}"
        names = [say(each.name) for each in self._shoppers if each.staff_id == clash.staff_id]
        said = self.tr("这位贵宾 {hours} 已经约了：{what}。")
        return said.replace("{hours}", hours).replace("{what}", joined(say(clash.label), *names))

    def _clash(self, times: Sequence[Taken]) -> Taken | None:
        """The first of these times that the wished one meets, another than its own."""
        starts_at, length = self._starts_at(), timedelta(minutes=self._minutes[self.minutes.place()])
        return None if starts_at is None else first_clash(self._others(times), starts_at, length)

    def _others(self, times: Sequence[Taken]) -> list[Taken]:
        own = None if self._moved is None else self._moved.appointment_id
        return [each for each in times if own is None or each.appointment_id != own]

    def _clash_text(self, who: str, times: Sequence[BusyTime | RoomTime]) -> str:
        starts_at, clash = self._starts_at(), self._clash(times)
        if clash is None or starts_at is None:
            return ""
        said = self.tr("{name} 在 {from}–{until} 留给 {guest}，{free} 起有空。")
        free = free_from(self._others(times), starts_at, timedelta(minutes=self._minutes[self.minutes.place()]))
        for name, words in (
            ("name", who),
            ("from", clock_text(clash.starts_at)),
            ("until", clock_text(clash.ends_at)),
            ("guest", clash.guest.masked),
            ("free", clock_text(free)),
        ):
            said = said.replace(f"{{{name}}}", words)
        return said

    def _chosen_shopper(self) -> Shopper | None:
        place = self.shopper.place() - 1
        return self._shoppers[place] if 0 <= place < len(self._shoppers) else None

    def _chosen_room(self) -> Room | None:
        place = self.room.place() - 1
        return self._rooms[place] if 0 <= place < len(self._rooms) else None

    def _room_wish(self) -> str | None:
        room = self._chosen_room()
        return None if room is None else str(room.place_id)

    def _present_room(self) -> int:
        ids = [each.place_id for each in self._rooms]
        kept = None if self._moved is None else self._moved.place_id
        return ids.index(kept) + 1 if kept in ids else 0

    def _day(self) -> date:
        return self._today + timedelta(days=max(self.day.place(), 0))

    def _starts_at(self) -> datetime | None:
        typed: time | None = typed_time(self.time.text())
        return None if typed is None else datetime.combine(self._day(), typed, STORE_ZONE)

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def first_clash(taken: Sequence[Taken], starts_at: datetime, length: timedelta) -> Taken | None:
    """The first time that is taken within the wished one."""
    return next((each for each in taken if each.starts_at < starts_at + length and starts_at < each.ends_at), None)


def free_from(taken: Sequence[BusyTime | RoomTime], starts_at: datetime, length: timedelta) -> datetime:
    """The first moment from which so much time is free."""
    clash = first_clash(taken, starts_at, length)
    while clash is not None:
        starts_at = clash.ends_at
        clash = first_clash(taken, starts_at, length)
    return starts_at
