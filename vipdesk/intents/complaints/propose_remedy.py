"""Propose how to make good for a complaint."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RemedyId, RequestId, StoreId
from vipdesk.intents.complaints.remedy_rows import given_fen, require_complaint, require_no_open_remedy
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.remedy import Remedy
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.remedies import LIMITS_POLICY, REMEDIES_POLICY, Verdict, limits_in_force, remedies_in_force


@intent("complaint.propose_remedy")
class ProposeRemedy(Intent):
    """Offer a remedy of the catalogue; what its author may not give alone waits for somebody else.

    A limit holds for all that one complaint is given; what costs nothing anybody may add.
    `remedy` is the value of an entry of the catalogue.
    """

    remedy_id: RemedyId = created_id()
    request_id: RequestId
    remedy: str
    worth_fen: int = 0

    is_value = True
    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the remedy, approved or proposed."""
        request = require_complaint(ledger, self.request_id)
        require_no_open_remedy(ledger, request)
        kind = remedies_in_force(ledger.policy(REMEDIES_POLICY, None)).get(self.remedy)
        if kind is None:
            raise Refused(Code.REMEDY_UNKNOWN)
        if not 0 <= self.worth_fen <= kind.most_fen:
            raise Refused(Code.REMEDY_TOO_MUCH, yuan=kind.most_fen // 100)
        actor = ledger.actor
        limits = limits_in_force(ledger.policy(LIMITS_POLICY, None))
        together = self.worth_fen and self.worth_fen + given_fen(ledger, request)
        verdict = limits.judge(actor.role, together)
        if verdict is Verdict.BEYOND:
            raise Refused(Code.REMEDY_TOO_MUCH, yuan=limits.most // 100)
        given = verdict is Verdict.AT_ONCE
        ledger.insert(
            Remedy(
                id=self.remedy_id,
                guest_id=GuestId(request.guest_id),
                request_id=RequestId(request.id),
                store_id=StoreId(request.store_id),
                kind=kind.value,
                worth_fen=self.worth_fen,
                state=RemedyState.APPROVED if given else RemedyState.PROPOSED,
                proposed_by=actor.staff_id,
                proposed_at=ledger.asked_at,
                decided_by=actor.staff_id if given else None,
                decided_at=ledger.asked_at if given else None,
                sensitive=request.sensitive,
            )
        )
