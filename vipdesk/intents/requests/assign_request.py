"""Hand a request to somebody."""

from vipdesk.ids import RequestId, StaffId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger, Overtaken
from vipdesk.intents.preconditions import id_text, require_open_request, require_staff
from vipdesk.intents.requests.request_journal import write_entry
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind, RequestState


@intent("request.assign")
class AssignRequest(Intent):
    """Make a member of staff the one who handles a request; a new request is thereby accepted.

    `based_on` is who handled it when the author looked. The later writer wins, and whom that replaced unseen is
    named in the outcome.
    """

    request_id: RequestId
    staff_id: StaffId
    based_on: StaffId | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the owner."""
        request = require_open_request(ledger, self.request_id)
        require_staff(ledger, self.staff_id)
        if request.owner_id not in (None, self.based_on, self.staff_id):
            theirs = ledger.peek(Staff, request.owner_id)
            ledger.note_conflict(
                Overtaken(
                    guest_id=request.guest_id,
                    field="owner",
                    before=id_text(self.based_on),
                    theirs=id_text(request.owner_id),
                    label=None if theirs is None else theirs.name,
                )
            )
        state = RequestState.ACCEPTED if request.state == RequestState.NEW else request.state
        if (request.owner_id, request.state) != (self.staff_id, state):
            write_entry(ledger, request, RequestEventKind.TAKEN, staff_id=str(self.staff_id))
            ledger.update(request, owner_id=self.staff_id, state=state)
