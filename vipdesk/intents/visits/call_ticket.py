"""Call the number of a guest who waits."""

from vipdesk.ids import TicketId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_ticket
from vipdesk.models.vocabulary import FLOOR_ROLES, TicketState


@intent("visit.call_ticket")
class CallTicket(Intent):
    """叫号; called again, the later time stands."""

    ticket_id: TicketId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Note that it was called."""
        ticket = require_open_ticket(ledger, self.ticket_id)
        ledger.update(ticket, state=TicketState.CALLED, called_at=ledger.asked_at)
