"""Seats and rooms as a supervisor arranges them: never under somebody who sits there or has booked."""

from __future__ import annotations

from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import FAR_SEAT, SEAT, SECOND_SEAT, STORE, SUPERVISOR, visit
from tests.intents.tables.bookings import booking
from vipdesk.errors import Code
from vipdesk.ids import PlaceId, derived_id
from vipdesk.models.lounge import LoungePlace

NEW = PlaceId(derived_id("a new room"))
SEEN: dict[str, Any] = {
    "name": "窗边 6 号",
    "name_en": "Window",
    "room": False,
    "capacity": 2,
    "features": [],
}
ROOM = {"name": " 松  室", "name_en": "Pine", "room": True, "capacity": 6, "features": ["quiet", "mirror"]}


def set_place(facts: dict[str, Any], based_on: dict[str, Any] | None = None, place_id: PlaceId = NEW) -> Asked:
    """A place is written down."""
    args = {"place_id": str(place_id), "facts": facts, "based_on": based_on}
    return Asked("place.set", args, actor=SUPERVISOR)


def change(based_on: dict[str, Any] | None = None, **changes: Any) -> Asked:
    """The seat, changed."""
    return set_place(SEEN | changes, based_on or SEEN, SEAT)


def retire(place_id: PlaceId = SEAT) -> Asked:
    """The seat, taken out of use."""
    return Asked("place.retire", {"place_id": str(place_id)}, actor=SUPERVISOR)


def arrange(*order: PlaceId) -> Asked:
    """The places in another order."""
    return Asked("place.arrange", {"order": [str(place_id) for place_id in order]}, actor=SUPERVISOR)


def place(**changes: Any) -> LoungePlace:
    """A seat that is not of the small house."""
    details: dict[str, Any] = {
        "store_id": STORE,
        "name": "窗边 2 号",
        "name_en": "Window",
        "kind": "seat",
        "capacity": 2,
        "position": 9,
    }
    return LoungePlace(**details | changes)


def _then(place_id: PlaceId = SEAT, **values: Any) -> tuple[Then, ...]:
    return (Then(LoungePlace, place_id, values),)


CASES = (
    Case(
        "a room behind all others",
        set_place(ROOM),
        then=_then(NEW, name="松 室", kind="room", position=2, store_id=STORE, features=["quiet", "mirror"]),
    ),
    Case(
        "a place comes back under the name it had",
        set_place(SEEN | {"name": "窗边 2 号"}),
        given=(place(id=derived_id("gone"), retired_at=NOON),),
        then=_then(NEW, name="窗边 2 号", position=2, retired_at=None),
    ),
    Case("no place without a name", set_place(ROOM | {"name": " "}), refused=Code.FIELD_MISSING),
    Case("a place seats somebody", set_place(ROOM | {"capacity": 0}), refused=Code.PLACE_SEATS),
    Case("a name that there is", set_place(ROOM | {"name": "窗边 8 号"}), refused=Code.PLACE_KNOWN),
    Case("another number of people", change(capacity=3), then=_then(capacity=3, name="窗边 6 号", version=2)),
    Case("nothing new", change()),
    Case(
        "somebody has changed it meanwhile", change(SEEN | {"capacity": 5}, capacity=3), refused=Code.PLACE_MOVED
    ),
    Case("another store's place", set_place(SEEN, SEEN, FAR_SEAT), refused=Code.PLACE_KNOWN),
    Case(
        "another store's place under another name",
        set_place(SEEN | {"name": "窗边 1 号"}, SEEN, FAR_SEAT),
        refused=Code.PLACE_MOVED,
    ),
    Case(
        "booked for more than it would seat",
        change(capacity=1),
        given=(booking(companions=1),),
        refused=Code.PLACE_BOOKED,
    ),
    Case("out of use", retire(), given=(visit(place_id=SECOND_SEAT),), then=_then(retired_at=NOON)),
    Case("somebody sits there", retire(), given=(visit(place_id=SEAT),), refused=Code.PLACE_SAT_AT),
    Case("it is booked", retire(), given=(booking(),), refused=Code.PLACE_BOOKED),
    Case("nobody retires another store's place", retire(FAR_SEAT), refused=Code.PLACE_UNKNOWN),
    Case(
        "another order",
        arrange(SECOND_SEAT, FAR_SEAT, SEAT),
        then=_then(position=2, version=2),
    ),
    Case("no place stands twice", arrange(SEAT, SECOND_SEAT, SEAT), refused=Code.BAD_ARGUMENTS),
)
