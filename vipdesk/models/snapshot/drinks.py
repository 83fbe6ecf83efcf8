"""The drinks menu of the day and what is ordered, as the tab 茶饮 shows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One drink."""

    name: Words
    contains: tuple[str, ...]
    sold_out: bool
    """Today."""
    against: tuple[str, ...] = ()
    """What of it the guest in view must not have."""


@dataclass(frozen=True, slots=True)
class DrinkOrder:
    """One order that is not served yet."""

    request_id: UUID
    summary: str
    guest: MaskedGuest
    place: Words | None
    ordered_at: datetime
    due_at: datetime
    taboo: str | None
    """What the guest must not have, in the words that were written down."""
    against: tuple[str, ...]
    """What of it is in this drink."""


@dataclass(frozen=True, slots=True)
class DrinksDesk:
    """The menu in force, and the open orders, the soonest due first."""

    menu: tuple[MenuLine, ...]
    orders: tuple[DrinkOrder, ...]
    served_today: int
    taboo: str | None = None
    """Of the guest in view."""
