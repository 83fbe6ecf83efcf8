"""What the screen 值班表 shows: who works when on one day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.duty import DutyView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Source


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A day as it is written down: pairs of minutes after midnight, none for a day off."""

    shifts: tuple[tuple[int, int], ...]
    label: str | None
    cover_id: UUID | None
    cover: Words | None
    source: Source
    author: Words | None
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A colleague on that day; without an entry nothing is written down for them."""

    staff: StaffCard
    entry: RosterEntry | None
    duty: DutyView
    """Whether they are at work now, whichever day is shown."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody of the floor; whether the day has a roster at all is `known`."""

    day: date
    known: bool
    lines: tuple[RosterLine, ...]
