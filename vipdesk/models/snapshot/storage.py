"""What is in our keeping, as the storage list shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guest_life import RelationView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class StoredThing:
    """One tag."""

    tag_id: UUID
    label: str
    what: str
    shelf: str
    guest: MaskedGuest
    kept_at: datetime
    kept_by: Words | None
    due_at: datetime | None
    returned_at: datetime | None
    overdue: bool
    """Whether the guest meant to have it back by now; what has no such time should have gone the day it came."""
    here: bool
    """Whether the guest is in the lounge."""
    agents: tuple[RelationView, ...] = ()
    """Who may collect it for the guest; known where one tag is asked for."""


@dataclass(frozen=True, slots=True)
class StorageDesk:
    """What is still here, the longest first; what was given back today, the latest first."""

    kept: tuple[StoredThing, ...]
    returned: tuple[StoredThing, ...]
    shelves: tuple[str, ...]
    """Places that were used lately, the most used first."""
