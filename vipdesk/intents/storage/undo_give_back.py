"""Take back that something was given back."""

from vipdesk.ids import TagId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.storage.storage_tags import require_tag
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("storage.undo_give_back")
class UndoGiveBack(Intent):
    """The wrong tag was pressed: its thing is on the shelf still."""

    tag_id: TagId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Keep it again, with its number and its place."""
        tag = require_tag(ledger, self.tag_id, still_kept=False)
        ledger.update(tag, open=True, returned_at=None, returned_by=None)
