"""A guest as banner and profile show them: each field from known rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, forget
from tests.fakes.small_house import (
    FAR_STORE,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    REQUEST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    VISIT,
    VOUCHER,
    left_visit,
    request,
    visit,
    voucher,
)
from vipdesk.cache.queries.guest_lists import MOST_LINES
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.ids import VisitId, derived_id
from vipdesk.models.card import Card
from vipdesk.models.complaint_words import Score
from vipdesk.models.guest import Guest, ImportantDate, Note, Preference, ShopperAssignment, preference_id
from vipdesk.models.policy import Policy
from vipdesk.models.rating import Rating
from vipdesk.models.receipt import Receipt
from vipdesk.models.snapshot.guests import (
    DateView,
    NoteView,
    OpenVisit,
    PendingRequest,
    PlaceChoice,
    PreferenceView,
    Profile,
    Shopper,
    Taboo,
    VisitView,
    VoucherLine,
    Words,
)
from vipdesk.models.vocabulary import AssignmentKind, Calendar, DateKind, RequestState, Source, Topic, VisitState

DAY = timedelta(days=1)
COLLEAGUE = Words("何嘉仪", "Jiayi He")
SIX = PlaceChoice(SEAT, Words("窗边 6 号", "Window"), room=False)


def shown(desk: SmallDesk) -> Profile:
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    return profile


def wish(topic: str, value: str | None, **changes: Any) -> Preference:
    details: dict[str, Any] = {"source": Source.GUEST, "told_at": NOON, "author_id": RECEPTIONIST} | changes
    return Preference(id=preference_id(GUEST, topic), guest_id=GUEST, topic=topic, value=value, **details)


def dossier(**changes: Any) -> Guest:
    details: dict[str, Any] = {
        "gender": "f",
        "title": "女士",
        "tier": "金卡",
        "home_store_id": STORE,
        "version": 2,
    }
    return Guest(id=GUEST, full_name="陈晓晴", **(details | changes))


def remembered(number: int, calendar: str, month: int, day: int | None, **changes: Any) -> ImportantDate:
    details: dict[str, Any] = {"kind": DateKind.BIRTHDAY, "year": None, "leap": False} | changes
    return ImportantDate(
        id=derived_id("date", str(number)), guest_id=GUEST, calendar=calendar, month=month, day=day, **details
    )


def test_nobody_is_shown_of_whom_the_desk_has_not_heard(desk: SmallDesk) -> None:
    assert guest_profile(desk.reader, NOBODY) is None


def test_a_guest_of_whom_little_is_known(desk: SmallDesk) -> None:
    assert shown(desk) == Profile(
        guest_id=GUEST,
        has_dossier=True,
        surname="陈",
        address=Words("陈女士", "Ms Chen"),
        full_name="陈晓晴",
        spoken="Chén",
        language=None,
        tier=Words("金卡", "金卡"),
        card_no="886600000000",
        other_cards=(),
        masked_phones=(),
        plate=None,
        member_since=None,
        shopper=None,
        last_visit=None,
        brief=(),
        taboo=None,
        drink=None,
        open_matter=False,
        visit=None,
        places=(SIX, PlaceChoice(SECOND_SEAT, Words("窗边 8 号", "Window"), room=False)),
        preferences=(),
        dates=(),
        notes=(),
        visits=(),
        requests=(),
        vouchers=(),
        quoted_minutes=10,
    )


@pytest.mark.proves("P11")
def test_without_a_dossier_the_directory_row_is_enough_to_address_and_receive(desk: SmallDesk) -> None:
    desk.put(dossier(plate="粤A·12345"), wish(Topic.DRINK, "龙井"))
    desk.page(forget("guest", GUEST))
    profile = shown(desk)
    assert not profile.has_dossier
    assert (profile.address.zh, profile.card_no, profile.plate, profile.drink) == (
        "陈女士",
        "886600000000",
        None,
        None,
    )
    desk.submit("visit.check_in", guest_id=GUEST)
    assert shown(desk).visit is not None


def test_the_person_their_tier_and_their_cards(desk: SmallDesk) -> None:
    desk.put(
        dossier(plate="粤A·12345", member_since="2019-05-04"),
        Policy(id=derived_id("group"), key="tier.金卡", store_id=None, value={"zh": "组", "en": "Group"}),
        Policy(id=derived_id("store"), key="tier.金卡", store_id=STORE, value={"zh": "金", "en": "Gold"}),
        Policy(id=derived_id("far"), key="tier.金卡", store_id=FAR_STORE, value={"zh": "远", "en": "Far"}),
        Card(id=derived_id("z"), guest_id=GUEST, card_no="VIP9", primary=False),
        Card(id=derived_id("y"), guest_id=GUEST, card_no="VIP8", primary=False),
        Card(id=derived_id("x"), guest_id=GUEST, card_no="VIP7", primary=False, retired_at=NOON),
    )
    profile = shown(desk)
    assert (profile.plate, profile.member_since) == ("粤A·12345", date(2019, 5, 4))
    assert profile.tier == Words("金", "Gold")
    assert profile.other_cards == ("VIP8", "VIP9")


def test_wishes_in_the_order_of_topics_with_who_told_and_when(desk: SmallDesk) -> None:
    desk.put(
        wish(Topic.LANGUAGE, "粤语", author_id=None),
        wish(Topic.TABOO, "花生", source=Source.IMPORT, confirmed=False, author_id=NOBODY),
        wish(Topic.DRINK, "龙井 不加糖", told_at=NOON - DAY),
        wish(Topic.SIZE, None),
        wish(Topic.BRAND, "X", retired_at=NOON),
        wish("a topic of tomorrow", "kept and not shown"),
    )
    profile = shown(desk)
    assert profile.preferences == (
        PreferenceView(Topic.DRINK, "龙井 不加糖", Source.GUEST, COLLEAGUE, NOON - DAY, confirmed=True),
        PreferenceView(Topic.TABOO, "花生", Source.IMPORT, None, NOON, confirmed=False),
        PreferenceView(Topic.LANGUAGE, "粤语", Source.GUEST, None, NOON, confirmed=True),
    )
    assert profile.taboo == Taboo("花生", Source.IMPORT, NOON, confirmed=False)
    assert (profile.drink, profile.language) == ("龙井 不加糖", Words("讲粤语", "Cantonese"))


@pytest.mark.parametrize(
    ("spoken", "said"),
    [("普通话", None), ("英语", Words("讲英语", "English")), ("葡萄牙语", Words("葡萄牙语", "葡萄牙语"))],
)
def test_the_language_is_told_where_it_is_not_the_usual_one(
    desk: SmallDesk, spoken: str, said: Words | None
) -> None:
    desk.put(wish(Topic.LANGUAGE, spoken))
    assert shown(desk).language == said


def test_remembered_dates_as_given_and_when_they_are_kept_next(desk: SmallDesk) -> None:
    desk.put(
        remembered(1, Calendar.SOLAR, 11, 21, year=1980),
        remembered(2, Calendar.LUNAR, 10, 17),
        remembered(3, Calendar.SOLAR, 5, None),
        remembered(4, Calendar.LUNAR, 8, None),
        remembered(5, Calendar.SOLAR, 2, 30),
        remembered(6, Calendar.SOLAR, 6, 1, kind=DateKind.ANNIVERSARY),
        remembered(7, Calendar.SOLAR, 7, 1, retired_at=NOON),
        remembered(8, "a calendar of tomorrow", 7, 1),
        remembered(9, Calendar.SOLAR, 7, 1, kind="a kind of tomorrow"),
    )
    birthday, solar, lunar = DateKind.BIRTHDAY, Calendar.SOLAR, Calendar.LUNAR
    assert shown(desk).dates == (
        DateView(DateKind.ANNIVERSARY, solar, None, 6, 1, False, Words("6月1日", "1 Jun"), date(2027, 6, 1)),
        DateView(birthday, solar, None, 2, 30, False, Words("2月30日", "30 Feb"), None),
        DateView(birthday, solar, None, 5, None, False, Words("5月", "May"), None),
        DateView(birthday, lunar, None, 8, None, False, Words("农历八月", "lunar month 8"), None),
        DateView(birthday, lunar, None, 10, 17, False, Words("农历十月十七", "lunar 10/17"), date(2026, 11, 25)),
        DateView(birthday, solar, 1980, 11, 21, False, Words("11月21日", "21 Nov"), date(2027, 11, 21)),
    )


def test_notes_newest_first_and_not_without_end(desk: SmallDesk) -> None:
    def note(number: int, **changes: Any) -> Note:
        written_at = NOON - number * DAY
        row_id = derived_id("note", str(number))
        return Note(id=row_id, guest_id=GUEST, text=f"<b>{number}</b>", written_at=written_at, **changes)

    desk.put(note(0, author_id=RECEPTIONIST), note(99, retired_at=NOON), *(note(each) for each in range(1, 60)))
    found = shown(desk).notes
    assert found[:2] == (NoteView("<b>0</b>", COLLEAGUE, NOON), NoteView("<b>1</b>", None, NOON - DAY))
    assert len(found) == MOST_LINES


def test_visits_newest_first_without_undone_ones_and_the_last_one_that_is_over(desk: SmallDesk) -> None:
    before = left_visit(
        id=derived_id("2"), checked_in_at=NOON - 3 * DAY, left_at=NOON - 2 * DAY, place_id=SEAT, store_id=FAR_STORE
    )
    desk.put(
        visit(companions=2, place_id=SEAT),
        before,
        visit(id=derived_id("3"), state=VisitState.UNDONE, open=False, checked_in_at=NOON - DAY),
        left_visit(id=derived_id("4"), guest_id=SECOND_GUEST, checked_in_at=NOON - DAY),
        _rating(before.id, "good", Source.STAFF),
        _rating(before.id, "poor", Source.GUEST),
        _rating(VISIT, "fair", Source.STAFF),
    )
    profile = shown(desk)
    since = NOON - timedelta(seconds=5)
    assert profile.visit == OpenVisit(VISIT, VisitState.HERE, since, SIX, 2)
    assert profile.last_visit == NOON - 3 * DAY
    assert profile.visits == (
        VisitView(VISIT, VisitState.HERE, since, None, "天河店", SIX.name, 2, Score.FAIR, rated_at=NOON),
        VisitView(
            before.id,
            VisitState.LEFT,
            NOON - 3 * DAY,
            NOON - 2 * DAY,
            "北京路店",
            SIX.name,
            0,
            Score.POOR,
            by_guest=True,
            rated_at=NOON,
        ),
    )


def _rating(visit_id: UUID, score: str, source: Source) -> Rating:
    return Rating(
        id=derived_id("rating", str(visit_id), source),
        guest_id=GUEST,
        visit_id=VisitId(visit_id),
        store_id=STORE,
        score=score,
        note=None,
        source=source,
        given_at=NOON,
        author_id=RECEPTIONIST,
    )


def test_where_no_visit_was_kept_the_last_purchase_counts(desk: SmallDesk) -> None:
    def receipt(number: int) -> Receipt:
        return Receipt(
            id=derived_id("receipt", str(number)),
            number=str(number),
            store_id=STORE,
            guest_id=GUEST,
            card_no="1",
            bought_at=NOON - number * DAY,
            amount_fen=100,
            quantity=1,
            category="",
            brand="",
        )

    desk.put(receipt(9), receipt(7))
    assert shown(desk).last_visit == NOON - 7 * DAY
    desk.put(left_visit(checked_in_at=NOON - 30 * DAY))
    assert shown(desk).last_visit == NOON - 30 * DAY


def test_the_shopper_is_the_active_primary_one(desk: SmallDesk) -> None:
    def looked_after(number: int, staff_id: Any, **changes: Any) -> ShopperAssignment:
        details: dict[str, Any] = {"kind": AssignmentKind.PRIMARY, "active": True, "since": NOON} | changes
        return ShopperAssignment(
            id=derived_id("assignment", str(number)), guest_id=GUEST, staff_id=staff_id, **details
        )

    desk.put(
        looked_after(1, SECOND_SHOPPER, active=False),
        looked_after(2, SECOND_SHOPPER, kind=AssignmentKind.COVER),
        looked_after(3, SECOND_SHOPPER, retired_at=NOON),
    )
    assert shown(desk).shopper is None
    desk.put(looked_after(4, SHOPPER))
    assert shown(desk).shopper == Shopper(SHOPPER, COLLEAGUE)


def test_what_the_guest_waits_for_soonest_first(desk: SmallDesk) -> None:
    desk.put(
        request(),
        request(id=derived_id("2"), kind="tomorrow's", due_at=NOON, owner_id=SHOPPER, state="in_progress"),
        request(id=derived_id("3"), state=RequestState.DONE),
        request(id=derived_id("4"), guest_id=SECOND_GUEST),
    )
    assert tuple(replace(each, clock=None) for each in shown(desk).requests) == (
        PendingRequest(
            derived_id("2"),
            "concierge-bell",
            Words("tomorrow's", "tomorrow's"),
            "龙井",
            "in_progress",
            COLLEAGUE,
            NOON,
            "tomorrow's",
        ),
        PendingRequest(
            REQUEST, "coffee", Words("茶饮", "Drinks"), "龙井", "new", None, NOON + timedelta(minutes=5), "drinks"
        ),
    )


def test_vouchers_usable_ones_first_and_one_past_its_date_has_expired_whatever_its_row_says(
    desk: SmallDesk,
) -> None:
    def line(name: str, state: str, days: int, uses: int = 1) -> VoucherLine:
        row_id = VOUCHER if name == "" else derived_id(name)
        code = voucher(id=row_id).code
        return VoucherLine(
            row_id, Words("一次券", "Voucher"), 50_000, state, uses, NOON + days * DAY, code.rsplit("-", 1)[1]
        )

    desk.put(
        voucher(),
        voucher(id=derived_id("used"), state="redeemed", uses_left=0),
        voucher(id=derived_id("over"), expires_at=NOON - DAY),
        voucher(id=derived_id("sooner"), expires_at=NOON + DAY),
        voucher(id=derived_id("retired"), retired_at=NOON),
    )
    assert shown(desk).vouchers == (
        line("sooner", "issued", 1),
        line("", "issued", 29),
        line("over", "expired", -1),
        line("used", "redeemed", 29, uses=0),
    )
