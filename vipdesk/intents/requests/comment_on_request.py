"""Write a word about a request."""

from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length, require_request
from vipdesk.intents.requests.request_journal import write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind
from vipdesk.rules.text_lengths import LONGEST_NOTE


@intent("request.comment")
class CommentOnRequest(Intent):
    """Add a comment that whoever handles the request next should read; also to one that is closed."""

    request_id: RequestId
    text: str

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add it to the log."""
        request = require_request(ledger, self.request_id)
        write_entry(ledger, request, RequestEventKind.COMMENTED, require_length(self.text, LONGEST_NOTE))
