"""What the screen 服务 shows, what one request looks like, and what the form for a new one needs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.complaints import CaseView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import PauseReason, RequestEventKind, RequestState


@dataclass(frozen=True, slots=True)
class ClockView:
    """How the clock of an open request stands."""

    due_at: datetime
    """Of a paused one: if it went on now."""
    share: float
    """How much of its time is used, 0 to 1."""
    paused_at: datetime | None
    paused_for: PauseReason | None
    waiting: bool
    """Nobody has taken it in time."""
    urgent: bool
    """Most of its time is used, or all of it."""


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
    clock: ClockView | None = None
    """None once it is closed."""
    step: Words | None = None
    """The step of an order of several."""
    asks_to_close: bool = False
    """Whether its type has to know something at the end."""


@dataclass(frozen=True, slots=True)
class Board:
    """Requests by state; of the closed ones only today's."""

    new: tuple[BoardCard, ...]
    accepted: tuple[BoardCard, ...]
    in_progress: tuple[BoardCard, ...]
    done: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One answer of a field."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing the form asks."""

    name: str
    label: Words
    required: bool
    choices: tuple[FormChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The form of one request type."""

    kind: str
    label: Words
    icon: str
    minutes: int
    fields: tuple[FormField, ...]
    due_at: datetime | None = None
    """When its time ends if it is opened now."""
    may_be_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of a request's log."""

    at: datetime
    kind: RequestEventKind
    author: Words | None
    text: str
    about: str = ""
    """A state, a department, a reason, the name of a person or step, as the entry has it."""


@dataclass(frozen=True, slots=True)
class ClockReason:
    """One reason why a clock stands as it does (`rules.request_clock.Because`)."""

    because: str
    at: datetime | None
    number: int


@dataclass(frozen=True, slots=True)
class RequestFile:
    """One request with all that is known of it."""

    card: BoardCard
    number: str
    """What a guest is told: the same whichever department works on it."""
    label: Words
    values: tuple[tuple[Words, Words], ...]
    log: tuple[LogLine, ...]
    """Oldest first."""
    reasons: tuple[ClockReason, ...]
    closing: tuple[FormField, ...]
    """What is asked for at the end and not yet known."""
    step_name: str | None
    next_step: Words | None
    next_step_name: str | None
    texts: tuple[tuple[Words, Words], ...]
    """Names of texts to send or say, and the texts."""
    again: tuple[str, tuple[tuple[str, str], ...]]
    """What opens the same once more: its kind and fields."""
    departments: tuple[str, ...]
    """Where it may go."""
    case: CaseView | None = None
    """What a complaint has besides."""
