"""Add a picture to a guest's dossier; its bytes follow on their own way and are never waited for."""

import re

from vipdesk.errors import Code, Refused
from vipdesk.ids import AttachmentId, GuestId, RequestId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.attachment import Attachment
from vipdesk.models.guest import Guest
from vipdesk.models.request import Request
from vipdesk.models.vocabulary import FLOOR_ROLES, AttachmentPurpose
from vipdesk.rules.attachments import KEPT_BYTES, KEPT_SIDE, MEDIA_TYPE, shown_file_name

_SHA256 = re.compile(r"[0-9a-f]{64}")


@intent("guest.add_attachment")
class AddAttachment(Intent):
    """Add a photo or a picture of a paper that this desk holds, named by the hash of its bytes.

    With `request_id` it is a paper of that request: of the same guest, open or closed.
    """

    attachment_id: AttachmentId = created_id()
    guest_id: GuestId
    purpose: AttachmentPurpose
    media_type: str
    byte_size: int
    width: int
    height: int
    sha256: str
    file_name: str | None = None
    request_id: RequestId | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the row; of a guest with an alias no photo is kept."""
        guest = require_guest(ledger, self.guest_id)
        self._require_kept_form()
        self._require_request(ledger, GuestId(guest.id))
        if self.purpose is AttachmentPurpose.PHOTO:
            dossier = ledger.get(Guest, guest.id)
            if dossier is not None and dossier.alias is not None:
                raise Refused(Code.ALIAS_WITHOUT_PHOTO)
        ledger.insert(
            Attachment(
                id=self.attachment_id,
                guest_id=GuestId(guest.id),
                purpose=self.purpose.value,
                media_type=self.media_type,
                byte_size=self.byte_size,
                width=self.width,
                height=self.height,
                sha256=self.sha256,
                file_name=shown_file_name(self.file_name),
                desk_id=ledger.desk_id,
                author_id=ledger.actor.staff_id,
                added_at=ledger.asked_at,
                request_id=self.request_id,
            )
        )

    def _require_request(self, ledger: Ledger, guest_id: GuestId) -> None:
        """A paper of a request is of a request of this store, and of its guest under any name."""
        if self.request_id is None:
            return
        if self.purpose is not AttachmentPurpose.DOCUMENT:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="purpose")
        request = ledger.get(Request, self.request_id)
        if request is None or request.store_id != ledger.actor.store_id:
            raise Refused(Code.REQUEST_UNKNOWN)
        if request.sensitive:
            # a picture would be at every desk that holds the guest
            raise Refused(Code.CASE_SENSITIVE)
        if require_guest(ledger, request.guest_id).id != guest_id:
            raise Refused(Code.REQUEST_UNKNOWN)

    def _require_kept_form(self) -> None:
        """Only what a desk makes of a picture is taken; head office looks at the bytes when they come."""
        sides = 1 <= self.width <= KEPT_SIDE and 1 <= self.height <= KEPT_SIDE
        size = 1 <= self.byte_size <= KEPT_BYTES
        if not (sides and size and self.media_type == MEDIA_TYPE and _SHA256.fullmatch(self.sha256)):
            raise Refused(Code.PICTURE_UNREADABLE)
