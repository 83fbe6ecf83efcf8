"""Who is expected in the invented store this afternoon, and whom to remind of tomorrow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.invented_house import MR, MRS, MS, NOW, STAFF, masked, named, to_come
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.snapshot.appointments import AppointmentKind, AppointmentView, Room, RoomTime
from vipdesk.models.snapshot.guests import Shopper, Words
from vipdesk.models.vocabulary import Role
from vipdesk.rules.appointment_types import TYPES, appointment_type

KINDS = tuple(AppointmentKind(each.kind, each.label, each.minutes) for each in TYPES)
SHOPPERS = tuple(Shopper(card.staff_id, card.name) for card in STAFF if card.role is Role.SHOPPER)
ORCHID = Room(named("place", "兰室"), Words("兰室", "Orchid"), 6)
BAMBOO = Room(named("place", "竹室"), Words("竹室", "Bamboo"), 4)
ROOM_TIMES = (
    RoomTime(
        BAMBOO.place_id,
        to_come(minutes=25),
        to_come(minutes=85),
        masked("许文佩", MS),
        named("booking", "1"),
        named("appointment", "许文佩"),
        confirmed=True,
    ),
    RoomTime(
        ORCHID.place_id,
        to_come(minutes=145),
        to_come(minutes=235),
        masked("宋雨桐", MS),
        named("booking", "2"),
        None,
        confirmed=False,
    ),
)
_CHIEF = Words("总", "Mr")


def _view(name: str, title: Words, minutes: int, kind: str, shopper: str, **changes: Any) -> AppointmentView:
    declared = appointment_type(kind, None)
    start = NOW + timedelta(minutes=minutes)
    details: dict[str, Any] = {
        "state": AppointmentState.BOOKED,
        "place": None,
        "place_id": None,
        "collides": False,
        "mine": shopper == "周敏",
        "companions": 0,
        "note": None,
        "badge": Badge.PREPARED,
        "facts": {"companions": "0"},
        "changed": (),
        "prepared_by": Words("何嘉仪", "Jiayi He"),
        "companions_before": "",
        "reminder": Reminder.COMES,
        "visit_id": None,
    }
    return AppointmentView(
        appointment_id=named("appointment", name),
        guest=masked(name, title),
        kind=kind,
        label=declared.label,
        starts_at=start,
        ends_at=start + timedelta(minutes=declared.minutes),
        shopper=next((each for each in SHOPPERS if each.name.zh == shopper), None),
        **details | changes,
    )


def appointments() -> tuple[AppointmentView, ...]:
    """The rest of the day, and one that has been kept."""
    return (
        _view(
            "程若兰", MS, -65, "styling", "周敏", state=AppointmentState.CAME, visit_id=named("visit", "程若兰")
        ),
        _view("陈晓晴", MS, 10, "collect", "周敏"),
        _view("许文佩", MS, 25, "preview", "林珊", place=BAMBOO.name, place_id=BAMBOO.place_id),
        _view(
            "单立行",
            _CHIEF,
            55,
            "visit",
            "许言",
            companions=4,
            badge=Badge.CHANGED,
            changed=("companions",),
            companions_before="2",
        ),
        _view("傅佳音", MRS, 85, "styling", "周敏", reminder=None),
        _view(
            "曾广仁", MR, 125, "after_sales", "林珊", badge=Badge.WAITING, prepared_by=None, reminder=Reminder.TOLD
        ),
    )


def tomorrows() -> tuple[AppointmentView, ...]:
    """Who is to be reminded."""
    return (
        _view("顾言之", MR, 24 * 60 - 60, "fitting", "许言", reminder=None, badge=Badge.WAITING),
        _view("沈知微", MS, 24 * 60 + 25, "beauty", "", reminder=Reminder.UNREACHED, badge=Badge.WAITING),
    )
