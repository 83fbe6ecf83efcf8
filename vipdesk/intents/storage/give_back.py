"""Give a guest back what we kept."""

from vipdesk.ids import RelationId, TagId
from vipdesk.intents.acting import require_may_act
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.storage.storage_tags import require_tag
from vipdesk.models.vocabulary import FLOOR_ROLES, Act


@intent("storage.give_back")
class GiveBack(Intent):
    """取回: the thing is with the guest again, or with whoever collects it for them (`by`)."""

    tag_id: TagId
    by: RelationId | None = None

    op_schema = 2
    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """End the keeping."""
        tag = require_tag(ledger, self.tag_id)
        require_may_act(ledger, self.by, tag.guest_id, Act.COLLECT)
        ledger.update(tag, open=False, returned_at=ledger.asked_at, returned_by=ledger.actor.staff_id)
