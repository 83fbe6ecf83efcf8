"""Take a named filter of the client book away."""

from vipdesk.ids import FilterId
from vipdesk.intents.book.filter_row import own_filter
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.rules.book_rights import LISTING


@intent("book.remove_filter")
class RemoveFilter(Intent):
    """Remove one's own filter, or a segment of the store; what is gone already stays gone."""

    filter_id: FilterId

    roles = LISTING

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        row = own_filter(ledger, self.filter_id)
        if row is not None:
            ledger.retire(row)
