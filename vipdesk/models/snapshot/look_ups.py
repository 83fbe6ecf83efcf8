"""Who has asked head office for whom, as a supervisor reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guests import Words


@dataclass(frozen=True, slots=True)
class PersonsCount:
    """How often somebody asked on a day, and how many of these led to one guest."""

    staff_id: UUID
    code: str
    name: Words
    look_ups: int
    found: int


@dataclass(frozen=True, slots=True)
class LookUpView:
    """One look-up. `way` is the interface's word; `address` is None where nobody, or more than one, was found."""

    asked_at: datetime
    desk: str
    way: str
    found: int
    address: Words | None


@dataclass(frozen=True, slots=True)
class DayOfLookUps:
    """Everybody who asked, the most first; and each look-up of the person who was asked about."""

    people: tuple[PersonsCount, ...]
    look_ups: tuple[LookUpView, ...]
