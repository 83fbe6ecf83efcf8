"""What intents about requests share: their types, the log, the clock read from it, words, and who may move a request."""

from datetime import datetime
from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RequestId, StoreId
from vipdesk.intents.ledger import Ledger
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent, event_id
from vipdesk.models.staff import Staff
from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.models.vocabulary import RequestEventKind, Role
from vipdesk.rules.request_clock import Terms, clock_of
from vipdesk.rules.request_log import Entry, Promise, happenings, terms_of
from vipdesk.rules.request_type_policy import TYPE_POLICY, type_in_force, with_catalogues
from vipdesk.rules.request_types.declaration import RequestType
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, WorkingCalendar, working_calendar


def write_entry(
    ledger: Ledger, request: Request, kind: RequestEventKind, text: str | None = None, **facts: Any
) -> None:
    """Add to the log what this intent does; the text of a sensitive request stays at head office."""
    sensitive = bool(request.sensitive)
    ledger.insert(
        RequestEvent(
            id=event_id(ledger.op_id, kind),
            guest_id=GuestId(request.guest_id),
            request_id=RequestId(request.id),
            store_id=StoreId(request.store_id),
            kind=kind,
            at=ledger.asked_at,
            author_id=ledger.actor.staff_id,
            text=None if sensitive else text,
            facts=facts,
            sensitive=sensitive,
            sealed_text=text if sensitive else None,
        )
    )


def type_of(ledger: Ledger, kind: str) -> RequestType | None:
    """The type of a kind as the author's store has it; None where it is not offered."""
    declared = type_in_force(kind, ledger.policy(TYPE_POLICY + kind, None))
    return None if declared is None else with_catalogues(declared, lambda key: ledger.policy(key, None))


def known_fields(request: Request) -> dict[str, str]:
    """What is known of a request so far; a desk does not know it of a sensitive one."""
    held = request.sealed_words or {} if request.sensitive else {"fields": request.fields}
    return dict(held.get("fields", {}))


def words_kept(request: Request, **words: Any) -> dict[str, Any]:
    """The columns that change where `words` (`summary`, `fields`, `result`) are written: sealed for a sensitive one."""
    if not request.sensitive:
        return words
    return {"sealed_words": {**(request.sealed_words or {}), **words}}


def store_calendar(ledger: Ledger) -> WorkingCalendar:
    """The calendar of the author's store."""
    return working_calendar(ledger.policy(HOURS_POLICY, None), ledger.policy(DAYS_POLICY, None))


def request_terms(ledger: Ledger, request: Request) -> Terms:
    """What was promised."""
    return terms_of(_promise(request), _entries(ledger, request), store_calendar(ledger))


def due_when_resumed(ledger: Ledger, request: Request) -> datetime:
    """When the promise of a paused request ends if it goes on at this moment."""
    calendar, entries, promise = store_calendar(ledger), _entries(ledger, request), _promise(request)
    terms = terms_of(promise, entries, calendar)
    clock = clock_of(happenings(promise, entries), terms, calendar, ledger.asked_at)
    return from_microseconds(clock.due_at)


def resume(ledger: Ledger, request: Request) -> dict[str, Any]:
    """Let a paused request go on: its entry, and the columns that change; nothing for one that is not paused."""
    if request.paused_at is None:
        return {}
    due_at = due_when_resumed(ledger, request)
    write_entry(ledger, request, RequestEventKind.RESUMED)
    return {"paused_at": None, "paused_for": None, "due_at": due_at}


def require_handler(ledger: Ledger, request: Request) -> None:
    """Whoever handles the request, or a supervisor; anybody where nobody does."""
    actor = ledger.actor
    if request.owner_id in (None, actor.staff_id) or actor.role is Role.SUPERVISOR:
        return
    owner = ledger.peek(Staff, request.owner_id)
    raise Refused(Code.REQUEST_NOT_YOURS, owner="" if owner is None else owner.name)


def _promise(request: Request) -> Promise:
    opened_at, due_at = to_microseconds(request.opened_at), to_microseconds(request.due_at)
    return Promise(opened_at, due_at, request.owner_id is not None)


def _entries(ledger: Ledger, request: Request) -> list[Entry]:
    rows = ledger.find(RequestEvent, request_id=request.id)
    return [(to_microseconds(row.at), row.kind, row.facts) for row in rows]
