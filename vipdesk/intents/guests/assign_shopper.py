"""Give a guest a personal shopper."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import AssignmentId, GuestId, StaffId, StoreId
from vipdesk.intents.guests.merged_fields import present_shoppers
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger, Overtaken
from vipdesk.intents.names import carers, names_of
from vipdesk.intents.preconditions import id_text, require_guest, require_staff
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import AssignmentKind, Role, ScopeReason


@intent("guest.assign_shopper")
class AssignShopper(Intent):
    """Make a shopper the one who looks after a guest; `based_on` is who the author saw before."""

    assignment_id: AssignmentId = created_id()
    guest_id: GuestId
    staff_id: StaffId
    based_on: StaffId | None = None

    roles = frozenset({Role.SHOPPER, Role.SUPERVISOR, Role.RECEPTIONIST})

    def apply(self, ledger: Ledger) -> None:
        """End the present assignment and begin the new one; the same shopper again changes nothing."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        staff = require_staff(ledger, self.staff_id)
        if staff.role not in (Role.SHOPPER, Role.SUPERVISOR):
            raise Refused(Code.STAFF_UNKNOWN)
        names = names_of(ledger, guest_id)
        shoppers = present_shoppers(ledger, names)
        if [present.staff_id for present in shoppers] == [self.staff_id]:
            return
        for cover in carers(ledger, names):
            if cover.kind == AssignmentKind.COVER and cover.staff_id == self.staff_id:
                # whoever stood in for the shopper looks after the guest now
                ledger.update(cover, active=False, until=ledger.asked_at)
        for present in shoppers:
            if present.staff_id != self.based_on:
                ledger.note_conflict(self._overtaken(ledger, present))
            ledger.update(present, active=False, until=ledger.asked_at)
        ledger.insert(
            ShopperAssignment(
                id=self.assignment_id,
                guest_id=guest_id,
                staff_id=self.staff_id,
                kind=AssignmentKind.PRIMARY,
                active=True,
                since=ledger.asked_at,
            )
        )

    def _overtaken(self, ledger: Ledger, present: ShopperAssignment) -> Overtaken:
        theirs = ledger.peek(Staff, present.staff_id)
        return Overtaken(
            guest_id=present.guest_id,
            field="shopper",
            before=id_text(self.based_on),
            theirs=id_text(present.staff_id),
            op_id=present.changed_by,
            label=None if theirs is None else theirs.name,
        )

    def finish(self, ledger: AuthorityLedger) -> None:
        """A client's dossier is at the store of the present shopper, and no longer at that of an earlier one."""
        hold_for_carers(ledger, self.guest_id)


def hold_for_carers(ledger: AuthorityLedger, named: GuestId, *, begins: bool = True) -> None:
    """Keep a client's dossier at the stores of who looks after them now; those of earlier ones let it go.

    Where somebody `begins`, the asking store holds it from now on.
    """
    guest_id = GuestId(require_guest(ledger, named).id)
    kept: set[StoreId] = set()
    if begins:
        ledger.hold(ledger.actor.store_id, guest_id, ScopeReason.CLIENT, None)
        kept.add(ledger.actor.store_id)
    left: set[StoreId] = set()
    names = names_of(ledger, guest_id)
    for assignment in [each for name in names for each in ledger.find(ShopperAssignment, guest_id=name.guest_id)]:
        staff = ledger.peek(Staff, assignment.staff_id)
        if staff is not None:
            (kept if assignment.active else left).add(staff.store_id)
    for store_id in sorted(left - kept):
        for name in names:
            ledger.release(store_id, name.guest_id, ScopeReason.CLIENT)
