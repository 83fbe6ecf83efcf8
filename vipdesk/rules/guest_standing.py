"""How a guest stands with the house: class by the spend of a year, stage by their own rhythm of buying."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from vipdesk.models.vocabulary import Stage
from vipdesk.money import Fen
from vipdesk.rules.tier_distance import rolling_year

NEW_DAYS = 90
"""Whoever bought for the first time within so many days is new."""
USUAL_RHYTHM = 60
"""Days between two purchases of whom there are too few to tell."""
_FEWEST_GAPS = 3
_SLOWING, _DORMANT = 2, 4
"""So many times their rhythm without a purchase."""
_LEAST_SLOWING, _LEAST_DORMANT = 45, 120
"""A guest who comes every week is not dormant after four."""


@dataclass(frozen=True, slots=True)
class ClassRule:
    """A class as policy has it: the yearly spend it begins with."""

    name: str
    from_fen: Fen


@dataclass(frozen=True, slots=True)
class Standing:
    """Class and stage, and what they were reckoned from; None where there is nothing to reckon."""

    spent: Fen
    """From `since` to `until`, both days included; never below nothing."""
    since: date
    until: date
    guest_class: ClassRule | None
    stage: Stage | None
    last_on: date | None
    """The day of the last purchase."""
    rhythm: int | None
    """Days between purchases, the middle one of all gaps or the usual one."""


def read_classes(value: Any) -> tuple[ClassRule, ...]:
    """The policy: names and the spend each begins with; what is no such pair is passed over."""
    pairs = value.items() if isinstance(value, Mapping) else ()
    return tuple(ClassRule(str(name), Fen(fen)) for name, fen in pairs if type(fen) is int and fen >= 0)


def guest_standing(purchases: Sequence[tuple[date, int]], classes: Iterable[ClassRule], today: date) -> Standing:
    """Reckon a guest's standing from days and fen; refunds are negative and are no purchases."""
    since = rolling_year(today)
    spent = Fen(max(sum(fen for day, fen in purchases if since <= day <= today), 0))
    reached = [rule for rule in classes if rule.from_fen <= spent]
    days = sorted({day for day, fen in purchases if fen > 0 and day <= today})
    rhythm = _rhythm(days) if days else None
    return Standing(
        spent=spent,
        since=since,
        until=today,
        guest_class=max(reached, key=lambda rule: rule.from_fen, default=None),
        stage=None if rhythm is None else _stage(days, rhythm, today),
        last_on=days[-1] if days else None,
        rhythm=rhythm,
    )


def _rhythm(days: Sequence[date]) -> int:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return round(median(gaps)) if len(gaps) >= _FEWEST_GAPS else USUAL_RHYTHM


def _stage(days: Sequence[date], rhythm: int, today: date) -> Stage:
    quiet = (today - days[-1]).days
    if quiet >= max(_DORMANT * rhythm, _LEAST_DORMANT):
        return Stage.DORMANT
    if quiet >= max(_SLOWING * rhythm, _LEAST_SLOWING):
        return Stage.SLOWING
    return Stage.NEW if (today - days[0]).days <= NEW_DAYS else Stage.ACTIVE
