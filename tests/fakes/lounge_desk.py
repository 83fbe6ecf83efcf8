"""The desk in memory, as far as it knows of places and bookings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import FREE_SEATS, MS, NOW, masked, named
from tests.fakes.invented_lounge import at, lounge_board, places, spans, standing
from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.lounge_right import LoungeRightView, RightTrial, TierRight, TurnedAway
from vipdesk.models.values import read_instant
from vipdesk.models.vocabulary import BookingState


class LoungeDesk(AnsweringDesk):
    """What is booked here is held: head office says yes to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[BookedSpan] = spans()
        self.places: list[PlaceView] = places(self.spans)
        self.standing = standing()
        self.out_of_use: tuple[PlaceView, ...] = ()
        tiers = (("钻石卡", "钻石", "Diamond", 3), ("白金卡", "白金", "Platinum", 2), ("金卡", "金卡", "Gold", 1))
        self.right = LoungeRightView(
            tiers=tuple(
                TierRight(name, Words(zh, en), enters=True, companions=most) for name, zh, en, most in tiers
            ),
            without_tier=True,
            companions=None,
            visits=None,
            days=1,
            stay_minutes=None,
            value=None,
        )

    def lounge(self, day: date | None, then: Then[LoungeBoard]) -> None:
        board = lounge_board(self.places, self.spans, self.standing)
        if day not in (None, store_date(NOW)):
            board = replace(board, day=day, spans=())
        board = replace(board, waiting=tuple(self.house.waiting), out_of_use=self.out_of_use)
        self._answer(then, board, "lounge")

    def lounge_effects(self) -> dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]:
        """What becomes of each intent about places and bookings."""
        return {
            "visit.seat": self._seat_somebody,
            "place.set": self._set_place,
            "lounge.set_right": self._set_right,
            "place.retire": self._retire_place,
            "place.arrange": self._arrange,
            "booking.book": self._book,
            "booking.move": self._move,
            "booking.cancel": self._drop,
            "booking.end": self._drop,
        }

    def _seat_somebody(self, args: dict[str, Any]) -> dict[str, UUID]:
        visit, goal = UUID(args["visit_id"]), args["place_id"] and UUID(args["place_id"])
        left = next((place for place in self.places if place.visit_id == visit), None)
        guest = next(
            (each.guest for each in self.standing if each.visit_id == visit), left.guest if left else None
        )
        if guest is None:
            return self._seat(args)
        self.standing = [each for each in self.standing if each.visit_id != visit]
        for place in list(self.places):
            if place.visit_id == visit:
                self._put_place(replace(place, state=SeatState.FREE, guest=None, visit_id=None, booking=None))
            elif place.place_id == goal:
                self._put_place(replace(place, state=SeatState.TAKEN, guest=guest, visit_id=visit, since=NOW))
        return {}

    def _seat(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._with_visit(args)
        place = next((seat for seat in FREE_SEATS if str(seat.place_id) == args.get("place_id")), None)
        assert guest.visit is not None
        self._put(guest, visit=replace(guest.visit, place=place))
        return {}

    def _book(self, args: dict[str, Any]) -> dict[str, UUID]:
        row_id = named("booking", f"new {len(self.spans)}")
        name = next(
            each.full_name for each in self.house.profiles.values() if str(each.guest_id) == args["guest_id"]
        )
        times = (read_instant(args["starts_at"]), read_instant(args["ends_at"]))
        wish = (args["purpose"], args["companions"], BookingState.HELD)
        span = BookedSpan(row_id, UUID(args["place_id"]), masked(name, MS), *times, *wish, came=False)
        self.spans.append(span)
        return {"booking_id": row_id}

    def _move(self, args: dict[str, Any]) -> dict[str, UUID]:
        start, end = read_instant(args["starts_at"]), read_instant(args["ends_at"])
        self.spans = [
            replace(each, place_id=UUID(args["place_id"]), starts_at=start, ends_at=end, state=BookingState.HELD)
            if str(each.booking_id) == args["booking_id"]
            else each
            for each in self.spans
        ]
        self.places = places(self.spans)
        return {}

    def _drop(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.spans = [each for each in self.spans if str(each.booking_id) != args["booking_id"]]
        self.places = places(self.spans)
        return {}

    def lounge_right(self, then: Then[LoungeRightView]) -> None:
        self._answer(then, self.right, "lounge right")

    def try_lounge_right(self, rule: dict[str, Any], then: Then[RightTrial | None]) -> None:
        numbers = (*rule["companions_of"].values(), rule.get("visits"), rule.get("stay_minutes"))
        away = TurnedAway(masked("陈晓晴", MS), at(11), 3, "companions")
        readable = not any(isinstance(number, str) for number in numbers)
        self._answer(then, RightTrial(42, (away,)) if readable else None, "try lounge right")

    def _set_right(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.right = replace(self.right, value=args["rule"])
        return {}

    def _set_place(self, args: dict[str, Any]) -> dict[str, UUID]:
        facts = args["facts"]
        row_id = UUID(args["place_id"]) if "place_id" in args else named("place", facts["name"])
        changed = PlaceView(
            row_id,
            Words(facts["name"], facts["name_en"] or facts["name"]),
            facts["room"],
            facts["capacity"],
            tuple(facts["features"]),
            SeatState.FREE,
        )
        self._put_place(changed)
        if changed not in self.places:
            self.places.append(changed)
        return {"place_id": row_id}

    def _retire_place(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.out_of_use = tuple(each for each in self.places if str(each.place_id) == args["place_id"])
        self.places = [each for each in self.places if each not in self.out_of_use]
        return {}

    def _arrange(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.places.sort(key=lambda place: args["order"].index(str(place.place_id)))
        return {}

    def _put_place(self, changed: PlaceView) -> None:
        self.places = [changed if each.place_id == changed.place_id else each for each in self.places]
