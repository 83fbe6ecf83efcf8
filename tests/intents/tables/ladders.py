"""What a supervisor sets for a store: the escalation ladder, the lounge right."""

from __future__ import annotations

from typing import Any

from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import STORE, SUPERVISOR
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.rules.escalation import DEFAULT_LADDER, LADDER_POLICY, ladder_value
from vipdesk.rules.lounge_right import LOUNGE_POLICY

OWN: list[dict[str, Any]] = ladder_value(DEFAULT_LADDER)["steps"]
SAID = {"when": "overdue", "value": 0, "tell": "supervisor", "robot": True}
STEPS = [{"when": "overdue", "value": 30, "tell": "supervisor"}]
RIGHT_ROW = derived_id("policy", LOUNGE_POLICY, str(STORE))
RULE: dict[str, Any] = {"tiers": ["金卡"], "companions_of": {"金卡": None}, "visits": 2, "days": 1}
SPOKEN = {"say": {"tier": {"zh": "请这边坐。", "en": "This way, please."}}}
ROW = derived_id("policy", LADDER_POLICY, str(STORE))


def ladder(steps: list[dict[str, Any]], based_on: list[dict[str, Any]]) -> Asked:
    """Set the ladder."""
    return Asked("request.ladder", {"steps": steps, "based_on": based_on}, actor=SUPERVISOR)


def present(steps: list[dict[str, Any]]) -> Policy:
    """A ladder in force."""
    return Policy(id=ROW, key=LADDER_POLICY, store_id=STORE, value={"steps": steps})


def right(rule: dict[str, Any], based_on: dict[str, Any] | None = None) -> Asked:
    """Set the lounge right."""
    return Asked("lounge.set_right", {"rule": rule, "based_on": based_on}, actor=SUPERVISOR)


def in_force(value: dict[str, Any]) -> Policy:
    """A lounge right in force."""
    return Policy(id=RIGHT_ROW, key=LOUNGE_POLICY, store_id=STORE, value=value)


def _right(value: dict[str, Any], version: int) -> tuple[Then, ...]:
    return (Then(Policy, RIGHT_ROW, {"key": LOUNGE_POLICY, "value": value, "version": version}),)


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
    Case("the robot says it too", ladder([SAID], OWN), then=_then([SAID], 1)),
    Case("the first lounge right", right(RULE), then=_right(RULE, 1)),
    Case(
        "another lounge right leaves the words to say",
        right(RULE, SPOKEN),
        given=(in_force(SPOKEN),),
        then=_right(RULE | SPOKEN, 2),
    ),
    Case(
        "it has been changed meanwhile", right(RULE), given=(in_force({"visits": 1}),), refused=Code.POLICY_MOVED
    ),
    Case("no number of visits", right(RULE | {"visits": "2"}), refused=Code.LOUNGE_RIGHT_UNREADABLE),
    Case("a word that no rule has", right(RULE | {"colour": "red"}), refused=Code.LOUNGE_RIGHT_UNREADABLE),
)
