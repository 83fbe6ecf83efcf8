"""Drinks: the menu of a store, what is sold out today, and orders that heed a guest's taboo."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import GUEST, RECEPTIONIST, REQUEST, STORE, SUPERVISOR, left_visit, visit
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.guest import Preference, preference_id
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.rules.drinks_menu import DEFAULT_MENU, MENU_POLICY, SOLD_OUT_POLICY, menu_items

OWN = menu_items(DEFAULT_MENU)
ITEMS: list[dict[str, Any]] = [{"zh": "拿铁", "en": "Latte", "contains": ["奶"]}]
MENU_ROW = derived_id("policy", MENU_POLICY, str(STORE))
SOLD_OUT_ROW = derived_id("policy", SOLD_OUT_POLICY, str(STORE))
TODAY = NOON.astimezone(STORE_ZONE).date().isoformat()


def menu(items: list[dict[str, Any]], based_on: list[dict[str, Any]]) -> Asked:
    """Set the menu."""
    return Asked("drinks.set_menu", {"items": items, "based_on": based_on}, actor=SUPERVISOR)


def sold_out(drink: str, *, gone: bool = True) -> Asked:
    """Mark a drink."""
    return Asked("drinks.set_sold_out", {"drink": drink, "sold_out": gone})


def order(drink: str = "龙井", **args: Any) -> Asked:
    """A drink for the first guest."""
    return Asked("drinks.order", {"request_id": str(REQUEST), "guest_id": str(GUEST), "drink": drink, **args})


def marked(*names: str, day: str = TODAY) -> Policy:
    """What is sold out."""
    value = {"day": day, "items": list(names)}
    return Policy(id=SOLD_OUT_ROW, key=SOLD_OUT_POLICY, store_id=STORE, value=value)


def taboo(text: str) -> Preference:
    """What the first guest must not have."""
    return Preference(
        id=preference_id(GUEST, "taboo"),
        guest_id=GUEST,
        topic="taboo",
        value=text,
        source="guest",
        author_id=RECEPTIONIST,
        told_at=NOON - timedelta(days=9),
    )


def _menu_row(items: list[dict[str, Any]]) -> Policy:
    return Policy(id=MENU_ROW, key=MENU_POLICY, store_id=STORE, value={"items": items})


def _menu_then(items: list[dict[str, Any]], version: int) -> tuple[Then, ...]:
    return (Then(Policy, MENU_ROW, {"key": MENU_POLICY, "value": {"items": items}, "version": version}),)


def _sold_out_then(*names: str) -> tuple[Then, ...]:
    return (Then(Policy, SOLD_OUT_ROW, {"value": {"day": TODAY, "items": list(names)}}),)


def _ordered(summary: str) -> tuple[Then, ...]:
    values = {"kind": "drinks", "summary": summary, "fields": {"item": summary}, "state": "new"}
    return (Then(Request, REQUEST, values),)


CASES = (
    Case("the first menu of a store", menu(ITEMS, OWN), then=_menu_then(ITEMS, 1)),
    Case("another menu", menu([], ITEMS), given=(_menu_row(ITEMS),), then=_menu_then([], 2)),
    Case("somebody has changed it meanwhile", menu([], OWN), given=(_menu_row(ITEMS),), refused=Code.POLICY_MOVED),
    Case("one name twice", menu(ITEMS * 2, OWN), refused=Code.MENU_UNREADABLE),
    Case("the first that is sold out", sold_out("拿铁"), then=_sold_out_then("拿铁")),
    Case("one more", sold_out("龙井"), given=(marked("拿铁"),), then=_sold_out_then("拿铁", "龙井")),
    Case(
        "yesterday's are there again",
        sold_out("龙井"),
        given=(marked("拿铁", day="2026-11-21"),),
        then=_sold_out_then("龙井"),
    ),
    Case("there again", sold_out("拿铁", gone=False), given=(marked("拿铁"),), then=_sold_out_then()),
    Case("marked twice", sold_out("拿铁"), given=(marked("拿铁"),)),
    Case("nobody sells out what is not offered", sold_out("可乐"), refused=Code.DRINK_NOT_ON_MENU),
    Case(
        "an order is a request",
        order(portions=2, note=" 少糖 "),
        given=(visit(),),
        then=_ordered("龙井 ×2·少糖"),
        log=("opened",),
    ),
    Case(
        "what the guest must not have, asked for all the same",
        order("拿铁", despite_taboo=True),
        given=(visit(), taboo("乳糖不耐")),
        then=_ordered("拿铁"),
        log=("opened",),
    ),
    Case(
        "what the guest must not have",
        order("拿铁"),
        given=(visit(), taboo("乳糖不耐")),
        refused=Code.DRINK_AGAINST_TABOO,
        facts={"contains": "奶"},
    ),
    Case("what is sold out", order(), given=(visit(), marked("龙井")), refused=Code.DRINK_SOLD_OUT),
    Case("what is not offered", order("可乐"), given=(visit(),), refused=Code.DRINK_NOT_ON_MENU),
    Case("nobody is served who has left", order(), given=(left_visit(),), refused=Code.NOT_HERE),
    Case("portions are counted", order(portions=0), given=(visit(),), refused=Code.BAD_ARGUMENTS),
)
