"""Sign the page with which a shift is handed over."""

from datetime import UTC

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import HandoverId, StaffId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_staff
from vipdesk.models.handover import Handover, ShiftNote
from vipdesk.models.handover_line import HandoverLine, Instant
from vipdesk.models.shift_words import NOTE_LINES
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.handover import (
    LONGEST_SHIFT,
    MOST_LINES,
    SIGNED_TWICE,
    is_signable,
    write_lines,
)


@intent("handover.sign")
class SignHandover(Intent):
    """Keep the page as its author saw it; the PIN was asked for at the desk.

    A note whose line was struck ends with it, so that the next page does not say it again.
    """

    handover_id: HandoverId = created_id()
    begun_at: Instant
    visits: int
    present: int
    lines: list[HandoverLine]
    label: str | None = None
    next_id: StaffId | None = None
    next_label: str | None = None

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the page, once."""
        day = ledger.asked_at.astimezone(STORE_ZONE).date().isoformat()
        self._require_possible(ledger)
        for earlier in ledger.find(Handover, author_id=ledger.actor.staff_id, day=day):
            if ledger.asked_at - earlier.signed_at < SIGNED_TWICE:
                raise Refused(Code.HANDOVER_SIGNED)
        if self.next_id is not None:
            require_staff(ledger, self.next_id)
        self._end_notes(ledger)
        ledger.insert(
            Handover(
                id=self.handover_id,
                store_id=ledger.actor.store_id,
                desk_id=ledger.desk_id,
                author_id=ledger.actor.staff_id,
                day=day,
                begun_at=self.begun_at.astimezone(UTC),
                signed_at=ledger.asked_at,
                visits=self.visits,
                present=self.present,
                lines=write_lines(self.lines),
                label=optional_line(self.label),
                next_id=self.next_id,
                next_label=optional_line(self.next_label),
            )
        )

    def _require_possible(self, ledger: Ledger) -> None:
        if not is_signable(self.lines):
            raise Refused(Code.HANDOVER_TOO_LONG, most=MOST_LINES)
        if self.visits < 0 or self.present < 0:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="visits, present")
        if not ledger.asked_at - LONGEST_SHIFT <= self.begun_at <= ledger.asked_at:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="begun_at")

    def _end_notes(self, ledger: Ledger) -> None:
        for line in self.lines:
            if not line.struck or line.kind not in NOTE_LINES:
                continue
            note = ledger.get(ShiftNote, line.row_id)
            # one that this end does not know, or that somebody else has ended, is over either way
            if note is not None and note.store_id == ledger.actor.store_id and note.ended_at is None:
                ledger.update(note, ended_at=ledger.asked_at, ended_by=ledger.actor.staff_id)
