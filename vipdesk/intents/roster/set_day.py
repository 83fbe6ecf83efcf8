"""Write down when a colleague works on a day, and who covers for them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec

from vipdesk.errors import Code, Refused
from vipdesk.ids import StaffId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_staff
from vipdesk.models.roster import RosterDay, roster_day_id
from vipdesk.models.vocabulary import Role, Source
from vipdesk.rules.duty import MOST_SHIFTS, is_possible_day

Shifts = list[Annotated[list[int], msgspec.Meta(min_length=2, max_length=2)]]
"""Pairs of minutes after the day's midnight on the store's clock, from and until."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDaySeen:
    """A day of the roster as its author saw it."""

    shifts: Shifts
    label: str | None = None
    cover_id: StaffId | None = None

    def columns(self) -> dict[str, Any]:
        """As the row has them."""
        return {"shifts": self.shifts, "label": self.label, "cover_id": self.cover_id}


@intent("roster.set_day")
class SetRosterDay(Intent):
    """Set one colleague's day; no shifts is a day off. `based_on` is what stood there, None for nothing.

    A day that somebody else has changed meanwhile is refused: whom the guests ask for must not come to light by chance.
    """

    staff_id: StaffId
    day: date
    shifts: Shifts
    label: str | None = None
    cover_id: StaffId | None = None
    based_on: RosterDaySeen | None = None

    roles = frozenset({Role.SUPERVISOR})

    def derives(self) -> tuple[UUID, ...]:
        """The day's row."""
        return (roster_day_id(self.staff_id, self.day),)

    def apply(self, ledger: Ledger) -> None:
        """Write the row."""
        staff = require_staff(ledger, self.staff_id)
        if self.cover_id is not None and require_staff(ledger, self.cover_id).id == staff.id:
            raise Refused(Code.STAFF_UNKNOWN)
        if not is_possible_day([(start, end) for start, end in self.shifts]):
            raise Refused(Code.SHIFT_IMPOSSIBLE, most=MOST_SHIFTS)
        wanted = RosterDaySeen(
            shifts=self.shifts, label=optional_line(self.label), cover_id=self.cover_id
        ).columns()
        told = {"source": Source.STAFF.value, "author_id": ledger.actor.staff_id, "noted_at": ledger.asked_at}
        row_id = roster_day_id(self.staff_id, self.day)
        row = ledger.get(RosterDay, row_id)
        if row is None:
            ledger.insert(
                RosterDay(
                    id=row_id,
                    store_id=staff.store_id,
                    staff_id=self.staff_id,
                    day=self.day.isoformat(),
                    **(wanted | told),
                )
            )
            return
        present = {name: getattr(row, name) for name in wanted}
        if present == wanted:
            return
        if self.based_on is None or present != self.based_on.columns():
            raise Refused(Code.ROSTER_MOVED)
        ledger.update(row, **wanted, **told)
