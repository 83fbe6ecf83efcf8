"""How the clock of a request stands, as screens show it."""

from dataclasses import dataclass
from datetime import datetime

from vipdesk.models.vocabulary import PauseReason


@dataclass(frozen=True, slots=True)
class ClockView:
    """How the clock of an open request stands."""

    due_at: datetime
    """Of a paused one: if it went on now."""
    share: float
    """How much of its time is used, 0 to 1."""
    paused_at: datetime | None
    paused_for: PauseReason | None
    waiting: bool
    """Nobody has taken it in time."""
    urgent: bool
    """Most of its time is used, or all of it."""
