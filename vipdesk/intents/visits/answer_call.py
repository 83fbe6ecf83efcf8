"""A shopper answers the news of a guest's arrival."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import StaffId, VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, CallAnswer, VisitState


@intent("visit.answer_call")
class AnswerCall(Intent):
    """马上到, 3 分钟 or 请人代; of an arrival that was registered by mistake only that this has been seen.

    Whoever hears it by telephone may write it down. `told_id` is who was asked when the author looked.
    """

    visit_id: VisitId
    told_id: StaffId
    answer: CallAnswer

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Keep the answer of the one who was asked last; the same answer again changes nothing."""
        visit = ledger.get(Visit, self.visit_id)
        if visit is None or visit.store_id != ledger.actor.store_id:
            raise Refused(Code.VISIT_UNKNOWN)
        if visit.told_id != self.told_id:
            raise Refused(Code.CALL_MOVED)
        taken_back = visit.state == VisitState.UNDONE
        if (self.answer is CallAnswer.SEEN) != taken_back or (not taken_back and not visit.open):
            raise Refused(Code.NOT_HERE)
        if visit.answer != self.answer:
            ledger.update(visit, answer=self.answer, answered_at=ledger.asked_at)
