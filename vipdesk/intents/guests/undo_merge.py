"""Let two guests be two again."""

from datetime import timedelta

from vipdesk.errors import Code, Refused
from vipdesk.ids import MergeId
from vipdesk.intents.guests.merge_guests import point_to
from vipdesk.intents.guests.merged_fields import take_back
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.merge import GuestMerge
from vipdesk.models.vocabulary import Role
from vipdesk.rules.merge_choice import UNDO_DAYS


@intent("guest.undo_merge")
class UndoMerge(Intent):
    """Take a merge back, whole; what was written for the guest meanwhile stays with the one that remained."""

    merge_id: MergeId

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Undo it within thirty days, once."""
        merge = ledger.get(GuestMerge, self.merge_id)
        if merge is None or merge.undone_at is not None:
            raise Refused(Code.MERGE_UNKNOWN)
        if ledger.asked_at - merge.merged_at > timedelta(days=UNDO_DAYS):
            raise Refused(Code.MERGE_SETTLED, days=UNDO_DAYS)
        written = merge.written or []
        ledger.update(merge, undone_at=ledger.asked_at, written=None)
        take_back(ledger, written)
        row = ledger.get(DirectoryRow, merge.merged_id)
        if row is not None and row.merged_into is not None:
            point_to(ledger, row, None)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Each store holds again only whom it has a reason to hold."""
        merge = ledger.get(GuestMerge, self.merge_id)
        if merge is not None:
            ledger.rescope(merge.guest_id, merge.merged_id)
