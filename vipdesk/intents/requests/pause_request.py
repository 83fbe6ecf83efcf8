"""Stop the clock of a request while it waits for somebody else."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_open_request
from vipdesk.intents.requests.request_journal import request_terms, require_handler, write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, ClockKind, PauseReason, RequestEventKind, RequestState


@intent("request.pause")
class PauseRequest(Intent):
    """Pause a request that waits for the guest, for goods or for a partner; whoever pauses it handles it.

    Whoever handles it may, and a supervisor; a clock of all hours (a complaint's) is never stopped.
    """

    request_id: RequestId
    reason: PauseReason
    note: str | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Stop the clock."""
        request = require_open_request(ledger, self.request_id)
        require_handler(ledger, request)
        if request.paused_at is not None:
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        if request_terms(ledger, request).kind is ClockKind.WALL:
            raise Refused(Code.REQUEST_NOT_PAUSABLE)
        write_entry(ledger, request, RequestEventKind.PAUSED, optional_line(self.note), reason=self.reason.value)
        ledger.update(
            request,
            state=RequestState.ACCEPTED if request.state == RequestState.NEW else request.state,
            owner_id=request.owner_id or ledger.actor.staff_id,
            paused_at=ledger.asked_at,
            paused_for=self.reason,
        )
