"""Who is not the same person, and who stands in for the shopper of one guest."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    SUPERVISOR,
    later,
)
from tests.intents.tables.guests import ask
from tests.intents.tables.merges import ALIAS, alias_of, merged
from vipdesk.errors import Code
from vipdesk.ids import StaffId, derived_id
from vipdesk.models.apart import GuestApart, apart_id
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.vocabulary import AssignmentKind

HALVES = (apart_id(GUEST, SECOND_GUEST), apart_id(SECOND_GUEST, GUEST))
COVER, OWN, STANDING = (derived_id("assignment", name) for name in ("cover", "own", "standing"))


def apart(**changes: Any) -> tuple[GuestApart, GuestApart]:
    """The first two guests, of whom the shopper has said so."""
    said: dict[str, Any] = {"said_at": later(days=-9), "said_by": SHOPPER} | changes
    return (
        GuestApart(id=HALVES[0], guest_id=GUEST, other_id=SECOND_GUEST, **said),
        GuestApart(id=HALVES[1], guest_id=SECOND_GUEST, other_id=GUEST, **said),
    )


def _apart(**args: Any) -> Asked:
    return ask("tell_apart", **({"other_id": SECOND_GUEST} | args))


def _not_apart(**args: Any) -> Asked:
    told = ask("undo_tell_apart", **({"other_id": SECOND_GUEST} | args))
    return Asked(told.kind, told.args, actor=SUPERVISOR)


SAID = {"said_at": NOON, "said_by": RECEPTIONIST, "undone_at": None}
APART = (
    Case(
        "two who look alike are two people",
        _apart(),
        then=(
            Then(GuestApart, HALVES[0], {"guest_id": GUEST, "other_id": SECOND_GUEST, **SAID}),
            Then(GuestApart, HALVES[1], {"guest_id": SECOND_GUEST, "other_id": GUEST, **SAID}),
        ),
    ),
    Case(
        "said again it stays as it was said",
        _apart(guest_id=SECOND_GUEST, other_id=GUEST),
        given=apart(),
    ),
    Case(
        "said again after it was taken back",
        _apart(),
        given=apart(undone_at=later(days=-1)),
        then=tuple(Then(GuestApart, half, SAID) for half in HALVES),
    ),
    Case(
        "of a record that was merged it is said of whoever remains",
        _apart(guest_id=ALIAS),
        given=(*alias_of(GUEST), merged()),
        then=tuple(Then(GuestApart, half, SAID) for half in HALVES),
    ),
    Case("two names of one guest are not apart", _apart(other_id=GUEST), refused=Code.SAME_GUEST),
    Case("somebody unknown is apart from nobody", _apart(other_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "a supervisor takes it back, for both",
        _not_apart(),
        given=apart(),
        then=tuple(Then(GuestApart, half, {"undone_at": NOON}) for half in HALVES),
    ),
    Case("what nobody has said is not taken back", _not_apart()),
    Case("of somebody unknown nothing is taken back", _not_apart(other_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)


def _looks_after(row_id: UUID, staff_id: StaffId, kind: AssignmentKind) -> ShopperAssignment:
    return ShopperAssignment(
        id=row_id,
        guest_id=GUEST,
        staff_id=staff_id,
        kind=kind.value,
        active=True,
        since=later(days=-9),
    )


_OWN = _looks_after(OWN, SHOPPER, AssignmentKind.PRIMARY)
_STANDING = _looks_after(STANDING, SUPERVISOR, AssignmentKind.COVER)


def _cover(**args: Any) -> Asked:
    return ask("set_cover", **({"assignment_id": COVER, "staff_id": SECOND_SHOPPER} | args))


COVERS = (
    Case(
        "somebody stands in for the shopper",
        _cover(),
        given=(_OWN,),
        then=(Then(ShopperAssignment, COVER, {"staff_id": SECOND_SHOPPER, "kind": "cover", "active": True}),),
    ),
    Case(
        "somebody else stands in from now on",
        _cover(based_on=SUPERVISOR),
        given=(_OWN, _STANDING),
        then=(
            Then(ShopperAssignment, STANDING, {"active": False, "until": NOON}),
            Then(ShopperAssignment, COVER, {"active": True}),
        ),
    ),
    Case("a cover whom the author did not see stays", _cover(), given=(_STANDING,), refused=Code.SHOPPER_MOVED),
    Case("the shopper covers nobody", _cover(staff_id=SHOPPER), given=(_OWN,)),
    Case(
        "who looks after no guests stands in for nobody", _cover(staff_id=RECEPTIONIST), refused=Code.STAFF_UNKNOWN
    ),
    Case("nobody of another store stands in", _cover(staff_id=FAR_SUPERVISOR), refused=Code.STAFF_UNKNOWN),
    Case(
        "the shopper is back",
        ask("end_cover", based_on=SUPERVISOR),
        given=(_OWN, _STANDING),
        then=(Then(ShopperAssignment, STANDING, {"active": False, "until": NOON}),),
    ),
    Case(
        "a cover of whom the author did not know stays",
        ask("end_cover", based_on=SECOND_SHOPPER),
        given=(_STANDING,),
        refused=Code.SHOPPER_MOVED,
    ),
    Case(
        "who stood in and is the shopper now stands in no more",
        ask("assign_shopper", assignment_id=COVER, staff_id=SUPERVISOR, based_on=SHOPPER),
        given=(_OWN, _STANDING),
        then=(
            Then(ShopperAssignment, COVER, {"kind": "primary", "active": True}),
            Then(ShopperAssignment, OWN, {"active": False}),
            Then(ShopperAssignment, STANDING, {"active": False}),
        ),
    ),
)
CASES = (*APART, *COVERS)
