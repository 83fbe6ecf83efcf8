"""Take something of a guest into our keeping."""

from datetime import datetime, timedelta

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, TagId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest, require_length
from vipdesk.models.storage_tag import StorageTag
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.queue_numbers import next_number, ticket_label
from vipdesk.rules.text_lengths import LONGEST_LINE

MOST_DAYS = 366


@intent("storage.keep")
class KeepThing(Intent):
    """寄存: the number is the desk's own; it is not one that is still on a shelf, nor another of this day.

    `due_at` is when the guest means to have it back; without it that is before the store closes.
    """

    tag_id: TagId = created_id()
    guest_id: GuestId
    what: str
    shelf: str
    due_at: datetime | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the tag."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        at = ledger.asked_at
        if self.due_at is not None and not at < self.due_at <= at + timedelta(days=MOST_DAYS):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="due_at")
        day = at.astimezone(STORE_ZONE).date().isoformat()
        used = ledger.find(StorageTag, desk_id=ledger.desk_id, open=True)
        used += ledger.find(StorageTag, desk_id=ledger.desk_id, day=day)
        number = next_number([each.number for each in used])
        desks = [desk.id for desk in ledger.find(Desk, store_id=ledger.actor.store_id)]
        ledger.insert(
            StorageTag(
                id=self.tag_id,
                guest_id=guest_id,
                store_id=ledger.actor.store_id,
                desk_id=ledger.desk_id,
                day=day,
                number=number,
                label=ticket_label(desks, ledger.desk_id, number),
                what=require_length(self.what, LONGEST_LINE),
                shelf=require_length(self.shelf, LONGEST_LINE),
                open=True,
                kept_at=at,
                kept_by=ledger.actor.staff_id,
                due_at=self.due_at,
            )
        )
