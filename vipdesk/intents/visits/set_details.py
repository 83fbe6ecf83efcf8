"""What a guest comes for this time, and with which car."""

from vipdesk.ids import VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_open_visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitPurpose


@intent("visit.set_details")
class SetDetails(Intent):
    """Write purpose and plate of a visit, both as they are now; None clears."""

    visit_id: VisitId
    purpose: VisitPurpose | None = None
    plate: str | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write them where they differ."""
        visit = require_open_visit(ledger, self.visit_id)
        plate = optional_line(self.plate)
        if (visit.purpose, visit.plate) != (self.purpose, plate):
            ledger.update(visit, purpose=self.purpose, plate=plate)
