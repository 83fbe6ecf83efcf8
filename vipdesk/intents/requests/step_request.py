"""Take an order of several steps to its next one."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request
from vipdesk.intents.requests.request_journal import resume, type_of, write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind


@intent("request.step")
class StepRequest(Intent):
    """Say that a step is behind (`based_on`) and the next one (`to`) begins; what is paused goes on by that."""

    request_id: RequestId
    to: str
    based_on: str | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the step, if nobody has written another meanwhile."""
        request = require_open_request(ledger, self.request_id)
        if request.step != self.based_on:
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        request_type = type_of(ledger, request.kind)
        if request_type is None or request_type.next_step(self.based_on) != self.to:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail=self.to)
        write_entry(ledger, request, RequestEventKind.STEPPED, before=self.based_on, step=self.to)
        owner = request.owner_id or ledger.actor.staff_id
        ledger.update(request, step=self.to, owner_id=owner, **resume(ledger, request))
