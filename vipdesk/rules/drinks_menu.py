"""The drinks menu of a store as policy rows: what is offered, what is sold out today, what a guest must not have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MENU_POLICY = "drinks.menu"
"""`{"items": [{"zh": "拿铁", "en": "Latte", "contains": ["奶", "咖啡因"]}, …]}`."""
SOLD_OUT_POLICY = "drinks.sold_out"
"""`{"day": "2026-11-22", "items": ["拿铁"]}`: of that day alone, by the Chinese names."""
DRINKS_KIND = "drinks"
"""The type of request that an order is."""
MOST_DRINKS = 60
MOST_PORTIONS = 12
LONGEST_NAME = 40
_MOST_CONTAINED = 8

_SAME = (
    ("奶", "乳", "milk", "dairy", "lactose"),
    ("坚果", "花生", "核桃", "杏仁", "腰果", "nut"),
    ("蛋", "egg"),
    ("麸", "面粉", "小麦", "gluten", "wheat"),
    ("豆", "soy"),
    ("酒", "alcohol"),
    ("咖啡", "caffeine", "coffee"),
    ("糖", "sugar"),
    ("蜂蜜", "honey"),
)
"""Words that mean one thing: a taboo that has one of them is met by a drink that contains another."""


@dataclass(frozen=True, slots=True)
class Drink:
    """One line of the menu; its Chinese name is what it is known by."""

    zh: str
    en: str
    contains: tuple[str, ...] = ()


Menu = tuple[Drink, ...]

DEFAULT_MENU: Menu = (
    Drink("龙井", "Longjing tea", ("咖啡因",)),
    Drink("普洱", "Pu'er tea", ("咖啡因",)),
    Drink("菊花茶", "Chrysanthemum tea"),
    Drink("美式咖啡", "Americano", ("咖啡因",)),
    Drink("拿铁", "Latte", ("奶", "咖啡因")),
    Drink("鲜橙汁", "Orange juice"),
    Drink("温水", "Warm water"),
    Drink("气泡水", "Sparkling water"),
)


def read_menu(value: Any) -> Menu | None:
    """The menu of a policy row; None for one that cannot be read. An empty one offers nothing."""
    items = value.get("items") if isinstance(value, Mapping) else None
    if not isinstance(items, Sequence) or isinstance(items, str) or len(items) > MOST_DRINKS:
        return None
    drinks = tuple(drink for drink in map(_read_drink, items) if drink is not None)
    names = {drink.zh for drink in drinks}
    return drinks if len(drinks) == len(items) == len(names) else None


def menu_in_force(value: Any) -> Menu:
    """The store's menu, or the program's own where there is none that can be read."""
    menu = read_menu(value)
    return DEFAULT_MENU if menu is None else menu


def menu_items(menu: Menu) -> list[dict[str, Any]]:
    """A menu as its policy row and its intent have it."""
    return [{"zh": drink.zh, "en": drink.en, "contains": list(drink.contains)} for drink in menu]


def sold_out_on(value: Any, day: str) -> frozenset[str]:
    """What is sold out on a day (YYYY-MM-DD); what was sold out on another day is there again."""
    if not isinstance(value, Mapping) or value.get("day") != day:
        return frozenset()
    items = value.get("items")
    return (
        frozenset(item for item in items if isinstance(item, str)) if isinstance(items, Sequence) else frozenset()
    )


def sold_out_value(names: frozenset[str], day: str) -> dict[str, Any]:
    """The same as its policy row's value."""
    return {"day": day, "items": sorted(names)}


def concerns(drink: Drink, taboo: str | None) -> tuple[str, ...]:
    """What a drink contains that a guest's taboo speaks of."""
    said = (taboo or "").casefold()
    return tuple(each for each in drink.contains if any(word in said for word in _meanings(each)))


def ordered(menu: Menu, summary: str) -> Drink | None:
    """The drink of an order's words, 拿铁 ×2·少糖; None for what is not on the menu."""
    name = summary.partition(" ×")[0].partition("·")[0].strip()
    return next((drink for drink in menu if drink.zh == name), None)


def order_words(drink: Drink, portions: int, note: str | None) -> str:
    """An order in words: 拿铁 ×2·少糖."""
    counted = f"{drink.zh} ×{portions}" if portions > 1 else drink.zh
    return f"{counted}·{note}" if note else counted


def _meanings(contained: str) -> frozenset[str]:
    plain = contained.casefold()
    alike = [words for words in _SAME if any(word in plain for word in words)]
    return frozenset({plain, *(word for words in alike for word in words)})


def _read_drink(item: Any) -> Drink | None:
    if not isinstance(item, Mapping):
        return None
    zh, en, contains = item.get("zh"), item.get("en"), item.get("contains", [])
    if not isinstance(zh, str) or not isinstance(en, str) or not isinstance(contains, Sequence):
        return None
    parts = [zh, en, *contains] if not isinstance(contains, str) else []
    if not parts or not all(isinstance(part, str) and len(part) <= LONGEST_NAME for part in parts):
        return None
    plain = tuple(dict.fromkeys(part.strip() for part in contains if part.strip()))
    named = bool(zh.strip()) and " ×" not in zh and "·" not in zh
    return Drink(zh.strip(), en.strip() or zh.strip(), plain) if named and len(plain) <= _MOST_CONTAINED else None
