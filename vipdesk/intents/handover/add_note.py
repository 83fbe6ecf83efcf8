"""Write a sentence for whoever works here next."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId, ShiftNoteId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_length
from vipdesk.models.handover import ShiftNote
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.shift_words import NoteKind
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("handover.add_note")
class AddShiftNote(Intent):
    """Note something about the lounge, or who rang while it was closed; it stands until it is struck."""

    note_id: ShiftNoteId = created_id()
    kind_of_note: NoteKind = NoteKind.CARE
    text: str
    place_id: PlaceId | None = None
    done: str | None = None
    """What was done about it."""
    expected: str | None = None
    """When it will be over."""

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the note."""
        if self.place_id is not None:
            place = ledger.peek(LoungePlace, self.place_id)
            if place is None or place.store_id != ledger.actor.store_id:
                raise Refused(Code.PLACE_UNKNOWN)
        ledger.insert(
            ShiftNote(
                id=self.note_id,
                store_id=ledger.actor.store_id,
                kind=self.kind_of_note,
                text=require_length(self.text, LONGEST_LINE),
                author_id=ledger.actor.staff_id,
                noted_at=ledger.asked_at,
                place_id=self.place_id,
                done=optional_line(self.done),
                expected=optional_line(self.expected),
            )
        )
