"""What stands at the door of a visit: the lounge right, the supervisor who may let in against it, and who is told."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, NoteId, RelationId, StaffId, VisitId, derived_id
from vipdesk.intents.acting import relation_of
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import carers, names_of
from vipdesk.intents.preconditions import require_staff
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Note
from vipdesk.models.snapshot.entered_by import CAME_FOR, ENTERED_BY
from vipdesk.models.staff import Staff
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import Act, AssignmentKind, Role, ScopeReason, VisitState
from vipdesk.rules.lounge_right import (
    LOUNGE_POLICY,
    TIER_POLICY,
    LoungeRight,
    RightWord,
    counts_visits,
    lounge_right,
    lounge_terms,
)
from vipdesk.rules.search_rank import refreshed_rank

DOSSIER_DAYS = 90
"""How long a visit keeps the dossier at the store (product.md §3.1)."""

_SHOPPING_ROLES = frozenset({Role.SHOPPER, Role.SUPERVISOR})


def right_of(ledger: Ledger, guest: DirectoryRow, companions: int, *, may_act: bool) -> LoungeRight:
    """What the rules say of a guest who comes now with so many, or of who came in their name and `may_act`."""
    rules = ledger.policy(LOUNGE_POLICY, None)
    earlier = []
    if counts_visits(rules):
        earlier = [
            visit.checked_in_at
            for name in names_of(ledger, guest.id)
            for visit in ledger.find(Visit, guest_id=name.guest_id, open=False)
            if visit.store_id == ledger.actor.store_id and visit.state != VisitState.UNDONE
        ]
    tier_rules = None if guest.tier is None or rules is None else ledger.policy(TIER_POLICY + guest.tier, None)
    terms = lounge_terms(rules, guest.tier, tier_rules, earlier, ledger.asked_at)
    return lounge_right(terms, companions, may_act=may_act)


def stranger_note_id(visit_id: UUID) -> NoteId:
    """The note that says who came in a guest's name without being in the profile."""
    return NoteId(derived_id("entered_by", str(visit_id)))


def keep_agent(
    ledger: Ledger, guest_id: GuestId, visit_id: VisitId, by: RelationId | None, stranger: str | None
) -> dict[str, Any]:
    """What the visit remembers of who came in the guest's name; whom the profile does not name a note does."""
    if stranger is not None:
        note_id = stranger_note_id(visit_id)
        ledger.insert(
            Note(
                id=note_id,
                guest_id=guest_id,
                text=CAME_FOR + stranger,
                author_id=ledger.actor.staff_id,
                written_at=ledger.asked_at,
            )
        )
        return {ENTERED_BY: str(note_id)}
    # a supervisor may let in somebody who was taken off the profile meanwhile: then nobody is named
    known = by is not None and relation_of(ledger, by, guest_id) is not None
    return {ENTERED_BY: str(by)} if known else {}


def require_release(ledger: Ledger, released_by: StaffId) -> None:
    """Only a supervisor of this store lets in against the right; their PIN was asked for at the desk."""
    if require_staff(ledger, released_by).role != Role.SUPERVISOR:
        raise Refused(Code.NOT_ALLOWED)


def refuse_entry(right: LoungeRight) -> Refused:
    """The no, with what a sentence names."""
    terms = right.terms
    if right.word is RightWord.TIER:
        return Refused(Code.TIER_NOT_ENTITLED, tier=None if terms.tier is None else terms.tier.zh)
    if right.word is RightWord.VISITS:
        return Refused(Code.VISITS_USED_UP, used=terms.visits_used, days=terms.days)
    if right.word is RightWord.AGENT:
        return Refused(Code.MAY_NOT_ACT, act=Act.ENTER.value)
    return Refused(Code.TOO_MANY_COMPANIONS, most=terms.companions, companions=right.companions)


def shopper_to_tell(ledger: Ledger, guest_id: GuestId, expecting: StaffId | None) -> StaffId | None:
    """Who hears of the arrival: whoever is `expecting` the guest, else who stands in for the shopper, else the shopper.

    Nobody where that is the one who receives, somebody of another store, or a mere name without a desk to look at.
    """
    active = carers(ledger, names_of(ledger, guest_id))
    active.sort(key=lambda each: each.kind != AssignmentKind.COVER)
    whoever = [*([] if expecting is None else [expecting]), *(each.staff_id for each in active)]
    return next((staff_id for staff_id in whoever if _hears(ledger, staff_id)), None)


def keep_visited(ledger: AuthorityLedger, guest_id: GuestId, arrived: datetime) -> DirectoryRow | None:
    """Keep the dossier at the store of a visit, and move the guest up in the search; their row there."""
    until = arrived + timedelta(days=DOSSIER_DAYS)
    ledger.hold(ledger.actor.store_id, guest_id, ScopeReason.VISITED, until)
    row = ledger.get(DirectoryRow, guest_id)
    if row is not None:
        rank = refreshed_rank(row.rank, arrived)
        if rank != row.rank:
            row = ledger.update(row, rank=rank)
    return row


def _hears(ledger: Ledger, staff_id: StaffId) -> bool:
    staff = ledger.peek(Staff, staff_id)
    if staff is None or staff.placeholder or staff_id == ledger.actor.staff_id:
        return False
    return staff.store_id == ledger.actor.store_id and staff.role in _SHOPPING_ROLES
