"""What intents about remedies share: the complaint they belong to, what it was given, and that none waits."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request
from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.remedy import Remedy
from vipdesk.models.request import Request
from vipdesk.rules.request_types.complaint import COMPLAINT


def require_complaint(ledger: Ledger, request_id: UUID) -> Request:
    """The complaint, not yet closed."""
    request = require_open_request(ledger, request_id)
    if request.kind != COMPLAINT:
        raise Refused(Code.UNKNOWN_REQUEST_KIND, kind=request.kind)
    return request


def require_no_open_remedy(ledger: Ledger, request: Request) -> None:
    """No remedy of a complaint waits for somebody's approval."""
    if any(remedy.state == RemedyState.PROPOSED for remedy in ledger.find(Remedy, request_id=request.id)):
        raise Refused(Code.REMEDY_WAITS)


def given_fen(ledger: Ledger, request: Request) -> int:
    """What a complaint's approved remedies are worth together: a limit is not got round in small pieces."""
    remedies = ledger.find(Remedy, request_id=request.id)
    return sum(remedy.worth_fen for remedy in remedies if remedy.state == RemedyState.APPROVED)
