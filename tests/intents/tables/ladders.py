"""The escalation ladder of a store."""

from __future__ import annotations

from typing import Any

from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import STORE, SUPERVISOR
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.rules.escalation import DEFAULT_LADDER, LADDER_POLICY, ladder_value

OWN: list[dict[str, Any]] = ladder_value(DEFAULT_LADDER)["steps"]
STEPS = [{"when": "overdue", "value": 30, "tell": "supervisor"}]
ROW = derived_id("policy", LADDER_POLICY, str(STORE))


def ladder(steps: list[dict[str, Any]], based_on: list[dict[str, Any]]) -> Asked:
    """Set the ladder."""
    return Asked("request.ladder", {"steps": steps, "based_on": based_on}, actor=SUPERVISOR)


def present(steps: list[dict[str, Any]]) -> Policy:
    """A ladder in force."""
    return Policy(id=ROW, key=LADDER_POLICY, store_id=STORE, value={"steps": steps})


def _then(steps: list[dict[str, Any]], version: int) -> tuple[Then, ...]:
    values = {"key": LADDER_POLICY, "store_id": STORE, "value": {"steps": steps}, "version": version}
    return (Then(Policy, ROW, values),)


CASES = (
    Case("the first ladder of a store", ladder(STEPS, OWN), then=_then(STEPS, 1)),
    Case("another ladder", ladder([], STEPS), given=(present(STEPS),), then=_then([], 2)),
    Case("the same ladder", ladder(STEPS, OWN), given=(present(STEPS),)),
    Case(
        "somebody has changed it meanwhile",
        ladder([], OWN),
        given=(present(STEPS),),
        refused=Code.POLICY_MOVED,
    ),
    Case(
        "no ladder",
        ladder([{"when": "overdue", "value": "30", "tell": "supervisor"}], OWN),
        refused=Code.LADDER_UNREADABLE,
    ),
)
