"""Give a guest who waits a number."""

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, TicketId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.store import Desk
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, TicketState, WaitsFor
from vipdesk.rules.queue_numbers import next_number, ticket_label

MOST_MINUTES = 600


@intent("visit.take_ticket")
class TakeTicket(Intent):
    """候位: the number is the desk's own and the next of the day; `quoted_minutes` is what the guest was told."""

    ticket_id: TicketId = created_id()
    guest_id: GuestId
    wants: WaitsFor = WaitsFor.SEAT
    companions: int = 0
    quoted_minutes: int = 0

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the ticket, unless the guest is here or has one."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        if not 0 <= self.companions <= 50 or not 0 <= self.quoted_minutes <= MOST_MINUTES:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="numbers")
        store_id = ledger.actor.store_id
        names = [name.guest_id for name in names_of(ledger, guest_id)]
        if any(row.store_id == store_id for each in names for row in ledger.find(Visit, guest_id=each, open=True)):
            raise Refused(Code.ALREADY_HERE)
        for ticket in [row for each in names for row in ledger.find(QueueTicket, guest_id=each, open=True)]:
            if ticket.store_id == store_id:
                raise Refused(Code.ALREADY_WAITING, ticket=ticket.label)
        day = ledger.asked_at.astimezone(STORE_ZONE).date().isoformat()
        number = next_number([each.number for each in ledger.find(QueueTicket, desk_id=ledger.desk_id, day=day)])
        desks = [desk.id for desk in ledger.find(Desk, store_id=store_id)]
        ledger.insert(
            QueueTicket(
                id=self.ticket_id,
                guest_id=guest_id,
                store_id=store_id,
                desk_id=ledger.desk_id,
                day=day,
                number=number,
                label=ticket_label(desks, ledger.desk_id, number),
                wants=self.wants,
                companions=self.companions,
                quoted_minutes=self.quoted_minutes,
                open=True,
                state=TicketState.WAITING,
                taken_at=ledger.asked_at,
                taken_by=ledger.actor.staff_id,
            )
        )
