"""Keep a seat or a room for a guest."""

from datetime import datetime

from vipdesk.ids import BookingId, GuestId, PlaceId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.place_bookings import PlaceWish, confirm, keep_place
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.vocabulary import FLOOR_ROLES, BookingPurpose


@intent("booking.book")
class Book(Intent):
    """预留: held until head office has confirmed it.

    A place that is somebody else's in that span does not lose the guest's wish: the booking is then one that has
    collided, which every desk of the store sees until somebody has moved or cancelled it.
    """

    booking_id: BookingId = created_id()
    guest_id: GuestId
    place_id: PlaceId
    starts_at: datetime
    ends_at: datetime
    purpose: BookingPurpose = BookingPurpose.REST
    companions: int = 0

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the booking."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        times = (self.starts_at, self.ends_at)
        wish = PlaceWish(guest_id, self.place_id, *times, self.purpose, self.companions)
        keep_place(ledger, self.booking_id, wish)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Confirm what did not collide."""
        confirm(ledger, self.booking_id)
