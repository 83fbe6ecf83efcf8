"""The order of search hits as one number, smaller first: week of the last visit, then tier.

The number is `(LAST_WEEK - week) * TIERS + tier`, so that a more recent week always wins and the tier
decides within it (product.md §3.1). It changes at most weekly, because a change rewrites index rows.
"""

from datetime import UTC, datetime

TIERS = 16
"""Room for tiers; 0 is the highest, `TIERS - 1` none."""

_LAST_WEEK = 1 << 16
_FIRST_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


def search_rank(last_visit: datetime | None, tier_order: int) -> int:
    """The rank of a guest; `tier_order` counts from 0 for the highest tier."""
    week = 0 if last_visit is None else max(0, (last_visit - _FIRST_MONDAY).days // 7)
    return (_LAST_WEEK - week) * TIERS + min(max(tier_order, 0), TIERS - 1)


def refreshed_rank(rank: int, visited_at: datetime) -> int:
    """The rank after a visit: the same unless the visit is of a later week."""
    return min(rank, search_rank(visited_at, rank % TIERS))


def rank_of_tier(rank: int, tier_order: int) -> int:
    """The rank in another tier, the last visit being what it was."""
    return rank - rank % TIERS + min(max(tier_order, 0), TIERS - 1)
