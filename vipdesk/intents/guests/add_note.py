"""Write a note about a guest."""

from vipdesk.ids import GuestId, NoteId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest, require_length
from vipdesk.models.guest import Note
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.text_lengths import LONGEST_NOTE


@intent("guest.add_note")
class AddNote(Intent):
    """Add free text to a guest's dossier."""

    note_id: NoteId = created_id()
    guest_id: GuestId
    text: str

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the note."""
        guest = require_guest(ledger, self.guest_id)
        ledger.insert(
            Note(
                id=self.note_id,
                guest_id=GuestId(guest.id),
                text=require_length(self.text, LONGEST_NOTE),
                author_id=ledger.actor.staff_id,
                written_at=ledger.asked_at,
            )
        )
