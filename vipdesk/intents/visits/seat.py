"""Seat a guest, or give the place free."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId, VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger, Overtaken
from vipdesk.intents.preconditions import id_text, require_open_visit
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("visit.seat")
class Seat(Intent):
    """Move a visit to a place; None gives its place free.

    `based_on` is where the author saw the guest. The later writer wins, and a seat that was given meanwhile is named
    in the outcome.
    """

    visit_id: VisitId
    place_id: PlaceId | None = None
    based_on: PlaceId | None = None

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
        if visit.place_id == self.place_id:
            return
        if visit.place_id not in (None, self.based_on):
            theirs = ledger.peek(LoungePlace, visit.place_id)
            ledger.note_conflict(
                Overtaken(
                    guest_id=visit.guest_id,
                    field="place",
                    before=id_text(self.based_on),
                    theirs=id_text(visit.place_id),
                    op_id=visit.changed_by,
                    label=None if theirs is None else theirs.name,
                )
            )
        ledger.update(visit, place_id=self.place_id)
