"""What screens show of the roster: whether somebody is at work now."""

from dataclasses import dataclass
from datetime import datetime

from vipdesk.models.vocabulary import DutyState


@dataclass(frozen=True, slots=True)
class DutyView:
    """At work or not, and the hour that follows from it, where there is one today."""

    state: DutyState
    until: datetime | None = None
    """The end of the shift that is going on."""
    comes_at: datetime | None = None
    """When somebody who is not at work begins later today."""
    label: str | None = None
    """What the store calls the day: 早班, 年假."""


UNKNOWN_DUTY = DutyView(DutyState.UNKNOWN)
