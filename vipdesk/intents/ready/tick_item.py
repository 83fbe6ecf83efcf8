"""Tick an item of the list 贵宾厅就绪, or take the tick back."""

from datetime import date, timedelta
from typing import Any

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.ready_tick import ReadyTick, ready_tick_id
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.ready_list import READY_POLICY, ready_list


@intent("ready.tick")
class TickItem(Intent):
    """Say that an item is done on a shift of a day, or that it is not; of two who tick it the later stands there.

    An item or shift that the list no longer has, and a day that is neither today nor yesterday, are refused.
    """

    day: date
    shift: str
    item: str
    done: bool

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the item's row."""
        listed = ready_list(ledger.policy(READY_POLICY, None)).of_shift(self.shift)
        if self.item not in {each.key for each in listed}:
            raise Refused(Code.READY_UNKNOWN)
        today = ledger.asked_at.astimezone(STORE_ZONE).date()
        if not today - timedelta(days=1) <= self.day <= today:
            raise Refused(Code.READY_UNKNOWN)
        row_id = ready_tick_id(ledger.actor.store_id, self.day, self.shift, self.item)
        told: dict[str, Any] = {"done": self.done, "staff_id": ledger.actor.staff_id, "noted_at": ledger.asked_at}
        row = ledger.get(ReadyTick, row_id)
        if row is None:
            ledger.insert(
                ReadyTick(
                    id=row_id,
                    store_id=ledger.actor.store_id,
                    day=self.day.isoformat(),
                    shift=self.shift,
                    item=self.item,
                    **told,
                )
            )
        elif row.done != self.done:
            ledger.update(row, **told)
