"""Say that two records which look alike are two people, and take it back."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.apart import GuestApart, apart_id
from vipdesk.models.vocabulary import FLOOR_ROLES, Role


@intent("guest.tell_apart")
class TellApart(Intent):
    """From now on neither is hinted at beside the other; said again it changes nothing."""

    guest_id: GuestId
    other_id: GuestId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """Both halves."""
        return (apart_id(self.guest_id, self.other_id), apart_id(self.other_id, self.guest_id))

    def apply(self, ledger: Ledger) -> None:
        """Write the half of each; two names of one guest are refused."""
        ours, theirs = (GuestId(require_guest(ledger, row_id).id) for row_id in (self.guest_id, self.other_id))
        if ours == theirs:
            raise Refused(Code.SAME_GUEST)
        for guest_id, other_id in sorted(((ours, theirs), (theirs, ours))):
            said = {"said_at": ledger.asked_at, "said_by": ledger.actor.staff_id}
            row = ledger.get(GuestApart, apart_id(guest_id, other_id))
            if row is None:
                ledger.insert(
                    GuestApart(id=apart_id(guest_id, other_id), guest_id=guest_id, other_id=other_id, **said)  # type: ignore[arg-type]  # the mapping holds the columns above
                )
            elif row.undone_at is not None:
                ledger.update(row, undone_at=None, **said)


@intent("guest.undo_tell_apart")
class UndoTellApart(Intent):
    """They may be one person after all: the hint comes back."""

    guest_id: GuestId
    other_id: GuestId

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """End what was said of the two under any of their names; said of nobody, it changes nothing."""
        ours, theirs = (
            [name.guest_id for name in names_of(ledger, require_guest(ledger, row_id).id)]
            for row_id in (self.guest_id, self.other_id)
        )
        pairs = [(one, other) for one in ours for other in theirs]
        for guest_id, other_id in sorted([*pairs, *((other, one) for one, other in pairs)]):
            row = ledger.get(GuestApart, apart_id(guest_id, other_id))
            if row is not None and row.undone_at is None:
                ledger.update(row, undone_at=ledger.asked_at)
