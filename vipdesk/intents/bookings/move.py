"""Move a booking to another place or another time."""

from datetime import datetime

from vipdesk.errors import Code, Refused
from vipdesk.ids import BookingId, PlaceId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.place_bookings import (
    confirm,
    kept_then,
    refuse_overlap,
    require_booking,
    require_place,
    require_span,
)
from vipdesk.models.booking import Booking
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.vocabulary import FLOOR_ROLES, BookingState
from vipdesk.rules.booking_span import day_of, span_facts


@intent("booking.move")
class Move(Intent):
    """改期、换位: the booking has its new place, or stays where it was and the refusal names who is there.

    Of two who move one booking without having seen each other, the second is told where it is now.
    """

    booking_id: BookingId
    place_id: PlaceId
    starts_at: datetime
    ends_at: datetime
    based_on: datetime | None = None
    """The start its author saw."""
    based_on_place: PlaceId | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Give it the new span and place, held until head office has said yes."""
        booking = require_booking(ledger, self.booking_id)
        self._require_seen(ledger, booking)
        place = require_place(ledger, self.place_id, booking.companions)
        span = (self.starts_at, self.ends_at)
        require_span(ledger, span)
        taken = kept_then(ledger, self.place_id, span, but=booking.id)
        if taken:
            raise refuse_overlap(ledger, place, taken[0])
        ledger.update(
            booking,
            place_id=self.place_id,
            day=day_of(self.starts_at),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            state=BookingState.HELD,
            collides_with=None,
        )

    def finish(self, ledger: AuthorityLedger) -> None:
        """Confirm it."""
        confirm(ledger, self.booking_id)

    def _require_seen(self, ledger: Ledger, booking: Booking) -> None:
        same_start = self.based_on in (None, booking.starts_at)
        if same_start and self.based_on_place in (None, booking.place_id):
            return
        place = ledger.peek(LoungePlace, booking.place_id)
        raise Refused(
            Code.BOOKING_MOVED,
            place="…" if place is None else place.name,
            **span_facts(booking.starts_at, booking.ends_at, ledger.asked_at),
        )
