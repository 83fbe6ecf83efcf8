"""What stands at the door of a visit: the lounge right, the supervisor who may let in against it, and who is told."""

from datetime import datetime, timedelta

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, StaffId
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import require_staff
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.staff import Staff
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import AssignmentKind, Role, ScopeReason, VisitState
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


def right_of(ledger: Ledger, guest: DirectoryRow, companions: int) -> LoungeRight:
    """What the rules say of a guest who comes now with so many."""
    rules = ledger.policy(LOUNGE_POLICY, None)
    earlier = []
    if counts_visits(rules):
        earlier = [
            visit.checked_in_at
            for visit in ledger.find(Visit, guest_id=GuestId(guest.id), open=False)
            if visit.store_id == ledger.actor.store_id and visit.state != VisitState.UNDONE
        ]
    tier_rules = None if guest.tier is None or rules is None else ledger.policy(TIER_POLICY + guest.tier, None)
    return lounge_right(lounge_terms(rules, guest.tier, tier_rules, earlier, ledger.asked_at), companions)


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
    return Refused(Code.TOO_MANY_COMPANIONS, most=terms.companions, companions=right.companions)


def shopper_to_tell(ledger: Ledger, guest_id: GuestId, expecting: StaffId | None) -> StaffId | None:
    """Who hears of the arrival: whoever is `expecting` the guest, else who stands in for the shopper, else the shopper.

    Nobody where that is the one who receives, somebody of another store, or a mere name without a desk to look at.
    """
    active = [each for each in ledger.find(ShopperAssignment, guest_id=guest_id) if each.active]
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
