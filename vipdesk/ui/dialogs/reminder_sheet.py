"""提醒: what one says to a guest who is expected, and what came of it."""

from vipdesk.chinese.dates import clock_text, coming_day_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.appointment_vocabulary import Reminder
from vipdesk.models.snapshot.appointments import AppointmentView
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.values import write_instant
from vipdesk.ui.answers import Answers
from vipdesk.ui.appointment_texts import reminder_text
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.plain_label import PlainLabel

_OUTCOMES = tuple(Reminder)


class ReminderSheet(Sheet):
    """The sentence to say stands ready; Enter keeps what the guest said."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, view: AppointmentView) -> None:
        super().__init__(route)
        self._desk, self._view = desk, view
        self._guest: Profile | None = None
        self._answers = Answers(self)
        self._sentence = PlainLabel(size=20, family=Family.KAI, wrap=True)
        self._outcome_label = PlainLabel(size=14, tone="muted")
        self.outcome = ChipFlow(len(_OUTCOMES), single=True)
        for part in (self._sentence, self._outcome_label, self.outcome):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.retranslate()
        desk.profile(view.guest.guest_id, self._answers.latest("guest", self._show_guest))

    def retranslate(self) -> None:
        """Set every word again."""
        view = self._view
        day = coming_day_text(store_date(view.starts_at), self.route.clock.now(), language())
        clock, what = clock_text(view.starts_at), say(view.label)
        phone = self._guest.masked_phones[0] if self._guest and self._guest.masked_phones else ""
        self.show_heading(self.tr("提醒贵宾"), joined(view.guest.masked, phone))
        address = say(self._guest.address) if self._guest else view.guest.masked
        said = self.tr("{address}您好，{day} {clock} 为您留了时间：{what}。到时在贵宾厅等您。")
        for name, words in (("address", address), ("day", day), ("clock", clock), ("what", what)):
            said = said.replace(f"{{{name}}}", words)
        self._sentence.show_text(said)
        self._outcome_label.show_text(self.tr("贵宾怎么说"))
        self.outcome.show_texts(self.tr("贵宾怎么说"), [reminder_text(each) for each in _OUTCOMES])
        self.cancel.show_text(self.tr("先不提醒"))
        self.done.show_text(self.tr("记下"))

    def act(self) -> None:
        """Keep what came of it."""
        self.done.setEnabled(False)
        args = {
            "appointment_id": str(self._view.appointment_id),
            "starts_at": write_instant(self._view.starts_at),
            "reminder": _OUTCOMES[self.outcome.places()[0]].value,
        }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("appointment.remind", args, saved, failed)

    def _show_guest(self, guest: Profile | None) -> None:
        self._guest = guest
        self.retranslate()
        self.route.fit_sheet()

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
