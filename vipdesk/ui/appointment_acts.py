"""What may be done with an appointment, wherever it is listed: the likeliest first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge
from vipdesk.models.snapshot.appointments import AppointmentView
from vipdesk.models.snapshot.desk import Saved
from vipdesk.ui.answers import Answers
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.dressed import Menu

Choice = tuple[str, Callable[[], None]]


class AppointmentActs(QObject):
    """Offers the acts of one appointment in a menu, and does them."""

    said = Signal(str)
    """A rule's no, in words."""
    done = Signal()
    """Something was saved."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)

    def offer(self, view: AppointmentView, beside: QWidget, place: QPoint) -> None:
        """Open the menu beside a list."""
        menu = Menu(beside)
        for words, act in self.choices(view):
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(beside.mapToGlobal(place))

    def choices(self, view: AppointmentView) -> list[Choice]:
        """What may be done now."""
        see: Choice = (self.tr("看接待提示"), partial(self._route.show_guest, view.guest.guest_id))
        if view.state is not AppointmentState.BOOKED:
            again = view.state is AppointmentState.NO_SHOW and view.visit_id is not None
            return [self._attend(view), see] if again else [see]
        here = [self._attend(view)] if view.visit_id is not None else []
        late: list[Choice] = []
        if view.visit_id is None and view.starts_at <= self._route.clock.now():
            late = [(self.tr("没来"), partial(self._submit, "no_show", view))]
        return [
            *here,
            see,
            *self._preparing(view),
            (self.tr("提醒贵宾…"), partial(self._remind, view)),
            (self.tr("改约…"), partial(self._move, view)),
            *late,
            (self.tr("取消预约"), partial(self._submit, "call_off", view)),
        ]

    def _preparing(self, view: AppointmentView) -> list[Choice]:
        if view.badge is Badge.PREPARED:
            return []
        words = self.tr("看过了，重新备好") if view.badge is Badge.CHANGED else self.tr("都备好了")
        return [(words, partial(self._submit, "prepare", view, seen=dict(view.facts)))]

    def _attend(self, view: AppointmentView) -> Choice:
        return (self.tr("来了，记为赴约"), partial(self._submit, "attend", view, visit_id=str(view.visit_id)))

    def _move(self, view: AppointmentView) -> None:
        from vipdesk.ui.dialogs.appointment_sheet import AppointmentSheet  # noqa: PLC0415 - read when it is wanted

        self._route.show_sheet(AppointmentSheet.to_move(self._desk, self._route, view))

    def _remind(self, view: AppointmentView) -> None:
        from vipdesk.ui.dialogs.reminder_sheet import ReminderSheet  # noqa: PLC0415 - as above

        self._route.show_sheet(ReminderSheet(self._desk, self._route, view))

    def _submit(self, kind: str, view: AppointmentView, **more: Any) -> None:
        args = {"appointment_id": str(view.appointment_id), **more}
        done, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit(f"appointment.{kind}", args, done, failed)

    def _saved(self, _saved: Saved) -> None:
        self.done.emit()

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error))
        self.done.emit()
