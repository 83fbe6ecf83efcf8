"""The place a guest has left is ready again."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitState


@intent("visit.tidy_place")
class TidyPlace(Intent):
    """整理好了: named by the visit that left it, so that saying it late never speaks of the next guest's table."""

    visit_id: VisitId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note when it was tidied; the first time counts."""
        visit = ledger.get(Visit, self.visit_id)
        if visit is None or visit.store_id != ledger.actor.store_id:
            raise Refused(Code.VISIT_UNKNOWN)
        if visit.state != VisitState.LEFT or visit.place_id is None:
            raise Refused(Code.PLACE_UNKNOWN)
        if visit.tidied_at is None:
            ledger.update(visit, tidied_at=ledger.asked_at)
