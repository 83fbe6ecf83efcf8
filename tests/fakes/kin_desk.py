"""The desk in memory, as far as it knows who may be the same person: a second record of the guest of whom all is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import CHEN, NOW, STAFF, ago, named
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.desk import Side
from vipdesk.models.snapshot.guests import Resemblance, Shopper, Words
from vipdesk.models.snapshot.likeness import (
    ApartRecord,
    Evidence,
    Kinship,
    Likeness,
    MergedRecord,
    MergeField,
    MergeSide,
    MergeSight,
)
from vipdesk.models.vocabulary import Because, Choice, Topic

OTHER_CHEN = named("guest", "陈小晴")
LIKENESS = Likeness(
    OTHER_CHEN, "陈**", "138****8000", Resemblance.SOUNDS_ALIKE, (Evidence.BIRTHDAY, Evidence.TAIL)
)
MERGED = MergedRecord(named("merge", "陈小晴"), "陈小晴", NOW, STAFF[5].name, date(2026, 12, 22))
OURS = MergeSide(
    guest_id=CHEN,
    name="陈晓晴",
    address=Words("陈女士", "Ms Chen"),
    tier=Words("钻石", "Diamond"),
    cards=("VP31008866017",),
    masked_phones=("138****8000",),
    last_visit=ago(days=50),
    counts=(
        ("card", 1),
        ("contact", 1),
        ("gift", 3),
        ("important_date", 2),
        ("note", 4),
        ("preference", 6),
        ("receipt", 38),
        ("relation", 3),
        ("request", 9),
        ("visit", 21),
        ("voucher", 5),
        ("wish", 2),
    ),
    has_dossier=True,
)
THEIRS = MergeSide(
    guest_id=OTHER_CHEN,
    name="陈小晴",
    address=Words("陈太太", "Mrs Chen"),
    tier=Words("白金", "Platinum"),
    cards=("VP31007712904",),
    masked_phones=("139****8000",),
    last_visit=None,
    counts=(("card", 1), ("contact", 1), ("note", 1), ("preference", 2), ("receipt", 6), ("kept_value", 1)),
    has_dossier=True,
)


def _plain(zh: str, en: str | None = None, author: int | None = None, days: int | None = None) -> Side:
    by = None if author is None else STAFF[author].name
    return Side(Words(zh, en or zh), by, None if days is None else ago(days=days))


FIELDS = (
    MergeField("full_name", _plain("陈晓晴"), _plain("陈小晴"), Choice.OURS, Because.IN_FORCE),
    MergeField("title", _plain("女士", "Ms"), _plain("太太", "Mrs"), Choice.OURS, Because.IN_FORCE),
    MergeField("tier", _plain("钻石", "Diamond"), _plain("白金", "Platinum"), Choice.OURS, Because.HIGHER),
    MergeField(
        "member_since",
        _plain("2021年5月6日", "6 May 2021"),
        _plain("2019年3月1日", "1 Mar 2019"),
        Choice.THEIRS,
        Because.EARLIER,
    ),
    MergeField(
        Topic.DRINK,
        _plain("龙井 不加糖", author=0, days=50),
        _plain("白茶", author=2, days=220),
        Choice.OURS,
        Because.NEWER,
        both="龙井 不加糖；白茶",
    ),
    MergeField(
        Topic.TABOO,
        _plain("海鲜过敏，忌百合", author=2, days=71),
        _plain("花生", author=3, days=300),
        Choice.BOTH,
        Because.ADDS_UP,
        both="海鲜过敏、忌百合、花生",
        listed=True,
    ),
)
SIGHT = MergeSight(OURS, THEIRS, LIKENESS, FIELDS, taken=2)


class KinDesk(AnsweringDesk):
    """`kin` says who is like whom, `sights` how two records stand side by side; both can be changed by a test."""

    def __init__(self) -> None:
        super().__init__()
        self.kin: dict[UUID, Kinship] = {}
        self.sight: MergeSight | None = SIGHT

    def kinship(self, guest_id: UUID, then: Then[Kinship]) -> None:
        self._answer(then, self.kin.get(guest_id) or Kinship(guest_id, (), ()), "kinship")

    def merge_sight(
        self, guest_id: UUID, other_id: UUID, then: Then[MergeSight | None], *, as_given: bool = False
    ) -> None:
        sight = self.sight
        if sight is not None and as_given and sight.ours.guest_id != guest_id:
            turned = {Choice.OURS: Choice.THEIRS, Choice.THEIRS: Choice.OURS, Choice.BOTH: Choice.BOTH}
            fields = tuple(
                replace(field, ours=field.theirs, theirs=field.ours, proposed=turned[field.proposed])
                for field in sight.fields
            )
            sight = replace(sight, ours=sight.theirs, theirs=sight.ours, fields=fields, taken=0)
        del other_id
        self._answer(then, sight, "merge sight")

    def be_alike(self) -> None:
        """The guest of whom all is known has a second record."""
        self.kin[CHEN] = Kinship(CHEN, (LIKENESS,), ())

    def kin_effects(self) -> dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]:
        """What becomes of each intent about who is the same person, and about who looks after one."""
        return {
            "guest.merge": self._merge,
            "guest.undo_merge": self._undo_merge,
            "guest.tell_apart": self._tell_apart,
            "guest.undo_tell_apart": self._undo_merge,
            "guest.assign_shopper": self._assign_shopper,
            "guest.set_cover": self._set_cover,
            "guest.end_cover": self._end_cover,
        }

    def _merge(self, args: dict[str, Any]) -> dict[str, UUID]:
        kept = UUID(args["guest_id"])
        self.kin[kept] = Kinship(kept, (), (MERGED,))
        return {"merge_id": MERGED.merge_id}

    def _undo_merge(self, args: dict[str, Any]) -> dict[str, UUID]:
        del args
        self.be_alike()
        return {}

    def _tell_apart(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest_id, other_id = UUID(args["guest_id"]), UUID(args["other_id"])
        apart = ApartRecord(other_id, LIKENESS.masked, LIKENESS.masked_phone, NOW, STAFF[0].name)
        self.kin[guest_id] = Kinship(guest_id, (), (), (apart,))
        return {}

    def _assign_shopper(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._put(self._guest(args), shopper=_carer(args))
        return {}

    def _set_cover(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._put(self._guest(args), cover=_carer(args), cover_for_guest=True)
        return {}

    def _end_cover(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._put(self._guest(args), cover=None, cover_for_guest=False)
        return {}


def _carer(args: dict[str, Any]) -> Shopper:
    card = next(card for card in STAFF if str(card.staff_id) == args["staff_id"])
    return Shopper(card.staff_id, card.name)
