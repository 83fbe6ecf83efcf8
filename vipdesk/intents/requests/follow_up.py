"""A call after a visit or a complaint: a request of its own, for whoever looks after the guest."""

from typing import Any
from uuid import UUID

from vipdesk.errors import Refused
from vipdesk.ids import GuestId
from vipdesk.intents.guests.merged_fields import present_shoppers
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.intents.requests.request_journal import store_calendar, type_of, write_entry
from vipdesk.models.request import Request
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import RequestEventKind, RequestState
from vipdesk.rules.request_clock import due_instant
from vipdesk.rules.request_log import opening_facts
from vipdesk.rules.request_types.follow_up import FOLLOW_UP, TYPE, follow_up_id
from vipdesk.rules.text_lengths import LONGEST_LINE


def open_follow_up(ledger: Ledger, after: UUID, guest_id: GuestId, about: str) -> None:
    """Have somebody call the guest: their own shopper, if they have one at this store; once, whoever asks for it."""
    if ledger.get(Request, follow_up_id(after)) is not None:
        # a guest who answered by the code of their card is called already
        return
    declared = type_of(ledger, FOLLOW_UP) or TYPE
    summary = about[:LONGEST_LINE]
    owner = _shopper(ledger, guest_id)
    request = Request(
        id=follow_up_id(after),
        guest_id=guest_id,
        store_id=ledger.actor.store_id,
        kind=FOLLOW_UP,
        summary=summary,
        fields={"about": summary},
        state=RequestState.NEW if owner is None else RequestState.ACCEPTED,
        department=declared.department,
        owner_id=None if owner is None else owner.id,
        opened_by=ledger.actor.staff_id,
        opened_at=ledger.asked_at,
        due_at=due_instant(declared.clock, declared.minutes, store_calendar(ledger), ledger.asked_at),
    )
    ledger.insert(request)
    facts = opening_facts(declared.clock, declared.minutes, declared.intake)
    write_entry(ledger, request, RequestEventKind.OPENED, **facts)


def _shopper(ledger: Ledger, guest_id: GuestId) -> Any:
    """The guest's own shopper, where they work at this store; whatever was merged since, it is the person who counts."""
    try:
        person = require_guest(ledger, guest_id).id
    except Refused:
        # nobody whom this store still holds: whoever takes the call finds out
        return None
    for assignment in present_shoppers(ledger, names_of(ledger, person)):
        staff = ledger.peek(Staff, assignment.staff_id)
        if staff is not None and staff.store_id == ledger.actor.store_id and not staff.placeholder:
            return staff
    return None
