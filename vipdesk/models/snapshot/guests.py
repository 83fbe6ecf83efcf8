"""What screens show of a guest: search hits, the banner, the profile."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.complaint_words import Score
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.duty import UNKNOWN_DUTY, DutyView
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.points import PointsView
from vipdesk.models.vocabulary import (
    Calendar,
    CallAnswer,
    DateKind,
    Source,
    Topic,
    VisitPurpose,
    VisitState,
)


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class LoungeTerms:
    """What the house's rules give one guest now; how many people come with them is still open."""

    tier: Words | None = None
    """As it is shown; None of a guest without a tier."""
    enters: bool = True
    companions: int | None = None
    """How many may come along; None for as many as there are."""
    visits: int | None = None
    """How many visits `days` days have room for; None for any number."""
    days: int = 1
    visits_used: int = 0
    """In the days that count, today included, the coming visit not."""
    stay_minutes: int | None = None
    sentences: dict[str, Words] = field(default_factory=dict)
    """The store's own words to say, by the word of the decision."""


MOST_HITS = 8
"""What a person sees of a search; there is no scrolling on (S33)."""


class MatchReason(StrEnum):
    """Why a search hit is a hit."""

    CARD = "card"
    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
    MIXED = "mixed"
    SURNAME_READING = "surname_reading"
    PHONE_TAIL = "phone_tail"
    PHONE = "phone"
    MEMBER_CODE = "member_code"
    PLATE = "plate"
    NICKNAME = "nickname"
    SALUTATION = "salutation"
    NOTE = "note"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Hit:
    """One guest found.

    `marked` are (start, end) character ranges of `spoken`, if `in_name` of `name`, and where there is an `excerpt` of a
    note, of that.
    """

    guest_id: UUID
    card_no: str | None
    name: str
    spoken: str
    address: Words
    masked_phone: str | None
    why: MatchReason
    marked: tuple[tuple[int, int], ...]
    in_name: bool
    in_lounge: bool
    last_visit: datetime | None
    tier: Words | None
    excerpt: str = ""
    former: str = ""
    """The name of the merged record that was found, where the person is called otherwise now."""


@dataclass(frozen=True, slots=True)
class GuestWay:
    """By what a guest is asked for at head office: one of these, a name together with the last four of a phone."""

    guest_id: UUID | None = None
    card_no: str | None = None
    phone: str | None = None
    name: str | None = None
    tail: str | None = None


@dataclass(frozen=True, slots=True)
class Stranger:
    """A guest whom head office told of: as much as it takes to choose between several."""

    guest_id: UUID
    name: str
    address: Words
    masked_phone: str | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What head office said: `guest_id` is the one whose rows are here now, None for nobody or several."""

    guest_id: UUID | None
    found: tuple[Stranger, ...]


class Resemblance(StrEnum):
    """In what somebody known is like a newcomer, beside the last four of the phone."""

    SAME_NAME = "same_name"
    SOUNDS_ALIKE = "sounds_alike"


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody known who may be the newcomer."""

    guest_id: UUID
    masked: str
    """陈**"""
    tail: str
    why: Resemblance


@dataclass(frozen=True, slots=True)
class NewcomerCheck:
    """What this desk knows that speaks against taking somebody in as new."""

    card_holder: UUID | None = None
    phone_holder: UUID | None = None
    similar: tuple[Similar, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One of the three lines of the banner: icon, bold verb, the rest, and where it stands."""

    icon: str
    verb: Words
    rest: str
    where: Words
    row_id: UUID


@dataclass(frozen=True, slots=True)
class Taboo:
    """特别留意: what must not be forgotten, who told us and when."""

    text: str
    source: Source
    told_at: datetime
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A seat or room that may be offered."""

    place_id: UUID
    name: Words
    room: bool


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """The visit that is going on."""

    visit_id: UUID
    state: VisitState
    checked_in_at: datetime
    place: PlaceChoice | None
    companions: int
    purpose: VisitPurpose | None = None
    plate: str | None = None
    bags: int | None = None
    """Kept at the place while the guest is shopping."""
    told: "Shopper | None" = None
    """Who was told of the arrival last, `told_at`; and what they answered."""
    told_at: datetime | None = None
    answer: CallAnswer | None = None
    others: "tuple[Shopper, ...]" = ()
    """Whom else one may ask while there is no answer, the least busy first."""
    extension: str | None = None
    """The telephone of who was told."""
    parking_offer: UUID | None = None
    """The type of the parking voucher that a guest who came by car has not been given yet."""
    entered_by: EnteredBy | None = None
    """Who came in the guest's name; None of a guest in person."""


@dataclass(frozen=True, slots=True)
class PreferenceView:
    """One topic of a guest."""

    topic: Topic
    value: str | None
    source: Source
    author: Words | None
    told_at: datetime
    confirmed: bool


@dataclass(frozen=True, slots=True)
class KeptView:
    """A value that another one replaced unseen; `value` is None where it had been cleared."""

    field: str
    """A topic of preferences, or `shopper`, `owner`, `place`."""
    value: str | None
    author: Words | None
    written_at: datetime | None
    replaced_by: Words | None
    replaced_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class DateView:
    """A remembered date in both calendars; `next_on` is in the store's calendar."""

    kind: DateKind
    calendar: Calendar
    year: int | None
    month: int
    day: int | None
    leap: bool
    as_given: Words
    next_on: date | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as it was written: plain text, never markup."""

    text: str
    author: Words | None
    written_at: datetime


@dataclass(frozen=True, slots=True)
class VisitView:
    """A past or present visit."""

    visit_id: UUID
    state: VisitState
    checked_in_at: datetime
    left_at: datetime | None
    store: str
    place: Words | None
    companions: int
    score: Score | None = None
    """How content the guest was, where somebody has said."""
    by_guest: bool = False
    """Whether the guest said so, by the card's code; else staff filled it in."""
    rated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request the guest waits for."""

    request_id: UUID
    icon: str
    label: Words
    summary: str
    state: str
    owner: Words | None
    due_at: datetime
    kind: str = ""
    quiet: bool = False
    """Whether a guest must not read what it is about: then only its kind is named."""
    clock: ClockView | None = None
    """How it stands now; `due_at` is its end."""


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """A voucher in the guest's list."""

    voucher_id: UUID
    name: Words
    worth_fen: int
    state: str
    uses_left: int
    expires_at: datetime
    code_tail: str


@dataclass(frozen=True, slots=True)
class Shopper:
    """Who looks after the guest."""

    staff_id: UUID
    name: Words
    duty: DutyView = UNKNOWN_DUTY


@dataclass(frozen=True, slots=True)
class Photo:
    """A guest's photo: the small square of it as a JPEG, None while it is not here."""

    attachment_id: UUID
    face: bytes | None
    stored: bool = True
    """Whether head office has it, so that it can be fetched."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Something the guest has left with us."""

    tag_id: UUID
    label: str
    what: str
    shelf: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A guest as the banner (M1) and the profile show them.

    With `has_dossier` False only the directory row is here: enough to address and receive the guest.
    """

    guest_id: UUID
    has_dossier: bool
    surname: str
    address: Words
    full_name: str
    spoken: str
    language: Words | None
    tier: Words | None
    card_no: str | None
    other_cards: tuple[str, ...]
    masked_phones: tuple[str, ...]
    plate: str | None
    member_since: date | None
    shopper: Shopper | None
    last_visit: datetime | None
    brief: tuple[BriefLine, ...]
    taboo: Taboo | None
    drink: str | None
    open_matter: bool
    visit: OpenVisit | None
    places: tuple[PlaceChoice, ...]
    """Free places to suggest, best first; at most three seats, never a name with a 4."""
    preferences: tuple[PreferenceView, ...]
    dates: tuple[DateView, ...]
    notes: tuple[NoteView, ...]
    visits: tuple[VisitView, ...]
    requests: tuple[PendingRequest, ...]
    vouchers: tuple[VoucherLine, ...]
    kept: tuple[KeptView, ...] = ()
    """What was written and lost in the last thirty days, newest first."""
    cover: Shopper | None = None
    """Who stands in for the shopper."""
    cover_for_guest: bool = False
    """Whether that is for this guest alone, and not the roster's cover of today."""
    address_as: str | None = None
    """怎么称呼, as the guest asked for it."""
    alias: str | None = None
    photo: Photo | None = None
    """The newest one; never of a guest who goes by an alias."""
    points: PointsView | None = None
    quoted_minutes: int = 0
    """How long one would wait for a place."""
    right: LoungeTerms = LoungeTerms()
    """What the lounge right gives them."""
    stored: tuple[Stored, ...] = ()
    """What of theirs is in our keeping."""
