"""Between arrival and leaving: shopping, who comes to the guest, the tidied place, visits written on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_SEAT,
    FAR_STORE,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    VISIT,
    later,
    left_visit,
    visit,
)
from tests.intents.tables.visits import MOVED_UP, OTHER_VISIT
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.values import write_instant
from vipdesk.models.visit import Visit


def ask(kind: str, **args: Any) -> Asked:
    """Something about the first guest's visit."""
    plain = {"visit_id": VISIT} | args
    return Asked(
        f"visit.{kind}", {name: str(each) if isinstance(each, UUID) else each for name, each in plain.items()}
    )


def paper(start: int, end: int, **args: Any) -> Asked:
    """A visit on paper, from and until so many minutes from noon."""
    times = {"checked_in_at": write_instant(later(start * 60)), "left_at": write_instant(later(end * 60))}
    plain: dict[str, Any] = {"guest_id": GUEST, "feedback_id": derived_id("paper")} | times | args
    return ask("record_paper", **plain)


def told(**changes: Any) -> Visit:
    """An open visit of whose arrival the shopper was told."""
    return visit(**{"told_id": SHOPPER, "told_at": NOON} | changes)


def _then(**values: Any) -> tuple[Then, ...]:
    return (Then(Visit, VISIT, values),)


def _case(name: str, asked: Asked, given: Visit | None, **rest: Any) -> Case:
    return Case(name, asked, given=() if given is None else (given,), **rest)


_SHOPPING = (
    _case(
        "a guest goes shopping and the bags stay",
        ask("go_shopping", bags=2),
        visit(place_id=SEAT),
        then=_then(state="shopping", open=True, place_id=SEAT, bags=2),
    ),
    _case("who is out already is out", ask("go_shopping", bags=1), visit(state="shopping", bags=1)),
    _case("bags are counted", ask("go_shopping", bags=100), visit(), refused=Code.BAD_ARGUMENTS),
    _case("who has left does not go shopping", ask("go_shopping"), left_visit(), refused=Code.NOT_HERE),
    _case(
        "a guest comes back",
        ask("come_back"),
        visit(state="shopping", bags=2, place_id=SEAT),
        then=_then(state="here", bags=None, place_id=SEAT),
    ),
    _case("who has left does not come back", ask("come_back"), left_visit(), refused=Code.NOT_HERE),
    _case(
        "purpose and car are written",
        ask("set_details", purpose="collect", plate="粤A12345"),
        visit(purpose="rest"),
        then=_then(purpose="collect", plate="粤A12345"),
    ),
    _case("of a visit that is over they are not", ask("set_details"), left_visit(), refused=Code.NOT_HERE),
    _case(
        "a place is tidied",
        ask("tidy_place"),
        left_visit(place_id=SEAT),
        then=_then(tidied_at=NOON, state="left"),
    ),
    _case("a place is tidied once", ask("tidy_place"), left_visit(place_id=SEAT, tidied_at=later(-9))),
    _case(
        "where somebody sits nothing is tidied",
        ask("tidy_place"),
        visit(place_id=SEAT),
        refused=Code.PLACE_UNKNOWN,
    ),
    _case("no visit, no place", ask("tidy_place"), None, refused=Code.VISIT_UNKNOWN),
)
_CALLS = (
    _case(
        "somebody else is asked",
        ask("call_shopper", staff_id=SECOND_SHOPPER),
        told(answer="cover", answered_at=NOON),
        then=_then(told_id=SECOND_SHOPPER, told_at=NOON, answer=None, answered_at=None),
    ),
    _case(
        "a mere name is not asked", ask("call_shopper", staff_id=PLACEHOLDER), told(), refused=Code.STAFF_UNKNOWN
    ),
    _case(
        "a shopper answers",
        ask("answer_call", told_id=SHOPPER, answer="three_minutes"),
        told(),
        then=_then(answer="three_minutes", answered_at=NOON),
    ),
    _case(
        "who is no longer asked does not answer",
        ask("answer_call", told_id=SHOPPER, answer="coming"),
        told(told_id=SECOND_SHOPPER),
        refused=Code.CALL_MOVED,
    ),
    _case(
        "a mistaken arrival is seen, also by who has answered",
        ask("answer_call", told_id=SHOPPER, answer="seen"),
        told(state="undone", open=False, answer="coming"),
        then=_then(answer="seen", state="undone"),
    ),
    _case(
        "nobody comes to a mistaken arrival",
        ask("answer_call", told_id=SHOPPER, answer="coming"),
        told(state="undone", open=False),
        refused=Code.NOT_HERE,
    ),
    _case(
        "an undone check-in takes the answer along",
        ask("undo_check_in"),
        told(answer="coming", place_id=SEAT),
        then=_then(state="undone", open=False, place_id=None, told_id=SHOPPER, answer="coming"),
    ),
    _case(
        "another store's arrival is not answered here",
        ask("answer_call", told_id=SHOPPER, answer="coming"),
        told(store_id=FAR_STORE),
        refused=Code.VISIT_UNKNOWN,
    ),
)
_PAPER = (
    _case(
        "a visit on paper keeps its real times",
        paper(-120, -60, place_id=SEAT, companions=1),
        None,
        then=_then(
            state="left",
            open=False,
            checked_in_at=later(-7200),
            left_at=later(-3600),
            entered_at=NOON,
            checked_in_by=RECEPTIONIST,
            place_id=SEAT,
        ),
        finish=(MOVED_UP,),
    ),
    _case(
        "beside a visit that goes on, where it ended before that began",
        paper(-120, -60),
        visit(id=OTHER_VISIT, checked_in_at=later(-3600)),
        then=_then(open=False),
        finish=(MOVED_UP,),
    ),
    _case("never over a visit that goes on", paper(-120, 0), visit(id=OTHER_VISIT), refused=Code.VISIT_OVERLAPS),
    _case(
        "never over one that is entered already",
        paper(-120, -60),
        left_visit(id=OTHER_VISIT, checked_in_at=NOON - timedelta(minutes=90)),
        refused=Code.VISIT_OVERLAPS,
    ),
    _case("no visit ends before it begins", paper(-60, -120), None, refused=Code.TIME_IMPOSSIBLE),
    _case("no visit is still to come", paper(-60, 1), None, refused=Code.TIME_IMPOSSIBLE),
    _case("a place of another store is none", paper(-60, 0, place_id=FAR_SEAT), None, refused=Code.PLACE_UNKNOWN),
    _case("companions are counted", paper(-60, 0, companions=-1), None, refused=Code.BAD_ARGUMENTS),
    _case("nobody unknown was here", paper(-60, 0, guest_id=NOBODY), None, refused=Code.GUEST_UNKNOWN),
)

CASES = (*_SHOPPING, *_CALLS, *_PAPER)
