"""The screen 今日 and its birthdays, from known rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    FAR_STORE,
    GUEST,
    REQUEST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    SUPERVISOR,
    THIRD_GUEST,
    VISIT,
    left_visit,
    request,
    visit,
)
from tests.intents.tables.request_pauses import PAUSED_BEFORE, type_row
from tests.intents.tables.roster import roster_day
from vipdesk.cache.queries.birthdays import MOST_BIRTHDAYS
from vipdesk.cache.queries.brief import brief_lines
from vipdesk.cache.queries.guest_lists import pending_requests
from vipdesk.cache.queries.today import today
from vipdesk.ids import GuestId, StaffId, derived_id
from vipdesk.models.guest import ImportantDate, ShopperAssignment
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import DueRequest, MaskedGuest, PlaceCounts, PresentGuest
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import (
    AssignmentKind,
    Calendar,
    DateKind,
    PauseReason,
    PlaceKind,
    RequestEventKind,
    RequestState,
    VisitState,
)

CHEN = MaskedGuest(GUEST, "陈", "陈**", Words("女士", "Ms"))
SHAN = MaskedGuest(SECOND_GUEST, "单", "单**", Words("女士", "Ms"))
MINUTE = timedelta(minutes=1)


def look_after(guest_id: GuestId, staff_id: StaffId, **changes: Any) -> ShopperAssignment:
    details: dict[str, Any] = {"kind": AssignmentKind.PRIMARY, "active": True, "since": NOON} | changes
    return ShopperAssignment(
        id=derived_id(str(guest_id), str(staff_id)), guest_id=guest_id, staff_id=staff_id, **details
    )


def birthday(guest_id: GuestId, calendar: Calendar, month: int, day: int | None, **changes: Any) -> ImportantDate:
    details: dict[str, Any] = {"kind": DateKind.BIRTHDAY, "year": 1980, "leap": False} | changes
    return ImportantDate(
        id=derived_id(str(guest_id), calendar, str(month), str(day)),
        guest_id=guest_id,
        calendar=calendar,
        month=month,
        day=day,
        **details,
    )


def test_an_empty_day_says_the_date_in_both_calendars_and_that_nothing_is_there(desk: SmallDesk) -> None:
    shown = today(desk.reader, None)
    assert (shown.day, shown.lunar_day) == (date(2026, 11, 22), Words("农历十月十四", "lunar 10/14"))
    assert (shown.visits_today, shown.present, shown.due, shown.birthdays) == (0, (), (), ())
    assert shown.places == PlaceCounts(free=2, taken=0, shopping=0, rooms_free=0)
    assert shown.as_of is None
    desk.state.put("last_sync", write_instant(NOON))
    assert today(desk.reader, None).as_of == NOON


def test_the_day_is_the_stores_and_not_the_machines(desk: SmallDesk) -> None:
    desk.clock.pass_time(datetime(2026, 11, 22, 15, 59, tzinfo=UTC) - NOON)
    assert today(desk.reader, None).day == date(2026, 11, 22)
    desk.clock.pass_time(MINUTE)
    assert today(desk.reader, None).day == date(2026, 11, 23)


def test_who_is_here_is_told_masked_with_seat_shopper_and_whose_client(desk: SmallDesk) -> None:
    here = visit(place_id=SEAT, checked_in_at=NOON - MINUTE)
    earlier = visit(
        id=derived_id("2"), guest_id=SECOND_GUEST, state=VisitState.SHOPPING, checked_in_at=NOON - 9 * MINUTE
    )
    desk.put(
        here,
        earlier,
        left_visit(id=derived_id("3"), guest_id=THIRD_GUEST),
        look_after(GUEST, SHOPPER),
        look_after(GUEST, SECOND_SHOPPER, kind=AssignmentKind.COVER),
        look_after(SECOND_GUEST, SHOPPER, active=False, until=NOON),
    )
    name = Words("何嘉仪", "Jiayi He")
    first = PresentGuest(earlier.id, SHAN, VisitState.SHOPPING, NOON - 9 * MINUTE, None, None, mine=False)
    second = PresentGuest(
        VISIT, CHEN, VisitState.HERE, NOON - MINUTE, Words("窗边 6 号", "Window"), name, mine=True
    )
    assert today(desk.reader, SHOPPER).present == (first, second)
    assert [each.mine for each in today(desk.reader, SECOND_SHOPPER).present] == [False, True]
    assert [each.mine for each in today(desk.reader, None).present] == [False, False]


def test_a_colleagues_clients_are_also_those_of_who_covers_for_them_today(desk: SmallDesk) -> None:
    desk.put(visit(), look_after(GUEST, SHOPPER), roster_day(shifts=[], cover_id=SECOND_SHOPPER))
    assert [each.mine for each in today(desk.reader, SECOND_SHOPPER).present] == [True]
    assert [each.mine for each in today(desk.reader, SUPERVISOR).present] == [False]


def test_only_this_stores_guests_are_present_and_counted(desk: SmallDesk) -> None:
    desk.put(visit(store_id=FAR_STORE), left_visit(id=derived_id("2"), store_id=FAR_STORE))
    assert today(desk.reader, None).present == ()
    assert today(desk.reader, None).visits_today == 0


def test_visits_of_the_stores_day_are_counted_and_undone_ones_are_not(desk: SmallDesk) -> None:
    start = datetime(2026, 11, 21, 16, tzinfo=UTC)
    moments = (start - MINUTE, start, NOON, start + timedelta(days=1) - MINUTE, start + timedelta(days=1))
    desk.put(
        *(left_visit(id=derived_id(str(number)), checked_in_at=at) for number, at in enumerate(moments)),
        visit(id=derived_id("undone"), state=VisitState.UNDONE, open=False),
    )
    assert today(desk.reader, None).visits_today == 3


def test_what_is_late_or_due_within_half_an_hour_is_listed_soonest_first(desk: SmallDesk) -> None:
    def due(name: str, minutes: float, **changes: Any) -> Any:
        return request(id=derived_id(name), summary=name, due_at=NOON + timedelta(minutes=minutes), **changes)

    desk.put(
        visit(place_id=SEAT),
        request(owner_id=SHOPPER),
        due("late", -60, state=RequestState.IN_PROGRESS, kind="no declared kind", guest_id=SECOND_GUEST),
        due("soon", 29.9, state=RequestState.ACCEPTED),
        due("later", 30),
        due("done", 1, state=RequestState.DONE),
        due("cancelled", 1, state=RequestState.CANCELLED),
        due("far", 1, store_id=FAR_STORE),
        due("retired", 1, retired_at=NOON),
    )
    found = today(desk.reader, None).due
    assert [each.summary for each in found] == ["late", "龙井", "soon"]
    assert found[0].icon == "concierge-bell"
    assert (found[0].place, found[0].owner, found[0].guest) == (None, None, SHAN)
    assert found[1].clock is not None
    assert (found[1].clock.share, found[1].clock.waiting) == (0.5, False)
    assert replace(found[1], clock=None) == DueRequest(
        request_id=REQUEST,
        kind="drinks",
        icon="coffee",
        summary="龙井",
        guest=CHEN,
        place=Words("窗边 6 号", "Window"),
        owner=Words("何嘉仪", "Jiayi He"),
        opened_at=NOON - 5 * MINUTE,
        due_at=NOON + 5 * MINUTE,
    )


def test_a_paused_request_comes_last_with_the_clock_that_its_log_gives(desk: SmallDesk) -> None:
    long_ago = request(
        id=derived_id("runs"), summary="runs", opened_at=NOON - 3 * MINUTE, due_at=NOON + 20 * MINUTE
    )
    desk.put(*PAUSED_BEFORE, long_ago, type_row("drinks", {"icon": "gem"}))
    runs, paused = today(desk.reader, None).due
    # its end as it was written is nearer
    assert (runs.summary, paused.request_id, paused.icon) == ("runs", REQUEST, "gem")
    assert paused.due_at == NOON + 8 * MINUTE
    assert paused.clock is not None
    assert (paused.clock.paused_for, paused.clock.urgent) == (PauseReason.GUEST, False)
    assert [view.summary for view in pending_requests(desk.reader, GUEST)] == ["runs", "龙井"]
    assert [line.row_id for line in brief_lines(desk.reader, GUEST, has_taboo=False)] == [runs.request_id, REQUEST]


def test_hours_that_were_edited_since_bring_an_end_nearer(desk: SmallDesk) -> None:
    opened, due = NOON - 5 * MINUTE, NOON + timedelta(hours=14)
    entry = RequestEvent(
        id=derived_id("entry"),
        guest_id=GUEST,
        request_id=REQUEST,
        store_id=STORE,
        kind=RequestEventKind.OPENED,
        at=opened,
        author_id=SHOPPER,
        facts={"clock": "store", "minutes": 25, "intake": 5},
    )
    desk.put(request(opened_at=opened, due_at=due), entry)
    (shown,) = today(desk.reader, None).due
    assert shown.due_at == NOON + 20 * MINUTE


def test_what_nobody_has_taken_in_time_waits(desk: SmallDesk) -> None:
    desk.put(request(opened_at=NOON - 6 * MINUTE, due_at=NOON + 20 * MINUTE))
    (shown,) = today(desk.reader, None).due
    assert shown.clock is not None
    assert (shown.clock.waiting, shown.owner) == (True, None)


def test_of_another_stores_request_the_end_stands_as_it_was_written(desk: SmallDesk) -> None:
    desk.put(request(store_id=FAR_STORE, paused_at=NOON - MINUTE, paused_for="guest"), *PAUSED_BEFORE[1:])
    (view,) = pending_requests(desk.reader, GUEST)
    assert view.clock is not None
    assert (view.due_at, view.clock.paused_for) == (NOON + 5 * MINUTE, PauseReason.GUEST)


def test_seats_and_rooms_are_counted_by_what_goes_on_in_them(desk: SmallDesk) -> None:
    def place(name: str, kind: PlaceKind) -> LoungePlace:
        return LoungePlace(
            id=derived_id(name), store_id=STORE, name=name, name_en=name, kind=kind, capacity=1, position=9
        )

    rooms = [place(f"room {number}", PlaceKind.ROOM) for number in range(3)]
    desk.put(*rooms, place("third seat", PlaceKind.SEAT))
    desk.put(
        visit(place_id=SEAT),
        visit(id=derived_id("2"), guest_id=SECOND_GUEST, place_id=SECOND_SEAT, state=VisitState.SHOPPING),
        visit(id=derived_id("3"), guest_id=THIRD_GUEST, place_id=rooms[0].id),
        left_visit(id=derived_id("4"), place_id=rooms[1].id),
    )
    assert today(desk.reader, None).places == PlaceCounts(free=1, taken=1, shopping=1, rooms_free=1, untidy=1)


@pytest.mark.parametrize(
    ("kept", "on", "given"),
    [
        (birthday(GUEST, Calendar.SOLAR, 11, 22), date(2026, 11, 22), Words("11月22日", "22 Nov")),
        (birthday(GUEST, Calendar.SOLAR, 11, 28), date(2026, 11, 28), Words("11月28日", "28 Nov")),
        (birthday(GUEST, Calendar.LUNAR, 10, 17), date(2026, 11, 25), Words("农历十月十七", "lunar 10/17")),
        (birthday(GUEST, Calendar.LUNAR, 10, 17, leap=True), date(2026, 11, 25), None),
        (birthday(GUEST, Calendar.SOLAR, 11, 29), None, None),
        (birthday(GUEST, Calendar.SOLAR, 11, 21), None, None),
        (birthday(GUEST, Calendar.SOLAR, 11, None), None, None),
        (birthday(GUEST, Calendar.SOLAR, 11, 22, kind=DateKind.ANNIVERSARY), None, None),
        (birthday(GUEST, Calendar.SOLAR, 11, 22, retired_at=NOON), None, None),
    ],
)
def test_a_birthday_is_told_for_seven_days_as_it_was_given(
    desk: SmallDesk, kept: ImportantDate, on: date | None, given: Words | None
) -> None:
    desk.put(kept)
    found = today(desk.reader, None).birthdays
    assert [each.on for each in found] == ([] if on is None else [on])
    for each in found:
        assert (each.guest, each.in_lounge) == (CHEN, False)
        assert given is None or each.as_given == given


def test_birthdays_come_nearest_first_and_say_who_is_here(desk: SmallDesk) -> None:
    desk.put(
        birthday(GUEST, Calendar.SOLAR, 11, 24),
        birthday(SECOND_GUEST, Calendar.LUNAR, 10, 14),
        birthday(THIRD_GUEST, Calendar.SOLAR, 11, 28),
        visit(guest_id=SECOND_GUEST),
    )
    found = today(desk.reader, None).birthdays
    assert [(each.guest.letter, each.in_lounge) for each in found] == [("单", True), ("陈", False), ("欧", False)]


def test_a_birthday_on_a_leap_day_is_kept_in_every_year(desk: SmallDesk) -> None:
    desk.clock.pass_time(datetime(2027, 2, 25, 4, tzinfo=UTC) - NOON)
    desk.put(birthday(GUEST, Calendar.SOLAR, 2, 29))
    (found,) = today(desk.reader, None).birthdays
    assert (found.on, found.as_given.zh) == (date(2027, 2, 28), "2月29日")


def test_of_a_guest_this_desk_has_not_heard_of_nothing_is_shown(desk: SmallDesk) -> None:
    stranger = GuestId(derived_id("stranger"))
    desk.put(visit(guest_id=stranger), request(guest_id=stranger), birthday(stranger, Calendar.SOLAR, 11, 22))
    shown = today(desk.reader, None)
    assert (shown.present, shown.due, shown.birthdays) == ((), (), ())


def test_the_count_of_birthdays_is_of_all_of_them_and_not_of_those_listed(desk: SmallDesk) -> None:
    for number in range(MOST_BIRTHDAYS + 5):
        desk.put(
            ImportantDate(
                id=derived_id("date", str(number)),
                guest_id=GUEST,
                kind=DateKind.BIRTHDAY,
                calendar=Calendar.SOLAR,
                month=11,
                day=22 + number % 7,
                year=None,
                leap=False,
            )
        )
    shown = today(desk.reader, None)
    assert (len(shown.birthdays), shown.birthday_count) == (MOST_BIRTHDAYS, MOST_BIRTHDAYS + 5)
