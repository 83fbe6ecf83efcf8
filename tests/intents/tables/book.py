"""The client book: filters and segments under a name, and a book that is handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    STAFF,
    STORE,
    SUPERVISOR,
    THIRD_GUEST,
    later,
)
from tests.intents.tables.merges import ALIAS, alias_of
from vipdesk.errors import Code
from vipdesk.ids import StaffId, derived_id
from vipdesk.intents.book.save_filter import MOST_FILTERS
from vipdesk.intents.staff.hand_over_book import MOST_CLIENTS
from vipdesk.models.book import GuestFilter
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role

FILTER = derived_id("filter")
HELD, SECOND_HELD, COVERED = (derived_id("held", name) for name in ("a", "b", "c"))
GONE = Staff(
    id=derived_id("staff", "gone"),
    store_id=STORE,
    code="S900",
    name="林悦",
    name_en="Yue Lin",
    role=Role.SHOPPER,
    retired_at=later(days=-1),
)
QUIET = {"tiers": ["金卡"], "away_days": 60}
SEEN = {"name": "久未到店的金卡", "conditions": QUIET}


def save(actor: StaffId = SUPERVISOR, **args: Any) -> Asked:
    """A segment of the store."""
    plain = {"filter_id": str(FILTER), "segment": True, "name": SEEN["name"], "conditions": QUIET} | args
    return Asked("book.save_filter", plain, actor=actor)


def remove(actor: StaffId = SUPERVISOR) -> Asked:
    """Take it away."""
    return Asked("book.remove_filter", {"filter_id": str(FILTER)}, actor=actor)


def kept(owner: StaffId | None = None, row_id: UUID = FILTER, **changes: Any) -> GuestFilter:
    """The segment as it stands, or somebody's own filter."""
    details: dict[str, Any] = {
        "store_id": STORE,
        "owner_id": owner,
        "name": SEEN["name"],
        "conditions": QUIET,
        "author_id": SUPERVISOR,
        "noted_at": later(days=-1),
    }
    return GuestFilter(id=row_id, **(details | changes))


def hand_over(*parts: tuple[UUID | None, tuple[UUID, ...]], actor: StaffId = SUPERVISOR, **args: Any) -> Asked:
    """The shopper's clients to others."""
    told = [
        {"staff_id": staff_id and str(staff_id), "guest_ids": [str(each) for each in guest_ids]}
        for staff_id, guest_ids in parts
    ]
    return Asked("staff.hand_over_book", {"staff_id": str(SHOPPER), "parts": told} | args, actor=actor)


def held(row_id: UUID = HELD, guest_id: UUID = GUEST, **changes: Any) -> ShopperAssignment:
    """A client of the shopper."""
    details: dict[str, Any] = {
        "guest_id": guest_id,
        "staff_id": SHOPPER,
        "kind": "primary",
        "active": True,
        "since": later(days=-90),
    }
    return ShopperAssignment(id=row_id, **(details | changes))


def following(row_id: UUID) -> UUID:
    """The assignment after one that was ended."""
    return derived_id("shopper_assignment", "after", str(row_id))


def _ended(row_id: UUID = HELD) -> Then:
    return Then(ShopperAssignment, row_id, {"active": False, "until": NOON})


def _begun(row_id: UUID = HELD, **values: Any) -> Then:
    details = {"guest_id": GUEST, "staff_id": SECOND_SHOPPER, "kind": "primary", "active": True, "since": NOON}
    return Then(ShopperAssignment, following(row_id), details | values)


SAVED = (
    Case(
        "a segment is the store's",
        save(),
        then=(
            Then(
                GuestFilter,
                FILTER,
                {
                    "store_id": STORE,
                    "owner_id": None,
                    "name": "久未到店的金卡",
                    "conditions": QUIET,
                    "author_id": SUPERVISOR,
                },
            ),
        ),
    ),
    Case(
        "a shopper's own filter",
        save(SHOPPER, segment=False, name="  我的金卡 "),
        then=(Then(GuestFilter, FILTER, {"owner_id": SHOPPER, "name": "我的金卡"}),),
    ),
    Case(
        "every condition is kept as it was given, and what asks for nothing is not",
        save(
            conditions={
                "not_since": "2026-06-01",
                "birthday_within": 30,
                "topic": "brand",
                "words": "云锦",
                "shopper_id": str(SHOPPER),
                "unassigned": False,
                "away_days": None,
                "visits_from": 6,
                "spent_from_fen": 5_000_000,
            }
        ),
        then=(
            Then(
                GuestFilter,
                FILTER,
                {
                    "conditions": {
                        "not_since": "2026-06-01",
                        "birthday_within": 30,
                        "topic": "brand",
                        "words": "云锦",
                        "shopper_id": str(SHOPPER),
                        "visits_from": 6,
                        "spent_from_fen": 5_000_000,
                    }
                },
            ),
        ),
    ),
    Case(
        "a segment is changed by whoever saw it as it is",
        save(name="金卡", based_on=SEEN),
        given=(kept(),),
        then=(Then(GuestFilter, FILTER, {"name": "金卡", "version": 2}),),
    ),
    Case(
        "a segment that somebody else has changed meanwhile",
        save(name="金卡", based_on=SEEN),
        given=(kept(conditions={"tiers": ["钻石卡"]}),),
        refused=Code.FILTER_MOVED,
        facts={"name": "久未到店的金卡"},
    ),
    Case("a segment that somebody has removed", save(based_on=SEEN), refused=Code.ROW_GONE),
    Case(
        "one's own filter does not become a segment by being changed",
        save(SUPERVISOR, segment=True, based_on=SEEN),
        given=(kept(SUPERVISOR),),
        refused=Code.ROW_GONE,
    ),
    Case("a segment of a shopper", save(SHOPPER), refused=Code.NOT_ALLOWED, facts={"role": "shopper"}),
    Case(
        "another person's filter",
        save(SUPERVISOR, segment=False, based_on=SEEN),
        given=(kept(SHOPPER),),
        refused=Code.NOT_ALLOWED,
    ),
    Case("a filter without a name", save(name="  "), refused=Code.FIELD_MISSING),
    Case("a name that is too long", save(name="长" * 41), refused=Code.TEXT_TOO_LONG, facts={"longest": 40}),
    Case("a filter that leaves nobody out", save(conditions={"tiers": []}), refused=Code.FIELD_MISSING),
    Case("a day that is no number of days", save(conditions={"away_days": 0}), refused=Code.CONDITIONS_WRONG),
    Case(
        "more days ahead than a year has",
        save(conditions={"birthday_within": 367}),
        refused=Code.CONDITIONS_WRONG,
    ),
    Case("a sum that nobody spends", save(conditions={"spent_from_fen": 0}), refused=Code.CONDITIONS_WRONG),
    Case("no visit at all", save(conditions={"visits_from": 0}), refused=Code.CONDITIONS_WRONG),
    Case("words that are blanks", save(conditions={"words": "  "}), refused=Code.CONDITIONS_WRONG),
    Case(
        "somebody's clients who are nobody's",
        save(conditions={"unassigned": True, "shopper_id": str(SHOPPER)}),
        refused=Code.CONDITIONS_WRONG,
    ),
    Case("conditions that are none", save(conditions={"tiers": "金卡"}), refused=Code.CONDITIONS_WRONG),
    Case("a condition of a newer program", save(conditions={"mood": "good"}), refused=Code.CONDITIONS_WRONG),
    Case(
        "more segments than are counted",
        save(),
        given=tuple(kept(row_id=derived_id("filter", str(number))) for number in range(MOST_FILTERS)),
        refused=Code.TOO_MANY_FILTERS,
        facts={"most": MOST_FILTERS},
    ),
    Case(
        "others' filters do not count",
        save(SHOPPER, segment=False),
        given=tuple(
            kept(SECOND_SHOPPER, row_id=derived_id("filter", str(number))) for number in range(MOST_FILTERS)
        ),
        then=(Then(GuestFilter, FILTER, {"owner_id": SHOPPER}),),
    ),
)
REMOVED = (
    Case(
        "a segment is removed", remove(), given=(kept(),), then=(Then(GuestFilter, FILTER, {"retired_at": NOON}),)
    ),
    Case(
        "one's own filter is removed",
        remove(SHOPPER),
        given=(kept(SHOPPER),),
        then=(Then(GuestFilter, FILTER, {"retired_at": NOON}),),
    ),
    Case("what is gone stays gone", remove()),
    Case("a segment by a shopper", remove(SHOPPER), given=(kept(),), refused=Code.NOT_ALLOWED),
    Case("somebody else's filter", remove(), given=(kept(SHOPPER),), refused=Code.NOT_ALLOWED),
)
HANDED_OVER = (
    Case(
        "a client gets the successor",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(held(),),
        then=(_ended(), _begun()),
    ),
    Case(
        "a book goes to several, and to nobody where nobody is named",
        hand_over((SECOND_SHOPPER, (GUEST,)), (SUPERVISOR, (SECOND_GUEST,)), (None, (THIRD_GUEST,))),
        given=(held(), held(SECOND_HELD, SECOND_GUEST), held(COVERED, THIRD_GUEST)),
        then=(
            _ended(),
            _begun(),
            _ended(SECOND_HELD),
            _begun(SECOND_HELD, guest_id=SECOND_GUEST, staff_id=SUPERVISOR),
            _ended(COVERED),
        ),
    ),
    Case(
        "whoever leaves has no rights any more",
        hand_over((SECOND_SHOPPER, (GUEST,)), leaves=True),
        given=(held(),),
        then=(_ended(), _begun(), Then(Staff, SHOPPER, {"retired_at": NOON})),
    ),
    Case(
        "somebody without clients leaves",
        hand_over(leaves=True),
        then=(Then(Staff, SHOPPER, {"retired_at": NOON}),),
    ),
    Case(
        "the rest of a book, after its shopper has gone",
        hand_over((SECOND_SHOPPER, (GUEST,)), staff_id=str(GONE.id), leaves=True),
        given=(GONE, held(staff_id=GONE.id)),
        then=(_ended(), _begun()),
    ),
    Case(
        "whoever has another shopper by now keeps them",
        hand_over((SECOND_SHOPPER, (GUEST, SECOND_GUEST))),
        given=(held(), held(SECOND_HELD, SECOND_GUEST, staff_id=SUPERVISOR)),
        then=(_ended(), _begun()),
    ),
    Case(
        "whoever stood in becomes the shopper",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(held(), held(COVERED, staff_id=SECOND_SHOPPER, kind="cover")),
        then=(_ended(), _begun(), _ended(COVERED)),
    ),
    Case(
        "a client the shopper only covers gets the successor as cover",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(held(kind="cover"), held(SECOND_HELD, staff_id=SUPERVISOR)),
        then=(_ended(), _begun(kind="cover")),
    ),
    Case(
        "whose shopper the successor is already needs no cover",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(held(kind="cover"), held(SECOND_HELD, staff_id=SECOND_SHOPPER)),
        then=(_ended(),),
    ),
    Case(
        "what was written under another name is handed over too",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(*alias_of(GUEST), held(guest_id=ALIAS)),
        then=(_ended(), _begun()),
    ),
    Case("to whoever is to leave", hand_over((SHOPPER, (GUEST,))), given=(held(),), refused=Code.STAFF_UNKNOWN),
    Case("to somebody of the counter", hand_over((RECEPTIONIST, (GUEST,))), refused=Code.STAFF_UNKNOWN),
    Case("to another store", hand_over((FAR_SUPERVISOR, (GUEST,))), refused=Code.STAFF_UNKNOWN),
    Case(
        "of nobody known", hand_over((SECOND_SHOPPER, (GUEST,)), staff_id=str(NOBODY)), refused=Code.STAFF_UNKNOWN
    ),
    Case(
        "of another store's",
        hand_over((SECOND_SHOPPER, (GUEST,)), staff_id=str(FAR_SUPERVISOR)),
        refused=Code.STAFF_UNKNOWN,
    ),
    Case(
        "a supervisor dismisses no supervisor",
        hand_over((SECOND_SHOPPER, (GUEST,)), staff_id=str(SUPERVISOR), leaves=True),
        given=(held(staff_id=SUPERVISOR),),
        refused=Code.NOT_ALLOWED,
    ),
    Case(
        "head office does",
        hand_over(staff_id=str(SUPERVISOR), leaves=True, actor=STAFF[Role.HEAD_OFFICE]),
        then=(Then(Staff, SUPERVISOR, {"retired_at": NOON}),),
    ),
    Case(
        "a name from an import is handed over like anybody",
        hand_over((SECOND_SHOPPER, (GUEST,)), staff_id=str(PLACEHOLDER), leaves=True),
        given=(held(staff_id=PLACEHOLDER),),
        then=(_ended(), _begun(), Then(Staff, PLACEHOLDER, {"retired_at": NOON})),
    ),
    Case("somebody unknown", hand_over((SECOND_SHOPPER, (NOBODY,))), given=(held(),), refused=Code.GUEST_UNKNOWN),
    Case("nothing at all", hand_over(), refused=Code.FIELD_MISSING),
    Case(
        "one guest to two",
        hand_over((SECOND_SHOPPER, (GUEST,)), (SUPERVISOR, (GUEST,))),
        given=(held(),),
        refused=Code.BAD_ARGUMENTS,
    ),
    Case(
        "more clients than one transaction changes",
        hand_over((SECOND_SHOPPER, tuple(derived_id(str(number)) for number in range(MOST_CLIENTS + 1)))),
        refused=Code.BAD_ARGUMENTS,
    ),
)
CASES = (*SAVED, *REMOVED, *HANDED_OVER)
