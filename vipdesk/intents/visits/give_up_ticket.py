"""A guest does not wait any longer."""

from vipdesk.ids import TicketId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_ticket
from vipdesk.models.vocabulary import FLOOR_ROLES, TicketState


@intent("visit.give_up_ticket")
class GiveUpTicket(Intent):
    """不等了: the number is over, and the guest may take another."""

    ticket_id: TicketId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """End it."""
        ticket = require_open_ticket(ledger, self.ticket_id)
        ledger.update(ticket, open=False, state=TicketState.GIVEN_UP, ended_at=ledger.asked_at)
