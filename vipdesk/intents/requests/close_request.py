"""Close a request."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import LONGEST_LINE, require_length, require_open_request
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestState


@intent("request.close")
class CloseRequest(Intent):
    """Say that a request is done, or that it will not be; the latter needs a word of why."""

    request_id: RequestId
    done: bool = True
    result: str | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Close it."""
        request = require_open_request(ledger, self.request_id)
        result = None if self.result is None else require_length(self.result, LONGEST_LINE)
        if not self.done and result is None:
            raise Refused(Code.FIELD_MISSING, field="result")
        ledger.update(
            request,
            state=RequestState.DONE if self.done else RequestState.CANCELLED,
            closed_at=ledger.asked_at,
            result=result,
        )
