"""What guests wait for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    REQUEST,
    SHOPPER,
    STORE,
    request,
)
from vipdesk.errors import Code
from vipdesk.ids import StaffId, derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_clock import due_instant
from vipdesk.rules.request_type_policy import MOST_MINUTES
from vipdesk.rules.working_calendar import working_calendar

LONG = "长" * 201
OPEN_STATES = ("new", "accepted", "in_progress")


def ask(kind: str, by: StaffId = RECEPTIONIST, **args: Any) -> Asked:
    """An intent about the first guest's request."""
    plain = {"request_id": REQUEST} | args
    return Asked(
        f"request.{kind}", {name: str(v) if isinstance(v, UUID) else v for name, v in plain.items()}, actor=by
    )


def _open(**args: Any) -> Asked:
    given: dict[str, Any] = {
        "guest_id": GUEST,
        "kind_of_request": "drinks",
        "summary": "龙井",
        "fields": {"item": "龙井"},
    }
    return ask("open", **(given | args))


def _then(**values: Any) -> Then:
    return Then(Request, REQUEST, values)


def _due(name: str, value: Any, minutes: int, store_id: Any = STORE) -> Case:
    row = Policy(id=derived_id("policy", name), key="request.drinks.minutes", store_id=store_id, value=value)
    due = due_instant(ClockKind.STORE, minutes, working_calendar(), NOON)
    return Case(name, _open(), given=(row,), then=(_then(due_at=due),), log=("opened",))


OPENED = (
    Case(
        "a request is opened with its clock and department",
        _open(summary=" 龙井 ", fields={"item": "龙井"}),
        then=(
            _then(
                version=1,
                guest_id=GUEST,
                store_id=STORE,
                kind="drinks",
                summary="龙井",
                fields={"item": "龙井"},
                state="new",
                department="茶水间",
                owner_id=None,
                opened_by=RECEPTIONIST,
                opened_at=NOON,
                due_at=NOON + timedelta(minutes=10),
                closed_at=None,
                result=None,
                paused_at=None,
                step=None,
            ),
        ),
        log=("opened",),
    ),
    Case(
        "a field that is not required may be left out",
        _open(kind_of_request="hold", fields={"item": "外套"}),
        then=(_then(kind="hold", fields={"item": "外套"}),),
        log=("opened",),
    ),
    _due("the store's promise counts", 25, 25),
    _due("the group's promise counts", 30, 30, None),
    _due("a promise of another store does not", 30, 10, FAR_STORE),
    _due("a promise that is no number is passed over", "二十", 10),
    _due("a promise that is no time is passed over", 0, 10),
    _due("a promise of a year counts", MOST_MINUTES, MOST_MINUTES),
    _due("a promise beyond all times is passed over", 10**12, 10),
    Case("a request for somebody unknown", _open(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "a service that is not offered",
        _open(kind_of_request="tattoo"),
        refused=Code.UNKNOWN_REQUEST_KIND,
        facts={"kind": "tattoo"},
    ),
    Case(
        "a field the service does not have",
        _open(fields={"item": "龙井", "ice": "no"}),
        refused=Code.BAD_ARGUMENTS,
        facts={"detail": "ice"},
    ),
    Case("a required field is missing", _open(fields={}), refused=Code.FIELD_MISSING, facts={"field": "item"}),
    Case("a required field is blank", _open(fields={"item": " "}), refused=Code.FIELD_MISSING),
    Case(
        "a field that is too long",
        _open(fields={"item": LONG}),
        refused=Code.TEXT_TOO_LONG,
        facts={"longest": 200, "length": 201},
    ),
    Case("no summary", _open(summary="  "), refused=Code.FIELD_MISSING),
    Case("a summary that is too long", _open(summary=LONG), refused=Code.TEXT_TOO_LONG),
    Case("a summary that just fits", _open(summary=LONG[1:]), then=(_then(summary=LONG[1:]),), log=("opened",)),
    Case("the id of another request is taken", _open(), given=(request(),), refused=Code.KEY_REUSED),
)

_NOT_OPEN = (
    ("no request", (), Code.REQUEST_UNKNOWN, None),
    ("a request of another store", (request(store_id=FAR_STORE),), Code.REQUEST_UNKNOWN, None),
    ("a request taken out", (request(retired_at=NOON),), Code.REQUEST_UNKNOWN, None),
    ("a request that is done", (request(state="done"),), Code.REQUEST_MOVED, "done"),
    ("a request that was cancelled", (request(state="cancelled"),), Code.REQUEST_MOVED, "cancelled"),
)
_MOVES: dict[str, dict[str, Any]] = {
    "assign": {"staff_id": SHOPPER},
    "advance": {"to": "accepted", "based_on": "new"},
    "close": {},
}
NOT_OPEN = tuple(
    Case(f"{kind}: {name}", ask(kind, **args), given=given, refused=code, facts={"state": state} if state else {})
    for kind, args in _MOVES.items()
    for name, given, code, state in _NOT_OPEN
)

ASSIGNED = (
    Case(
        "a new request is handed to somebody and thereby accepted",
        ask("assign", staff_id=SHOPPER),
        given=(request(),),
        then=(_then(owner_id=SHOPPER, state="accepted", version=2),),
        log=("taken",),
    ),
    Case(
        "a request in progress changes hands and goes on",
        ask("assign", staff_id=PLACEHOLDER, based_on=SHOPPER),
        given=(request(state="in_progress", owner_id=SHOPPER),),
        then=(_then(owner_id=PLACEHOLDER, state="in_progress"),),
        log=("taken",),
    ),
    Case(
        "whom a request had been given to meanwhile is named",
        ask("assign", staff_id=PLACEHOLDER),
        given=(request(state="in_progress", owner_id=SHOPPER),),
        then=(_then(owner_id=PLACEHOLDER, state="in_progress"),),
        log=("taken",),
        conflicts=({"field": "owner", "before": None, "theirs": str(SHOPPER), "theirs_label": "何嘉仪"},),
    ),
    Case(
        "a request stays with whom it is",
        ask("assign", staff_id=SHOPPER),
        given=(request(state="accepted", owner_id=SHOPPER),),
    ),
    Case("nobody of that id", ask("assign", staff_id=NOBODY), given=(request(),), refused=Code.STAFF_UNKNOWN),
    Case(
        "a colleague of another store",
        ask("assign", staff_id=FAR_SUPERVISOR),
        given=(request(),),
        refused=Code.STAFF_UNKNOWN,
    ),
)


def _advance(before: str, after: str) -> Asked:
    return ask("advance", to=after, based_on=before)


_FORWARD = {("new", "accepted"), ("new", "in_progress"), ("accepted", "in_progress"), ("in_progress", "accepted")}
_ALL_MOVES = [(before, after) for before in OPEN_STATES for after in (*OPEN_STATES, "done", "cancelled")]
ADVANCED = (
    *(
        Case(
            f"from {before} to {after}, by whom it is handled from now on",
            _advance(before, after),
            given=(request(state=before),),
            then=(_then(state=after, owner_id=RECEPTIONIST, version=2),),
            log=("moved",),
        )
        for before, after in _ALL_MOVES
        if (before, after) in _FORWARD
    ),
    *(
        Case(
            f"never from {before} to {after}",
            _advance(before, after),
            given=(request(state=before),),
            refused=Code.BAD_ARGUMENTS,
            facts={"detail": after},
        )
        for before, after in _ALL_MOVES
        if (before, after) not in _FORWARD
    ),
    Case(
        "who handles a request keeps it when somebody else moves it",
        _advance("accepted", "in_progress"),
        given=(request(state="accepted", owner_id=SHOPPER),),
        then=(_then(state="in_progress", owner_id=SHOPPER),),
        log=("moved",),
    ),
    Case(
        "somebody has moved it meanwhile",
        _advance("new", "accepted"),
        given=(request(state="in_progress"),),
        refused=Code.REQUEST_MOVED,
        facts={"state": "in_progress"},
    ),
)

CLOSED = (
    *(
        Case(
            f"a request that is {state} is done",
            ask("close"),
            given=(request(state=state),),
            then=(_then(state="done", closed_at=NOON, result=None, version=2),),
            log=("closed",),
        )
        for state in OPEN_STATES
    ),
    Case(
        "a request is done with a word",
        ask("close", result=" 已送到 "),
        given=(request(),),
        then=(_then(state="done", result="已送到"),),
        log=("closed",),
    ),
    Case(
        "a request is cancelled with a word of why",
        ask("close", done=False, result="缺货"),
        given=(request(),),
        then=(_then(state="cancelled", closed_at=NOON, result="缺货"),),
        log=("closed",),
    ),
    Case(
        "a request is not cancelled without a word",
        ask("close", done=False),
        given=(request(),),
        refused=Code.FIELD_MISSING,
        facts={"field": "result"},
    ),
    Case("a blank word is none", ask("close", result=" "), given=(request(),), refused=Code.FIELD_MISSING),
    Case("too many words", ask("close", result=LONG), given=(request(),), refused=Code.TEXT_TOO_LONG),
)

CASES = (*OPENED, *ASSIGNED, *ADVANCED, *CLOSED, *NOT_OPEN)
