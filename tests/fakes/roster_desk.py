"""The desk in memory, as far as it knows who works when."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import NOW, STAFF, ago, named, to_come
from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.duty import UNKNOWN_DUTY, DutyView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.roster import Roster, RosterEntry, RosterLine
from vipdesk.models.vocabulary import DutyState, Source

TODAY = store_date(NOW)
_EARLY, _LATE, _DIVIDED = ((540, 1050),), ((780, 1290),), ((600, 840), (1020, 1260))
_ZHENG = Words("郑岚", "Lan Zheng")


def _entry(label: str, *shifts: tuple[int, int], cover: str = "", hand: bool = False) -> RosterEntry:
    covering = next((card for card in STAFF if card.name.zh == cover), None)
    return RosterEntry(
        shifts=shifts,
        label=label or None,
        cover_id=None if covering is None else covering.staff_id,
        cover=None if covering is None else covering.name,
        source=Source.STAFF if hand else Source.IMPORT,
        author=_ZHENG if hand else None,
        noted_at=ago(hours=6) if hand else ago(days=5),
    )


_TODAY = {
    "何嘉仪": _entry("早班", *_EARLY),
    "苏禾": _entry("晚班", (1020, 1320)),
    "周敏": _entry("早班", *_EARLY),
    "林珊": _entry("", *_DIVIDED),
    "许言": _entry("年假", cover="林珊", hand=True),
    "郑岚": _entry("晚班", *_LATE),
}
_NOW = {
    "何嘉仪": DutyView(DutyState.ON, until=to_come(hours=3, minutes=25), label="早班"),
    "苏禾": DutyView(DutyState.OFF, comes_at=to_come(hours=2, minutes=55), label="晚班"),
    "周敏": DutyView(DutyState.ON, until=to_come(hours=3, minutes=25), label="早班"),
    "林珊": DutyView(DutyState.OFF, comes_at=to_come(hours=2, minutes=55)),
    "许言": DutyView(DutyState.OFF, label="年假"),
    "郑岚": DutyView(DutyState.ON, until=to_come(hours=7, minutes=25), label="晚班"),
}
AT_WORK = tuple(replace(card, duty=_NOW.get(card.name.zh, UNKNOWN_DUTY)) for card in STAFF)
"""The staff with what the roster says of them now."""


class RosterDesk(AnsweringDesk):
    """`days` is the roster by day and person; a supervisor's entries are added to it."""

    def __init__(self) -> None:
        super().__init__()
        self.days: dict[date, dict[str, RosterEntry]] = {TODAY: dict(_TODAY)}

    def roster(self, day: date, then: Then[Roster]) -> None:
        written = self.days.get(day, {})
        lines = tuple(RosterLine(card, written.get(card.name.zh), card.duty) for card in AT_WORK)
        self._answer(then, Roster(day, bool(written), lines), "roster")

    def _set_day(self, args: dict[str, Any]) -> dict[str, UUID]:
        card, cover = _card(args["staff_id"]), _card(args["cover_id"])
        assert card is not None
        entry = RosterEntry(
            shifts=tuple((start, end) for start, end in args["shifts"]),
            label=args["label"],
            cover_id=None if cover is None else cover.staff_id,
            cover=None if cover is None else cover.name,
            source=Source.STAFF,
            author=_ZHENG,
            noted_at=NOW,
        )
        self.days.setdefault(date.fromisoformat(args["day"]), {})[card.name.zh] = entry
        return {}


def _card(staff_id: str | None) -> StaffCard | None:
    return next((card for card in STAFF if str(card.staff_id) == staff_id), None)


TOMORROW = TODAY + timedelta(1)
"""Of which there is no roster yet."""
ZHOU = named("staff", "周敏")
