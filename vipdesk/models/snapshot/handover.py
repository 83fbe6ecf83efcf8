"""What the screen 交班 shows: the page that writes itself, pages that were signed, and the list 贵宾厅就绪."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.snapshot.guests import PlaceChoice, Words
from vipdesk.models.snapshot.today import PresentGuest


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """The page as it would be signed now."""

    author: Words
    label: str
    """What the roster calls the shift; empty where it does not say."""
    next_id: UUID | None
    next: Words | None
    next_label: str
    begun_at: datetime
    over_midnight: bool
    """Whether the shift began on another day than now."""
    written_at: datetime
    visits: int
    lines: tuple[HandoverLine, ...]
    guests: tuple[PresentGuest, ...]
    places: tuple[PlaceChoice, ...] = ()
    """Seats and rooms, so that a sentence that begins with one is about it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one colleague has read a page."""

    reader_id: UUID
    reader: Words
    ticks: Mapping[int, datetime]
    """By the number of the line."""
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignedHandover:
    """A page that was signed."""

    handover_id: UUID
    author_id: UUID
    author: Words
    label: str
    next_id: UUID | None
    next: Words | None
    next_label: str
    begun_at: datetime
    signed_at: datetime
    over_midnight: bool
    visits: int
    present: int
    lines: tuple[HandoverLine, ...]
    readings: tuple[Reading, ...]

    def reading_of(self, staff_id: UUID) -> Reading | None:
        """How far this colleague has read it."""
        return next((reading for reading in self.readings if reading.reader_id == staff_id), None)


@dataclass(frozen=True, slots=True)
class HandoverDesk:
    """Everything the screen needs for whoever is signed in."""

    draft: HandoverDraft
    waiting: SignedHandover | None
    """A colleague's page that this person has not read to its end."""
    own: SignedHandover | None
    """The page that this person signed last, in the last hours."""


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One item of the list; without a name nobody has said anything of it."""

    key: str
    words: Words
    done: bool
    who: Words | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadyView:
    """The list of one shift of today."""

    day: date
    shift: str
    shifts: tuple[tuple[str, Words], ...]
    """Keys and names of all shifts."""
    lines: tuple[ReadyLine, ...]
