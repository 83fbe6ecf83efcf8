"""What the screen 今日 shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import VisitState, WaitsFor

if TYPE_CHECKING:
    from vipdesk.models.snapshot.appointments import AppointmentView


@dataclass(frozen=True, slots=True)
class MaskedGuest:
    """A guest as a board may name them: 陈** 女士, and the letter for the circle."""

    guest_id: UUID
    letter: str
    masked: str
    title: Words


@dataclass(frozen=True, slots=True)
class PresentGuest:
    """Somebody in the lounge."""

    visit_id: UUID
    guest: MaskedGuest
    state: VisitState
    since: datetime
    place: Words | None
    shopper: Words | None
    mine: bool
    """Whether the guest is a client of the person signed in."""
    waits_for: Words | None = None
    """Who was told of the arrival and has not answered."""
    entered_by: EnteredBy | None = None
    """Who came in the guest's name."""


@dataclass(frozen=True, slots=True)
class LeftGuest:
    """Somebody who was here today."""

    visit_id: UUID
    guest: MaskedGuest
    since: datetime
    left_at: datetime
    place: Words | None
    mine: bool


@dataclass(frozen=True, slots=True)
class WaitingGuest:
    """Somebody in the hall; called by the number on the ticket, never by name."""

    ticket_id: UUID
    guest: MaskedGuest
    label: str
    wants: WaitsFor
    companions: int
    quoted_minutes: int
    since: datetime
    called: bool


@dataclass(frozen=True, slots=True)
class DueRequest:
    """A request whose time is near."""

    request_id: UUID
    kind: str
    icon: str
    summary: str
    guest: MaskedGuest
    place: Words | None
    owner: Words | None
    opened_at: datetime
    due_at: datetime
    clock: ClockView | None = None
    """How it stands now; `due_at` is its end."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday in the next seven days; `as_given` is in its own calendar."""

    guest: MaskedGuest
    on: date
    as_given: Words
    in_lounge: bool


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """Seats by state, and free rooms."""

    free: int
    taken: int
    shopping: int
    rooms_free: int
    untidy: int = 0
    """Left and not tidied yet: neither free nor taken."""


@dataclass(frozen=True, slots=True)
class UntidyPlace:
    """A place to be tidied, with the visit that left it."""

    visit_id: UUID
    name: Words


@dataclass(frozen=True, slots=True)
class Today:
    """The whole screen."""

    day: date
    lunar_day: Words
    visits_today: int
    present: tuple[PresentGuest, ...]
    due: tuple[DueRequest, ...]
    birthdays: tuple[Birthday, ...]
    birthday_count: int
    """Of the week; the first of them are listed."""
    places: PlaceCounts
    as_of: datetime | None
    """When head office was last heard, None before the first time."""
    untidy: tuple[UntidyPlace, ...] = ()
    waiting: tuple[WaitingGuest, ...] = ()
    left_today: int = 0
    """How many have left again."""
    left: tuple["LeftGuest", ...] = ()
    """The last of them, the latest first."""
    expected: tuple["AppointmentView", ...] = ()
    remind: int = 0
    """How many of those who are expected soon are to be reminded."""
