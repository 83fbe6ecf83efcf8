"""A booking is over: the guest has gone, or did not come."""

from vipdesk.ids import BookingId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.place_bookings import require_booking
from vipdesk.models.vocabulary import FLOOR_ROLES, BookingState


@intent("booking.end")
class End(Intent):
    """结束预留: what is left of the span is free for others."""

    booking_id: BookingId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note when it was over."""
        booking = require_booking(ledger, self.booking_id)
        ledger.update(booking, state=BookingState.OVER, ended_at=ledger.asked_at, collides_with=None)
