"""贵宾厅就绪: what has to be so before guests come, shift by shift; the store edits it as a policy row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeGuard

from vipdesk.clock import STORE_ZONE

READY_POLICY = "ready.list"
"""`{"shifts": [{"key": "open", "zh": "开厅", "en": "Opening", "from": "09:30"}, …],
"items": [{"key": "flowers", "zh": "鲜花换水", "en": "Fresh water for the flowers", "shifts": ["open"]}, …]}`;
an item without `shifts` is for all of them."""
MOST_SHIFTS = 6
MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class ReadyShift:
    """A time of the day with a list of its own."""

    key: str
    zh: str
    en: str
    from_minute: int
    """After midnight on the store's clock."""


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """One thing to look after."""

    key: str
    zh: str
    en: str
    shifts: tuple[str, ...] = ()
    """Keys of its shifts; none for all."""

    def belongs_to(self, shift: str) -> bool:
        """Whether it is on the list of a shift."""
        return not self.shifts or shift in self.shifts


@dataclass(frozen=True, slots=True)
class ReadyList:
    """All shifts, the earliest first, and all items in the order of the list."""

    shifts: tuple[ReadyShift, ...]
    items: tuple[ReadyItem, ...]

    def of_shift(self, shift: str) -> tuple[ReadyItem, ...]:
        """What is on the list of a shift; nothing for one that it does not know."""
        if shift not in {each.key for each in self.shifts}:
            return ()
        return tuple(item for item in self.items if item.belongs_to(shift))

    def shift_at(self, now: datetime) -> ReadyShift:
        """The latest shift that has begun today; before the first of them the first."""
        local = now.astimezone(STORE_ZONE)
        minute = local.hour * 60 + local.minute
        begun = [shift for shift in self.shifts if shift.from_minute <= minute]
        return begun[-1] if begun else self.shifts[0]


DEFAULT_LIST = ReadyList(
    shifts=(ReadyShift("open", "开厅", "Opening", 540), ReadyShift("evening", "晚班", "Evening", 1020)),
    items=(
        ReadyItem("tidy", "座位与贵宾室已整理", "Seats and rooms are tidy"),
        ReadyItem("light", "灯光、香氛、音乐", "Light, scent, music", ("open",)),
        ReadyItem("drinks", "茶水与茶点备齐", "Drinks and sweets are ready"),
        ReadyItem("flowers", "鲜花换水", "Fresh water for the flowers", ("open",)),
        ReadyItem("paper", "打印机有纸", "The printers have paper"),
        ReadyItem("scanner", "扫码枪试扫", "The scanner reads", ("open",)),
        ReadyItem("loans", "雨伞、轮椅、充电宝点数", "Umbrellas, wheelchairs, chargers counted", ("evening",)),
    ),
)


def ready_list(value: Any) -> ReadyList:
    """The store's list, or the program's own where there is none that can be read."""
    return DEFAULT_LIST if first_wrong_entry(value) is not None else _read(value)


def first_wrong_entry(value: Any) -> str | None:
    """The first entry of a policy that is no shift or no item; None where all are."""
    if not isinstance(value, Mapping):
        return "{}"
    shifts, items = value.get("shifts"), value.get("items")
    if not _is_list(shifts, MOST_SHIFTS):
        return "shifts"
    if not _is_list(items, MOST_ITEMS):
        return "items"
    wrong = next((str(each) for each in shifts if not _is_entry(each) or _minute(each.get("from")) is None), None)
    wrong = wrong or next((str(each) for each in items if not _is_entry(each)), None)
    return wrong or _twice(shifts) or _twice(items) or _foreign_shift(shifts, items)


def _read(value: Mapping[str, Any]) -> ReadyList:
    shifts = [
        ReadyShift(each["key"], each["zh"], each["en"], _minute(each["from"]) or 0) for each in value["shifts"]
    ]
    items = [
        ReadyItem(each["key"], each["zh"], each["en"], tuple(each.get("shifts", ()))) for each in value["items"]
    ]
    return ReadyList(tuple(sorted(shifts, key=lambda shift: shift.from_minute)), tuple(items))


def _is_list(value: Any, most: int) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, str) and 0 < len(value) <= most


def _is_entry(each: Any) -> bool:
    if not isinstance(each, Mapping):
        return False
    named = all(
        isinstance(each.get(name), str) and 0 < len(each[name].strip()) <= 60 for name in ("key", "zh", "en")
    )
    shifts = each.get("shifts", [])
    return named and isinstance(shifts, list) and all(isinstance(shift, str) for shift in shifts)


def _minute(text: Any) -> int | None:
    """Minutes after midnight of 09:30; None for what is no time of the day."""
    if not isinstance(text, str):
        return None
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        return None
    return int(hours) * 60 + int(minutes) if int(hours) < 24 and int(minutes) < 60 else None


def _twice(entries: Sequence[Mapping[str, Any]]) -> str | None:
    keys = [each["key"] for each in entries]
    return next((key for key in keys if keys.count(key) > 1), None)


def _foreign_shift(shifts: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]]) -> str | None:
    """A shift that an item names and the list does not have."""
    known = {each["key"] for each in shifts}
    return next((shift for each in items for shift in each.get("shifts", []) if shift not in known), None)
