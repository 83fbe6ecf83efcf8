"""A guest did not come."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId
from vipdesk.intents.appointment_room import free_room, room_booking_id
from vipdesk.intents.appointment_time import require_appointment
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.appointment_vocabulary import AppointmentState
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("appointment.no_show")
class NoShow(Intent):
    """没来: not before the time has come."""

    appointment_id: AppointmentId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The booking of its room."""
        return (room_booking_id(self.appointment_id),)

    def apply(self, ledger: Ledger) -> None:
        """Note it."""
        row = require_appointment(ledger, self.appointment_id)
        if ledger.asked_at < row.starts_at:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="starts_at")
        ledger.update(row, state=AppointmentState.NO_SHOW, open=False, ended_by=ledger.actor.staff_id)
        free_room(ledger, self.appointment_id)
