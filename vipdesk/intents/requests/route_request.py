"""Pass a request to another department."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length, require_open_request
from vipdesk.intents.requests.request_journal import write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("request.route")
class RouteRequest(Intent):
    """Have another department work on a request; its number, its clock and who handles it stay as they are.

    `based_on` is the department that the author saw.
    """

    request_id: RequestId
    department: str
    based_on: str

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the department, if nobody has written another meanwhile."""
        request = require_open_request(ledger, self.request_id)
        department = require_length(self.department, LONGEST_LINE)
        if request.department not in (self.based_on, department):
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        if request.department != department:
            write_entry(ledger, request, RequestEventKind.ROUTED, before=request.department, department=department)
            ledger.update(request, department=department)
