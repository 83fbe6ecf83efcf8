"""The escalation ladder as its editor shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class RungView:
    """One step (`rules.escalation.Rung`)."""

    when: str
    value: int
    tell: str
    robot: bool = False


@dataclass(frozen=True, slots=True)
class LadderView:
    """The ladder in force."""

    rungs: tuple[RungView, ...]


@dataclass(frozen=True, slots=True)
class TriedCall:
    """Who would be told of a request, and when."""

    request_id: UUID
    kind: str
    summary: str
    guest: MaskedGuest
    tell: str
    owner: Words | None
    at: datetime
    reached: bool
