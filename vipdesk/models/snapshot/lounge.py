"""What the screen 贵宾厅 shows: every place with whoever is there, the bookings of a day, and who waits."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest, PresentGuest, WaitingGuest
from vipdesk.models.vocabulary import BookingState


class SeatState(StrEnum):
    """空、留、坐、逛店、待整理."""

    FREE = "free"
    KEPT = "kept"
    TAKEN = "taken"
    SHOPPING = "shopping"
    UNTIDY = "untidy"


@dataclass(frozen=True, slots=True)
class BookedSpan:
    """A booking that is neither cancelled nor over."""

    booking_id: UUID
    place_id: UUID
    guest: MaskedGuest
    starts_at: datetime
    ends_at: datetime
    purpose: str
    """A word of `BookingPurpose`; another from a newer program."""
    companions: int
    state: BookingState
    came: bool
    """Whether the guest is at the place now."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A seat or a room as it is now."""

    place_id: UUID
    name: Words
    room: bool
    capacity: int
    features: tuple[str, ...]
    state: SeatState
    guest: MaskedGuest | None = None
    """Whoever sits there, or it is kept for."""
    visit_id: UUID | None = None
    """Of whoever sits there; of whoever left, where it is to be tidied."""
    since: datetime | None = None
    booking: BookedSpan | None = None
    """The one that goes on or begins within `KEPT_BEFORE`; else the next one of the day, where somebody sits there."""


@dataclass(frozen=True, slots=True)
class LoungeBoard:
    """The whole screen, of a day of the store's calendar; places are as they are now, whatever day it is."""

    day: date
    opens_at: datetime
    closes_at: datetime
    places: tuple[PlaceView, ...]
    spans: tuple[BookedSpan, ...]
    standing: tuple[PresentGuest, ...]
    """Guests in the lounge without a place."""
    waiting: tuple[WaitingGuest, ...]
    quoted_minutes: int
    """What somebody who comes now is told."""
    out_of_use: tuple[PlaceView, ...] = ()
    """Places that were taken out of use and whose name is free, the latest first."""
