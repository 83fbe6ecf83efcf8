"""Pauses of requests, comments on them, and the types that stores declare themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.small_house import (
    FAR_STORE,
    GUEST,
    RECEPTIONIST,
    REQUEST,
    SHOPPER,
    STORE,
    SUPERVISOR,
    request,
)
from tests.intents.tables.requests import ask
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.vocabulary import RequestEventKind
from vipdesk.rules.request_type_policy import TYPE_POLICY

EARLIER = NOON - timedelta(minutes=5)
PIANO = {
    "label": {"zh": "点曲", "en": "A tune"},
    "department": "大堂吧",
    "minutes": 15,
    "clock": "wall",
    "fields": [
        {"name": "tune", "label": {"zh": "曲目", "en": "Tune"}, "required": True},
        {
            "name": "played",
            "label": {"zh": "弹了吗", "en": "Played"},
            "required": True,
            "to_close": True,
            "kind": "choice",
            "choices": [{"value": "yes", "label": {"zh": "弹了", "en": "Yes"}}],
        },
    ],
}


def entry(kind: RequestEventKind, at: Any, **facts: Any) -> RequestEvent:
    """An entry in the log of the first guest's request."""
    return RequestEvent(
        id=derived_id("entry", kind),
        guest_id=GUEST,
        request_id=REQUEST,
        store_id=STORE,
        kind=kind,
        at=at,
        author_id=RECEPTIONIST,
        facts=facts,
    )


def type_row(kind: str, value: Any) -> Policy:
    """A store's own type."""
    return Policy(id=derived_id("policy", kind), key=TYPE_POLICY + kind, store_id=STORE, value=value)


def _then(**values: Any) -> Then:
    return Then(Request, REQUEST, values)


OPENED_BEFORE = entry(RequestEventKind.OPENED, EARLIER, clock="store", minutes=10, intake=5)
PAUSED_BEFORE = (
    request(paused_at=NOON - timedelta(minutes=3), paused_for="guest", owner_id=SHOPPER, state="accepted"),
    OPENED_BEFORE,
    entry(RequestEventKind.PAUSED, NOON - timedelta(minutes=3)),
)
WALL = entry(RequestEventKind.OPENED, EARLIER, clock="wall", minutes=1440, intake=60)

PAUSES = (
    Case(
        "whoever pauses a new request handles it",
        ask("pause", reason="goods", note=" 等调货 "),
        given=(request(),),
        then=(
            _then(
                state="accepted",
                owner_id=RECEPTIONIST,
                paused_at=NOON,
                paused_for="goods",
                due_at=NOON + timedelta(minutes=5),
            ),
        ),
        log=("paused",),
    ),
    Case(
        "a supervisor pauses what somebody else handles",
        ask("pause", reason="partner", by=SUPERVISOR),
        given=(request(owner_id=SHOPPER, state="in_progress"),),
        then=(_then(owner_id=SHOPPER, state="in_progress", paused_for="partner"),),
        log=("paused",),
    ),
    Case(
        "nobody else does",
        ask("pause", reason="guest"),
        given=(request(owner_id=SHOPPER),),
        refused=Code.REQUEST_NOT_YOURS,
        facts={"owner": "何嘉仪"},
    ),
    Case(
        "what is paused is not paused again",
        ask("pause", reason="guest", by=SHOPPER),
        given=PAUSED_BEFORE,
        refused=Code.REQUEST_MOVED,
    ),
    Case(
        "a clock of all hours is never stopped",
        ask("pause", reason="guest"),
        given=(request(), WALL),
        refused=Code.REQUEST_NOT_PAUSABLE,
    ),
    Case(
        "what goes on has the time that was left",
        ask("resume"),
        given=PAUSED_BEFORE,
        then=(_then(paused_at=None, paused_for=None, due_at=NOON + timedelta(minutes=8), owner_id=SHOPPER),),
        log=("resumed",),
    ),
    Case(
        "what is not paused cannot go on",
        ask("resume"),
        given=(request(),),
        refused=Code.REQUEST_MOVED,
        facts={"state": "new"},
    ),
    Case(
        "a paused request goes on by being moved",
        ask("advance", to="in_progress", based_on="accepted"),
        given=PAUSED_BEFORE,
        then=(_then(state="in_progress", paused_at=None, due_at=NOON + timedelta(minutes=8)),),
        log=("moved", "resumed"),
    ),
    Case(
        "a paused request is closed and no longer paused",
        ask("close"),
        given=PAUSED_BEFORE,
        then=(_then(state="done", paused_at=None, paused_for=None),),
        log=("closed",),
    ),
)

COMMENTS = (
    Case("a word about a request", ask("comment", text=" 贵宾改到四点 "), given=(request(),), log=("commented",)),
    Case(
        "a word about one that is closed",
        ask("comment", text="补记"),
        given=(request(state="done"),),
        log=("commented",),
    ),
    Case("no word", ask("comment", text=" "), given=(request(),), refused=Code.FIELD_MISSING),
    Case("a novel", ask("comment", text="长" * 4001), given=(request(),), refused=Code.TEXT_TOO_LONG),
    Case("a word about nothing", ask("comment", text="?"), refused=Code.REQUEST_UNKNOWN),
    Case(
        "a word about another store's",
        ask("comment", text="?"),
        given=(request(store_id=FAR_STORE),),
        refused=Code.REQUEST_UNKNOWN,
    ),
)


def _open(**args: Any) -> Any:
    return ask("open", guest_id=GUEST, kind_of_request="piano", summary="月光", **args)


_PIANO_OPEN = request(kind="piano", fields={"tune": "月光"})
STORE_TYPES = (
    Case(
        "a service that the store has declared itself",
        _open(fields={"tune": "月光"}),
        given=(type_row("piano", PIANO),),
        then=(_then(kind="piano", department="大堂吧", due_at=NOON + timedelta(minutes=15)),),
        log=("opened",),
    ),
    Case(
        "its form is checked",
        _open(fields={}),
        given=(type_row("piano", PIANO),),
        refused=Code.FIELD_MISSING,
        facts={"field": "tune"},
    ),
    Case(
        "one that is retired is not opened",
        _open(fields={"tune": "月光"}),
        given=(type_row("piano", PIANO | {"retired": True}),),
        refused=Code.UNKNOWN_REQUEST_KIND,
    ),
    Case(
        "and what is open of it is closed",
        ask("close", fields={"played": "yes"}),
        given=(type_row("piano", PIANO | {"retired": True}), _PIANO_OPEN),
        then=(_then(state="done", fields={"tune": "月光", "played": "yes"}),),
        log=("closed",),
    ),
    Case(
        "what must be known at the end is asked for",
        ask("close"),
        given=(type_row("piano", PIANO), _PIANO_OPEN),
        refused=Code.FIELD_MISSING,
        facts={"field": "played"},
    ),
    Case(
        "an answer that is not offered",
        ask("close", fields={"played": "maybe"}),
        given=(type_row("piano", PIANO), _PIANO_OPEN),
        refused=Code.FIELD_UNREADABLE,
        facts={"field": "played"},
    ),
    Case(
        "what will not be done needs a reason alone",
        ask("close", done=False, result="没有钢琴"),
        given=(type_row("piano", PIANO), _PIANO_OPEN),
        then=(_then(state="cancelled", fields={"tune": "月光"}),),
        log=("closed",),
    ),
    Case(
        "a declaration that makes no sense offers nothing",
        _open(fields={"tune": "月光"}),
        given=(type_row("piano", PIANO | {"minutes": "十五"}),),
        refused=Code.UNKNOWN_REQUEST_KIND,
    ),
    Case(
        "a type that is gone leaves its requests to be closed",
        ask("close"),
        given=(_PIANO_OPEN,),
        then=(_then(state="done"),),
        log=("closed",),
    ),
)

_SUIT = request(kind="bespoke", state="in_progress", owner_id=SHOPPER, step="measure", fields={"item": "西装"})
_PARCEL = request(
    kind="delivery", state="in_progress", step="courier", fields={"item": "外套", "place": "江南大道 1 号"}
)
STEPS = (
    Case(
        "an order of several steps begins with the first",
        ask("open", guest_id=GUEST, kind_of_request="bespoke", summary="西装", fields={"item": "西装"}),
        then=(_then(step="measure", department="专柜"),),
        log=("opened",),
    ),
    Case(
        "and goes to the next",
        ask("step", to="deposit", based_on="measure"),
        given=(_SUIT,),
        then=(_then(step="deposit", owner_id=SHOPPER),),
        log=("stepped",),
    ),
    Case(
        "and knows from then on what the step has found out",
        ask("step", to="deposit", based_on="measure", fields={"measures": "袖长 58"}),
        given=(_SUIT,),
        then=(_then(step="deposit", fields={"item": "西装", "measures": "袖长 58"}),),
        log=("stepped",),
    ),
    Case(
        "but not without what must be known by then",
        ask("step", to="receive", based_on="courier"),
        given=(_PARCEL,),
        refused=Code.FIELD_MISSING,
        facts={"field": "courier_no"},
    ),
    Case(
        "and not with what nobody asked",
        ask("step", to="deposit", based_on="measure", fields={"ice": "no"}),
        given=(_SUIT,),
        refused=Code.BAD_ARGUMENTS,
        facts={"detail": "ice"},
    ),
    Case(
        "never to another",
        ask("step", to="fitting", based_on="measure"),
        given=(_SUIT,),
        refused=Code.BAD_ARGUMENTS,
        facts={"detail": "fitting"},
    ),
    Case(
        "nor where somebody has taken it on meanwhile",
        ask("step", to="measure"),
        given=(_SUIT,),
        refused=Code.REQUEST_MOVED,
    ),
    Case(
        "what has no steps goes nowhere",
        ask("step", to="measure"),
        given=(request(),),
        refused=Code.BAD_ARGUMENTS,
    ),
)
ROUTES = (
    Case(
        "another department works on it, and everything else stays",
        ask("route", department=" 包装台 ", based_on="茶水间"),
        given=(request(owner_id=SHOPPER, state="accepted"),),
        then=(_then(department="包装台", owner_id=SHOPPER, state="accepted", due_at=NOON + timedelta(minutes=5)),),
        log=("routed",),
    ),
    Case("it is there already", ask("route", department="茶水间", based_on="专柜"), given=(request(),)),
    Case(
        "somebody has routed it meanwhile",
        ask("route", department="专柜", based_on="包装台"),
        given=(request(),),
        refused=Code.REQUEST_MOVED,
    ),
    Case(
        "nowhere is no department",
        ask("route", department=" ", based_on="茶水间"),
        given=(request(),),
        refused=Code.FIELD_MISSING,
    ),
)

CASES = (*STEPS, *ROUTES, *PAUSES, *COMMENTS, *STORE_TYPES)
