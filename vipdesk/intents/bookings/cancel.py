"""Cancel a booking."""

from vipdesk.ids import BookingId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.place_bookings import require_booking
from vipdesk.models.vocabulary import FLOOR_ROLES, BookingState


@intent("booking.cancel")
class Cancel(Intent):
    """取消预留: the place is free for others."""

    booking_id: BookingId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note when it was cancelled."""
        booking = require_booking(ledger, self.booking_id)
        ledger.update(booking, state=BookingState.CANCELLED, ended_at=ledger.asked_at, collides_with=None)
