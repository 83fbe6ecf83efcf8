"""Whether a shopper is at work and who stands in for them, as the banner and the roster tell it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cache.queries.test_today import look_after
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, put
from tests.fakes.small_house import (
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    SUPERVISOR,
)
from tests.intents.tables.roster import DAY, EARLY, roster_day
from vipdesk.cache.queries.duty import duty_book
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.nearness import nearness
from vipdesk.cache.queries.roster import roster
from vipdesk.cache.queries.staff import colleagues, staff_card
from vipdesk.models.snapshot.duty import DutyView
from vipdesk.models.snapshot.guests import Profile, Words
from vipdesk.models.vocabulary import AssignmentKind, DutyState, Source

NAME = Words("何嘉仪", "Jiayi He")
ENDS = NOON.replace(hour=9, minute=30)
"""17:30 in the store."""


def _profile(desk: SmallDesk) -> Profile:
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    return profile


def _duty(desk: SmallDesk) -> DutyView:
    profile = _profile(desk)
    assert profile.shopper is not None
    return profile.shopper.duty


def test_without_a_roster_of_the_day_nobody_knows(desk: SmallDesk) -> None:
    yesterday = (DAY - timedelta(1)).isoformat()
    far = roster_day(store_id=FAR_STORE, staff_id=SECOND_SHOPPER)
    desk.put(look_after(GUEST, SHOPPER), roster_day(day=yesterday))
    assert _duty(desk) == DutyView(DutyState.UNKNOWN)
    desk.put(far)
    assert _duty(desk) == DutyView(DutyState.UNKNOWN)


def test_the_shopper_is_at_work_until_the_shift_ends(desk: SmallDesk) -> None:
    desk.put(look_after(GUEST, SHOPPER), roster_day())
    assert _duty(desk) == DutyView(DutyState.ON, until=ENDS, label="早班")
    desk.clock.pass_time(ENDS - NOON)
    assert _duty(desk) == DutyView(DutyState.OFF, label="早班")


def test_who_is_not_on_todays_roster_is_off_and_a_guest_of_another_stores_shopper_is_told_nothing(
    desk: SmallDesk,
) -> None:
    desk.put(look_after(GUEST, SECOND_SHOPPER), roster_day())
    assert _duty(desk).state is DutyState.OFF
    desk.put(look_after(GUEST, SECOND_SHOPPER, active=False), look_after(GUEST, FAR_SUPERVISOR))
    assert _duty(desk).state is DutyState.UNKNOWN


def test_the_guests_own_cover_comes_before_that_of_the_roster(desk: SmallDesk) -> None:
    desk.put(look_after(GUEST, SHOPPER), roster_day(shifts=[], cover_id=SUPERVISOR, label="年假"))
    profile = _profile(desk)
    assert profile.shopper is not None
    assert profile.cover is not None
    assert (profile.shopper.duty, profile.cover.staff_id) == (DutyView(DutyState.OFF, label="年假"), SUPERVISOR)
    assert not profile.cover_for_guest
    desk.put(look_after(GUEST, SECOND_SHOPPER, kind=AssignmentKind.COVER))
    cover = _profile(desk).cover
    assert cover is not None
    assert cover.staff_id == SECOND_SHOPPER
    assert _profile(desk).cover_for_guest


def test_who_stands_in_finds_the_clients_as_their_own(desk: SmallDesk) -> None:
    desk.put(look_after(GUEST, SHOPPER), roster_day(shifts=[], cover_id=SECOND_SHOPPER))
    assert duty_book(desk.reader).covered_by(SECOND_SHOPPER.bytes) == (SHOPPER.bytes,)
    near = nearness(desk.reader, SECOND_SHOPPER)
    assert len(near.clients) == 1
    assert near.clients == nearness(desk.reader, SHOPPER).clients


def test_a_day_of_the_roster_is_everybody_of_the_floor_with_what_is_written_of_them(desk: SmallDesk) -> None:
    desk.put(roster_day(source="staff", author_id=SUPERVISOR, cover_id=SECOND_SHOPPER))
    shown = roster(desk.reader, DAY)
    line = next(line for line in shown.lines if line.staff.staff_id == SHOPPER)
    assert (shown.day, shown.known, len(shown.lines)) == (DAY, True, len(colleagues(desk.reader)))
    assert line.entry is not None
    assert (line.entry.shifts, line.entry.label, line.entry.cover) == (((540, 1050),), "早班", NAME)
    assert (line.entry.source, line.entry.author, line.entry.noted_at) == (Source.STAFF, NAME, NOON)
    assert line.duty.state is DutyState.ON
    assert {other.entry for other in shown.lines if other is not line} == {None}
    tomorrow = roster(desk.reader, DAY + timedelta(1))
    assert (tomorrow.known, {each.entry for each in tomorrow.lines}) == (False, {None})


def test_colleagues_and_who_signs_in_are_told_with_their_duty(desk: SmallDesk) -> None:
    desk.put(roster_day())
    by_id = {card.staff_id: card.duty.state for card in colleagues(desk.reader)}
    assert by_id[SHOPPER] is DutyState.ON
    assert by_id[SECOND_SHOPPER] is DutyState.OFF
    card = staff_card(desk.reader, SHOPPER)
    assert card is not None
    assert card.duty.label == "早班"


def test_shifts_of_another_form_are_none_of_this_programs(desk: SmallDesk) -> None:
    desk.page(put(roster_day(shifts=[*EARLY, {"from": 9}, [1], ["9", "18"], [True, False]])))
    assert _spans_of(desk) == ((540, 1050),)
    desk.page(put(roster_day(shifts={"whole": "day"}, version=2)))
    assert _spans_of(desk) == ()


def _spans_of(desk: SmallDesk) -> tuple[tuple[int, int], ...]:
    line = next(line for line in roster(desk.reader, date(2026, 11, 22)).lines if line.staff.staff_id == SHOPPER)
    assert line.entry is not None
    return line.entry.shifts
