"""Take back a check-in that was a mistake."""

from datetime import timedelta
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import VisitId
from vipdesk.intents.appointment_time import expect_again
from vipdesk.intents.arrivals import stranger_note_id
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_open_visit
from vipdesk.models.guest import Note
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.vocabulary import FLOOR_ROLES, TicketState, VisitState

UNDO_SECONDS = 10
"""How long the ring around 撤销 runs (M2)."""


@intent("visit.undo_check_in")
class UndoCheckIn(Intent):
    """Undo a check-in within ten seconds, at the desk that made it."""

    visit_id: VisitId

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The note that names who came in the guest's name."""
        return (stranger_note_id(self.visit_id),)

    def apply(self, ledger: Ledger) -> None:
        """Close the visit as undone and free its place; who had waited or was expected is so again."""
        visit = require_open_visit(ledger, self.visit_id)
        late = ledger.asked_at - visit.checked_in_at > timedelta(seconds=UNDO_SECONDS)
        if late or visit.desk_id != ledger.desk_id:
            raise Refused(Code.TOO_LATE_TO_UNDO, seconds=UNDO_SECONDS)
        for ticket in ledger.find(QueueTicket, visit_id=self.visit_id):
            back = TicketState.WAITING if ticket.called_at is None else TicketState.CALLED
            ledger.update(ticket, open=True, state=back, ended_at=None, visit_id=None)
        expect_again(ledger, self.visit_id)
        stranger = ledger.get(Note, stranger_note_id(self.visit_id))
        if stranger is not None:
            ledger.retire(stranger)
        ledger.update(visit, state=VisitState.UNDONE, open=False, place_id=None, left_at=ledger.asked_at)
