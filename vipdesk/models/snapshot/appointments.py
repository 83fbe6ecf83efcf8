"""What is shown of appointments: the board of who is expected, a day of all shoppers, and what a new one is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.snapshot.guests import Shopper, Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """One appointment as a list shows it."""

    appointment_id: UUID
    guest: MaskedGuest
    kind: str
    label: Words
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    shopper: Shopper | None
    place: Words | None
    """The room that is kept for it."""
    place_id: UUID | None
    collides: bool
    """Whether the room is somebody else's then."""
    mine: bool
    """Whether the person signed in is to be there, or looks after the guest."""
    companions: int
    note: str | None
    badge: Badge
    facts: Mapping[str, str]
    """What whoever prepares it now has seen."""
    changed: tuple[str, ...]
    """Which facts are different from those that were prepared for."""
    prepared_by: Words | None
    companions_before: str
    """How many were prepared for, where that is what changed."""
    reminder: Reminder | None
    visit_id: UUID | None
    """The guest's open visit, where they are here."""


@dataclass(frozen=True, slots=True)
class AppointmentDay:
    """A day of the store's calendar."""

    day: date
    appointments: tuple[AppointmentView, ...]
    """In the order of their times, ended ones too."""
    shoppers: tuple[Shopper, ...]
    """Everybody whose time can be booked, those on duty first."""
    remind: tuple[AppointmentView, ...]
    """Of whichever day: who is to be reminded now, the nearest first."""
    rooms: tuple["Room", ...] = ()
    room_times: tuple["RoomTime", ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentKind:
    """A type that may be chosen."""

    kind: str
    label: Words
    minutes: int


@dataclass(frozen=True, slots=True)
class BusyTime:
    """Time that is taken of a guest, and of a shopper where one is to be there."""

    staff_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    guest: MaskedGuest
    appointment_id: UUID
    label: Words


@dataclass(frozen=True, slots=True)
class Room:
    """A room that may be kept."""

    place_id: UUID
    name: Words
    capacity: int


@dataclass(frozen=True, slots=True)
class RoomTime:
    """Time of a place that is kept for somebody."""

    place_id: UUID
    starts_at: datetime
    ends_at: datetime
    guest: MaskedGuest
    booking_id: UUID
    appointment_id: UUID | None
    """The appointment it is kept for, where it is one of that day."""
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AppointmentForm:
    """What is asked of a new appointment of a day, and what speaks against a choice."""

    day: date
    kinds: tuple[AppointmentKind, ...]
    shoppers: tuple[Shopper, ...]
    busy: tuple[BusyTime, ...]
    rooms: tuple[Room, ...] = ()
    room_times: tuple[RoomTime, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """Which appointments a calendar file holds, and where it goes."""

    first_day: date
    days: int
    staff_id: UUID | None
    """Whose; None for everybody's."""
    path: str
    language: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file that was written."""

    path: str
    appointments: int
