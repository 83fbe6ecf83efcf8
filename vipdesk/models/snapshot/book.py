"""What screens show of the client book: its lines, filters, counts, the load of shoppers, a book that is handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Reach, Topic


class BookOrder(StrEnum):
    """By what the lines of the book are sorted."""

    LAST_VISIT = "last_visit"
    TIER = "tier"
    NEXT_DATE = "next_date"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a guest must meet to be listed; a field that says nothing asks for nothing."""

    tiers: tuple[str, ...] = ()
    """One of these."""
    away_days: int | None = None
    """Was here, but not in the last so many days."""
    not_since: date | None = None
    """Was not here on this day or after it, or never."""
    birthday_within: int | None = None
    """Has a birthday in so many days, today included."""
    visits_from: int | None = None
    """Was here so often in the last year, or oftener."""
    spent_from_fen: int | None = None
    """Has spent so much in the last year, or more; what was given back is taken off."""
    topic: Topic | None = None
    words: str | None = None
    """A preference of the topic, with these words in it where words are given."""
    shopper_id: UUID | None = None
    """Has this shopper."""
    unassigned: bool = False
    """Has no shopper."""


@dataclass(frozen=True, slots=True)
class BookPlace:
    """Where a list went as far as: what the last line it looked at is sorted by, and whose it is."""

    keys: tuple[int | str, ...]
    guest_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BookQuestion:
    """A piece of the book."""

    reach: Reach
    conditions: Conditions = field(default_factory=Conditions)
    order: BookOrder = BookOrder.LAST_VISIT
    backwards: bool = False
    after: BookPlace | None = None


@dataclass(frozen=True, slots=True)
class BookLineView:
    """A client in the list."""

    guest_id: UUID
    name: str
    masked: str
    """陈**"""
    address: Words
    tier: Words | None
    masked_phone: str | None
    last_visit: datetime | None
    next_on: date | None
    """When the next remembered date is kept, within a year."""
    birthday: bool
    """Whether that is a birthday."""
    waiting: int
    """Open requests."""
    overdue: bool
    shopper: Words | None
    mine: bool
    covered: bool
    """Whether the asker only stands in for the shopper."""
    in_lounge: bool


@dataclass(frozen=True, slots=True)
class BookPiece:
    """Lines, and where to go on; None at the end."""

    lines: tuple[BookLineView, ...]
    after: BookPlace | None
    unsorted: int
    """Dossiers on this desk that have no line yet: the book is being put in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """Conditions under a name: one's own, or a segment of the store."""

    filter_id: UUID
    name: str
    conditions: Conditions | None
    """None for one that a newer program has written and this one cannot apply."""
    segment: bool
    raw: Mapping[str, object]
    """The conditions as they are kept, for whoever changes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDesk:
    """What the book offers whoever is signed in; `reach` None: nothing, as for a receptionist."""

    reach: Reach | None
    supervises: bool
    """Whether segments may be defined, loads seen and books handed over."""
    filters: tuple[SavedFilter, ...] = ()
    tiers: tuple[tuple[str, Words], ...] = ()
    """Highest first."""
    shoppers: tuple[StaffCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCounts:
    """How many guests are in reach, and how many of them meet each filter."""

    reach: Reach
    everybody: int
    by_filter: Mapping[UUID, int]
    unsorted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopperLoad:
    """A shopper's book in numbers; `shopper` None: those who have none."""

    shopper: StaffCard | None
    gone: bool
    """Whether the shopper has left and the clients wait for another one."""
    by_tier: Mapping[str | None, int]
    total: int
    covers: int
    """Clients of others for whom the shopper stands in."""
    due: int
    """Clients with a remembered date or an open request due in the seven days from today, or overdue; not told of nobody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLoad:
    """All books of the store."""

    tiers: tuple[tuple[str, Words], ...]
    loads: tuple[ShopperLoad, ...]
    unsorted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A guest of a book that is to be handed over."""

    guest_id: UUID
    masked: str
    title: Words
    tier: str | None
    tier_order: int
    absence: int
    """As in the line of the book: smaller was here later."""
    covering: bool
    """The shopper only stands in."""
    cover_id: UUID | None
    """Who stands in for the shopper: knows the guest already."""
    in_lounge: bool
    waiting: int
    due_on: date | None
    """The next remembered date or open request, where it is in the seven days from today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingBook:
    """A shopper's whole book, as it is reviewed before it is handed over."""

    shopper: StaffCard
    gone: bool
    clients: tuple[Client, ...]
    loads: tuple[ShopperLoad, ...]
    """Of all others who could take clients."""
    tiers: tuple[tuple[str, Words], ...]
    own_requests: int
    """Open requests that the shopper handles; they are handed on from the board."""
    unsorted: int
