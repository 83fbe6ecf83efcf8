"""Which of two values stands after a merge, what a merge that is taken back brings back, and what came between (P31)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    GUEST,
    RECEPTIONIST,
    SECOND_SHOPPER,
    SHOPPER,
    later,
    visit,
)
from tests.intents.tables.guest_dates import important_date
from tests.intents.tables.merges import ALIAS, MERGE, _guest, merge, merged, undo
from vipdesk.errors import Code
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, ImportantDate, Preference, ShopperAssignment, preference_id
from vipdesk.models.merge import GuestMerge
from vipdesk.models.vocabulary import Topic

OTHER = GuestId(derived_id("guest", "other"))
OURS_SHOPPER, THEIRS_SHOPPER = (derived_id("assignment", name) for name in ("ours", "theirs"))
OURS_DAY, THEIRS_DAY = (derived_id("date", name) for name in ("ours", "theirs"))


def other(**changes: Any) -> tuple[Guest, DirectoryRow]:
    """A second record of the first guest, with another name and a plate."""
    guest, row = _guest(OTHER, to=None)
    for name, value in ({"plate": "粤B·12345"} | changes).items():
        setattr(guest, name, value)
    row.name, row.tier = guest.full_name, guest.tier
    return guest, row


def wish(guest_id: UUID, value: str | None, *, topic: Topic = Topic.DRINK, at: datetime = NOON) -> Preference:
    """A wish of a guest, told by them."""
    return Preference(
        id=preference_id(GuestId(guest_id), topic),
        guest_id=GuestId(guest_id),
        topic=topic,
        value=value,
        source="guest",
        told_at=at,
        author_id=RECEPTIONIST,
    )


def carer(row_id: UUID, guest_id: UUID, staff_id: Any, *, active: bool = True, until: Any = None) -> Shared:
    """Who looks after a guest."""
    return ShopperAssignment(
        id=row_id,
        guest_id=GuestId(guest_id),
        staff_id=staff_id,
        kind="primary",
        active=active,
        since=later(days=-9),
        until=until,
    )


def birthday(row_id: UUID, guest_id: UUID, **changes: Any) -> ImportantDate:
    """A birthday."""
    row = important_date()
    details = {
        "id": row_id,
        "guest_id": guest_id,
        "kind": "birthday",
        "calendar": "solar",
        "year": None,
        "label": None,
    }
    for name, value in (details | {"month": 5, "day": 1, "leap": False} | changes).items():
        setattr(row, name, value)
    return row


def chosen(**choices: str) -> Asked:
    """The other record is merged into the first guest, with choices."""
    asked = merge(merged_id=OTHER)
    return Asked(asked.kind, {**asked.args, "choices": choices}, actor=asked.actor)


_BOTH = (
    Then(GuestMerge, MERGE, {"guest_id": GUEST, "merged_id": OTHER}),
    Then(DirectoryRow, OTHER, {"merged_into": GUEST}),
    Then(Guest, OTHER, {"merged_into": GUEST, "plate": "粤B·12345"}),
)
"""What every merge of the other record writes."""


def _entry(table: str, row_id: UUID, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {"table": table, "id": str(row_id), "before": before, "after": after}


PLATE = _entry("guest", GUEST, {"plate": None}, {"plate": "粤B·12345"})
DRINK = _entry("preference", preference_id(GUEST, "drink"), {"value": "龙井"}, {"value": "白茶"})
CARE = _entry(
    "shopper_assignment",
    OURS_SHOPPER,
    {"active": True, "until": None},
    {"active": False, "until": "2026-11-21T06:05:00.000000Z"},
)
SET_DRINK = Asked(
    "guest.set_preference", {"guest_id": str(GUEST), "topic": "drink", "value": "咖啡", "based_on": "白茶"}
)

CASES = (
    Case(
        "what only one of them knows is known of the person",
        chosen(),
        given=other(),
        then=(*_BOTH, Then(Guest, GUEST, {"plate": "粤B·12345", "full_name": "陈晓晴"})),
    ),
    Case(
        "the name of the other one is chosen, and the address follows",
        chosen(full_name="theirs", title="theirs"),
        given=other(full_name="欧阳晴", title="太太"),
        then=(
            *_BOTH,
            Then(Guest, GUEST, {"full_name": "欧阳晴", "title": "太太"}),
            Then(DirectoryRow, GUEST, {"name": "欧阳晴", "address": "欧阳太太", "merged_into": None}),
        ),
    ),
    Case(
        "two taboos are one that has both",
        chosen(),
        given=(
            *other(),
            wish(GUEST, "海鲜", topic=Topic.TABOO),
            wish(OTHER, "百合", topic=Topic.TABOO),
        ),
        then=(
            *_BOTH,
            Then(Guest, GUEST, {"plate": "粤B·12345"}),
            Then(Preference, preference_id(GUEST, "taboo"), {"value": "海鲜、百合"}),
        ),
    ),
    Case(
        "a chosen wish is written with who told it",
        chosen(drink="theirs"),
        given=(*other(), wish(GUEST, "龙井"), wish(OTHER, "白茶", at=later(days=-3))),
        then=(
            *_BOTH,
            Then(Guest, GUEST, {"plate": "粤B·12345"}),
            Then(Preference, preference_id(GUEST, "drink"), {"value": "白茶", "told_at": later(days=-3)}),
        ),
    ),
    Case(
        "the birthday with its year is proposed",
        chosen(),
        given=(*other(), birthday(OURS_DAY, GUEST), birthday(THEIRS_DAY, OTHER, year=1980)),
        then=(
            *_BOTH,
            Then(Guest, GUEST, {"plate": "粤B·12345"}),
            Then(ImportantDate, OURS_DAY, {"year": 1980, "month": 5, "day": 1}),
        ),
    ),
    Case(
        "one person has one shopper",
        chosen(shopper="theirs"),
        given=(
            *other(),
            carer(OURS_SHOPPER, GUEST, SHOPPER),
            carer(THEIRS_SHOPPER, OTHER, SECOND_SHOPPER),
        ),
        then=(
            *_BOTH,
            Then(Guest, GUEST, {"plate": "粤B·12345"}),
            Then(ShopperAssignment, OURS_SHOPPER, {"active": False, "until": NOON}),
        ),
    ),
    Case(
        "what the merge wrote over comes back",
        undo(),
        given=(
            *_guest(ALIAS, to=GUEST),
            wish(GUEST, "白茶"),
            carer(OURS_SHOPPER, GUEST, SHOPPER, active=False, until=later(days=-1)),
            merged(written=[DRINK, CARE]),
        ),
        then=(
            Then(GuestMerge, MERGE, {"undone_at": NOON, "written": None}),
            Then(DirectoryRow, ALIAS, {"merged_into": None}),
            Then(Guest, ALIAS, {"merged_into": None}),
            Then(Preference, preference_id(GUEST, "drink"), {"value": "龙井"}),
            Then(ShopperAssignment, OURS_SHOPPER, {"active": True, "until": None}),
        ),
    ),
    Case(
        "what somebody wrote since the merge stays",
        undo(),
        given=(
            *_guest(ALIAS, to=GUEST),
            wish(GUEST, "咖啡"),
            carer(OURS_SHOPPER, GUEST, SHOPPER, active=False, until=later(days=-1)),
            carer(THEIRS_SHOPPER, GUEST, SECOND_SHOPPER),
            merged(written=[DRINK, CARE, PLATE, _entry("table of tomorrow", GUEST, {}, {})]),
        ),
        then=(
            Then(GuestMerge, MERGE, {"undone_at": NOON}),
            Then(DirectoryRow, ALIAS, {"merged_into": None}),
            Then(Guest, ALIAS, {"merged_into": None}),
        ),
    ),
    # -- afterwards --------------------------------------------------------------------------------
    Case(
        "whoever is here under another name is here already",
        Asked(
            "visit.check_in", {"visit_id": str(derived_id("v")), "guest_id": str(GUEST), "feedback_id": str(OTHER)}
        ),
        given=(*_guest(ALIAS, to=GUEST), merged(), visit(guest_id=ALIAS)),
        refused=Code.ALREADY_HERE,
    ),
    Case(
        "a wish that stands under the other name is what its author saw",
        SET_DRINK,
        given=(*_guest(ALIAS, to=GUEST), merged(), wish(ALIAS, "白茶")),
        then=(Then(Preference, preference_id(GUEST, "drink"), {"value": "咖啡"}),),
    ),
    Case(
        "a wish under the other name that nobody saw is told",
        SET_DRINK,
        given=(*_guest(ALIAS, to=GUEST), merged(), wish(ALIAS, "红茶")),
        then=(Then(Preference, preference_id(GUEST, "drink"), {"value": "咖啡"}),),
        conflicts=({"field": "drink", "theirs": "红茶"},),
    ),
    Case(
        "a birthday under the other name is the person's",
        Asked(
            "guest.set_date",
            {
                "date_id": str(OURS_DAY),
                "guest_id": str(GUEST),
                "date_kind": "birthday",
                "calendar": "solar",
                "month": 6,
                "day": 2,
            },
        ),
        given=(*_guest(ALIAS, to=GUEST), merged(), birthday(THEIRS_DAY, ALIAS)),
        then=(Then(ImportantDate, THEIRS_DAY, {"month": 6, "day": 2}),),
        conflicts=({"field": "important_date.given"},),
    ),
    Case(
        "a new shopper takes over from whoever cared under the other name",
        Asked(
            "guest.assign_shopper",
            {
                "assignment_id": str(OURS_SHOPPER),
                "guest_id": str(GUEST),
                "staff_id": str(SHOPPER),
                "based_on": str(SECOND_SHOPPER),
            },
        ),
        given=(*_guest(ALIAS, to=GUEST), merged(), carer(THEIRS_SHOPPER, ALIAS, SECOND_SHOPPER)),
        then=(
            Then(ShopperAssignment, OURS_SHOPPER, {"active": True, "guest_id": GUEST}),
            Then(ShopperAssignment, THEIRS_SHOPPER, {"active": False}),
        ),
    ),
)
