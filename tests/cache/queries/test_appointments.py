"""Who is expected, whether what was prepared still holds, whom to remind, and whose time is taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    GUEST,
    RECEPTIONIST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    VISIT,
    request,
    visit,
)
from tests.intents.tables.appointments import APPOINTMENT, OTHER, THREE, appointment
from vipdesk.cache.perform import perform
from vipdesk.cache.queries.appointments import (
    REMIND_POLICY,
    appointment_day,
    appointment_form,
    appointments_of,
    expected,
    to_remind,
)
from vipdesk.cache.queries.today import today
from vipdesk.ids import derived_id
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.guest import Preference, preference_id
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Topic

_LATER: Final[dict[str, Any]] = {
    "starts_at": THREE + timedelta(days=1),
    "ends_at": THREE + timedelta(days=1, hours=1),
    "day": "2026-11-23",
}
DAY = date(2026, 11, 22)


def taboo(text: str, version: int = 2) -> Preference:
    row = Preference(
        id=preference_id(GUEST, Topic.TABOO),
        guest_id=GUEST,
        topic=Topic.TABOO,
        value=text,
        source="guest",
        told_at=NOON,
    )
    row.version = version
    return row


def prepare(desk: SmallDesk, seen: Mapping[str, str]) -> None:
    """Somebody has prepared the first appointment for what they saw."""
    args = {"appointment_id": str(APPOINTMENT), "seen": dict(seen)}
    perform(desk.cache, desk.clock, RECEPTIONIST, "appointment.prepare", args, online=True)


def test_the_board_names_who_is_expected_today_by_time_and_tells_whose_they_are(desk: SmallDesk) -> None:
    desk.put(
        appointment(companions=2, note="带太太"),
        appointment(id=OTHER, guest_id=SECOND_GUEST, starts_at=NOON, ends_at=THREE, staff_id=SECOND_SHOPPER),
        appointment(id=derived_id("over"), state="called_off", open=False),
        appointment(id=derived_id("tomorrow"), **_LATER),
    )
    first, second = expected(desk.reader, SHOPPER)
    assert (first.guest.masked, second.guest.masked) == ("单**", "陈**")
    assert (first.mine, second.mine) == (False, True)
    assert (second.label.zh, second.starts_at, second.companions, second.note) == ("搭配方案", THREE, 2, "带太太")
    assert second.badge is Badge.WAITING
    assert [each.appointment_id for each in today(desk.reader, None).expected] == [OTHER, APPOINTMENT]
    assert [each.starts_at for each in appointments_of(desk.reader, GUEST)] == [THREE, _LATER["starts_at"]]


def test_what_was_prepared_holds_until_one_of_its_facts_changes(desk: SmallDesk) -> None:
    desk.put(appointment(companions=2), taboo("海鲜"))
    (seen,) = expected(desk.reader, None)
    prepare(desk, seen.facts)
    (ready,) = expected(desk.reader, None)
    assert (ready.badge, ready.changed) == (Badge.PREPARED, ())
    assert ready.prepared_by is not None
    desk.put(taboo("海鲜，忌百合", 3), request())
    three = write_instant(THREE)
    desk.submit(
        "appointment.move",
        appointment_id=APPOINTMENT,
        based_on=three,
        starts_at=three,
        minutes=60,
        companions=4,
        staff_id=SHOPPER,
    )
    (moved,) = expected(desk.reader, None)
    assert (moved.badge, moved.changed) == (Badge.CHANGED, ("companions", "taboo", "services"))
    assert (moved.companions_before, moved.companions) == ("2", 4)
    prepare(desk, moved.facts)
    assert expected(desk.reader, None)[0].badge is Badge.PREPARED


def test_a_day_keeps_those_who_came_and_who_did_not(desk: SmallDesk) -> None:
    desk.put(
        visit(),
        appointment(state="came", open=False, visit_id=VISIT),
        appointment(id=OTHER, guest_id=SECOND_GUEST, state="no_show", open=False, staff_id=None),
    )
    shown = appointment_day(desk.reader, DAY, None)
    came, missed = sorted(shown.appointments, key=lambda each: each.state)
    assert (came.state, came.visit_id) == (AppointmentState.CAME, VISIT)
    assert (missed.state, missed.shopper) == (AppointmentState.NO_SHOW, None)
    assert {SHOPPER, SECOND_SHOPPER} <= {each.staff_id for each in shown.shoppers}
    assert RECEPTIONIST not in {each.staff_id for each in shown.shoppers}


def test_whoever_comes_within_a_day_is_to_be_reminded_until_they_were_reached(desk: SmallDesk) -> None:
    desk.put(
        appointment(reminder=Reminder.UNREACHED, reminded_at=NOON),
        appointment(id=OTHER, guest_id=SECOND_GUEST, reminder=Reminder.COMES, reminded_at=NOON, staff_id=None),
        appointment(id=derived_id("later"), staff_id=None, **_LATER),
    )
    assert [each.appointment_id for each in to_remind(desk.reader, None)] == [APPOINTMENT]
    assert today(desk.reader, None).remind == 1
    desk.put(Policy(id=derived_id("policy"), key=REMIND_POLICY, store_id=STORE, value=48))
    assert len(to_remind(desk.reader, None)) == 2


def test_a_form_knows_types_and_whose_time_is_taken(desk: SmallDesk) -> None:
    desk.put(appointment(), appointment(id=OTHER, staff_id=None, guest_id=SECOND_GUEST))
    form = appointment_form(desk.reader, DAY)
    assert {(busy.staff_id, busy.starts_at, busy.guest.masked, busy.label) for busy in form.busy} == {
        (SHOPPER, THREE, "陈**", Words("搭配方案", "Styling")),
        (None, THREE, "单**", Words("搭配方案", "Styling")),
    }
    assert {kind.kind for kind in form.kinds} >= {"styling", "visit"}
    assert appointment_form(desk.reader, DAY + timedelta(1)).busy == ()
