"""Hand a shopper's book over to others, and end the shopper's rights where they leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import AssignmentId, GuestId, StaffId, StoreId, derived_id
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import carers, names_of
from vipdesk.intents.preconditions import require_guest, require_staff
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import AssignmentKind, Role, ScopeReason
from vipdesk.rules.book_rights import SHOPPERS, SUPERVISING, may_dismiss

MOST_CLIENTS = 500
"""In one intent, as much as runs of head office change in one transaction (P13); a larger book is several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Who is looked after by whom from now on; `staff_id` None: by nobody."""

    staff_id: StaffId | None
    guest_ids: list[GuestId]


@intent("staff.hand_over_book")
class HandOverBook(Intent):
    """Give clients of a shopper to the successors who were reviewed; who has another shopper by now keeps them.

    It needs head office: whoever leaves is cut off everywhere in the same moment, and no desk shows a book handed over
    that is not. A client whom the shopper only covers gets the successor as cover.
    """

    staff_id: StaffId
    parts: list[Part]
    leaves: bool = False

    roles = SUPERVISING
    needs_head_office = True

    def apply(self, ledger: Ledger) -> None:
        """End the shopper's assignments, begin those of the successors, retire whoever leaves."""
        successors = self._successors(ledger)
        present = self._present(ledger)
        leaver = self._leaver(ledger, present)
        for assignment in present:
            guest_id = GuestId(require_guest(ledger, assignment.guest_id).id)
            if guest_id in successors:
                ledger.update(assignment, active=False, until=ledger.asked_at)
                self._pass_on(ledger, assignment, guest_id, successors[guest_id])
        if leaver is not None and self.leaves:
            ledger.retire(leaver)

    def finish(self, ledger: AuthorityLedger) -> None:
        """A client's dossier is at the stores of those who look after them, and leaves the shopper's store else (P11)."""
        for part in self.parts:
            for named in part.guest_ids:
                guest_id = GuestId(require_guest(ledger, named).id)
                stores = set(_stores(ledger, guest_id))
                for store_id in sorted(stores):
                    ledger.hold(store_id, guest_id, ScopeReason.CLIENT, None)
                if ledger.actor.store_id not in stores:
                    for each in sorted({guest_id, named}):
                        ledger.release(ledger.actor.store_id, each, ScopeReason.CLIENT)

    def _successors(self, ledger: Ledger) -> dict[GuestId, StaffId | None]:
        """Who is to look after whom, by the names guests have now; a guest in two parts would be given to both."""
        named = [guest_id for part in self.parts for guest_id in part.guest_ids]
        if len(named) > MOST_CLIENTS or len(set(named)) != len(named):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="guest_ids")
        if not named and not self.leaves:
            raise Refused(Code.FIELD_MISSING)
        for part in self.parts:
            self._require_successor(ledger, part.staff_id)
        return {
            GuestId(require_guest(ledger, guest_id).id): part.staff_id
            for part in self.parts
            for guest_id in part.guest_ids
        }

    def _require_successor(self, ledger: Ledger, staff_id: StaffId | None) -> None:
        if staff_id is None:
            return
        if staff_id == self.staff_id or require_staff(ledger, staff_id).role not in SHOPPERS:
            raise Refused(Code.STAFF_UNKNOWN)

    def _present(self, ledger: Ledger) -> list[ShopperAssignment]:
        return ledger.find(ShopperAssignment, staff_id=self.staff_id, active=True)

    def _leaver(self, ledger: Ledger, present: list[ShopperAssignment]) -> Staff | None:
        """The shopper, if still here: the rest of a large book is handed over after whoever had it has gone."""
        found = ledger.peek(Staff, self.staff_id)
        if found is None:
            if not present:
                raise Refused(Code.STAFF_UNKNOWN)
            return None
        if found.store_id != ledger.actor.store_id:
            raise Refused(Code.STAFF_UNKNOWN)
        if self.leaves and not may_dismiss(ledger.actor.role, Role(found.role)):
            raise Refused(Code.NOT_ALLOWED, role=ledger.actor.role.value)
        return found

    def _pass_on(
        self, ledger: Ledger, ended: ShopperAssignment, guest_id: GuestId, staff_id: StaffId | None
    ) -> None:
        """Begin the successor's assignment, unless the guest is looked after already."""
        others = carers(ledger, names_of(ledger, guest_id))
        if staff_id is None or any(_stands_for(row, ended, staff_id) for row in others):
            return
        for row in others:
            if ended.kind == AssignmentKind.PRIMARY and row.staff_id == staff_id:
                # whoever stood in for the shopper looks after the guest now
                ledger.update(row, active=False, until=ledger.asked_at)
        ledger.insert(
            ShopperAssignment(
                id=_following(ended.id),
                guest_id=guest_id,
                staff_id=staff_id,
                kind=ended.kind,
                active=True,
                since=ledger.asked_at,
            )
        )


def _stands_for(row: ShopperAssignment, ended: ShopperAssignment, staff_id: StaffId) -> bool:
    """Whether an assignment makes a new one needless: a primary shopper, or for a cover the successor in any way."""
    if ended.kind == AssignmentKind.PRIMARY:
        return row.kind == AssignmentKind.PRIMARY
    return row.staff_id == staff_id


def _following(ended: UUID) -> AssignmentId:
    """The id of what follows an assignment: two who hand over one book at one moment write the same row."""
    return AssignmentId(derived_id("shopper_assignment", "after", str(ended)))


def _stores(ledger: Ledger, guest_id: GuestId) -> Iterator[StoreId]:
    for assignment in carers(ledger, names_of(ledger, guest_id)):
        staff = ledger.peek(Staff, assignment.staff_id)
        if staff is not None:
            yield staff.store_id
