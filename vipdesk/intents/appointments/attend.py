"""A guest who is here has come for an appointment."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId, VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import is_same_person, require_open_visit
from vipdesk.models.appointment import Appointment
from vipdesk.models.appointment_vocabulary import AppointmentState
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.appointment_types import day_of

_MAY_STILL_COME = frozenset({AppointmentState.BOOKED, AppointmentState.NO_SHOW})


@intent("appointment.attend")
class Attend(Intent):
    """来了: the second appointment of somebody who is here already, or somebody who came after all."""

    appointment_id: AppointmentId
    visit_id: VisitId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note with which visit the guest came."""
        visit = require_open_visit(ledger, self.visit_id)
        row = ledger.get(Appointment, self.appointment_id)
        expected = row is not None and row.store_id == ledger.actor.store_id and row.state in _MAY_STILL_COME
        theirs = row is not None and expected and is_same_person(ledger, row.guest_id, visit.guest_id)
        if row is None or not theirs or row.day != day_of(visit.checked_in_at):
            raise Refused(Code.APPOINTMENT_MOVED)
        ledger.update(row, state=AppointmentState.CAME, open=False, visit_id=self.visit_id, ended_by=None)
