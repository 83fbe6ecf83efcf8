"""Close a request."""

from dataclasses import field

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import LONGEST_LINE, require_length, require_open_request
from vipdesk.intents.requests.request_journal import write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind, RequestState
from vipdesk.rules.request_type_policy import TYPE_POLICY, type_in_force


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
        fields = {**request.fields, **self.fields}
        # a type that is no longer there asks for nothing
        request_type = type_in_force(request.kind, ledger.policy(TYPE_POLICY + request.kind, None))
        if self.done and request_type is not None:
            request_type.check_done(fields)
        write_entry(ledger, request, RequestEventKind.CLOSED, result, done=self.done)
        ledger.update(
            request,
            paused_at=None,
            paused_for=None,
            state=RequestState.DONE if self.done else RequestState.CANCELLED,
            closed_at=ledger.asked_at,
            result=result,
            fields=fields,
        )
