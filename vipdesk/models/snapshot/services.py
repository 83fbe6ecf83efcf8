"""What the screen 服务 shows, what one request looks like, and what the form for a new one needs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.complaints import CaseView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import RequestEventKind, RequestState


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
    department: Words
    """By its Chinese name a request is routed."""
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
    is_date: bool = False


DONE = Words("办好", "Done")


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The form of one request type."""

    kind: str
    label: Words
    icon: str
    minutes: int
    fields: tuple[FormField, ...]
    promise: Words = DONE
    """What stands at the end of its time."""
    wall_clock: bool = False
    """Whether every hour counts, also of the night."""
    due_at: datetime | None = None
    """When its time ends if it is opened now."""
    unannounced: tuple[int, ...] = ()
    """Years up to then of which the holidays are not known."""
    may_be_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of a request's log."""

    at: datetime
    kind: RequestEventKind
    author: Words | None
    text: str
    about: str = ""
    """A state or a reason, as the entry has it."""
    named: Words | None = None
    """The person, the step or the department that it is about."""


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
    """What is asked for before the step that is worked on, or the whole, is behind, and not yet known."""
    step_name: str | None
    next_step: Words | None
    next_step_name: str | None
    texts: tuple[tuple[Words, Words], ...]
    """Names of texts to send or say, and the texts."""
    again: tuple[str, tuple[tuple[str, str], ...]]
    """What a form for the same once more begins with: its kind and fields."""
    departments: tuple[Words, ...]
    """Where it may go."""
    pictures: tuple[AttachmentView, ...] = ()
    """Pictures of its papers, newest first."""
    case: CaseView | None = None
    """What a complaint has besides."""
