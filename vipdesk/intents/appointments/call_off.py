"""An appointment does not take place."""

from uuid import UUID

from vipdesk.ids import AppointmentId
from vipdesk.intents.appointment_room import free_room, room_booking_id
from vipdesk.intents.appointment_time import require_appointment
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.appointment_vocabulary import AppointmentState
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("appointment.call_off")
class CallOff(Intent):
    """取消: the shopper's time is free again."""

    appointment_id: AppointmentId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The booking of its room."""
        return (room_booking_id(self.appointment_id),)

    def apply(self, ledger: Ledger) -> None:
        """Call it off."""
        row = require_appointment(ledger, self.appointment_id)
        ledger.update(row, state=AppointmentState.CALLED_OFF, open=False, ended_by=ledger.actor.staff_id)
        free_room(ledger, self.appointment_id)
