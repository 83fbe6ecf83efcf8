"""A guest was reminded of an appointment."""

from datetime import datetime

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId
from vipdesk.intents.appointment_time import require_appointment
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.appointment_vocabulary import Reminder
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("appointment.remind")
class Remind(Intent):
    """提醒: what came of it; `starts_at` is the time that the guest was told, so that an older one never counts."""

    appointment_id: AppointmentId
    starts_at: datetime
    reminder: Reminder

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note it; who was not reached is to be reminded again."""
        row = require_appointment(ledger, self.appointment_id)
        if row.starts_at != self.starts_at:
            raise Refused(Code.APPOINTMENT_MOVED)
        ledger.update(row, reminder=self.reminder, reminded_at=ledger.asked_at)
