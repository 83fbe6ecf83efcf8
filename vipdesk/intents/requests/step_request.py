"""Take an order of several steps to its next one."""

from dataclasses import field

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_request
from vipdesk.intents.requests.request_journal import known_fields, resume, type_of, words_kept, write_entry
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind


@intent("request.step")
class StepRequest(Intent):
    """Say that a step is behind (`based_on`) and the next one (`to`) begins; what is paused goes on by that.

    `fields` are those that the step behind asks for.
    """

    request_id: RequestId
    to: str
    based_on: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the step, if nobody has written another meanwhile."""
        request = require_open_request(ledger, self.request_id)
        if request.step != self.based_on:
            raise Refused(Code.REQUEST_MOVED, state=request.state)
        request_type = type_of(ledger, request.kind)
        if request_type is None or request_type.next_step(self.based_on) != self.to:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail=self.to)
        fields = {**known_fields(request), **self.fields}
        request_type.check_step(self.based_on, fields)
        write_entry(ledger, request, RequestEventKind.STEPPED, before=self.based_on, step=self.to)
        owner = request.owner_id or ledger.actor.staff_id
        kept = words_kept(request, fields=fields)
        ledger.update(request, step=self.to, owner_id=owner, **kept, **resume(ledger, request))
