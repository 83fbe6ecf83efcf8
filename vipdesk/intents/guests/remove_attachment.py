"""Take a picture out of a guest's dossier, and put it back."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import AttachmentId, GuestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.attachment import Attachment
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.attachments import KEPT_AFTER_REMOVAL


@intent("guest.remove_attachment")
class RemoveAttachment(Intent):
    """Remove a picture; what is gone already stays gone."""

    attachment_id: AttachmentId
    guest_id: GuestId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The attachment."""
        return (self.attachment_id,)

    def apply(self, ledger: Ledger) -> None:
        """Note the removal: nobody shows it from now on."""
        row = _own(ledger, self.attachment_id, self.guest_id)
        if row is not None and row.removed_at is None:
            ledger.update(row, removed_at=ledger.asked_at, removed_by=ledger.actor.staff_id)


@intent("guest.undo_remove_attachment")
class UndoRemoveAttachment(Intent):
    """Put a picture back that was removed within the last day."""

    attachment_id: AttachmentId
    guest_id: GuestId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The attachment."""
        return (self.attachment_id,)

    def apply(self, ledger: Ledger) -> None:
        """Show it again; after a day there is nothing left to show."""
        row = _own(ledger, self.attachment_id, self.guest_id)
        if row is None:
            raise Refused(Code.ROW_GONE)
        if row.removed_at is None:
            return
        if ledger.asked_at - row.removed_at > KEPT_AFTER_REMOVAL:
            raise Refused(Code.ROW_GONE)
        ledger.update(row, removed_at=None, removed_by=None)


def _own(ledger: Ledger, attachment_id: AttachmentId, guest_id: GuestId) -> Attachment | None:
    """The row, if it is there; refuses with ROW_GONE one that is another person's under every name."""
    guest = require_guest(ledger, guest_id)
    row = ledger.get(Attachment, attachment_id)
    if row is not None and require_guest(ledger, row.guest_id).id != guest.id:
        raise Refused(Code.ROW_GONE)
    return row
