"""Seat a guest, or give the place free."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId, VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_visit
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("visit.seat")
class Seat(Intent):
    """Move a visit to a place; None gives its place free."""

    visit_id: VisitId
    place_id: PlaceId | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Take the place unless another open visit has it."""
        visit = require_open_visit(ledger, self.visit_id)
        if self.place_id is not None:
            place = ledger.get(LoungePlace, self.place_id)
            if place is None or place.store_id != ledger.actor.store_id:
                raise Refused(Code.PLACE_UNKNOWN)
            others = ledger.find(Visit, place_id=self.place_id, open=True)
            if any(other.id != visit.id for other in others):
                raise Refused(Code.PLACE_TAKEN, place=place.name)
        if visit.place_id != self.place_id:
            ledger.update(visit, place_id=self.place_id)
