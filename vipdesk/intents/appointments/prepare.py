"""Everything is prepared for a guest's arrival."""

from dataclasses import field

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId
from vipdesk.intents.appointment_time import require_appointment
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.preparation import is_record


@intent("appointment.prepare")
class Prepare(Intent):
    """已备: `seen` is what its author prepared for, as their screen showed it; what is different later shows as 有变."""

    appointment_id: AppointmentId
    seen: dict[str, str] = field(default_factory=dict)

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Record who prepared it, when, and for what."""
        row = require_appointment(ledger, self.appointment_id)
        if not is_record(self.seen):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="seen")
        if row.prepared_for != self.seen:
            ledger.update(
                row,
                prepared_for=dict(self.seen),
                prepared_by=ledger.actor.staff_id,
                prepared_at=ledger.asked_at,
            )
