"""What the tabs of a profile show beyond the banner: people, wishes, gifts, days, purchases, and the timeline."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guests import DateView, PendingRequest, Words
from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.vocabulary import Act, GiftFrom, RelationKind, Stage, WishState


@dataclass(frozen=True, slots=True)
class Told:
    """Who wrote something down, and when; nobody and never for what an import brought."""

    author: Words | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class RelationView:
    """Somebody around the guest, and what they may do."""

    relation_id: UUID
    name: str
    kind: RelationKind
    may: tuple[Act, ...]
    note: str | None
    confidential: bool
    told: Told


@dataclass(frozen=True, slots=True)
class WishView:
    """A thing the guest would like to have."""

    wish_id: UUID
    what: str
    brand: str | None
    size: str | None
    colour: str | None
    state: WishState
    told: Told


@dataclass(frozen=True, slots=True)
class GiftView:
    """A gift; `given_on` is in the store's calendar."""

    gift_id: UUID
    what: str
    occasion: str | None
    given_on: date
    given_by: GiftFrom
    confidential: bool
    told: Told


@dataclass(frozen=True, slots=True)
class DayView:
    """A remembered date as one may change it, in both calendars."""

    date_id: UUID
    date: DateView
    label: str | None
    confidential: bool
    other: Words | None
    """The day it is kept next, in the calendar it was not given in."""
    animal: Words | None
    """The animal of the year, of a birthday with its year."""


@dataclass(frozen=True, slots=True)
class PurchaseView:
    """A till receipt; a refund has a negative amount."""

    receipt_id: UUID
    bought_at: datetime
    category: str
    brand: str
    amount_fen: int
    store: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class MonthsView:
    """Fen by category and month: `months` are first days, oldest first; the category None is the rest."""

    months: tuple[date, ...]
    rows: tuple[tuple[str | None, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class NextTier:
    """The distance to the next tier, and what it was reckoned from."""

    tier: Words
    threshold_fen: int
    spent_fen: int
    missing_fen: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class StandingView:
    """Class and stage with what they were reckoned from. No guest reads along where this is shown."""

    spent_fen: int
    since: date
    guest_class: str | None
    class_from_fen: int | None
    """The yearly spend the class begins with."""
    stage: Stage | None
    last_on: date | None
    rhythm_days: int | None


@dataclass(frozen=True, slots=True)
class GuestLife:
    """A guest beyond the banner. Lists are the newest or nearest first, and bounded."""

    guest_id: UUID
    relations: tuple[RelationView, ...]
    wishes: tuple[WishView, ...]
    holds: tuple[PendingRequest, ...]
    gifts: tuple[GiftView, ...]
    days: tuple[DayView, ...]
    purchases: tuple[PurchaseView, ...]
    months: MonthsView
    next_tier: NextTier | None
    past_requests: tuple["PastRequest", ...]
    attachments: tuple[AttachmentView, ...] = ()
    """Pictures, photos first, newest first."""
    standing: StandingView | None = None
    """None where there are no purchases to reckon it from."""


@dataclass(frozen=True, slots=True)
class PastRequest:
    """A request that is closed. A `quiet` one is not to be read by whoever stands before the counter."""

    request_id: UUID
    icon: str
    label: Words
    summary: str
    state: str
    closed_at: datetime
    quiet: bool


class EntryKind(StrEnum):
    """What an entry of the timeline is."""

    VISIT = "visit"
    REQUEST = "request"
    VOUCHER = "voucher"
    PURCHASE = "purchase"
    NOTE = "note"
    PREFERENCE = "preference"
    GIFT = "gift"
    RATING = "rating"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One contact. `what` is as people wrote it, `label` names a kind in both languages.

    `quiet` texts are shown only where no guest reads along; `amount_fen` is spend and hidden there too.
    """

    kind: EntryKind
    row_id: UUID
    at: datetime
    what: str
    label: Words | None
    state: str | None
    amount_fen: int | None
    author: Words | None
    store: str | None
    confidential: bool
    quiet: bool
    entered_by: EnteredBy | None = None
    """Who came in the guest's name, of a visit."""


@dataclass(frozen=True, slots=True)
class TimelinePlace:
    """Where a piece of the timeline ended; the next one begins after it."""

    at: datetime
    row_id: UUID


@dataclass(frozen=True, slots=True)
class Timeline:
    """A piece of the timeline, newest first; `more` is where the next begins, None at the end."""

    guest_id: UUID
    entries: tuple[TimelineEntry, ...]
    more: TimelinePlace | None
