"""Approve or decline what a colleague has proposed to make good."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RemedyId
from vipdesk.intents.complaints.remedy_rows import given_fen, require_complaint
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.remedy import Remedy
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.remedies import LIMITS_POLICY, limits_in_force


@intent("complaint.decide_remedy")
class DecideRemedy(Intent):
    """The second of two people, never who proposed it; declining needs no limit.

    Approving keeps all that the complaint is given within the approver's own.
    """

    remedy_id: RemedyId
    approve: bool

    is_value = True
    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the decision, if nobody has decided meanwhile."""
        remedy = ledger.get(Remedy, self.remedy_id)
        if remedy is None:
            raise Refused(Code.REMEDY_UNKNOWN)
        request = require_complaint(ledger, remedy.request_id)
        if remedy.state != RemedyState.PROPOSED:
            raise Refused(Code.REMEDY_DECIDED, state=remedy.state)
        actor = ledger.actor
        if actor.staff_id == remedy.proposed_by and self.approve:
            raise Refused(Code.REMEDY_NEEDS_SECOND)
        limits = limits_in_force(ledger.policy(LIMITS_POLICY, None))
        given = given_fen(ledger, request)
        if self.approve and not limits.reach(actor.role, remedy.worth_fen, given_fen=given):
            raise Refused(Code.REMEDY_TOO_MUCH, yuan=limits.of(actor.role) // 100)
        ledger.update(
            remedy,
            state=RemedyState.APPROVED if self.approve else RemedyState.DECLINED,
            decided_by=actor.staff_id,
            decided_at=ledger.asked_at,
        )
