"""Storage tags: a number that is on no shelf and was not given today, moved, given back, and kept again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SECOND_DESK,
    SECOND_GUEST,
    STORE,
    later,
)
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code
from vipdesk.ids import TagId, derived_id
from vipdesk.models.storage_tag import StorageTag
from vipdesk.models.values import write_instant

TAG = TagId(derived_id("tag", "0"))
TODAY = NOON.astimezone(STORE_ZONE).date().isoformat()


def keep(**args: Any) -> Asked:
    """The first guest leaves a coat."""
    return _asked("keep", {"tag_id": TAG, "guest_id": GUEST, "what": " 大衣 1 件", "shelf": "B 柜"} | args)


def about(kind: str, **args: Any) -> Asked:
    """Something about the first tag."""
    return _asked(kind, {"tag_id": TAG} | args)


def _asked(kind: str, args: dict[str, Any]) -> Asked:
    return Asked(
        f"storage.{kind}", {name: str(each) if isinstance(each, UUID) else each for name, each in args.items()}
    )


def tag(**changes: Any) -> StorageTag:
    """The first guest's tag, a day old."""
    details: dict[str, Any] = {
        "id": TAG,
        "guest_id": GUEST,
        "store_id": STORE,
        "desk_id": DESK,
        "day": (NOON - timedelta(days=1)).astimezone(STORE_ZONE).date().isoformat(),
        "number": 3,
        "label": "A 03",
        "what": "大衣 1 件",
        "shelf": "B 柜",
        "open": True,
        "kept_at": NOON - timedelta(days=1),
        "kept_by": RECEPTIONIST,
    }
    return StorageTag(**details | changes)


def _then(**values: Any) -> tuple[Then, ...]:
    return (Then(StorageTag, TAG, values),)


BACK = {"open": False, "returned_at": NOON, "returned_by": RECEPTIONIST}
CASES = (
    Case(
        "the first tag of the day",
        keep(due_at=write_instant(later(days=1))),
        then=_then(number=1, day=TODAY, what="大衣 1 件", open=True, due_at=later(days=1), kept_at=NOON),
    ),
    Case(
        "a number that is neither on a shelf nor given today, and holds no 4",
        keep(),
        given=(
            tag(id=derived_id("yesterday's"), guest_id=SECOND_GUEST),
            tag(id=derived_id("today's"), day=TODAY, number=1, **BACK),
            tag(id=derived_id("theirs"), desk_id=SECOND_DESK, number=30),
            tag(id=derived_id("long gone"), number=50, **BACK),
        ),
        then=_then(number=5, due_at=None),
    ),
    Case("nobody leaves nothing", keep(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("what is kept is said", keep(what=" "), refused=Code.FIELD_MISSING),
    Case("nothing is due before it came", keep(due_at=write_instant(NOON)), refused=Code.BAD_ARGUMENTS),
    Case("another shelf", about("move", shelf="前台柜"), given=(tag(),), then=_then(shelf="前台柜", version=2)),
    Case("the same shelf", about("move", shelf="B 柜"), given=(tag(),)),
    Case("no thing that has gone is moved", about("move", shelf="x"), given=(tag(**BACK),), refused=Code.TAG_OVER),
    Case("given back", about("give_back"), given=(tag(),), then=_then(**BACK)),
    Case("given back twice", about("give_back"), given=(tag(**BACK),), refused=Code.TAG_OVER),
    Case(
        "another store's things are not ours to give",
        about("give_back"),
        given=(tag(store_id=FAR_STORE),),
        refused=Code.TAG_OVER,
    ),
    Case(
        "given back by mistake",
        about("undo_give_back"),
        given=(tag(**BACK),),
        then=_then(open=True, returned_at=None, returned_by=None, label="A 03"),
    ),
    Case("what is here is not taken back", about("undo_give_back"), given=(tag(),), refused=Code.TAG_OVER),
)
