"""Promise a guest a service."""

from dataclasses import field
from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RequestId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest, require_length
from vipdesk.intents.requests.request_journal import store_calendar, type_of, write_entry
from vipdesk.models.request import Request
from vipdesk.models.vocabulary import FLOOR_ROLES, RequestEventKind, RequestState
from vipdesk.rules.request_clock import due_instant
from vipdesk.rules.request_log import opening_facts
from vipdesk.rules.request_type_policy import MOST_MINUTES
from vipdesk.rules.request_types.declaration import RequestType
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("request.open")
class OpenRequest(Intent):
    """Open a request of a declared type; the type gives the clock, the department and the fields.

    The words of a sensitive one go to head office and stay there; only some types may be sensitive.
    """

    request_id: RequestId = created_id()
    guest_id: GuestId
    kind_of_request: str
    summary: str
    fields: dict[str, str] = field(default_factory=dict)
    sensitive: bool = False

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Check the fields against the type and add the request."""
        guest = require_guest(ledger, self.guest_id)
        request_type = type_of(ledger, self.kind_of_request)
        if request_type is None or request_type.retired:
            raise Refused(Code.UNKNOWN_REQUEST_KIND, kind=self.kind_of_request)
        request_type.check(self.fields)
        if self.sensitive and not request_type.may_be_sensitive:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="sensitive")
        words: dict[str, Any] = {
            "summary": require_length(self.summary, LONGEST_LINE),
            "fields": dict(self.fields),
        }
        shown: dict[str, Any] = {"summary": "", "fields": {}} if self.sensitive else words
        minutes, clock = _minutes(ledger, request_type), request_type.clock
        request = Request(
            id=self.request_id,
            guest_id=GuestId(guest.id),
            store_id=ledger.actor.store_id,
            kind=request_type.kind,
            summary=shown["summary"],
            fields=shown["fields"],
            state=RequestState.NEW,
            department=request_type.department,
            owner_id=None,
            opened_by=ledger.actor.staff_id,
            opened_at=ledger.asked_at,
            due_at=due_instant(clock, minutes, store_calendar(ledger), ledger.asked_at),
            step=request_type.next_step(None),
            sensitive=self.sensitive,
            sealed_words=words if self.sensitive else None,
        )
        ledger.insert(request)
        facts = opening_facts(clock, minutes, request_type.intake)
        write_entry(ledger, request, RequestEventKind.OPENED, **facts)


def _minutes(ledger: Ledger, request_type: RequestType) -> int:
    """The store's promise, else the type's; a policy that is no sensible number must not stop the counter."""
    minutes: Any = ledger.policy(f"request.{request_type.kind}.minutes", request_type.minutes)
    sensible = isinstance(minutes, int) and 0 < minutes <= MOST_MINUTES
    return int(minutes) if sensible else request_type.minutes
