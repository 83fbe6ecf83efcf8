"""The lounge right: who may come in, with how many, how often and for how long; why not, and what to say then.

Rules are policy rows: `lounge.right` of store or group (`tiers`, `without_tier`, `companions_of`, `companions`, `visits`,
`days`, `stay_minutes`, `say`) and each tier's own `svip` and `companions`. A record without `lounge.right` limits nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from vipdesk.clock import store_day
from vipdesk.models.snapshot.guests import LoungeTerms, Words

LOUNGE_POLICY = "lounge.right"
SAY = "say"
"""Under this a rule has the store's own words to say."""
TIER_POLICY = "tier."
"""What the key of a tier's policy begins with."""
_MOST_DAYS = 366


class RightWord(StrEnum):
    """The decision in a word."""

    MAY_ENTER = "may_enter"
    TIER = "tier"
    VISITS = "visits"
    COMPANIONS = "companions"
    AGENT = "agent"
    """Whoever came in the guest's name may not, by the profile."""


@dataclass(frozen=True, slots=True)
class LoungeRight:
    """The decision, what it rests on, and for a no the sentence to say aloud."""

    word: RightWord
    terms: LoungeTerms
    companions: int
    """How many have come along."""
    say: Words | None = None

    @property
    def may_enter(self) -> bool:
        """可进厅."""
        return self.word is RightWord.MAY_ENTER


_SAY: Final = {
    RightWord.TIER: Words(
        "厅里正忙，我先请您在大厅坐，茶马上来。",
        "The lounge is busy just now; may I seat you in the hall with some tea?",
    ),
    RightWord.VISITS: Words(
        "今天厅里位子紧，我先在大厅为您备茶。", "Seats are short today; let me bring your tea in the hall."
    ),
    RightWord.COMPANIONS: Words(
        "厅里略满，我先为各位在大厅备茶。",
        "The lounge is rather full; let me serve everybody tea in the hall first.",
    ),
    RightWord.AGENT: Words(
        "请您先在大厅坐，我和贵宾说一声，马上回来。",
        "May I seat you in the hall while I have a word with our guest? I will be right back.",
    ),
}
"""Never with a number or a tier in it: the guest hears it."""


def lounge_terms(
    rules: Any, tier: str | None, tier_rules: Any, visits: Iterable[datetime], now: datetime
) -> LoungeTerms:
    """What the policy values `rules` (of the lounge) and `tier_rules` give a guest.

    `visits` are the arrivals of earlier visits at this store, undone ones left out; only those of the last `days` days
    of the store's calendar count. A value of the wrong kind is passed over, as if it were not there.
    """
    if not isinstance(rules, Mapping):
        return LoungeTerms()
    own = tier_rules if tier is not None and isinstance(tier_rules, Mapping) else {}
    most, days = _number(rules.get("visits")), min(_number(rules.get("days")) or 1, _MOST_DAYS)
    since = store_day(now)[0] - timedelta(days=days - 1)
    return LoungeTerms(
        tier=None if tier is None else _words(own, tier),
        enters=_enters(rules, tier, own),
        companions=_companions(rules, tier, own),
        visits=most,
        days=days,
        visits_used=0 if most is None else sum(since <= arrival for arrival in visits),
        stay_minutes=_number(rules.get("stay_minutes")) or None,
        sentences=_sentences(rules.get(SAY)),
    )


def counts_visits(rules: Any) -> bool:
    """Whether earlier visits have to be read at all."""
    return isinstance(rules, Mapping) and _number(rules.get("visits")) is not None


def lounge_right(terms: LoungeTerms, companions: int, *, may_act: bool = True) -> LoungeRight:
    """The decision on a guest with so many companions: tier first, then visits, then companions.

    Last, whether who came in the guest's name `may_act`; a guest in person always may.
    """
    word = RightWord.MAY_ENTER
    if not terms.enters:
        word = RightWord.TIER
    elif terms.visits is not None and terms.visits_used >= terms.visits:
        word = RightWord.VISITS
    elif terms.companions is not None and companions > terms.companions:
        word = RightWord.COMPANIONS
    elif not may_act:
        word = RightWord.AGENT
    say = None if word is RightWord.MAY_ENTER else terms.sentences.get(word.value, _SAY[word])
    return LoungeRight(word, terms, companions, say)


def stay_until(terms: LoungeTerms, since: datetime) -> datetime | None:
    """Until when the place is the guest's; None where policy sets no limit."""
    return None if terms.stay_minutes is None else since + timedelta(minutes=terms.stay_minutes)


def _enters(rules: Mapping[str, Any], tier: str | None, own: Mapping[str, Any]) -> bool:
    if tier is None:
        return rules.get("without_tier") is not False
    named = rules.get("tiers")
    if isinstance(named, list):
        return tier in named
    return own.get("svip") is not False


def _companions(rules: Mapping[str, Any], tier: str | None, own: Mapping[str, Any]) -> int | None:
    """What the lounge's rule says of the tier, else what the tier says itself, else what the rule says of everybody."""
    of_tiers = rules.get("companions_of")
    if isinstance(of_tiers, Mapping) and tier in of_tiers:
        return _number(of_tiers[tier])
    most = _number(own.get("companions"))
    return _number(rules.get("companions")) if most is None else most


def _number(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None


def _words(own: Mapping[str, Any], tier: str) -> Words:
    return Words(str(own.get("zh", tier)), str(own.get("en", tier)))


def _sentences(value: Any) -> dict[str, Words]:
    if not isinstance(value, Mapping):
        return {}
    return {
        word: Words(said["zh"], said["en"])
        for word, said in value.items()
        if isinstance(said, Mapping) and all(isinstance(said.get(tongue), str) for tongue in ("zh", "en"))
    }
