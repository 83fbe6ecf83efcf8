"""News of an arrival, as the desk of whoever is to come shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class Call:
    """A guest somebody is waited for at; `taken_back` of one who was registered by mistake."""

    visit_id: UUID
    told_id: UUID
    guest: MaskedGuest
    place: Words | None
    drink: str | None
    arrived_at: datetime
    taken_back: bool = False
    entered_by: EnteredBy | None = None
    """Who came in the guest's name."""
