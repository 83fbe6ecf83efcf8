"""Keep something in another place."""

from vipdesk.ids import TagId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length
from vipdesk.intents.storage.storage_tags import require_tag
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("storage.move")
class MoveThing(Intent):
    """Say where it is kept now."""

    tag_id: TagId
    shelf: str

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the place."""
        tag, shelf = require_tag(ledger, self.tag_id), require_length(self.shelf, LONGEST_LINE)
        if tag.shelf != shelf:
            ledger.update(tag, shelf=shelf)
