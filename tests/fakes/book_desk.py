"""What the desk in memory knows of the client book."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes import invented_book as invented
from tests.fakes import invented_house as house
from tests.fakes.invented_english import in_english
from tests.fakes.invented_house import named
from tests.fakes.strangers_desk import StrangersDesk
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.book import (
    BookCounts,
    BookDesk,
    BookLineView,
    BookLoad,
    BookOrder,
    BookPiece,
    BookPlace,
    BookQuestion,
    Conditions,
    LeavingBook,
    SavedFilter,
)
from vipdesk.models.vocabulary import Reach, Role
from vipdesk.rules.book_conditions import read_conditions
from vipdesk.rules.book_rights import SHOPPERS, SUPERVISING, is_within, widest_reach


class BookFake(StrangersDesk):
    """The part of the desk in memory that answers for the book: the rights are the real ones."""

    def __init__(self) -> None:
        super().__init__()
        self.book_lines: tuple[BookLineView, ...] = invented.LINES
        self.book_filters: list[SavedFilter] = list(invented.FILTERS)
        self.book_loads_there = invented.LOADS
        self.book_asked: list[BookQuestion] = []
        self.reach_policy: dict[str, str] = {}
        self.unsorted = 0
        self.piece = 6
        """Lines in one piece."""

    def book_desk(self, then: Then[BookDesk], failed: Failed) -> None:
        del failed
        role = self._role()
        reach = widest_reach(role, self.reach_policy)
        if reach is None:
            self._answer(then, BookDesk(reach=None, supervises=False), "book desk")
            return
        book = BookDesk(
            reach=reach,
            supervises=role in SUPERVISING,
            filters=tuple(self.book_filters),
            tiers=invented.TIERS,
            shoppers=tuple(card for card in house.STAFF if card.role in SHOPPERS),
        )
        self._answer(then, book, "book desk")

    def book(self, question: BookQuestion, then: Then[BookPiece], failed: Failed) -> None:
        self.book_asked.append(question)
        if not is_within(question.reach, widest_reach(self._role(), self.reach_policy)):
            self._answer(failed, Refused(Code.NOT_ALLOWED), "book")
            return
        lines = self._listed(question)
        start = 0 if question.after is None else int(question.after.keys[0])
        end = start + self.piece
        place = BookPlace((end,), lines[end - 1].guest_id) if end < len(lines) else None
        self._answer(then, BookPiece(tuple(lines[start:end]), place, self.unsorted), "book")

    def book_counts(self, reach: Reach, then: Then[BookCounts], failed: Failed) -> None:
        del failed
        everybody = len(self._listed(BookQuestion(reach=reach)))
        counts = BookCounts(
            reach=reach, everybody=everybody, by_filter=self._counted(reach), unsorted=self.unsorted
        )
        self._answer(then, counts, "book counts")

    def book_loads(self, then: Then[BookLoad], failed: Failed) -> None:
        del failed
        load = BookLoad(tiers=invented.TIERS, loads=self.book_loads_there, unsorted=self.unsorted)
        self._answer(then, load, "book loads")

    def leaving_book(self, staff_id: UUID, then: Then[LeavingBook], failed: Failed) -> None:
        del failed
        shopper = next(
            load.shopper for load in self.book_loads_there if load.shopper and load.shopper.staff_id == staff_id
        )
        others = [load for load in self.book_loads_there if load.shopper not in (None, shopper)]
        book = LeavingBook(
            shopper=shopper,
            gone=False,
            clients=invented.CLIENTS if shopper is invented.MIN_ZHOU else (),
            loads=tuple(others),
            tiers=invented.TIERS,
            own_requests=2 if shopper is invented.MIN_ZHOU else 0,
            unsorted=0,
        )
        self._answer(then, book, "leaving book")

    def book_effects(self) -> dict[str, Any]:
        """What the intents of the book do here."""
        return {
            "book.save_filter": self._save_filter,
            "book.remove_filter": self._remove_filter,
            "staff.hand_over_book": lambda _args: {},
        }

    def speak_english_of_the_book(self) -> None:
        """Segments of an English-speaking store."""
        self.book_filters = in_english(self.book_filters)

    def _role(self) -> Role:
        return Role.RECEPTIONIST if self.staff is None else self.staff.role

    def _listed(self, question: BookQuestion) -> list[BookLineView]:
        asker = None if self.staff is None else self.staff.staff_id
        lines = [
            replace(line, mine=invented.SHOPPER_OF[line.guest_id] == asker)
            for line in self.book_lines
            if question.reach is not Reach.MINE or invented.SHOPPER_OF[line.guest_id] == asker
        ]
        lines = [line for line in lines if _meets(line, question.conditions)]
        tiers = [name for _, name in invented.TIERS]
        keys: dict[BookOrder, Any] = {
            BookOrder.LAST_VISIT: lambda line: house.NOW - (line.last_visit or house.ago(days=4000)),
            BookOrder.TIER: lambda line: tiers.index(line.tier),
            BookOrder.NEXT_DATE: lambda line: line.next_on or house.NOW.date() + timedelta(days=999),
            BookOrder.NAME: lambda line: line.address.en,
        }
        return sorted(lines, key=keys[question.order], reverse=question.backwards)

    def _counted(self, reach: Reach) -> dict[UUID, int]:
        return {
            each.filter_id: len(self._listed(BookQuestion(reach=reach, conditions=each.conditions)))
            for each in self.book_filters
            if each.conditions is not None
        }

    def _save_filter(self, args: dict[str, Any]) -> dict[str, UUID]:
        filter_id = UUID(args["filter_id"]) if "filter_id" in args else named("filter", args["name"])
        kept = SavedFilter(
            filter_id=filter_id,
            name=args["name"],
            conditions=read_conditions(args["conditions"]),
            segment=args["segment"],
            raw=args["conditions"],
        )
        others = [each for each in self.book_filters if each.filter_id != filter_id]
        self.book_filters = sorted([*others, kept], key=lambda each: not each.segment)
        return {"filter_id": filter_id}

    def _remove_filter(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.book_filters = [each for each in self.book_filters if str(each.filter_id) != args["filter_id"]]
        return {}


def _meets(line: BookLineView, asked: Conditions) -> bool:
    """As much of the conditions as the pictures need."""
    tiers = [tier for tier, name in invented.TIERS if name == line.tier]
    days = None if line.last_visit is None else (house.NOW - line.last_visit).days
    ahead = None if line.next_on is None else (line.next_on - house.NOW.date()).days
    shopper = invented.SHOPPER_OF[line.guest_id]
    return (
        (not asked.tiers or bool(set(tiers) & set(asked.tiers)))
        and (asked.away_days is None or (days is not None and days > asked.away_days))
        and (
            asked.birthday_within is None
            or (line.birthday and ahead is not None and ahead <= asked.birthday_within)
        )
        and (asked.shopper_id is None or shopper == asked.shopper_id)
        and (not asked.unassigned or shopper is None)
        and (asked.words is None or line.name in ("陈晓晴", "许清越", "欧阳文静"))
    )
