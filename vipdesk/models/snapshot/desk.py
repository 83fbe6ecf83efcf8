"""What screens show of the desk itself: staff, line, what waits, papers."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from vipdesk.errors import Fact
from vipdesk.models.snapshot.duty import UNKNOWN_DUTY, DutyView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Because, Choice, PrintState, Role


@dataclass(frozen=True, slots=True)
class StaffCard:
    """Somebody who may sign in here."""

    staff_id: UUID
    code: str
    name: Words
    role: Role
    known_here: bool
    """Whether this desk can check the PIN without head office."""
    duty: DutyView = UNKNOWN_DUTY


@dataclass(frozen=True, slots=True)
class DeskPlate:
    """What is written on the desk: the house, the store, the desk."""

    house: Words
    store: str
    desk: str
    phone: str = ""
    """Whom to call when something stands still; empty where the house has not said."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The state of the conversation with head office; counts are the database's own (I23)."""

    online: bool = False
    waiting: int = 0
    refused: int = 0
    conflicts: int = 0
    called: int = 0
    """Requests of which the escalation ladder tells whoever is signed in, remedies that wait for them, and bookings that have collided."""
    settling: bool = False
    last_sync: datetime | None = None
    position: dict[str, int] = field(default_factory=dict)
    first_sync: bool = False
    """True until the first checkpoint has been reached."""
    trouble: str | None = None
    """A `Trouble` that keeps the desk from talking: revoked, too old."""
    stuck: bool = False
    """The line is up and what waits has not moved for two minutes; the conversation begins anew by itself (I22)."""
    short_of_room: bool = False
    """The disk is so full that nothing new is saved (F30)."""
    value_ends: datetime | None = None
    """Until when vouchers are given without another word from head office (F24)."""
    sign_in_ends: datetime | None = None
    """Until when people sign in without another word from head office."""
    skew_seconds: int = 0
    """By how much the machine's clock is ahead of head office's, as far as this desk can know."""


class MatterKind(StrEnum):
    """Why something is in 待我处理."""

    WAITING = "waiting"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    PARKED = "parked"
    CONFLICT = "conflict"
    CALLED = "called"
    """A request whose clock has reached a step of the escalation ladder."""
    COLLIDED = "collided"
    """A booking whose place was somebody else's first."""
    APPROVAL = "approval"
    """A remedy of a complaint that waits for a second person."""
    ROBOT = "robot"
    """The store's group robot does not hear head office."""


@dataclass(frozen=True, slots=True)
class Order:
    """An intent that is ready to be submitted."""

    kind: str
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side wrote, in words for people; None where it cleared the field."""

    value: Words | None
    author: Words | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that two desks wrote without having seen each other; `ours` is what stands now."""

    field: str
    """A topic of preferences, or `shopper`, `owner`, `place`."""
    before: Words | None
    ours: Side
    theirs: Side
    proposed: Choice
    because: Because
    both: str | None
    """The two as one value; None where only one can stand."""
    orders: dict[Choice, Order]
    """What carries a choice out; `ours` needs nothing, and what is not here cannot be chosen any more."""
    listed: bool
    """Whether the field holds several things, so that both are the natural choice."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits or was answered with no, in plain words."""

    op_id: UUID
    kind: MatterKind
    intent: str
    about: str
    """Masked name of the guest or the summary it concerns; empty where there is none."""
    asked_at: datetime
    author: Words | None
    code: str | None
    facts: dict[str, Fact] = field(default_factory=dict)
    guest_id: UUID | None = None
    """Whom it concerns, so that the next step can lead there."""
    request_id: UUID | None = None
    """Which request it concerns, where the next step leads there."""
    fields: tuple[FieldConflict, ...] = ()
    """What is to be chosen; empty where nothing differs any more."""
    with_it: tuple[UUID, ...] = ()
    """Further intents that this one card is about."""
    cause: str | None = None
    """Kind of the intent that was refused or parked before, where this one depends on it."""


@dataclass(frozen=True, slots=True)
class PrintJobView:
    """One paper on its way."""

    job_id: UUID
    document: str
    row_id: UUID
    target: str
    state: PrintState
    requested_at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """An intent is in the outbox and its rows are shown; it survives any crash (I1)."""

    op_id: UUID
    seq: int
    created: dict[str, UUID]
    """The ids that were chosen, by argument name."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What was saved, and the tables whose shown rows are different now."""

    saved: Saved
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """Head office has answered an intent of this desk."""

    op_id: UUID
    state: str
    code: str | None
    facts: dict[str, Fact] = field(default_factory=dict)


class ScanKind(StrEnum):
    """What a scanned code turned out to be."""

    GUEST = "guest"
    VOUCHER = "voucher"
    WELCOME_CARD = "welcome_card"
    UNKNOWN_CARD = "unknown_card"
    FOREIGN = "foreign"
    PAYMENT = "payment"
    STORAGE_TAG = "storage_tag"


@dataclass(frozen=True, slots=True)
class Scan:
    """The answer to a scan: whose card it is, or which voucher."""

    kind: ScanKind
    code: str
    guest_id: UUID | None = None
    voucher_id: UUID | None = None
    visit_id: UUID | None = None
    tag_id: UUID | None = None
