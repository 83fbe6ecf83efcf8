"""Whatever befalls one request between a desk and head office, the intent in it arrives once and nothing waits for ever."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.fakes.fault_proxy import BUSY, INVENTED, Fault
from tests.fakes.odd_server import PROBLEM, http
from tests.fakes.real_house import RealDesk, RealHouse
from vipdesk.headoffice.database import HOUSE
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Note
from vipdesk.models.record import Outcome

PATIENCE = 180.0
"""Seconds until a healed desk must have sent what waits, on a machine that does other things too."""


@pytest.fixture
def desk(house: RealHouse) -> RealDesk:
    """The first desk, its line whole, nothing waiting."""
    first = house.desks[0]
    first.line.mend()
    assert first.drain(PATIENCE)
    return first


def until(reached: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait for something to become so; fails the test if it does not."""
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def note(house: RealHouse, desk: RealDesk, text: str) -> dict[str, Any]:
    """Save a note about somebody of both stores."""
    return desk.running.submit("guest.add_note", guest_id=house.guest_ids()[0], text=text)


def effects(house: RealHouse, saved: dict[str, Any]) -> tuple[list[str], int]:
    """How an intent was decided, each time it was, and how many notes it made."""
    notes, outcomes = table_of(Note), table_of(Outcome)
    with house.database.snapshot(HOUSE) as connection:
        states = connection.scalars(select(outcomes.c.state).where(outcomes.c.op_id == UUID(saved["op_id"])))
        made = select(func.count()).where(notes.c.id == UUID(saved["created"]["note_id"]))
        return list(states), int(connection.scalar(made) or 0)


def _of(fault: Fault, *promises: str) -> Any:
    return pytest.param(fault, marks=pytest.mark.proves(*promises), id=fault.value)


@pytest.mark.parametrize(
    "fault",
    [
        _of(Fault.CUT_BEFORE_REPLY, "F1", "I2"),
        _of(Fault.CUT_IN_REPLY, "F1", "I2"),
        _of(Fault.CUT_BEFORE, "F2"),
        _of(Fault.CUT_IN_REQUEST, "F2", "I5"),
        _of(Fault.LATE_REQUEST, "F4", "I2"),
        _of(Fault.STALE_REPLY, "F4"),
        _of(Fault.SLOW, "F7", "F48"),
        _of(Fault.TRICKLE, "F7"),
        _of(Fault.PORTAL, "F9"),
        _of(Fault.REDIRECT, "F9"),
        _of(Fault.ERROR_500, "F10"),
        _of(Fault.ERROR_502, "F10"),
        _of(Fault.BUSY_503, "F10"),
        _of(Fault.BUSY_429, "F10"),
        _of(Fault.DENIED_401, "F11"),
        _of(Fault.DENIED_403, "F11"),
    ],
)
def test_what_befalls_one_push_neither_loses_nor_doubles(fault: Fault, house: RealHouse, desk: RealDesk) -> None:
    note(house, desk, "before")
    assert desk.drain(PATIENCE)
    before = desk.line.met[fault]
    desk.line.next(fault)
    saved = note(house, desk, fault.value)
    desk.line.wait_for(fault, before + 1)
    later = note(house, desk, "later")
    assert desk.drain(PATIENCE)
    assert effects(house, saved) == (["accepted"], 1)
    assert effects(house, later) == (["accepted"], 1)


@pytest.mark.proves("F3", "I2")
def test_a_push_that_comes_ten_times_at_once_is_answered_alike(house: RealHouse, desk: RealDesk) -> None:
    desk.line.next(Fault.REPEAT)
    saved = note(house, desk, "ten times")
    until(lambda: bool(desk.line.repeated))
    assert desk.drain(PATIENCE)
    answers = [json.loads(body) for body in desk.line.repeated.pop()]
    # one that waits long for the nine before it may be asked to come back
    told = [answer["outcomes"] for answer in answers if "outcomes" in answer]
    assert len(told) > 1
    assert all(outcomes == told[0] for outcomes in told)
    assert {answer["code"] for answer in answers if "outcomes" not in answer} <= {"busy"}
    assert effects(house, saved) == (["accepted"], 1)


@pytest.mark.proves("F6")
def test_while_a_request_is_in_a_black_hole_the_counter_goes_on_and_the_desk_says_it_is_alone(
    house: RealHouse, desk: RealDesk
) -> None:
    desk.line.always(Fault.BLACK_HOLE)
    before = desk.line.met[Fault.BLACK_HOLE]
    first = note(house, desk, "into the hole")
    desk.line.wait_for(Fault.BLACK_HOLE, before + 1)
    second = note(house, desk, "while it hangs")
    assert desk.running.ask(do="status")["waiting"] == 2
    until(lambda: not desk.running.ask(do="status")["online"])
    desk.line.mend()
    assert desk.drain(PATIENCE)
    assert effects(house, first) == effects(house, second) == (["accepted"], 1)


@pytest.mark.proves("F8", "I22")
def test_a_line_that_flaps_leaves_nothing_stuck(house: RealHouse, desk: RealDesk) -> None:
    saved = []
    for number in range(8):
        desk.line.cut()
        saved.append(note(house, desk, f"cut {number}"))
        time.sleep(0.1)
        desk.line.join()
        saved.append(note(house, desk, f"whole {number}"))
        time.sleep(0.1)
    # nothing but the desk itself begins the round
    until(lambda: desk.running.ask(do="status")["waiting"] == 0)
    assert [effects(house, each) for each in saved] == [(["accepted"], 1)] * 16


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        pytest.param(Fault.PORTAL, "offline", marks=pytest.mark.proves("F9", "I23")),
        pytest.param(Fault.REDIRECT, "offline", marks=pytest.mark.proves("F9", "I23")),
        pytest.param(Fault.ERROR_500, "server_busy", marks=pytest.mark.proves("F10", "I23")),
        pytest.param(Fault.DENIED_401, "sign_in_again", marks=pytest.mark.proves("F11", "I23")),
    ],
)
def test_as_long_as_something_else_answers_all_waits_and_is_said_to(
    fault: Fault, code: str, house: RealHouse, desk: RealDesk
) -> None:
    desk.line.always(fault)
    saved = [note(house, desk, str(number)) for number in range(3)]
    assert desk.running.ask(do="sync")["code"] == code
    assert desk.running.ask(do="status")["waiting"] == 3
    assert all(effects(house, each) == ([], 0) for each in saved)
    desk.line.mend()
    assert desk.drain(PATIENCE)
    assert all(effects(house, each) == (["accepted"], 1) for each in saved)


@pytest.mark.proves("F10")
def test_a_pause_that_head_office_wishes_is_kept_whatever_is_saved_meanwhile(
    house: RealHouse, desk: RealDesk
) -> None:
    desk.line.invented[Fault.BUSY_503] = http(503, BUSY, PROBLEM, Retry_After="60")
    before = desk.line.met[Fault.BUSY_503]
    desk.line.next(Fault.BUSY_503)
    first = note(house, desk, "first")
    desk.line.wait_for(Fault.BUSY_503, before + 1)
    desk.line.invented[Fault.BUSY_503] = INVENTED[Fault.BUSY_503]
    until(lambda: desk.running.ask(do="status")["waiting"] == 1)
    asked = desk.line.pushes()
    for number in range(10):
        note(house, desk, str(number))
        time.sleep(0.2)
    assert desk.line.pushes() == asked
    # who asks at the desk itself is answered at once
    assert desk.drain(PATIENCE)
    assert effects(house, first) == (["accepted"], 1)


@pytest.mark.proves("F7")
def test_a_line_on_which_everything_is_slow_carries_all_that_is_saved_with_one_push(
    house: RealHouse, desk: RealDesk
) -> None:
    note(house, desk, "while it is quick")
    assert desk.drain(PATIENCE)
    asked = desk.line.pushes()
    desk.line.always(Fault.SLOW)
    saved = note(house, desk, "all the way")
    assert desk.drain(60)
    assert effects(house, saved) == (["accepted"], 1)
    assert desk.line.pushes() == asked + 1


@pytest.mark.proves("F48")
def test_twenty_clicks_while_head_office_is_slow_are_one_visit(house: RealHouse, desk: RealDesk) -> None:
    desk.line.always(Fault.SLOW)
    guest = house.guest_ids()[2]
    answers = [desk.running.ask(do="submit", kind="visit.check_in", args={"guest_id": guest}) for _ in range(20)]
    assert [answer["state"] for answer in answers].count("saved") == 1
    assert {answer.get("code") for answer in answers} == {None, "already_here"}
    desk.line.mend()
    assert desk.drain(PATIENCE)
    open_visits = [row for row in desk.running.ask(do="rows", table="visit")["rows"] if row["guest_id"] == guest]
    assert len(open_visits) == 1
    desk.running.submit("visit.check_out", visit_id=open_visits[0]["id"])
