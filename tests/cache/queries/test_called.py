"""Whom the escalation ladder tells at a desk: the one who handles it, the supervisor, nobody else; and how it is tried."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.cache.queries.test_guest_life import merge
from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, REQUEST, SECOND_GUEST, SHOPPER, STAFF, STORE, request
from tests.intents.tables.ladders import present
from tests.intents.tables.request_pauses import PAUSED_BEFORE
from vipdesk.cache.queries.called import called_matters, ladder, tried_calls
from vipdesk.ids import derived_id
from vipdesk.models.robot import RobotState
from vipdesk.models.snapshot.desk import MatterKind, StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Role
from vipdesk.rules.request_number import short_number


def person(role: Role) -> StaffCard:
    """Somebody at the desk."""
    return StaffCard(STAFF[role], role, Words("何嘉仪", "Jiayi He"), role, known_here=True)


def steps(*rungs: tuple[str, int, str]) -> list[dict[str, Any]]:
    """A ladder."""
    return [{"when": when, "value": value, "tell": tell} for when, value, tell in rungs]


def told(desk: SmallDesk, role: Role) -> list[tuple[str, int]]:
    """What is told to somebody: at which point of the clock."""
    matters = called_matters(desk.reader, person(role))
    return [(str(matter.facts["when"]), int(str(matter.facts["value"]))) for matter in matters]


def test_what_nobody_takes_is_told_to_the_supervisor_and_to_nobody_else(desk: SmallDesk) -> None:
    desk.put(request())
    assert told(desk, Role.SUPERVISOR) == [("not_taken", 5)]
    assert told(desk, Role.RECEPTIONIST) == told(desk, Role.SHOPPER) == []
    assert called_matters(desk.reader, None) == ()
    (matter,) = called_matters(desk.reader, person(Role.SUPERVISOR))
    assert (matter.kind, matter.op_id, matter.about, matter.asked_at) == (
        MatterKind.CALLED,
        REQUEST,
        "龙井 · 陈**",
        NOON,
    )


def test_of_a_complaint_the_number_alone_is_told(desk: SmallDesk) -> None:
    desk.put(request(kind="complaint", summary="等太久"))
    (matter,) = called_matters(desk.reader, person(Role.SUPERVISOR))
    assert matter.about == f"#{short_number(REQUEST)} · 陈**"


def test_whoever_handles_it_is_told_before_the_time_is_over_and_the_supervisor_after(desk: SmallDesk) -> None:
    desk.put(request(owner_id=SHOPPER, state="accepted", due_at=NOON + timedelta(minutes=1)))
    assert (told(desk, Role.SHOPPER), told(desk, Role.SUPERVISOR)) == ([("share", 80)], [])


def test_what_is_over_its_time_is_told_once_at_its_latest_step(desk: SmallDesk) -> None:
    desk.put(
        request(
            owner_id=SHOPPER,
            state="accepted",
            opened_at=NOON - timedelta(hours=3),
            due_at=NOON - timedelta(hours=2),
        )
    )
    assert told(desk, Role.SUPERVISOR) == [("overdue", 60)]


def test_what_is_paused_calls_nobody(desk: SmallDesk) -> None:
    desk.put(*PAUSED_BEFORE)
    assert told(desk, Role.SUPERVISOR) == told(desk, Role.SHOPPER) == []


def test_a_ladder_that_was_changed_is_in_force_at_the_next_look(desk: SmallDesk) -> None:
    desk.put(request())
    assert told(desk, Role.SUPERVISOR) == [("not_taken", 5)]
    desk.put(present(steps(("not_taken", 4, "supervisor"))))
    assert told(desk, Role.SUPERVISOR) == [("not_taken", 4)]
    assert [(rung.when, rung.value, rung.tell) for rung in ladder(desk.reader).rungs] == [
        ("not_taken", 4, "supervisor")
    ]


def test_a_ladder_on_trial_shows_whom_it_would_tell_and_when_and_changes_nothing(desk: SmallDesk) -> None:
    desk.put(request())
    tried = tried_calls(desk.reader, steps(("overdue", 0, "head_office"), ("not_taken", 3, "supervisor")))
    assert tried is not None
    assert [(call.tell, call.at, call.reached) for call in tried] == [
        ("supervisor", NOON - timedelta(minutes=2), True),
        ("head_office", NOON + timedelta(minutes=5), False),
    ]
    assert tried_calls(desk.reader, steps(("overdue", -1, "owner"))) is None
    assert len(ladder(desk.reader).rungs) == 4


def test_a_robot_that_does_not_hear_is_told_to_supervisors_alone_until_it_hears(desk: SmallDesk) -> None:
    state = RobotState(id=derived_id("robot_state"), store_id=STORE, failing_since=NOON, reason="errcode 93000")
    desk.put(state)
    (matter,) = called_matters(desk.reader, person(Role.SUPERVISOR))
    assert (matter.kind, matter.asked_at, matter.facts) == (MatterKind.ROBOT, NOON, {"reason": "errcode 93000"})
    assert called_matters(desk.reader, person(Role.RECEPTIONIST)) == ()
    desk.put(RobotState(id=state.id, store_id=STORE, version=2))
    assert called_matters(desk.reader, person(Role.SUPERVISOR)) == ()


def test_a_request_under_a_merged_name_names_the_one_who_remains(desk: SmallDesk) -> None:
    desk.put(
        merge(GUEST, SECOND_GUEST),
        directory_row("单晓敏", row_id=SECOND_GUEST, merged_into=GUEST),
        request(guest_id=SECOND_GUEST),
    )
    named = {(matter.guest_id, matter.about) for matter in called_matters(desk.reader, person(Role.SUPERVISOR))}
    assert named == {(GUEST, "龙井 · 陈**")}
