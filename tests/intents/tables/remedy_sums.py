"""Remedies of one complaint together: a limit is not got round in small pieces."""

from __future__ import annotations

from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import SHOPPER, SUPERVISOR
from tests.intents.tables.complaints import REMEDY, complaint, propose, remedy
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.remedy import Remedy

_EARLIER = derived_id("remedy", "earlier")


def _given(worth_fen: int, **changes: str) -> Remedy:
    """What the same complaint was given before."""
    return remedy(id=_EARLIER, worth_fen=worth_fen, **({"state": "approved"} | changes))


def _then(state: str) -> tuple[Then]:
    return (Then(Remedy, REMEDY, {"state": state}),)


_APPROVE = Asked("complaint.decide_remedy", {"remedy_id": str(REMEDY), "approve": True}, actor=SUPERVISOR)

CASES = (
    Case(
        "up to the limit in two pieces",
        propose(SHOPPER, "gift", 10_000),
        given=(complaint(), _given(10_000)),
        then=_then("approved"),
    ),
    Case(
        "a second piece beyond one's limit waits for somebody else",
        propose(SHOPPER, "gift", 10_001),
        given=(complaint(), _given(10_000)),
        then=_then("proposed"),
    ),
    Case(
        "two people are needed for two halves as for the whole",
        propose(SUPERVISOR, "refund", 25_000),
        given=(complaint(), _given(25_000)),
        then=_then("proposed"),
    ),
    Case(
        "what was declined counts for nothing",
        propose(SHOPPER, "gift", 20_000),
        given=(complaint(), _given(20_000, state="declined")),
        then=_then("approved"),
    ),
    Case(
        "an apology is always at hand",
        propose(SHOPPER, "apology"),
        given=(complaint(), _given(900_000)),
        then=_then("approved"),
    ),
    Case(
        "the second person's limit holds for all of it",
        _APPROVE,
        given=(complaint(), _given(950_000), remedy(worth_fen=60_000)),
        refused=Code.REMEDY_TOO_MUCH,
        facts={"yuan": 10_000},
    ),
    Case(
        "the store's own limit holds for all of it",
        propose(SUPERVISOR, "refund", 60_000),
        given=(complaint(), _given(950_000)),
        refused=Code.REMEDY_TOO_MUCH,
        facts={"yuan": 10_000},
    ),
)
