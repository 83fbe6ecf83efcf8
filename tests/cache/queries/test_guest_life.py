"""A guest beyond the banner: people, wishes, gifts, days in both calendars, a year of purchases, the next tier."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, forget
from tests.fakes.small_house import (
    GUEST,
    NOBODY,
    RECEPTIONIST,
    REQUEST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    SUPERVISOR,
    THIRD_GUEST,
    later,
    request,
)
from tests.intents.tables.guest_dates import important_date
from tests.intents.tables.guest_facts import gift, receipt, relation, wish
from vipdesk.cache.queries.guest_life import guest_life
from vipdesk.cache.queries.guest_profile import ADDRESS_POLICY, guest_profile
from vipdesk.cache.queries.standing import CLASS_POLICY
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.guest import Guest, Note, Preference, ShopperAssignment, preference_id
from vipdesk.models.merge import GuestMerge
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.guest_life import GuestLife, NextTier, StandingView, Told
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Act, GiftFrom, RelationKind, Stage, WishState

COLLEAGUE = Words("何嘉仪", "Jiayi He")
TODAY = date(2026, 11, 22)


def life(desk: SmallDesk) -> GuestLife:
    """What the tabs show of the first guest."""
    found = guest_life(desk.reader, GUEST)
    assert found is not None
    return found


def merge(kept: UUID, merged: UUID, **changes: Any) -> GuestMerge:
    """Two names of one person."""
    details: dict[str, Any] = {"merged_at": NOON, "merged_by": SUPERVISOR} | changes
    row_id = derived_id("merge", str(kept), str(merged))
    return GuestMerge(id=row_id, guest_id=GuestId(kept), merged_id=GuestId(merged), **details)


def tier(name: str, order: int, from_fen: int | None) -> Policy:
    """A tier as policy has it."""
    value = {"order": order, "zh": name.removesuffix("卡"), "en": "Tier", "from_fen": from_fen}
    return Policy(id=derived_id("policy", name), key=f"tier.{name}", store_id=None, value=value)


def test_of_somebody_whose_dossier_is_not_here_there_is_nothing(desk: SmallDesk) -> None:
    assert guest_life(desk.reader, NOBODY) is None
    desk.page(forget("guest", GUEST))
    assert guest_life(desk.reader, GUEST) is None


def test_of_a_new_guest_every_list_is_empty(desk: SmallDesk) -> None:
    found = life(desk)
    assert (found.relations, found.wishes, found.gifts, found.days, found.purchases) == ((), (), (), (), ())
    assert (found.months.rows, len(found.months.months), found.next_tier) == ((), 12, None)


def test_family_stands_before_those_who_act_for_the_guest(desk: SmallDesk) -> None:
    child = relation(kind="child", name="林悦", may=[])
    child.id = derived_id("child")
    unknown = relation(kind="neighbour", may=["enter", "decide"], confidential=True)
    unknown.id = derived_id("unknown")
    desk.put(relation(note="车停 B2"), child, unknown)
    shown = life(desk).relations
    assert [(each.name, each.kind) for each in shown] == [
        ("林悦", RelationKind.CHILD),
        ("王海", RelationKind.DRIVER),
        ("王海", RelationKind.OTHER),
    ]
    assert shown[1].may == (Act.COLLECT,)
    assert (shown[1].note, shown[1].told) == ("车停 B2", Told(COLLEAGUE, later(days=-9)))
    assert (shown[2].may, shown[2].confidential) == ((Act.ENTER,), True)


def test_open_wishes_come_first_and_what_is_put_aside_stands_beside_them(desk: SmallDesk) -> None:
    done = wish(state="fulfilled", noted_at=NOON)
    done.id = derived_id("done")
    strange = wish(state="tomorrow's")
    strange.id = derived_id("strange")
    desk.put(done, wish(), strange, request(kind="hold"), request(id=derived_id("2")))
    shown = life(desk)
    assert [each.state for each in shown.wishes] == [WishState.OPEN, WishState.FULFILLED]
    assert (shown.wishes[0].what, shown.wishes[0].brand, shown.wishes[0].colour) == ("晚宴包", "Velluto", "墨绿")
    assert [each.request_id for each in shown.holds] == [REQUEST]


def test_the_latest_gift_stands_first(desk: SmallDesk) -> None:
    later_gift = gift(given_on="2026-11-01", given_by="guest", occasion=None, confidential=True)
    later_gift.id = derived_id("later")
    desk.put(gift(), later_gift)
    first, second = life(desk).gifts
    assert (first.given_on, first.given_by, first.confidential) == (date(2026, 11, 1), GiftFrom.GUEST, True)
    assert (second.what, second.occasion, second.given_by) == ("手工巧克力", "生日", GiftFrom.US)


@pytest.mark.parametrize(
    ("given", "next_on", "other", "animal"),
    [
        ({}, date(2027, 9, 15), Words("9月15日", "15 Sep"), Words("虎", "Tiger")),
        (
            {"calendar": "solar", "month": 12, "day": 6},
            date(2026, 12, 6),
            Words("农历十月廿八", "lunar 10/28"),
            Words("虎", "Tiger"),
        ),
        ({"year": None, "month": 12, "day": 30}, date(2027, 2, 5), Words("2月5日", "5 Feb"), None),
        (
            {"year": 2025, "month": 6, "day": 1, "leap": True},
            date(2027, 7, 4),
            Words("7月4日", "4 Jul"),
            Words("蛇", "Snake"),
        ),
        (
            {"calendar": "solar", "year": None, "month": 2, "day": 29},
            date(2027, 2, 28),
            Words("农历正月廿三", "lunar 1/23"),
            None,
        ),
        ({"calendar": "solar", "year": None, "month": 5, "day": None}, None, None, None),
        ({"year": 2024, "month": 12, "day": 30}, date(2027, 2, 5), Words("2月5日", "5 Feb"), None),
    ],
    ids=["mid-autumn", "solar", "last day", "leap month", "29 february", "month alone", "a day that never was"],
)
def test_a_day_is_shown_in_both_calendars(
    desk: SmallDesk, given: dict[str, Any], next_on: date | None, other: Words | None, animal: Words | None
) -> None:
    desk.put(important_date(label="女儿生日", confidential=True, **given))
    (day,) = life(desk).days
    assert (day.date.next_on, day.other, day.animal) == (next_on, other, animal)
    assert (day.label, day.confidential) == ("女儿生日", True)


def test_the_nearest_day_stands_first_and_a_month_alone_last(desk: SmallDesk) -> None:
    rows = [
        important_date(
            id=derived_id("d", str(month)), kind="other", calendar="solar", year=None, month=month, day=day
        )
        for month, day in ((1, None), (3, 1), (12, 1))
    ]
    desk.put(*rows)
    assert [day.date.month for day in life(desk).days] == [12, 3, 1]


def _bought(days: int, fen: int, category: str = "鞋包", **changes: Any) -> Any:
    row = receipt(bought_at=later(days=-days), amount_fen=fen, category=category, number=str(days), **changes)
    row.id = derived_id("receipt", str(days))
    return row


def test_a_year_of_purchases_is_folded_and_the_newest_are_listed(desk: SmallDesk) -> None:
    desk.put(
        _bought(1, 900),
        _bought(2, -100),
        _bought(60, 500, "女装"),
        _bought(400, 7_000),
        _bought(3, 50, confidential=True, guest_id=GUEST),
        _bought(4, 11, guest_id=SECOND_GUEST),
    )
    shown = life(desk)
    assert [name for name, _ in shown.months.rows] == ["鞋包", "女装"]
    assert [sum(cells) for _, cells in shown.months.rows] == [850, 500]
    assert [each.amount_fen for each in shown.purchases] == [900, -100, 50, 500, 7_000]
    assert [each.confidential for each in shown.purchases] == [False, False, True, False, False]
    assert shown.purchases[0].store == "天河店"


def test_the_distance_is_reckoned_from_the_rolling_year_and_the_policy_of_tiers(desk: SmallDesk) -> None:
    desk.put(
        tier("钻石卡", 0, 50_000_000),
        tier("白金卡", 1, 15_000_000),
        tier("金卡", 2, 3_000_000),
        _bought(1, 2_000_000),
        _bought(366, 90_000_000),
    )
    assert life(desk).next_tier == NextTier(
        Words("白金", "Tier"), 15_000_000, 2_000_000, 13_000_000, date(2025, 11, 23), TODAY
    )


def test_class_and_stage_are_reckoned_from_the_receipts_here_and_the_policy_of_classes(desk: SmallDesk) -> None:
    assert life(desk).standing is None
    classes = Policy(id=derived_id("classes"), key=CLASS_POLICY, store_id=None, value={"A": 2_000_000, "B": 0})
    desk.put(classes, *(_bought(days, 500_000) for days in (10, 40, 70, 100, 400)))
    assert life(desk).standing == StandingView(
        2_000_000, date(2025, 11, 23), "A", 2_000_000, Stage.ACTIVE, date(2026, 11, 12), 30
    )


def test_closed_requests_are_listed_and_complaints_among_them_are_quiet(desk: SmallDesk) -> None:
    desk.put(
        request(state="done", closed_at=NOON - timedelta(days=1)),
        request(id=derived_id("2"), kind="complaint", state="cancelled"),
        request(id=derived_id("3")),
    )
    shown = life(desk).past_requests
    assert [(each.state, each.quiet) for each in shown] == [("cancelled", True), ("done", False)]


def test_what_hung_on_a_merged_dossier_is_shown_and_goes_with_the_undoing(desk: SmallDesk) -> None:
    theirs = relation()
    theirs.guest_id = SECOND_GUEST
    farther = gift()
    farther.guest_id = THIRD_GUEST
    liked = Preference(
        id=preference_id(SECOND_GUEST, "drink"),
        guest_id=SECOND_GUEST,
        topic="drink",
        value="白茶",
        source="guest",
        told_at=NOON,
        author_id=RECEPTIONIST,
    )
    note = Note(id=derived_id("n"), guest_id=SECOND_GUEST, text="靠窗", written_at=NOON)
    first, second = merge(GUEST, SECOND_GUEST), merge(SECOND_GUEST, THIRD_GUEST)
    desk.put(theirs, farther, liked, note, first, second)
    shown, profile = life(desk), guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert ([each.name for each in shown.relations], [each.what for each in shown.gifts]) == (
        ["王海"],
        ["手工巧克力"],
    )
    assert ([each.value for each in profile.preferences], [each.text for each in profile.notes]) == (
        ["白茶"],
        ["靠窗"],
    )
    assert len(profile.other_cards) == 2
    first.undone_at = NOON
    desk.put(first)
    assert (life(desk).relations, life(desk).gifts) == ((), ())


def test_of_one_topic_of_two_merged_dossiers_the_remaining_ones_is_shown(desk: SmallDesk) -> None:
    for guest_id, value, days in ((GUEST, "龙井", -9), (SECOND_GUEST, "白茶", 0)):
        desk.put(
            Preference(
                id=preference_id(guest_id, "drink"),
                guest_id=guest_id,
                topic="drink",
                value=value,
                source="guest",
                told_at=later(days=days),
                author_id=RECEPTIONIST,
            )
        )
    desk.put(merge(GUEST, SECOND_GUEST))
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert [each.value for each in profile.preferences] == ["龙井"]


def _assigned(staff_id: Any, kind: str) -> ShopperAssignment:
    return ShopperAssignment(
        id=derived_id("assignment", kind), guest_id=GUEST, staff_id=staff_id, kind=kind, active=True, since=NOON
    )


def test_who_stands_in_for_the_shopper_is_named_beside_them(desk: SmallDesk) -> None:
    desk.put(_assigned(SHOPPER, "primary"), _assigned(SECOND_SHOPPER, "cover"))
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert profile.shopper is not None
    assert profile.cover is not None
    assert (profile.shopper.staff_id, profile.cover.staff_id) == (SHOPPER, SECOND_SHOPPER)


def _named(desk: SmallDesk, **changes: Any) -> str:
    details: dict[str, Any] = {"title": None, "gender": "f"} | changes
    desk.put(Guest(id=GUEST, full_name="陈晓晴", tier="金卡", home_store_id=STORE, **details))
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    return profile.address.zh


def test_a_store_has_its_own_word_for_whom_it_knows_no_title_of(desk: SmallDesk) -> None:
    desk.put(Policy(id=derived_id("p"), key=ADDRESS_POLICY, store_id=None, value={"f": "太太", "m": 5}))
    assert _named(desk) == "陈太太"
    assert _named(desk, gender="m") == "陈女士", "a word that is none leaves what the directory says"
    assert _named(desk, title="教授") == "陈女士", "the directory has the title already"
    desk.put(
        Policy(id=derived_id("p2"), key=ADDRESS_POLICY, store_id=STORE, value={"f": "女士", "unknown": "贵宾"})
    )
    assert _named(desk) == "陈女士"
    assert _named(desk, gender=None) == "陈贵宾"


def test_what_the_guest_asked_to_be_called_is_told_for_changing_it(desk: SmallDesk) -> None:
    assert _named(desk, address_as="晴姐", alias="林女士") == "陈女士"
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert (profile.address_as, profile.alias) == ("晴姐", "林女士")
