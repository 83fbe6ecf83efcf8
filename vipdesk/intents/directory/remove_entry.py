"""Take an entry away."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import EntryId
from vipdesk.intents.directory.set_entry import entry_texts
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.house_entry import HouseEntry
from vipdesk.models.vocabulary import Role
from vipdesk.rules.house_entries import EntryTexts


@intent("directory.remove_entry")
class RemoveEntry(Intent):
    """Take an entry of the author's store away, unless somebody has changed it meanwhile."""

    entry_id: EntryId
    based_on: EntryTexts

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        row = ledger.get(HouseEntry, self.entry_id)
        if row is None or row.store_id != ledger.actor.store_id or entry_texts(row) != self.based_on:
            raise Refused(Code.ENTRY_MOVED)
        ledger.retire(row)
