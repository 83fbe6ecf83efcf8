"""Hand a request to somebody."""

from vipdesk.ids import RequestId, StaffId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request, require_staff
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestState


@intent("request.assign")
class AssignRequest(Intent):
    """Make a member of staff the one who handles a request; a new request is thereby accepted."""

    request_id: RequestId
    staff_id: StaffId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the owner."""
        request = require_open_request(ledger, self.request_id)
        require_staff(ledger, self.staff_id)
        state = RequestState.ACCEPTED if request.state == RequestState.NEW else request.state
        if (request.owner_id, request.state) != (self.staff_id, state):
            ledger.update(request, owner_id=self.staff_id, state=state)
