"""The client book: who may list how much, by which conditions and in which order, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cache.queries.test_today import birthday, look_after
from tests.cache.test_book_lines import guest, keep
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    GUEST,
    PLACEHOLDER,
    RECEPTIONIST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    SUPERVISOR,
    THIRD_GUEST,
    later,
    left_visit,
    request,
    visit,
)
from tests.intents.tables.book import GONE, kept
from vipdesk.cache.queries import book, book_filters
from vipdesk.cache.queries.book import book_step, reach_of
from vipdesk.cache.queries.book_filters import Counting, book_desk
from vipdesk.cache.queries.book_loads import book_loads, leaving_book
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.guest import Guest, Preference
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.book import BookOrder, BookPlace, BookQuestion, Conditions
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import AssignmentKind, Calendar, Reach, Topic

NAMES = {GUEST: "a", SECOND_GUEST: "b", THIRD_GUEST: "c"}


@pytest.fixture
def house(desk: SmallDesk) -> SmallDesk:
    """Three guests: of two shoppers and of nobody, here last at different times, of different tiers."""
    desk.put(
        *(
            Policy(id=derived_id("policy", name), key=f"tier.{name}", store_id=None, value={"order": order})
            for order, name in enumerate(("钻石卡", "金卡"))
        ),
        guest(SECOND_GUEST, full_name="单晓敏", tier="钻石卡"),
        look_after(GUEST, SHOPPER),
        look_after(SECOND_GUEST, SECOND_SHOPPER),
        look_after(SECOND_GUEST, SHOPPER, kind=AssignmentKind.COVER),
        left_visit(checked_in_at=later(days=-100)),
        left_visit(id=derived_id("v"), guest_id=SECOND_GUEST, checked_in_at=later(days=-10)),
        birthday(GUEST, Calendar.SOLAR, 11, 25),
        request(due_at=later(days=-1)),
        Preference(
            id=derived_id("p"),
            guest_id=SECOND_GUEST,
            topic=Topic.BRAND,
            value="云锦、Shan",
            source="guest",
            told_at=NOON,
        ),
    )
    keep(desk)
    return desk


def listed(desk: SmallDesk, asker: UUID = SUPERVISOR, **question: Any) -> str:
    """Who is listed, each by a letter."""
    asked = BookQuestion(**({"reach": Reach.ALL} | question))
    return "".join(NAMES[GuestId(line.guest_id)] for line in book_step(desk.reader, asker, asked).lines)


@pytest.mark.proves("S33")
def test_a_shopper_lists_own_clients_and_a_receptionist_nobody(house: SmallDesk) -> None:
    assert listed(house, SHOPPER, reach=Reach.MINE) == "ba"
    assert listed(house, SECOND_SHOPPER, reach=Reach.MINE) == "b"
    for asker, reach in (
        (SHOPPER, Reach.STORE),
        (SHOPPER, Reach.ALL),
        (RECEPTIONIST, Reach.MINE),
        (PLACEHOLDER, Reach.MINE),
    ):
        with pytest.raises(Refused) as refusal:
            listed(house, asker, reach=reach)
        assert refusal.value.code is Code.NOT_ALLOWED


@pytest.mark.proves("S33")
def test_a_store_may_let_its_shoppers_list_more_but_never_the_counter(house: SmallDesk) -> None:
    said = {"shopper": "store", "receptionist": "all", "supervisor": "everything"}
    house.put(Policy(id=derived_id("reach"), key="book.reach", store_id=STORE, value=said))
    reaches = [reach_of(house.reader, staff_id) for staff_id in (SHOPPER, RECEPTIONIST, SUPERVISOR, GONE.id)]
    assert reaches == [Reach.STORE, None, Reach.ALL, None]
    assert listed(house, SHOPPER, reach=Reach.STORE) == "bac"


def test_whoever_was_dismissed_lists_nobody(house: SmallDesk) -> None:
    house.put(GONE)
    with pytest.raises(Refused):
        listed(house, GONE.id, reach=Reach.MINE)


def test_the_store_is_who_is_at_home_here_or_looked_after_here(house: SmallDesk) -> None:
    house.put(guest(THIRD_GUEST, full_name="欧阳文静"))
    keep(house)
    assert listed(house, reach=Reach.STORE) == "ba"
    assert listed(house) == "bac"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (BookOrder.LAST_VISIT, "bac"),
        (BookOrder.TIER, "bac"),
        (BookOrder.NEXT_DATE, "abc"),
        (BookOrder.NAME, "abc"),
    ],
)
def test_every_order_goes_forwards_and_backwards(order: BookOrder, expected: str, house: SmallDesk) -> None:
    for reach in (Reach.ALL, Reach.STORE):
        assert sorted(listed(house, reach=reach, order=order)) == sorted(expected)
        assert (
            listed(house, reach=reach, order=order, backwards=True)
            == listed(house, reach=reach, order=order)[::-1]
        )
    if order is not BookOrder.NAME and order is not BookOrder.NEXT_DATE:
        assert listed(house, order=order) == expected
    else:
        assert listed(house, order=order)[0] == "a" or order is BookOrder.NAME


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (Conditions(tiers=("钻石卡",)), "b"),
        (Conditions(tiers=("钻石卡", "金卡")), "bac"),
        (Conditions(away_days=99), "a"),
        (Conditions(away_days=9), "ba"),
        (Conditions(away_days=101), ""),
        (Conditions(not_since=date(2026, 11, 12)), "ac"),
        (Conditions(not_since=date(2026, 11, 13)), "bac"),
        (Conditions(birthday_within=3), "a"),
        (Conditions(birthday_within=2), ""),
        (Conditions(visits_from=1), "ba"),
        (Conditions(visits_from=2), ""),
        (Conditions(topic=Topic.BRAND), "b"),
        (Conditions(topic=Topic.BRAND, words="云锦"), "b"),
        (Conditions(words="SHAN"), "b"),
        (Conditions(topic=Topic.DRINK, words="云锦"), ""),
        (Conditions(words="%"), ""),
        (Conditions(shopper_id=SHOPPER), "a"),
        (Conditions(unassigned=True), "c"),
        (Conditions(tiers=("金卡",), away_days=60, birthday_within=30), "a"),
    ],
    ids=str,
)
def test_a_condition_lists_whom_it_means_and_counts_as_many(
    conditions: Conditions, expected: str, house: SmallDesk
) -> None:
    assert listed(house, conditions=conditions) == expected
    for order in BookOrder:
        assert sorted(listed(house, conditions=conditions, order=order)) == sorted(expected)


def test_often_and_much_count_one_year_of_all_names_and_refunds_are_taken_off(house: SmallDesk) -> None:
    from tests.intents.tables.guest_facts import receipt  # noqa: PLC0415 - of this test alone
    from tests.intents.tables.merges import ALIAS, alias_of, merged  # noqa: PLC0415 - as above

    sums = ((GUEST, 3, 900_00), (ALIAS, 360, 200_00), (GUEST, 9, -100_00), (GUEST, 366, 5_000_00))
    house.put(
        *alias_of(GUEST),
        merged(),
        left_visit(id=derived_id("alias's visit"), guest_id=ALIAS, checked_in_at=later(days=-5)),
        left_visit(id=derived_id("long ago"), guest_id=GUEST, checked_in_at=later(days=-366)),
        left_visit(id=derived_id("mistaken"), guest_id=GUEST, checked_in_at=later(days=-7), state="undone"),
        left_visit(id=derived_id("withdrawn"), guest_id=GUEST, checked_in_at=later(days=-8), retired_at=NOON),
        receipt(id=derived_id("receipt", "0"), number="0", bought_at=NOON, amount_fen=1, retired_at=NOON),
        *(
            receipt(
                id=derived_id("receipt", str(days)),
                number=str(days),
                guest_id=guest_id,
                bought_at=later(days=-days),
                amount_fen=fen,
            )
            for guest_id, days, fen in sums
        ),
    )
    keep(house)
    assert listed(house, conditions=Conditions(spent_from_fen=1_000_00)) == "a"
    assert listed(house, conditions=Conditions(spent_from_fen=1_000_01)) == ""
    assert listed(house, conditions=Conditions(visits_from=2)) == "a"
    assert listed(house, conditions=Conditions(visits_from=3)) == ""


@pytest.mark.proves("P31")
def test_a_preference_told_under_another_name_counts(house: SmallDesk) -> None:
    from tests.intents.tables.merges import ALIAS, alias_of, merged  # noqa: PLC0415 - of this test alone

    told = Preference(
        id=derived_id("q"), guest_id=GuestId(ALIAS), topic=Topic.BRAND, value="素衣", source="guest", told_at=NOON
    )
    house.put(*alias_of(GUEST), merged(), told)
    keep(house)
    assert listed(house, conditions=Conditions(words="素衣")) == "a"


def test_a_line_says_what_a_shopper_works_with(house: SmallDesk) -> None:
    house.put(visit(id=derived_id("here"), guest_id=SECOND_GUEST))
    keep(house)
    second, first = book_step(house.reader, SHOPPER, BookQuestion(reach=Reach.MINE)).lines
    assert (first.name, first.masked, first.masked_phone) == ("陈晓晴", "陈**", None)
    assert (first.tier, first.last_visit) == (Words("金卡", "金卡"), later(days=-100))
    assert (first.next_on, first.birthday, first.waiting, first.overdue) == (date(2026, 11, 25), True, 1, True)
    assert (first.mine, first.covered, second.mine, second.covered) == (True, False, False, True)
    assert (first.in_lounge, second.in_lounge) == (False, True)
    assert second.shopper == Words("何嘉仪", "Jiayi He")
    assert (second.next_on, second.waiting, second.overdue) == (None, 0, False)


def test_a_step_looks_at_a_bounded_number_of_lines_and_the_next_goes_on(
    house: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "LINES_LOOKED_AT", 1)
    asked = BookQuestion(reach=Reach.ALL, conditions=Conditions(unassigned=True))
    steps = []
    place: BookPlace | None = None
    for _ in range(9):
        piece = book_step(house.reader, SUPERVISOR, replace(asked, after=place))
        steps.append(len(piece.lines))
        place = piece.after
        if place is None:
            break
    # two who do not fit, one who does, and one step to see that the book ends
    assert steps == [0, 0, 1, 0]


@pytest.mark.parametrize("reach", Reach)
@pytest.mark.parametrize("order", BookOrder)
def test_pieces_together_are_the_whole_list(house: SmallDesk, reach: Reach, order: BookOrder) -> None:
    for backwards in (False, True):
        asked = BookQuestion(reach=reach, order=order, backwards=backwards)
        whole = book_step(house.reader, SHOPPER if reach is Reach.MINE else SUPERVISOR, asked)
        found: list[Any] = []
        place: BookPlace | None = None
        while True:
            asker = SHOPPER if reach is Reach.MINE else SUPERVISOR
            piece = book_step(house.reader, asker, replace(asked, after=place), 1)
            found += piece.lines
            place = piece.after
            if place is None:
                break
        assert tuple(found) == whole.lines


@pytest.mark.parametrize("reach", [Reach.STORE, Reach.ALL])
@pytest.mark.parametrize("order", BookOrder)
def test_no_list_sorts_the_whole_book(house: SmallDesk, reach: Reach, order: BookOrder) -> None:
    """Every order is an index's: SQLite walks it from the place on and builds no tree of its own."""
    plans: list[str] = []
    rows = house.cache.rows

    def watched(statement: str, values: Any = ()) -> list[tuple[Any, ...]]:
        if "book_line" in statement:
            plans.extend(str(row[3]) for row in rows(f"EXPLAIN QUERY PLAN {statement}", values))
        return rows(statement, values)

    asked = BookQuestion(reach=reach, order=order, conditions=Conditions(unassigned=True, away_days=3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(house.cache, "rows", watched)
        place = BookPlace((0,) if order is not BookOrder.TIER else (0, 0), GUEST)
        place = BookPlace(("",), GUEST) if order is BookOrder.NAME else place
        book_step(house.reader, SUPERVISOR, replace(asked, after=place))
    assert plans
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or plan.startswith("SCAN book_line")]


def test_the_desk_of_the_book_offers_segments_and_own_filters_alone(house: SmallDesk) -> None:
    house.put(
        kept(),
        kept(SHOPPER, row_id=derived_id("own"), name="我的"),
        kept(SECOND_SHOPPER, row_id=derived_id("others")),
        kept(row_id=derived_id("newer"), name="新", conditions={"mood": "good"}),
        kept(row_id=derived_id("gone"), retired_at=NOON),
    )
    offered = book_desk(house.reader, SHOPPER)
    assert (offered.reach, offered.supervises) == (Reach.MINE, False)
    assert [(each.name, each.segment) for each in offered.filters] == [
        ("久未到店的金卡", True),
        ("新", True),
        ("我的", False),
    ]
    assert offered.filters[0].conditions == Conditions(tiers=("金卡",), away_days=60)
    assert offered.filters[1].conditions is None
    assert [name for name, _ in offered.tiers] == ["钻石卡", "金卡"]
    assert book_desk(house.reader, SUPERVISOR).supervises
    counter = book_desk(house.reader, RECEPTIONIST)
    assert (counter.reach, counter.supervises, counter.filters) == (None, False, ())


def count(desk: SmallDesk, reach: Reach, asker: UUID = SUPERVISOR) -> tuple[int, list[int]]:
    """How many are in reach and meet each filter."""
    counting = Counting(reach, asker)
    while not counting.whole:
        counting.step(desk.reader)
    found = counting.result()
    return found.everybody, list(found.by_filter.values())


@pytest.mark.parametrize("at_once", [1, 2, 1000])
def test_filters_are_counted_in_one_pass_step_by_step_and_anew_when_rows_change(
    house: SmallDesk, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_filters, "LINES_COUNTED", at_once)
    house.put(kept(), kept(SUPERVISOR, row_id=derived_id("own"), conditions={"words": "云锦"}))
    assert count(house, Reach.ALL) == (3, [1, 1])
    assert count(house, Reach.MINE, SHOPPER) == (2, [1])
    house.put(left_visit(checked_in_at=later(days=-1), version=2))
    keep(house)
    assert count(house, Reach.ALL) == (3, [0, 1])
    with pytest.raises(Refused):
        count(house, Reach.ALL, SHOPPER)


def test_a_filter_that_is_removed_while_it_is_counted_counts_nobody(
    house: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_filters, "LINES_COUNTED", 1)
    house.put(kept(conditions={"tiers": ["金卡"]}))
    counting = Counting(Reach.ALL, SUPERVISOR)
    counting.step(house.reader)
    house.put(kept(retired_at=NOON, version=2))
    while not counting.whole:
        counting.step(house.reader)
    assert counting.result().everybody == 3


def test_loads_are_clients_by_tier_those_of_the_gone_first_and_of_nobody_last(house: SmallDesk) -> None:
    house.put(GONE, look_after(THIRD_GUEST, GONE.id))  # type: ignore[arg-type]  # a member of staff
    keep(house)
    loads = book_loads(house.reader, SUPERVISOR).loads
    told = {load.shopper.staff_id if load.shopper else None: load for load in loads}
    assert loads[0].gone
    assert loads[-1].shopper is None
    assert told[GONE.id].by_tier == {"金卡": 1}
    assert (told[SHOPPER].by_tier, told[SHOPPER].total, told[SHOPPER].covers) == ({"金卡": 1}, 1, 1)
    # a birthday in three days and a request that is late are one client
    assert (told[SHOPPER].due, told[SECOND_SHOPPER].due) == (1, 0)
    assert told[SECOND_SHOPPER].by_tier == {"钻石卡": 1}
    assert told[SUPERVISOR].total == 0
    assert told[None].total == 0
    for asker in (SHOPPER, RECEPTIONIST):
        with pytest.raises(Refused):
            book_loads(house.reader, asker)


def test_a_book_for_review_has_every_client_masked_with_what_must_be_seen(house: SmallDesk) -> None:
    house.put(visit(id=derived_id("here")), request(id=derived_id("own"), owner_id=SHOPPER, guest_id=SECOND_GUEST))
    keep(house)
    found = leaving_book(house.reader, SUPERVISOR, SHOPPER)
    covered, client = found.clients
    assert (covered.guest_id, covered.covering, covered.masked) == (SECOND_GUEST, True, "单**")
    assert (client.guest_id, client.covering, client.in_lounge, client.waiting) == (GUEST, False, True, 1)
    assert client.due_on == date(2026, 11, 21)
    assert found.own_requests == 1
    assert SHOPPER not in {load.shopper.staff_id for load in found.loads if load.shopper}
    assert {SECOND_SHOPPER, SUPERVISOR} <= {load.shopper.staff_id for load in found.loads if load.shopper}
    with pytest.raises(Refused) as refusal:
        leaving_book(house.reader, SUPERVISOR, RECEPTIONIST)
    assert refusal.value.code is Code.STAFF_UNKNOWN
    with pytest.raises(Refused):
        leaving_book(house.reader, SHOPPER, SECOND_SHOPPER)


def test_the_one_who_stands_in_for_a_leaver_is_named(house: SmallDesk) -> None:
    (client,) = leaving_book(house.reader, SUPERVISOR, SECOND_SHOPPER).clients
    assert (client.guest_id, client.cover_id) == (SECOND_GUEST, SHOPPER)


def test_a_birthday_of_yesterday_is_not_listed_though_its_line_is_old(house: SmallDesk) -> None:
    assert listed(house, conditions=Conditions(birthday_within=5)) == "a"
    house.clock.pass_time(timedelta(days=4))
    assert listed(house, conditions=Conditions(birthday_within=5)) == ""
    assert isinstance(Guest, type)
