"""代班 for one guest: somebody stands in for the personal shopper until that is ended."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import AssignmentId, GuestId, StaffId
from vipdesk.intents.guests.assign_shopper import hold_for_carers
from vipdesk.intents.guests.merged_fields import present_shoppers
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import carers, names_of
from vipdesk.intents.preconditions import require_guest, require_staff
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.vocabulary import FLOOR_ROLES, AssignmentKind
from vipdesk.rules.book_rights import SHOPPERS


def present_covers(ledger: Ledger, guest_id: GuestId) -> list[ShopperAssignment]:
    """Who stands in for the shopper of a person now, under whichever name."""
    return [row for row in carers(ledger, names_of(ledger, guest_id)) if row.kind == AssignmentKind.COVER]


@intent("guest.set_cover")
class SetCover(Intent):
    """Let somebody stand in for the shopper of one guest; `based_on` is who did so when the author looked."""

    assignment_id: AssignmentId = created_id()
    guest_id: GuestId
    staff_id: StaffId
    based_on: StaffId | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """End the present cover and begin the new one; refused where somebody else has set one meanwhile."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        if require_staff(ledger, self.staff_id).role not in SHOPPERS:
            raise Refused(Code.STAFF_UNKNOWN)
        names, covers = names_of(ledger, guest_id), present_covers(ledger, guest_id)
        if any(row.staff_id == self.staff_id for row in (*present_shoppers(ledger, names), *covers)):
            # who looks after the guest already need not stand in for anybody
            return
        end_covers(ledger, covers, self.based_on)
        ledger.insert(
            ShopperAssignment(
                id=self.assignment_id,
                guest_id=guest_id,
                staff_id=self.staff_id,
                kind=AssignmentKind.COVER,
                active=True,
                since=ledger.asked_at,
            )
        )

    def finish(self, ledger: AuthorityLedger) -> None:
        """The dossier is at the stores of those who look after the guest."""
        hold_for_carers(ledger, self.guest_id)


@intent("guest.end_cover")
class EndCover(Intent):
    """The shopper looks after the guest again; `based_on` is who stood in when the author looked."""

    guest_id: GuestId
    based_on: StaffId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """End it; what is ended already stays so."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        end_covers(ledger, present_covers(ledger, guest_id), self.based_on)

    def finish(self, ledger: AuthorityLedger) -> None:
        """The store of who stood in lets the guest go, unless somebody else of it looks after them."""
        hold_for_carers(ledger, self.guest_id, begins=False)


def end_covers(ledger: Ledger, covers: list[ShopperAssignment], based_on: StaffId | None) -> None:
    """End them; raises Refused where one of them is nobody the author saw."""
    if any(row.staff_id != based_on for row in covers):
        raise Refused(Code.SHOPPER_MOVED)
    for row in covers:
        ledger.update(row, active=False, until=ledger.asked_at)
