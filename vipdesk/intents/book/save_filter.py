"""Give conditions of the client book a name."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import FilterId
from vipdesk.intents.book.filter_row import own_filter, require_right
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length
from vipdesk.models.book import GuestFilter
from vipdesk.rules.book_conditions import read_conditions, say_something, write_conditions
from vipdesk.rules.book_rights import LISTING

LONGEST_NAME = 40
MOST_FILTERS = 20
"""Of one person, and as many segments of one store: each is counted while the book is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterSeen:
    """A filter as whoever changes it saw it."""

    name: str
    conditions: dict[str, Any]


@intent("book.save_filter")
class SaveFilter(Intent):
    """Add a filter, or change the one that `based_on` shows; a segment is the whole store's and a supervisor's to define."""

    filter_id: FilterId = created_id()
    segment: bool
    name: str
    conditions: dict[str, Any]
    """As `rules.book_conditions` writes them."""
    based_on: FilterSeen | None = None

    op_schema = 2
    roles = LISTING

    def creates(self) -> tuple[UUID, ...]:
        """The filter, where it is new."""
        return (self.filter_id,) if self.based_on is None else ()

    def apply(self, ledger: Ledger) -> None:
        """Write the row; what somebody else has made of a segment meanwhile is not written over."""
        require_right(ledger, segment=self.segment)
        name = require_length(self.name, LONGEST_NAME)
        conditions = read_conditions(self.conditions)
        if conditions is None:
            raise Refused(Code.CONDITIONS_WRONG)
        if not say_something(conditions):
            raise Refused(Code.FIELD_MISSING)
        told: dict[str, Any] = {
            "name": name,
            "conditions": write_conditions(conditions),
            "author_id": ledger.actor.staff_id,
            "noted_at": ledger.asked_at,
        }
        if self.based_on is not None:
            self._change(ledger, self.based_on, told)
            return
        owner = None if self.segment else ledger.actor.staff_id
        present = ledger.find(GuestFilter, store_id=ledger.actor.store_id)
        if sum(row.owner_id == owner for row in present) >= MOST_FILTERS:
            raise Refused(Code.TOO_MANY_FILTERS, most=MOST_FILTERS)
        ledger.insert(GuestFilter(id=self.filter_id, store_id=ledger.actor.store_id, owner_id=owner, **told))

    def _change(self, ledger: Ledger, seen: FilterSeen, told: dict[str, Any]) -> None:
        row = own_filter(ledger, self.filter_id)
        if row is None or (row.owner_id is None) is not self.segment:
            raise Refused(Code.ROW_GONE)
        if (row.name, row.conditions) != (seen.name, seen.conditions):
            raise Refused(Code.FILTER_MOVED, name=row.name)
        ledger.update(row, **told)
