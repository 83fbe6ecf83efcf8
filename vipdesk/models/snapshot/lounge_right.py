"""The lounge right as its editor shows it, and what a rule on trial would have said at the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class TierRight:
    """What a tier may do, the highest first."""

    name: str
    words: Words
    enters: bool
    companions: int | None
    """None for as many as there are."""


@dataclass(frozen=True, slots=True)
class LoungeRightView:
    """The rules in force; without any, everybody may come in."""

    tiers: tuple[TierRight, ...]
    without_tier: bool
    companions: int | None
    """Of guests whose tier says nothing."""
    visits: int | None
    days: int
    stay_minutes: int | None
    value: Mapping[str, Any] | None
    """The policy row as it stands, which a change names."""


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A visit that a rule on trial would not have let in without a supervisor."""

    guest: MaskedGuest
    at: datetime
    companions: int
    word: str
    """A word of `rules.lounge_right.RightWord`."""


@dataclass(frozen=True, slots=True)
class RightTrial:
    """A rule tried on the visits of the last days."""

    visits: int
    """How many there were."""
    turned_away: tuple[TurnedAway, ...]
    """The latest first."""
