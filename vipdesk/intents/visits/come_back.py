"""A guest is back from shopping."""

from vipdesk.ids import VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitState


@intent("visit.come_back")
class ComeBack(Intent):
    """回厅: the guest sits again where the place was kept, and has the bags."""

    visit_id: VisitId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note that the guest is here; who never went is here already."""
        visit = require_open_visit(ledger, self.visit_id)
        if visit.state != VisitState.HERE:
            ledger.update(visit, state=VisitState.HERE, bags=None)
