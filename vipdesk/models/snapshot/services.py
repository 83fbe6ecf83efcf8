"""What the screen 服务 shows, and what the form for a new request needs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import RequestState


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One request on the board."""

    request_id: UUID
    kind: str
    icon: str
    summary: str
    guest: MaskedGuest
    place: Words | None
    state: RequestState
    department: str
    owner: Words | None
    owner_id: UUID | None
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """Requests by state; of the closed ones only today's."""

    new: tuple[BoardCard, ...]
    accepted: tuple[BoardCard, ...]
    in_progress: tuple[BoardCard, ...]
    done: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing the form asks."""

    name: str
    label: Words
    required: bool


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The form of one request type."""

    kind: str
    label: Words
    icon: str
    minutes: int
    fields: tuple[FormField, ...]
