"""What the screen 投诉 shows: open cases, the archive, causes by their number, and remedies."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import RequestState


class Stage(StrEnum):
    """How far a complaint is; each stage contains those before."""

    OPENED = "opened"
    TAKEN = "taken"
    """受理."""
    PLANNED = "planned"
    """方案: a remedy is approved."""
    SOLVED = "solved"
    """解决."""
    FOLLOWED_UP = "followed_up"
    """回访."""


@dataclass(frozen=True, slots=True)
class RemedyView:
    """One remedy of a complaint."""

    remedy_id: UUID
    label: Words
    worth_fen: int
    state: RemedyState
    proposed_by: Words | None
    mine: bool
    """Whoever is signed in has proposed it."""
    decided_by: Words | None
    at: datetime
    """When it was decided on, or proposed."""


@dataclass(frozen=True, slots=True)
class RemedyChoice:
    """One entry of the catalogue."""

    value: str
    label: Words
    most_fen: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """What a complaint has besides what every request has."""

    stage: Stage
    share: float
    """How much of the twenty-four hours is used, 0 to 1."""
    overdue: bool
    sensitive: bool
    earlier: int
    """Complaints of this guest in the half year before it."""
    recurs: bool
    """One of them had the same cause."""
    remedies: tuple[RemedyView, ...]
    choices: tuple[RemedyChoice, ...]
    may_seal: bool


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One complaint in a list; the summary of a sensitive one is empty."""

    request_id: UUID
    number: str
    summary: str
    guest: MaskedGuest
    state: RequestState
    stage: Stage
    owner: Words | None
    owner_id: UUID | None
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    share: float
    waiting: bool
    """Nobody has taken it in within its hour."""
    overdue: bool
    """Beyond its day: when it was closed, or now."""
    sensitive: bool
    approval: bool
    """A remedy waits for somebody's approval."""
    cause: Words | None
    recurs: bool = False
    """The same guest has complained about the same not long before."""


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """What is looked for in the archive, and the month of which the causes are counted; what is empty is not asked about."""

    text: str = ""
    branch: str = ""
    """The first part of a cause's path."""
    month: date | None = None
    """Its first day; None is this month."""


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many complaints had a cause, and what share all down to this one make."""

    path: str
    label: Words
    count: int
    share: float
    recurring: int


@dataclass(frozen=True, slots=True)
class CausesOfMonth:
    """The complaints that were opened in a month, by cause, the most first."""

    month: date
    causes: tuple[CauseCount, ...]
    total: int
    open: int
    """Not closed yet: their cause is not known."""
    sensitive: int
    """Their cause stays at head office."""
    late: int
    """Closed, or still open, beyond their day."""


@dataclass(frozen=True, slots=True)
class ComplaintDesk:
    """The screen 投诉."""

    open: tuple[CaseCard, ...]
    found: tuple[CaseCard, ...]
    month: CausesOfMonth
    branches: tuple[tuple[str, Words], ...]
    """The first parts of causes, and what they are called."""


@dataclass(frozen=True, slots=True)
class SealedLineView:
    """What somebody wrote into the log of a sensitive case."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SealedWords:
    """The words of a sensitive case as head office has told them; kept nowhere."""

    summary: str
    values: tuple[tuple[Words, str], ...]
    """Names of fields and what stands in them."""
    log: tuple[SealedLineView, ...]
