"""A guest goes shopping."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitState

MOST_BAGS = 99


@intent("visit.go_shopping")
class GoShopping(Intent):
    """逛店: the place is kept, and so many bags stay there; said again it corrects their number."""

    visit_id: VisitId
    bags: int = 0

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note that the guest is out."""
        visit = require_open_visit(ledger, self.visit_id)
        if not 0 <= self.bags <= MOST_BAGS:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="bags")
        if (visit.state, visit.bags) != (VisitState.SHOPPING, self.bags):
            ledger.update(visit, state=VisitState.SHOPPING, bags=self.bags)
