"""The lounge of the invented store on that afternoon: who sits where, and what is booked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tests.fakes.invented_guests import PRESENT
from tests.fakes.invented_house import MR, MRS, MS, NOW, masked, named
from vipdesk.chinese.dates import store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.today import PresentGuest
from vipdesk.models.vocabulary import BookingState, VisitState

_DAY = datetime(2026, 11, 22, tzinfo=STORE_ZONE)
_FEATURES = {"窗边": ("window", "charging"), "中厅": ("step_free",)}
ORCHID, BAMBOO, PINE = (named("place", name) for name in ("兰室", "竹室", "松室"))


def place_id(name: str) -> UUID:
    """The id of a place."""
    return named("place", name)


def at(hour: int, minute: int = 0) -> datetime:
    """A time of that day."""
    return _DAY + timedelta(hours=hour, minutes=minute)


def span(
    who: tuple[str, Words], where: UUID, hours: tuple[datetime, datetime], purpose: str, more: int = 0
) -> BookedSpan:
    """A confirmed booking."""
    name, guest = who[0], masked(*who)
    start, end = hours
    row_id = named("booking", f"{name} {start:%H%M}")
    return BookedSpan(row_id, where, guest, start, end, purpose, more, BookingState.CONFIRMED, came=False)


def spans() -> list[BookedSpan]:
    """What is booked today: one not confirmed, one that has collided, one whose guest is there."""
    window = place_id("窗边 6 号")
    there = replace(span(("欧阳文静", MS), ORCHID, (at(13), at(15)), "preview", 1), came=True)
    held = replace(span(("宋雨桐", MS), BAMBOO, (at(16, 30), at(18)), "tasting"), state=BookingState.HELD)
    collided = replace(span(("曾志伟", MR), BAMBOO, (at(17), at(19)), "meeting"), state=BookingState.COLLIDED)
    return [
        there,
        span(("陈晓晴", MS), window, (at(14, 15), at(15, 15)), "fitting"),
        span(("许若云", MS), BAMBOO, (at(14, 30), at(16)), "preview", 1),
        span(("单晓敏", MS), PINE, (at(15), at(16, 30)), "meeting", 3),
        span(("傅太", MRS), place_id("窗边 9 号"), (at(15, 30), at(16, 30)), "styling"),
        span(("方知远", MR), ORCHID, (at(16, 30), at(18)), "tasting"),
        held,
        collided,
    ]


def places(booked: Iterable[BookedSpan]) -> list[PlaceView]:
    """Every place as it is at five past two."""
    near = {each.place_id: each for each in sorted(booked, key=lambda each: each.starts_at, reverse=True)}
    sitting = {
        "窗边 2 号": ("程安", MS, SeatState.TAKEN, 45),
        "窗边 5 号": ("顾铭", MR, SeatState.TAKEN, 30),
        "窗边 8 号": ("沈佳", MS, SeatState.SHOPPING, 20),
        "中厅 3 号": ("江帆", MR, SeatState.TAKEN, 7),
        "中厅 5 号": ("", MS, SeatState.UNTIDY, 0),
        "兰室": ("欧阳文静", MS, SeatState.TAKEN, 65),
    }
    names = [f"窗边 {number} 号" for number in (1, 2, 3, 5, 6, 7, 8, 9)]
    names += [f"中厅 {number} 号" for number in (1, 2, 3, 5, 6, 8)]
    found = []
    for name in [*names, "兰室", "竹室", "松室"]:
        who, title, state, minutes = sitting.get(name, ("", MS, SeatState.FREE, 0))
        booking = near.get(place_id(name))
        soon = booking is not None and booking.starts_at - NOW < timedelta(minutes=90)
        kept = state is SeatState.FREE and soon
        found.append(
            PlaceView(
                place_id=place_id(name),
                name=Words(name, _english(name)),
                room=" " not in name,
                capacity=6 if " " not in name else 2,
                features=_FEATURES.get(name.partition(" ")[0], ("mirror", "screen")),
                state=SeatState.KEPT if kept else state,
                guest=masked(who, title) if who else booking.guest if kept and booking is not None else None,
                visit_id=named("visit", name) if who or state is SeatState.UNTIDY else None,
                since=NOW - timedelta(minutes=minutes) if who else None,
                booking=booking if kept or who else None,
            )
        )
    return found


def standing() -> list[PresentGuest]:
    """Somebody who has come in and has no place yet."""
    return [
        PresentGuest(
            visit_id=named("visit", "单晓敏"),
            guest=masked("单晓敏", MS),
            state=VisitState.HERE,
            since=NOW - timedelta(minutes=2),
            place=None,
            shopper=PRESENT[0].shopper,
            mine=False,
        )
    ]


def lounge_board(
    rows: Iterable[PlaceView], booked: Iterable[BookedSpan], without: Iterable[PresentGuest]
) -> LoungeBoard:
    """The screen."""
    day = store_date(NOW)
    return LoungeBoard(day, at(10), at(22), tuple(rows), tuple(booked), tuple(without), (), 15)


def _english(name: str) -> str:
    area, _, rest = name.partition(" ")
    rooms = {"兰室": "Orchid", "竹室": "Bamboo", "松室": "Pine"}
    if not rest:
        return rooms[area]
    return f"{'Window' if area == '窗边' else 'Hall'} {rest.removesuffix(' 号')}"
