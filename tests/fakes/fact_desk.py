"""The desk in memory, as far as it answers for the tabs of a profile."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import CHEN, NOW, STAFF, named
from tests.fakes.invented_life import chen_life, chen_timeline, no_life
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guest_life import (
    EntryKind,
    GiftView,
    GuestLife,
    RelationView,
    Timeline,
    TimelineEntry,
    TimelinePlace,
    Told,
    WishView,
)
from vipdesk.models.vocabulary import Act, GiftFrom, RelationKind, WishState

Effects = dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]
PIECE = 12


class FactDesk(AnsweringDesk):
    """`lives` and `entries` are what it knows; facts that are written down are added to them."""

    def __init__(self) -> None:
        super().__init__()
        self.lives: dict[UUID, GuestLife] = {CHEN: chen_life()}
        self.entries: dict[UUID, tuple[TimelineEntry, ...]] = {CHEN: chen_timeline()}

    def may_act(self, guest_id: UUID, act: Act) -> tuple[RelationView, ...]:
        """Who may do this for a guest."""
        life = self.lives.get(guest_id) or no_life(guest_id)
        return tuple(each for each in life.relations if act in each.may)

    def entered_by(self, guest_id: UUID, args: dict[str, Any]) -> EnteredBy | None:
        """Who comes in a guest's name, as a reception says."""
        if args.get("by_other"):
            return EnteredBy(args["by_other"])
        people = self.lives[guest_id].relations if args.get("by") else ()
        person = next((each for each in people if str(each.relation_id) == args["by"]), None)
        return None if person is None else EnteredBy(person.name, person.kind, confidential=person.confidential)

    def guest_life(self, guest_id: UUID, then: Then[GuestLife | None]) -> None:
        self._answer(then, self.lives.get(guest_id) or no_life(guest_id), "guest life")

    def timeline(
        self, guest_id: UUID, kinds: Collection[EntryKind], after: TimelinePlace | None, then: Then[Timeline]
    ) -> None:
        wanted = [each for each in self.entries.get(guest_id, ()) if not kinds or each.kind in kinds]
        if after is not None:
            place = next(at for at, each in enumerate(wanted) if each.row_id == after.row_id)
            wanted = wanted[place + 1 :]
        shown = tuple(wanted[:PIECE])
        more = TimelinePlace(shown[-1].at, shown[-1].row_id) if len(wanted) > PIECE else None
        self._answer(then, Timeline(guest_id, shown, more), "timeline")

    def fact_effects(self) -> Effects:
        """What becomes of each intent about a fact."""
        kept = ("set_date", "remove_date", "remove_gift", "remove_relation", "set_address", "mark_purchase")
        effects: Effects = {f"guest.{kind}": lambda _args: {} for kind in kept}
        return effects | {
            "guest.set_relation": self._set_relation,
            "guest.set_wish": self._set_wish,
            "guest.set_gift": self._set_gift,
        }

    def _life(self, args: dict[str, Any]) -> GuestLife:
        guest_id = UUID(args["guest_id"])
        return self.lives.get(guest_id) or no_life(guest_id)

    def _set_relation(self, args: dict[str, Any]) -> dict[str, UUID]:
        life, row_id = self._life(args), UUID(args.get("relation_id") or str(named("relation", args["name"])))
        made = RelationView(
            row_id,
            args["name"],
            RelationKind(args["relation"]),
            tuple(Act(act) for act in args["may"]),
            args["note"],
            args["confidential"],
            Told(STAFF[0].name, NOW),
        )
        others = tuple(each for each in life.relations if each.relation_id != row_id)
        self.lives[life.guest_id] = replace(life, relations=(*others, made))
        return {"relation_id": row_id}

    def _set_wish(self, args: dict[str, Any]) -> dict[str, UUID]:
        life, row_id = self._life(args), UUID(args.get("wish_id") or str(named("wish", args["what"])))
        told = Told(STAFF[0].name, NOW)
        about = (args["what"], args["brand"], args["size"], args["colour"], WishState(args["state"]))
        others = tuple(each for each in life.wishes if each.wish_id != row_id)
        self.lives[life.guest_id] = replace(life, wishes=(WishView(row_id, *about, told), *others))
        return {"wish_id": row_id}

    def _set_gift(self, args: dict[str, Any]) -> dict[str, UUID]:
        life, row_id = self._life(args), UUID(args.get("gift_id") or str(named("gift", args["what"])))
        made = GiftView(
            row_id,
            args["what"],
            args["occasion"],
            date.fromisoformat(args["given_on"]),
            GiftFrom(args["given_by"]),
            args["confidential"],
            Told(STAFF[0].name, NOW),
        )
        others = tuple(each for each in life.gifts if each.gift_id != row_id)
        self.lives[life.guest_id] = replace(life, gifts=(made, *others))
        return {"gift_id": row_id}
