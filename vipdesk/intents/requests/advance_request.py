"""Move a request on."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request
from vipdesk.intents.requests.request_journal import resume, write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind, RequestState

_FORWARD = {
    RequestState.NEW: {RequestState.ACCEPTED, RequestState.IN_PROGRESS},
    RequestState.ACCEPTED: {RequestState.IN_PROGRESS},
    RequestState.IN_PROGRESS: {RequestState.ACCEPTED},
}


@intent("request.advance")
class AdvanceRequest(Intent):
    """Take a request from `based_on` to another open state; closing is `request.close`.

    What is paused goes on by being moved.
    """

    request_id: RequestId
    to: RequestState
    based_on: RequestState

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Change the state if nobody has moved it meanwhile; who moves it handles it."""
        request = require_open_request(ledger, self.request_id)
        if request.state != self.based_on:
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        if self.to not in _FORWARD.get(self.based_on, set()):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail=self.to.value)
        owner = request.owner_id or ledger.actor.staff_id
        write_entry(ledger, request, RequestEventKind.MOVED, before=self.based_on.value, after=self.to.value)
        ledger.update(request, state=self.to, owner_id=owner, **resume(ledger, request))
