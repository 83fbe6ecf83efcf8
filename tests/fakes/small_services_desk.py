"""The desk in memory, as far as it knows of the small services: what is in our keeping, the drinks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fakes.fact_desk import Effects
from tests.fakes.invented_house import MR, MS, NOW, STAFF, ago, masked, named, to_come
from vipdesk.desk.facade import DeskFacade, Then
from vipdesk.models.snapshot.desk import Scan, ScanKind
from vipdesk.models.snapshot.drinks import DrinkOrder, DrinksDesk, MenuLine
from vipdesk.models.snapshot.guests import Profile, Words
from vipdesk.models.snapshot.storage import StorageDesk, StoredThing
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.printed_code import CodeType, PrintedCode

SHELVES = ("B 柜", "前台柜", "冷藏")


def _thing(label: str, what: str, shelf: str, guest: MaskedGuest, kept_at: datetime, **more: Any) -> StoredThing:
    details: dict[str, Any] = {"due_at": None, "returned_at": None, "overdue": False, "here": False}
    return StoredThing(named("tag", label), label, what, shelf, guest, kept_at, STAFF[0].name, **(details | more))


def _things() -> list[StoredThing]:
    cheng, jiang, fang = masked("程若兰", MS), masked("江行舟", MR), masked("方老师", MS)
    return [
        _thing("B 12", "购物袋 3 个", "B 柜 2 层", jiang, ago(days=1), overdue=True),
        _thing("A 03", "大衣 1 件", "B 柜 1 层", cheng, ago(minutes=75), here=True),
        _thing("A 05", "巧克力 1 盒", "冷藏", cheng, ago(minutes=40), here=True, due_at=to_come(hours=3)),
        _thing("A 01", "雨伞", "前台柜", fang, ago(hours=3), returned_at=ago(minutes=35)),
    ]


MENU = (
    MenuLine(Words("龙井", "Longjing tea"), ("咖啡因",), sold_out=False),
    MenuLine(Words("菊花茶", "Chrysanthemum tea"), (), sold_out=False),
    MenuLine(Words("拿铁", "Latte"), ("奶", "咖啡因"), sold_out=False),
    MenuLine(Words("杏仁露", "Almond milk"), ("坚果",), sold_out=False),
    MenuLine(Words("鲜橙汁", "Orange juice"), (), sold_out=True),
    MenuLine(Words("温水", "Warm water"), (), sold_out=False),
)


def _against(line: MenuLine, taboo: str | None) -> tuple[str, ...]:
    return tuple(each for each in line.contains if each in (taboo or ""))


def _orders() -> tuple[DrinkOrder, ...]:
    cheng, jiang = masked("程若兰", MS), masked("江行舟", MR)
    window, hall = Words("窗边 2 号", "Window 2"), Words("中厅 3 号", "Hall 3")
    return (
        DrinkOrder(
            named("request", "温水与毛巾"),
            "拿铁·少糖",
            jiang,
            hall,
            ago(minutes=5),
            to_come(minutes=5),
            "乳糖不耐",
            ("奶",),
        ),
        DrinkOrder(
            named("request", "添龙井与茶点"),
            "龙井 ×2",
            cheng,
            window,
            ago(minutes=2),
            to_come(minutes=8),
            None,
            (),
        ),
    )


class SmallServicesDesk(DeskFacade):
    """`things` is what was ever kept, `menu` and `orders` the drinks."""

    house: Any

    def __init__(self) -> None:
        super().__init__()
        self.things = _things()
        self.menu = list(MENU)
        self.orders = list(_orders())

    def storage_desk(self, then: Then[StorageDesk]) -> None:
        kept = tuple(each for each in self.things if each.returned_at is None)
        returned = tuple(each for each in self.things if each.returned_at is not None)
        self._answer(then, StorageDesk(kept, returned, SHELVES), "storage")

    def stored_thing(self, tag_id: UUID, then: Then[StoredThing | None]) -> None:
        self._answer(then, next((each for each in self.things if each.tag_id == tag_id), None), "tag")

    def drinks_desk(self, guest_id: UUID | None, then: Then[DrinksDesk]) -> None:
        profile = None if guest_id is None else self.house.profiles.get(guest_id)
        taboo = None if profile is None or profile.taboo is None else profile.taboo.text
        menu = tuple(replace(line, against=_against(line, taboo)) for line in self.menu)
        self._answer(then, DrinksDesk(menu, tuple(self.orders), 6, taboo), "drinks")

    def small_effects(self) -> Effects:
        """What becomes of each intent about a small service."""
        return {
            "drinks.order": self._order_drink,
            "drinks.set_sold_out": self._mark_drink,
            "drinks.set_menu": self._set_menu,
            "storage.keep": self._keep,
            "storage.move": lambda args: self._change_thing(args, shelf=args["shelf"]),
            "storage.give_back": lambda args: self._change_thing(args, returned_at=NOW, overdue=False),
            "storage.undo_give_back": lambda args: self._change_thing(args, returned_at=None),
        }

    def _order_drink(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        whose = replace(masked(guest.full_name, MS), guest_id=guest.guest_id)
        request_id = named("request", args["drink"])
        taboo = None if guest.taboo is None else guest.taboo.text
        self.orders.append(DrinkOrder(request_id, args["drink"], whose, None, NOW, to_come(minutes=10), taboo, ()))
        return {"request_id": request_id}

    def _mark_drink(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.menu = [
            replace(line, sold_out=args["sold_out"]) if line.name.zh == args["drink"] else line
            for line in self.menu
        ]
        return {}

    def _set_menu(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.menu = [
            MenuLine(Words(item["zh"], item["en"]), tuple(item["contains"]), sold_out=False)
            for item in args["items"]
        ]
        return {}

    def _keep(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        whose = replace(masked(guest.full_name, MS), guest_id=guest.guest_id)
        self.things.append(_thing("A 06", args["what"], args["shelf"], whose, NOW))
        return {"tag_id": named("tag", "A 06")}

    def _change_thing(self, args: dict[str, Any], **changes: Any) -> dict[str, UUID]:
        self.things = [
            replace(each, **changes) if str(each.tag_id) == args["tag_id"] else each for each in self.things
        ]
        return {}

    def _answer(self, then: Callable[[Any], None], answer: Any, channel: str = "") -> None:
        raise NotImplementedError

    def _guest(self, args: dict[str, Any]) -> Profile:
        raise NotImplementedError


def printed_scan(code: str, printed: PrintedCode) -> Scan:
    """What a printed code that nobody knows is."""
    if printed.type is CodeType.STORAGE:
        return Scan(ScanKind.STORAGE_TAG, code, tag_id=printed.id)
    return Scan(ScanKind.VOUCHER, code, voucher_id=printed.id)
