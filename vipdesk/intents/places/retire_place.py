"""Take a seat or a room out of use."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.place_bookings import bookings_ahead, refuse_overlap
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import Role


@intent("place.retire")
class RetirePlace(Intent):
    """停用: nobody is seated there and nothing is kept there any more; earlier visits still name it.

    Refused while somebody sits there (PLACE_SAT_AT) or it is kept for somebody (PLACE_BOOKED).
    """

    place_id: PlaceId

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        place = ledger.get(LoungePlace, self.place_id)
        if place is None or place.store_id != ledger.actor.store_id:
            raise Refused(Code.PLACE_UNKNOWN)
        for visit in ledger.find(Visit, place_id=self.place_id, open=True):
            guest = ledger.peek(DirectoryRow, visit.guest_id)
            raise Refused(Code.PLACE_SAT_AT, place=place.name, guest="…" if guest is None else guest.address)
        for booking in bookings_ahead(ledger, place):
            raise refuse_overlap(ledger, place, booking)
        ledger.retire(place)
