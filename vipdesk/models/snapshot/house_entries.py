"""The directories of the house and its answer cards, as the tabs 目录 and 问答 show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guests import Words


@dataclass(frozen=True, slots=True)
class EntryView:
    """One counter, partner or answer."""

    entry_id: UUID
    kind: str
    own: bool
    """Whether it is this store's; what is every store's is changed at head office."""
    name: Words
    """As it is written; where there is no English one the Chinese stands for it."""
    text: Words
    floor: str
    phone: str
    hours: str
    contact: str
    words: str
    author: Words | None
    """None of an import."""
    noted_at: datetime
