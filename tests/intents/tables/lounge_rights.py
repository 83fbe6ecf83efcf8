"""The lounge right at the door: both ends refuse alike, and a supervisor's release is kept with the visit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.small_house import (
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    SUPERVISOR,
    VISIT,
    left_visit,
    visit,
)
from tests.intents.tables.visits import MOVED_UP, check_in
from vipdesk.errors import Code
from vipdesk.ids import StaffId, StoreId, derived_id
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.policy import Policy
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import AssignmentKind


def _policy(key: str, value: Any, store_id: StoreId | None = None) -> Policy:
    return Policy(id=derived_id("policy", key, str(store_id)), key=key, store_id=store_id, value=value)


def shopper_of(
    staff_id: StaffId, kind: AssignmentKind = AssignmentKind.PRIMARY, **changes: Any
) -> ShopperAssignment:
    """Who looks after the first guest."""
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "staff_id": staff_id,
        "kind": kind,
        "active": True,
        "since": NOON,
    } | changes
    return ShopperAssignment(id=derived_id("assignment", kind, str(staff_id)), **details)


GOLD = _policy("tier.金卡", {"order": 2, "svip": True, "companions": 1})
LIMITS = _policy("lounge.right", {"visits": 2, "days": 1})
EARLIER = tuple(
    left_visit(id=derived_id("earlier", str(number)), checked_in_at=NOON - timedelta(minutes=number + 1))
    for number in range(2)
)
RELEASE: dict[str, Any] = {"release_by": SUPERVISOR, "release_reason": "family"}


def _received(**values: Any) -> tuple[Then, ...]:
    return (Then(Visit, VISIT, values),)


_ENTERS = (
    Case(
        "as many companions as the tier has are let in",
        check_in(companions=1),
        given=(GOLD, LIMITS),
        then=_received(companions=1, released_by=None),
        finish=(MOVED_UP,),
    ),
    Case(
        "one more than the tier has is not",
        check_in(companions=2),
        given=(GOLD, LIMITS),
        refused=Code.TOO_MANY_COMPANIONS,
        facts={"most": 1, "companions": 2},
    ),
    Case(
        "a supervisor lets more in, and that is kept",
        check_in(companions=2, **RELEASE),
        given=(GOLD, LIMITS),
        then=_received(companions=2, released_by=SUPERVISOR, release_reason="family"),
        finish=(MOVED_UP,),
    ),
    Case(
        "a release that was not needed is not kept",
        check_in(companions=1, **RELEASE),
        given=(GOLD, LIMITS),
        then=_received(released_by=None, release_reason=None),
        finish=(MOVED_UP,),
    ),
    Case(
        "a tier without the lounge is not let in",
        check_in(),
        given=(_policy("tier.金卡", {"svip": False}), LIMITS),
        refused=Code.TIER_NOT_ENTITLED,
    ),
    Case(
        "the store's rule stands above the group's",
        check_in(),
        given=(LIMITS, _policy("lounge.right", {"tiers": ["钻石卡"]}, STORE)),
        refused=Code.TIER_NOT_ENTITLED,
    ),
    Case("visits of the day are used up", check_in(), given=(LIMITS, *EARLIER), refused=Code.VISITS_USED_UP),
    Case(
        "undone visits and those of another store do not count",
        check_in(),
        given=(
            LIMITS,
            left_visit(id=derived_id("undone"), state="undone", checked_in_at=NOON),
            left_visit(id=derived_id("far"), store_id=FAR_STORE, checked_in_at=NOON),
        ),
        then=_received(open=True),
        finish=(MOVED_UP,),
    ),
    Case(
        "a release by nobody known is none",
        check_in(**RELEASE | {"release_by": NOBODY}),
        refused=Code.STAFF_UNKNOWN,
    ),
    Case(
        "a supervisor of another store releases nobody",
        check_in(**RELEASE | {"release_by": FAR_SUPERVISOR}),
        refused=Code.STAFF_UNKNOWN,
    ),
    Case("a shopper releases nobody", check_in(**RELEASE | {"release_by": SHOPPER}), refused=Code.NOT_ALLOWED),
    Case("a release has a reason", check_in(release_by=SUPERVISOR), refused=Code.BAD_ARGUMENTS),
)

_TOLD = (
    Case(
        "the shopper is told of the arrival",
        check_in(),
        given=(shopper_of(SHOPPER),),
        then=_received(told_id=SHOPPER, told_at=NOON, answer=None),
        finish=(MOVED_UP,),
    ),
    Case(
        "who stands in for the shopper is told instead",
        check_in(),
        given=(shopper_of(SHOPPER), shopper_of(SECOND_SHOPPER, AssignmentKind.COVER)),
        then=_received(told_id=SECOND_SHOPPER),
        finish=(MOVED_UP,),
    ),
    Case(
        "a mere name and who no longer looks after the guest are not told",
        check_in(),
        given=(shopper_of(PLACEHOLDER), shopper_of(SHOPPER, AssignmentKind.COVER, active=False)),
        then=_received(told_id=None, told_at=None),
        finish=(MOVED_UP,),
    ),
    Case(
        "the visit knows purpose and car",
        check_in(purpose="collect", plate=" 粤A12345 "),
        then=_received(purpose="collect", plate="粤A12345"),
        finish=(MOVED_UP,),
    ),
    Case("an unknown purpose is refused", check_in(purpose="sightseeing"), refused=Code.BAD_ARGUMENTS),
    Case(
        "who is here already is said before any right",
        check_in(companions=2),
        given=(GOLD, LIMITS, visit(id=derived_id("visit", "other"))),
        refused=Code.ALREADY_HERE,
    ),
)

CASES = (*_ENTERS, *_TOLD)
