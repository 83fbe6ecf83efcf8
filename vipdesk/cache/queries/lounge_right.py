"""Who may come into the lounge: the rules in force for their editor, and a rule tried on the visits of the last week."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from vipdesk.cache.queries.reader import Reader, known_instant, masked_guest
from vipdesk.cache.queries.tiers import tier_names
from vipdesk.models.snapshot.lounge_right import LoungeRightView, RightTrial, TierRight, TurnedAway
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import VisitState
from vipdesk.rules.lounge_right import LOUNGE_POLICY, TIER_POLICY, lounge_right, lounge_terms
from vipdesk.rules.policy_shapes import is_lounge_rule

TRIED = timedelta(days=7)
_COUNTED = timedelta(days=366)
"""The longest time over which visits are counted."""
_MOST = 2000
_VISITS = (
    "SELECT guest_id, checked_in_at, companions, directory_row.tier, directory_row.name, address, address_en FROM visit"
    " JOIN directory_row ON directory_row.id = visit.guest_id WHERE visit.store_id = ? AND checked_in_at >= ?"
    " AND state <> ? AND visit.retired_at IS NULL ORDER BY checked_in_at DESC LIMIT ?"
)
_EARLIER = (
    "SELECT guest_id, checked_in_at FROM visit WHERE store_id = ? AND checked_in_at >= ? AND state <> ?"
    " AND retired_at IS NULL"
)


def lounge_right_view(reader: Reader) -> LoungeRightView:
    """The rules in force, tier by tier."""
    value = reader.policy(LOUNGE_POLICY)
    rules: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    tiers = []
    for name, words in tier_names(reader):
        terms = lounge_terms(rules, name, reader.policy(TIER_POLICY + name), (), reader.now)
        tiers.append(TierRight(name, words, terms.enters, terms.companions))
    plain = lounge_terms(rules, None, None, (), reader.now)
    return LoungeRightView(
        tiers=tuple(tiers),
        without_tier=plain.enters,
        companions=plain.companions,
        visits=plain.visits,
        days=plain.days,
        stay_minutes=plain.stay_minutes,
        value=value if isinstance(value, Mapping) else None,
    )


def try_lounge_right(reader: Reader, rule: Any) -> RightTrial | None:
    """Whom a rule would have turned away of those who came in the last `TRIED`; None where it cannot be read."""
    if not is_lounge_rule(rule):
        return None
    rows = reader.cache.rows(_VISITS, (*_since(reader, TRIED), _MOST))
    arrivals: dict[bytes, list[datetime]] = defaultdict(list)
    for guest_id, arrived in reader.cache.rows(_EARLIER, _since(reader, TRIED + _COUNTED)):
        arrivals[guest_id].append(known_instant(arrived))
    away = []
    for guest_id, arrived, companions, tier, name, address, address_en in rows:
        at = known_instant(arrived)
        tier_rules = None if tier is None else reader.policy(TIER_POLICY + tier)
        earlier = [each for each in arrivals[guest_id] if each < at]
        right = lounge_right(lounge_terms(rule, tier, tier_rules, earlier, at), companions)
        if not right.may_enter:
            guest = masked_guest(guest_id, name, address, address_en)
            away.append(TurnedAway(guest, at, companions, right.word.value))
    return RightTrial(len(rows), tuple(away))


def _since(reader: Reader, span: timedelta) -> tuple[bytes, int, str]:
    return (reader.store, to_microseconds(reader.now - span), VisitState.UNDONE.value)
