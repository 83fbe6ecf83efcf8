"""The tiers as policy has them."""

from collections.abc import Iterator

from vipdesk.cache.queries.reader import Reader
from vipdesk.models.snapshot.guests import Words
from vipdesk.rules.tier_distance import TierRule, read_tier

_PREFIX = "tier."
NO_ORDER = 1000
"""The order of a tier of which policy says nothing: after those it orders."""


def tier_rules(reader: Reader) -> Iterator[TierRule]:
    """Every tier of which policy says in which order it stands."""
    keys = reader.cache.rows(
        "SELECT DISTINCT key FROM policy WHERE key LIKE 'tier.%' AND retired_at IS NULL ORDER BY key"
    )
    for (key,) in keys:
        rule = read_tier(str(key).removeprefix(_PREFIX), reader.policy(key))
        if rule is not None:
            yield rule


def tier_orders(reader: Reader) -> dict[str, int]:
    """By tier its order, 0 for the highest."""
    return {rule.name: rule.order for rule in tier_rules(reader)}


def tier_names(reader: Reader) -> tuple[tuple[str, Words], ...]:
    """The tiers as they are shown, highest first."""
    rules = sorted(tier_rules(reader), key=lambda rule: rule.order)
    return tuple((rule.name, reader.tier(rule.name) or Words(rule.name, rule.name)) for rule in rules)
