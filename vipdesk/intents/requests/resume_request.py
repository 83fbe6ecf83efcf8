"""Let a paused request go on."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request
from vipdesk.intents.requests.request_journal import resume
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("request.resume")
class ResumeRequest(Intent):
    """Start the clock again, with the time that was left; anybody at the desk who hears that it goes on may."""

    request_id: RequestId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Start the clock."""
        request = require_open_request(ledger, self.request_id)
        if request.paused_at is None:
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        ledger.update(request, **resume(ledger, request))
