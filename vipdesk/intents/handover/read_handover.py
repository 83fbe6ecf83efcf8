"""Tick what one has read of a handover."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import HandoverId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.handover import Handover, HandoverRead, handover_read_id
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.handover import read_lines, unread


@intent("handover.read")
class ReadHandover(Intent):
    """Say that these lines were read; with the last of them the shift is taken over.

    What was ticked once keeps its time. Numbers begin at 1; a page without lines is read with none.
    """

    handover_id: HandoverId
    lines: list[int]

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the ticks to the reader's row."""
        page = ledger.get(Handover, self.handover_id)
        if page is None or page.store_id != ledger.actor.store_id:
            raise Refused(Code.HANDOVER_UNKNOWN)
        if page.author_id == ledger.actor.staff_id:
            raise Refused(Code.HANDOVER_OWN)
        lines = read_lines(page.lines)
        if any(not 1 <= number <= len(lines) for number in self.lines):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="lines")
        row_id = handover_read_id(self.handover_id, ledger.actor.staff_id)
        row = ledger.get(HandoverRead, row_id)
        before = {} if row is None else row.ticks
        now = write_instant(ledger.asked_at)
        ticks = {str(number): now for number in self.lines} | before
        read_at = None if unread(lines, ticks) else ledger.asked_at
        if row is None:
            ledger.insert(
                HandoverRead(
                    id=row_id,
                    store_id=ledger.actor.store_id,
                    handover_id=self.handover_id,
                    staff_id=ledger.actor.staff_id,
                    ticks=ticks,
                    read_at=read_at,
                )
            )
        elif ticks != before:
            ledger.update(row, ticks=ticks, read_at=row.read_at or read_at)
