"""The desk in memory, as far as it knows of the small services: what is in our keeping, the drinks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.fact_desk import Effects
from tests.fakes.invented_house import MR, MS, NOW, STAFF, ago, masked, named, to_come
from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import parse_phone, phone_text
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.caller import CallerView
from vipdesk.models.snapshot.desk import Scan, ScanKind
from vipdesk.models.snapshot.drinks import DrinkOrder, DrinksDesk, MenuLine
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.house_entries import EntryView
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


def entry(kind: str, name: str, en: str = "", **more: Any) -> EntryView:
    """An entry of the house; what is not said is empty."""
    texts = {field: more.pop(field, "") for field in ("floor", "phone", "hours", "contact", "words")}
    text = Words(more.pop("text", ""), more.pop("text_en", ""))
    details: dict[str, Any] = {
        "entry_id": named("entry", name),
        "own": True,
        "author": None,
        "noted_at": ago(days=9),
    }
    return EntryView(kind=kind, name=Words(name, en), text=text, **texts, **(details | more))


ENTRIES = (
    entry(
        "counter",
        "Maison Lune",
        floor="1 层",
        phone="6101",
        hours="10:00-22:00",
        contact="周敏",
        text="珠宝、腕表",
    ),
    entry(
        "counter", "Velluto", floor="2 层", phone="6021", hours="10:00-22:00", contact="林珊", text="手袋、皮具"
    ),
    entry("counter", "青禾", "Qinghe", floor="3 层", phone="6333", hours="10:00-21:30", text="茶与茶具"),
    entry(
        "partner",
        "晨光影城",
        "Dawn Cinema",
        floor="6 层",
        phone="8800",
        hours="10:00-24:00",
        own=False,
        text="出示贵宾卡，两张起每张减 20 元；在影城前台领取。",
        text_en="20 yuan off each of two tickets; ask at the box office.",
    ),
    entry(
        "answer",
        "几点闭店？",
        "When do you close?",
        text="周日到周四 22:00，周五、周六 22:30。停车场开到 24:00。",
        text_en="At ten, on Fridays and Saturdays at half past ten; the car park at midnight.",
        author=STAFF[-1].name,
    ),
    entry(
        "answer",
        "可以带宠物吗？",
        "May I bring a pet?",
        text="一层中庭可以，进店请抱起或放推车。",
        author=STAFF[-1].name,
    ),
    entry(
        "answer", "能多打一点折吗？", text="价格全店统一，我帮您看看今天有哪些礼遇可用。", author=STAFF[-1].name
    ),
)


class SmallServicesDesk(AnsweringDesk):
    """`things` is what was ever kept, `menu` and `orders` the drinks."""

    def __init__(self) -> None:
        super().__init__()
        self.things = _things()
        self.menu = list(MENU)
        self.orders = list(_orders())
        self.house_book = list(ENTRIES)

    def printed_scan(self, code: str, printed: PrintedCode) -> Scan:
        """What a printed code that nobody knows is."""
        if printed.type is CodeType.STORAGE:
            return Scan(ScanKind.STORAGE_TAG, code, tag_id=printed.id)
        return Scan(ScanKind.VOUCHER, code, voucher_id=printed.id)

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

    def caller(self, number: str, then: Then[CallerView]) -> None:
        phone = parse_phone(number)
        if phone is None:
            self._answer(then, CallerView("****", None, ()), "caller")
            return
        found = [guest for guest in self.house.profiles.values() if mask_phone(number) in guest.masked_phones]
        guests = tuple(replace(masked(guest.full_name, MS), guest_id=guest.guest_id) for guest in found)
        self._answer(then, CallerView(mask_phone(number), phone_text(phone), guests), "caller")

    def house_entries(self, kinds: Sequence[str], text: str, then: Then[tuple[EntryView, ...]]) -> None:
        found = tuple(
            each for each in self.house_book if each.kind in kinds and text in f"{each.name.zh} {each.words}"
        )
        self._answer(then, found, "entries")

    def small_effects(self) -> Effects:
        """What becomes of each intent about a small service."""
        return {
            "directory.set_entry": self._set_entry,
            "directory.remove_entry": self._remove_entry,
            "drinks.order": self._order_drink,
            "drinks.set_sold_out": self._mark_drink,
            "drinks.set_menu": self._set_menu,
            "storage.keep": self._keep,
            "storage.move": lambda args: self._change_thing(args, shelf=args["shelf"]),
            "storage.give_back": lambda args: self._change_thing(args, returned_at=NOW, overdue=False),
            "storage.undo_give_back": lambda args: self._change_thing(args, returned_at=None),
        }

    def _set_entry(self, args: dict[str, Any]) -> dict[str, UUID]:
        texts = args["texts"]
        entry_id = UUID(args["entry_id"]) if "entry_id" in args else named("entry", texts["name"])
        self._remove_entry({"entry_id": str(entry_id)})
        self.house_book.append(entry(args["kind_of_entry"], texts["name"], entry_id=entry_id, text=texts["text"]))
        return {"entry_id": entry_id}

    def _remove_entry(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.house_book = [each for each in self.house_book if str(each.entry_id) != args["entry_id"]]
        return {}

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
