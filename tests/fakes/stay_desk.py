"""The desk in memory, as far as it knows of arrivals: who is told, who comes, who is shopping."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.fakes.appointment_desk import AppointmentFake
from tests.fakes.invented_house import MS, NOW, STAFF, masked, named
from tests.fakes.lounge_desk import LoungeDesk
from tests.fakes.small_services_desk import SmallServicesDesk
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.guests import OpenVisit, PlaceChoice, Profile, Shopper
from vipdesk.models.snapshot.news import NewsItem
from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.models.vocabulary import CallAnswer, Role, VisitPurpose, VisitState, WaitsFor

Effects = dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]
EXTENSION = "6021"


class StayDesk(LoungeDesk, AppointmentFake, SmallServicesDesk):
    """Tells the shopper of everybody who arrives."""

    def arrived(
        self, guest: Profile, args: dict[str, Any], visit_id: UUID, place: PlaceChoice | None
    ) -> OpenVisit:
        """The visit of somebody who is received."""
        told = guest.cover or guest.shopper
        purpose = args.get("purpose")
        return OpenVisit(
            visit_id,
            VisitState.HERE,
            NOW,
            place,
            args.get("companions", 0),
            purpose=VisitPurpose(purpose) if purpose else None,
            plate=args.get("plate"),
            told=told,
            told_at=None if told is None else NOW,
            others=others_than(told),
            extension=EXTENSION,
            parking_offer=self.parking_offer,
        )

    def __init__(self) -> None:
        super().__init__()
        self.waited_for: tuple[Call, ...] = ()
        self.parking_offer: UUID | None = None
        """The voucher for whoever is received by car."""
        """Arrivals that wait for whoever is signed in."""
        self.said: tuple[NewsItem, ...] = ()
        """What colleagues have said to whoever is signed in."""

    def calls(self, then: Callable[[tuple[Call, ...]], None]) -> None:
        self._answer(then, self.waited_for, "calls")

    def news(self, then: Callable[[tuple[NewsItem, ...]], None]) -> None:
        self._answer(then, self.said, "news")

    def stay_effects(self) -> Effects:
        """What becomes of each intent about a stay."""
        return self.appointment_effects() | {
            "visit.go_shopping": lambda args: self._stay(args, state=VisitState.SHOPPING, bags=args["bags"]),
            "visit.come_back": lambda args: self._stay(args, state=VisitState.HERE, bags=None),
            "visit.set_details": lambda args: self._stay(args, plate=args["plate"]),
            "visit.call_shopper": self._call,
            "visit.take_ticket": self._take_ticket,
            "visit.call_ticket": lambda args: self._ticket(args, called=True),
            "visit.give_up_ticket": self._give_up,
            "visit.tidy_place": lambda _args: {},
            "visit.record_paper": lambda args: {"visit_id": named("visit", args["checked_in_at"])},
            "visit.answer_call": self._answer_call,
            **self.lounge_effects(),
            **self.small_effects(),
        }

    def _answer_call(self, args: dict[str, Any]) -> dict[str, UUID]:
        waiting = self.waited_for
        self.waited_for = tuple(call for call in waiting if str(call.visit_id) != args["visit_id"])
        if len(waiting) == len(self.waited_for):
            self._stay(args, answer=CallAnswer(args["answer"]))
        return {}

    def _take_ticket(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        ticket_id = named("ticket", str(guest.guest_id))
        masked_guest = replace(masked(guest.full_name, MS), guest_id=guest.guest_id)
        label = f"A {len(self.house.waiting) + 1:02d}"
        wants, minutes = WaitsFor.SEAT, args["quoted_minutes"]
        self.house.waiting.append(
            WaitingGuest(ticket_id, masked_guest, label, wants, args["companions"], minutes, NOW, called=False)
        )
        return {"ticket_id": ticket_id}

    def _ticket(self, args: dict[str, Any], **changes: Any) -> dict[str, UUID]:
        self.house.waiting = [
            replace(each, **changes) if str(each.ticket_id) == args["ticket_id"] else each
            for each in self.house.waiting
        ]
        return {}

    def _give_up(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.house.waiting = [each for each in self.house.waiting if str(each.ticket_id) != args["ticket_id"]]
        return {}

    def _call(self, args: dict[str, Any]) -> dict[str, UUID]:
        card = next(card for card in STAFF if str(card.staff_id) == args["staff_id"])
        told = Shopper(card.staff_id, card.name)
        return self._stay(args, told=told, told_at=NOW, answer=None, others=others_than(told))

    def _stay(self, args: dict[str, Any], **changes: Any) -> dict[str, UUID]:
        guest = self._with_visit(args)
        assert guest.visit is not None
        self._put(guest, visit=replace(guest.visit, **changes))
        return {}


def others_than(told: Shopper | None) -> tuple[Shopper, ...]:
    """The other shoppers of the house."""
    known = None if told is None else told.staff_id
    return tuple(
        Shopper(card.staff_id, card.name) for card in STAFF if card.role is Role.SHOPPER and card.staff_id != known
    )
