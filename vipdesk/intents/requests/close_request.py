"""Close a request."""

from dataclasses import field

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RequestId
from vipdesk.intents.complaints.remedy_rows import require_no_open_remedy
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length, require_open_request
from vipdesk.intents.requests.follow_up import open_follow_up
from vipdesk.intents.requests.request_journal import known_fields, type_of, words_kept, write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind, RequestState
from vipdesk.rules.request_types.complaint import COMPLAINT
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("request.close")
class CloseRequest(Intent):
    """Say that a request is done, or that it will not be; the latter needs a word of why.

    `fields` are those that its type asks for at the end.
    """

    request_id: RequestId
    done: bool = True
    result: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Close it."""
        request = require_open_request(ledger, self.request_id)
        result = None if self.result is None else require_length(self.result, LONGEST_LINE)
        if not self.done and result is None:
            raise Refused(Code.FIELD_MISSING, field="result")
        fields = {**known_fields(request), **self.fields}
        # a type that is no longer there asks for nothing
        request_type = type_of(ledger, request.kind)
        if self.done and request_type is not None:
            request_type.check_done(fields)
        if request.kind == COMPLAINT:
            require_no_open_remedy(ledger, request)
        write_entry(ledger, request, RequestEventKind.CLOSED, result, done=self.done)
        ledger.update(
            request,
            paused_at=None,
            paused_for=None,
            state=RequestState.DONE if self.done else RequestState.CANCELLED,
            closed_at=ledger.asked_at,
            **words_kept(request, result=result, fields=fields),
        )
        if self.done and request.kind == COMPLAINT and not request.sensitive:
            open_follow_up(ledger, request.id, GuestId(request.guest_id), request.summary)
