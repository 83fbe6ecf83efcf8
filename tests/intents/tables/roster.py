"""The duty roster: a supervisor's day wins over nothing unseen, and no day is impossible."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import FAR_SUPERVISOR, NOBODY, SECOND_SHOPPER, SHOPPER, STORE, SUPERVISOR
from vipdesk.errors import Code
from vipdesk.models.roster import RosterDay, roster_day_id

DAY = date(2026, 11, 22)
EARLY = [[540, 1050]]
ROW = roster_day_id(SHOPPER, DAY)
SEEN: dict[str, Any] = {"shifts": EARLY, "label": "早班", "cover_id": None}


def set_day(**args: Any) -> Asked:
    """The shopper works in the morning."""
    plain = {"staff_id": str(SHOPPER), "day": DAY.isoformat(), "shifts": EARLY, "label": "早班"} | args
    return Asked("roster.set_day", plain, actor=SUPERVISOR)


def roster_day(**changes: Any) -> RosterDay:
    """The same, from an import."""
    values: dict[str, Any] = {"store_id": STORE, "staff_id": SHOPPER, "day": DAY.isoformat(), "noted_at": NOON}
    return RosterDay(id=ROW, **(values | SEEN | changes))


def _impossible(name: str, *shifts: tuple[int, int]) -> Case:
    return Case(
        name, set_day(shifts=[list(each) for each in shifts]), refused=Code.SHIFT_IMPOSSIBLE, facts={"most": 3}
    )


CASES = (
    Case(
        "a day is written down",
        set_day(),
        then=(
            Then(
                RosterDay,
                ROW,
                SEEN
                | {
                    "store_id": STORE,
                    "day": "2026-11-22",
                    "source": "staff",
                    "author_id": SUPERVISOR,
                    "version": 1,
                },
            ),
        ),
    ),
    Case(
        "a day off with somebody who covers",
        set_day(shifts=[], label=" ", cover_id=str(SECOND_SHOPPER)),
        then=(Then(RosterDay, ROW, {"shifts": [], "label": None, "cover_id": SECOND_SHOPPER}),),
    ),
    Case(
        "a night and a divided day",
        set_day(shifts=[[600, 840], [1320, 1800]]),
        then=(Then(RosterDay, ROW, {"shifts": [[600, 840], [1320, 1800]]}),),
    ),
    Case(
        "what an import brought is changed by who has seen it",
        set_day(shifts=[[780, 1320]], label="晚班", based_on=SEEN),
        given=(roster_day(),),
        then=(Then(RosterDay, ROW, {"shifts": [[780, 1320]], "label": "晚班", "source": "staff", "version": 2}),),
    ),
    Case("the same once more changes nothing", set_day(), given=(roster_day(),)),
    Case(
        "what somebody else has changed meanwhile stands",
        set_day(shifts=[], based_on=SEEN),
        given=(roster_day(label="培训"),),
        refused=Code.ROSTER_MOVED,
    ),
    Case(
        "a day that was not seen to be written stands",
        set_day(shifts=[]),
        given=(roster_day(),),
        refused=Code.ROSTER_MOVED,
    ),
    _impossible("a shift that ends as it begins", (540, 540)),
    _impossible("a shift of more than a day", (540, 1981)),
    _impossible("a shift that begins on another day", (1440, 1500)),
    _impossible("a shift before the day", (-60, 60)),
    _impossible("two shifts at once", (540, 720), (700, 900)),
    _impossible("more shifts than a day has room for", (0, 60), (120, 180), (240, 300), (360, 420)),
    Case("of a colleague of another store", set_day(staff_id=str(FAR_SUPERVISOR)), refused=Code.STAFF_UNKNOWN),
    Case("of nobody", set_day(staff_id=str(NOBODY)), refused=Code.STAFF_UNKNOWN),
    Case("somebody who covers for themselves", set_day(cover_id=str(SHOPPER)), refused=Code.STAFF_UNKNOWN),
    Case("nobody who covers", set_day(cover_id=str(NOBODY)), refused=Code.STAFF_UNKNOWN),
    Case("a label that is too long", set_day(label="早" * 201), refused=Code.TEXT_TOO_LONG),
)
