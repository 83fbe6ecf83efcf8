"""Receiving, seating and seeing off."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_SEAT,
    FAR_STORE,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SEAT,
    SECOND_DESK,
    SECOND_GUEST,
    SECOND_SEAT,
    STORE,
    VISIT,
    later,
    left_visit,
    visit,
)
from vipdesk.errors import Code
from vipdesk.ids import DeskId, derived_id
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.visit import Visit
from vipdesk.printed_code import CodeType, write_code
from vipdesk.rules.search_rank import search_rank

FEEDBACK = derived_id("feedback")
OTHER_VISIT = derived_id("visit", "other")
MOVED_UP = Then(DirectoryRow, GUEST, {"rank": search_rank(NOON, 0), "version": 2})


def check_in(**args: Any) -> Asked:
    """The first guest comes."""
    plain = {"visit_id": VISIT, "guest_id": GUEST, "feedback_id": FEEDBACK} | args
    return Asked("visit.check_in", {name: _plain(value) for name, value in plain.items()})


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _visit_intent(kind: str, *, desk: DeskId = DESK, at: datetime = NOON, **args: Any) -> Asked:
    plain = {"visit_id": VISIT} | args
    return Asked(f"visit.{kind}", {name: _plain(value) for name, value in plain.items()}, desk=desk, at=at)


def _here(**values: Any) -> Then:
    return Then(Visit, VISIT, values)


CHECK_IN = (
    Case(
        "a guest is received",
        check_in(),
        then=(
            _here(
                version=1,
                guest_id=GUEST,
                store_id=STORE,
                desk_id=DESK,
                state="here",
                open=True,
                place_id=None,
                companions=0,
                checked_in_at=NOON,
                checked_in_by=RECEPTIONIST,
                feedback_code=write_code(CodeType.FEEDBACK, FEEDBACK),
                left_at=None,
            ),
        ),
        finish=(MOVED_UP,),
    ),
    Case(
        "a guest is received with companions and seated",
        check_in(place_id=SEAT, companions=50),
        then=(_here(place_id=SEAT, companions=50),),
        finish=(MOVED_UP,),
    ),
    Case(
        "a seat that somebody has does not stop the guest from being received",
        check_in(place_id=SEAT),
        given=(visit(id=OTHER_VISIT, guest_id=SECOND_GUEST, place_id=SEAT),),
        then=(_here(place_id=None, open=True),),
        finish=(MOVED_UP,),
    ),
    Case(
        "a seat that somebody has left is free",
        check_in(place_id=SEAT),
        given=(left_visit(id=OTHER_VISIT, guest_id=SECOND_GUEST, place_id=SEAT),),
        then=(_here(place_id=SEAT),),
        finish=(MOVED_UP,),
    ),
    Case(
        "a guest who has left may come again",
        check_in(),
        given=(left_visit(id=OTHER_VISIT),),
        then=(_here(open=True),),
        finish=(MOVED_UP,),
    ),
    Case(
        "a guest who is here is not received twice",
        check_in(),
        given=(visit(id=OTHER_VISIT),),
        refused=Code.ALREADY_HERE,
    ),
    Case(
        "whoever is received here has left the other store",
        check_in(),
        given=(visit(id=OTHER_VISIT, store_id=FAR_STORE),),
        then=(_here(open=True), Then(Visit, OTHER_VISIT, {"state": "left", "open": False, "left_at": NOON})),
        finish=(MOVED_UP,),
    ),
    Case("somebody unknown is not received", check_in(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("no more than fifty companions", check_in(companions=51), refused=Code.BAD_ARGUMENTS),
    Case("no fewer companions than none", check_in(companions=-1), refused=Code.BAD_ARGUMENTS),
    Case(
        "a seat that is out of use keeps nobody out",
        check_in(place_id=NOBODY),
        then=(_here(place_id=None),),
        finish=(MOVED_UP,),
    ),
    Case("a seat of another store is no seat", check_in(place_id=FAR_SEAT), refused=Code.PLACE_UNKNOWN),
    Case(
        "the id of another visit is taken",
        check_in(),
        given=(left_visit(guest_id=SECOND_GUEST),),
        refused=Code.KEY_REUSED,
    ),
)

_NOT_OPEN = (
    ("no visit", (), Code.VISIT_UNKNOWN),
    ("a visit of another store", (visit(store_id=FAR_STORE),), Code.VISIT_UNKNOWN),
    ("a visit that is over", (left_visit(),), Code.NOT_HERE),
    ("a visit that was undone", (left_visit(state="undone"),), Code.NOT_HERE),
    ("a visit that was taken out", (visit(retired_at=NOON),), Code.VISIT_UNKNOWN),
)
NOT_OPEN = tuple(
    Case(f"{kind}: {name}", _visit_intent(kind), given=given, refused=code)
    for kind in ("check_out", "undo_check_in", "seat")
    for name, given, code in _NOT_OPEN
)

CHECK_OUT = (
    Case(
        "a guest leaves and the visit remembers the seat",
        _visit_intent("check_out", at=later(60)),
        given=(visit(place_id=SEAT),),
        then=(_here(state="left", open=False, left_at=later(60), place_id=SEAT, version=2),),
    ),
)

UNDO = (
    Case(
        "a check-in is undone and its seat is free",
        _visit_intent("undo_check_in"),
        given=(visit(place_id=SEAT),),
        then=(_here(state="undone", open=False, place_id=None, left_at=NOON, version=2),),
    ),
    Case(
        "ten seconds after the check-in it can still be undone",
        _visit_intent("undo_check_in", at=later(5)),
        given=(visit(),),
        then=(_here(state="undone"),),
    ),
    Case(
        "more than ten seconds after the check-in it cannot",
        _visit_intent("undo_check_in", at=later(5.000001)),
        given=(visit(),),
        refused=Code.TOO_LATE_TO_UNDO,
        facts={"seconds": 10},
    ),
    Case(
        "another desk cannot undo a check-in",
        _visit_intent("undo_check_in", desk=SECOND_DESK),
        given=(visit(),),
        refused=Code.TOO_LATE_TO_UNDO,
    ),
)

SEATED = (
    Case(
        "a guest sits down",
        _visit_intent("seat", place_id=SEAT),
        given=(visit(),),
        then=(_here(place_id=SEAT, version=2, state="here"),),
    ),
    Case(
        "a guest moves to another seat",
        _visit_intent("seat", place_id=SECOND_SEAT, based_on=SEAT),
        given=(visit(place_id=SEAT),),
        then=(_here(place_id=SECOND_SEAT),),
    ),
    Case(
        "a guest whom somebody had seated meanwhile sits where the later writer says",
        _visit_intent("seat", place_id=SECOND_SEAT),
        given=(visit(place_id=SEAT),),
        then=(_here(place_id=SECOND_SEAT),),
        conflicts=({"field": "place", "before": None, "theirs": str(SEAT), "theirs_label": "窗边 6 号"},),
    ),
    Case(
        "a guest gives the seat free",
        _visit_intent("seat", place_id=None, based_on=SEAT),
        given=(visit(place_id=SEAT),),
        then=(_here(place_id=None),),
    ),
    Case("who sits there already stays", _visit_intent("seat", place_id=SEAT), given=(visit(place_id=SEAT),)),
    Case(
        "a seat that somebody else has is taken",
        _visit_intent("seat", place_id=SEAT),
        given=(visit(), visit(id=OTHER_VISIT, guest_id=SECOND_GUEST, place_id=SEAT)),
        refused=Code.PLACE_TAKEN,
        facts={"place": "窗边 6 号"},
    ),
    Case(
        "a seat that somebody else has left is free",
        _visit_intent("seat", place_id=SEAT),
        given=(visit(), left_visit(id=OTHER_VISIT, guest_id=SECOND_GUEST, place_id=SEAT)),
        then=(_here(place_id=SEAT),),
    ),
    Case(
        "an unknown place is refused",
        _visit_intent("seat", place_id=NOBODY),
        given=(visit(),),
        refused=Code.PLACE_UNKNOWN,
    ),
    Case(
        "a place of another store is refused",
        _visit_intent("seat", place_id=FAR_SEAT),
        given=(visit(),),
        refused=Code.PLACE_UNKNOWN,
    ),
)

CASES = (*CHECK_IN, *CHECK_OUT, *UNDO, *SEATED, *NOT_OPEN)
