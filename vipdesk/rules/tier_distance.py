"""How far a guest is from the next tier: spend of the rolling year against the thresholds that policy sets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vipdesk.money import Fen


@dataclass(frozen=True, slots=True)
class TierRule:
    """A tier as policy has it: `order` 0 is the highest, `from_fen` the yearly spend it asks for, if it asks."""

    name: str
    order: int
    from_fen: Fen | None


@dataclass(frozen=True, slots=True)
class TierDistance:
    """What is missing, and what it was reckoned from: `spent` between `since` and `until`, both days included."""

    tier: str
    """The next tier."""
    threshold: Fen
    spent: Fen
    missing: Fen
    """0 where enough has been spent already."""
    since: date
    until: date


def read_tier(name: str, value: Any) -> TierRule | None:
    """A policy row of a tier; None for one that says nothing of an order."""
    if not isinstance(value, Mapping) or not isinstance(value.get("order"), int):
        return None
    threshold: Any = value.get("from_fen")
    asks = isinstance(threshold, int) and not isinstance(threshold, bool) and threshold > 0
    return TierRule(name, value["order"], Fen(threshold) if asks else None)


def rolling_year(today: date) -> date:
    """The first of the days that count: a year back and a day on, so that no day counts twice."""
    try:
        return today.replace(year=today.year - 1) + timedelta(days=1)
    except ValueError:
        # a year before 29 February begins with 1 March
        return date(today.year - 1, 3, 1)


def tier_distance(
    tier: str | None, rules: Iterable[TierRule], purchases: Iterable[tuple[date, int]], today: date
) -> TierDistance | None:
    """The distance to the nearest higher tier that asks for a spend; None at the top or where policy asks for none.

    `purchases` are days and fen; refunds are negative and count on the day they were made. Spend is never
    below nothing.
    """
    known = sorted(rules, key=lambda rule: rule.order, reverse=True)
    present = next((rule.order for rule in known if rule.name == tier), None)
    above = (rule for rule in known if rule.from_fen is not None and (present is None or rule.order < present))
    wanted = next(above, None)
    if wanted is None or wanted.from_fen is None:
        return None
    since = rolling_year(today)
    spent = Fen(max(sum(fen for day, fen in purchases if since <= day <= today), 0))
    missing = Fen(max(wanted.from_fen - spent, 0))
    return TierDistance(wanted.name, wanted.from_fen, spent, missing, since, today)
