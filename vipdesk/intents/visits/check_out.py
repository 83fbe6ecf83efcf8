"""See a guest off."""

from vipdesk.ids import VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.place_bookings import end_where_left
from vipdesk.intents.preconditions import require_open_visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitState


@intent("visit.check_out")
class CheckOut(Intent):
    """End a visit; the place is free again, the visit remembers which it was."""

    visit_id: VisitId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Close the visit; what the guest had booked there is over."""
        visit = require_open_visit(ledger, self.visit_id)
        if visit.place_id is not None:
            end_where_left(ledger, visit.guest_id, visit.place_id)
        ledger.update(visit, state=VisitState.LEFT, open=False, left_at=ledger.asked_at)
