"""Give a guest back what we kept."""

from vipdesk.ids import TagId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.storage.storage_tags import require_tag
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("storage.give_back")
class GiveBack(Intent):
    """取回: the thing is with the guest again."""

    tag_id: TagId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """End the keeping."""
        tag = require_tag(ledger, self.tag_id)
        ledger.update(tag, open=False, returned_at=ledger.asked_at, returned_by=ledger.actor.staff_id)
