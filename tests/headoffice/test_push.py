"""Push: every intent has its effect once, in order, and its outcome for ever."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import DESK, SECOND_DESK, SUPERVISOR
from vipdesk.errors import ServerBusy
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.problems import DeviceRewound, KeyReused
from vipdesk.ids import DeskId, derived_id, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit, Outcome
from vipdesk.protocol.push import PushAnswer, PushedIntent, PushRequest

ACCEPTED = ("accepted", None)


def told(answer: PushAnswer) -> bytes:
    """The outcomes as they travel."""
    return msgspec.json.encode(answer.outcomes)


def notes(office: HeadOffice) -> int:
    """How many notes there are."""
    return sum(1 for _ in export_lines(office.database, "note"))


def kept(office: HeadOffice, column: str) -> list[Any]:
    """A column of the outcomes, by number."""
    table = table_of(Outcome)
    with office.database.snapshot(HOUSE) as connection:
        return list(connection.scalars(select(table.c[column]).order_by(table.c.incarnation, table.c.seq)))


@pytest.mark.proves("I4", "P7")
def test_every_intent_is_decided_in_order_and_answered(desk: Caller, office: HeadOffice) -> None:
    wishes = [note(f"第 {number} 条") for number in range(5)]
    answer = desk.push(*wishes)
    assert [(o.op_id, o.seq, o.state, o.code, o.facts) for o in answer.outcomes] == [
        (wish.op_id, seq, "accepted", None, {}) for seq, wish in enumerate(wishes, start=1)
    ]
    assert (answer.expected_seq, answer.applied_seq, answer.safe_seq) == (6, 5, 0)
    assert answer.server_time == office.clock.now()
    assert kept(office, "op_id") == [wish.op_id for wish in wishes]
    assert notes(office) == 5


@pytest.mark.proves("I2", "F1", "P6")
def test_a_push_sent_again_gets_the_same_bytes_and_changes_nothing(desk: Caller, office: HeadOffice) -> None:
    refused = note(guest_id=new_id())
    wishes = [note(), refused, note()]
    first = desk.push(*wishes)
    before = office.digests()
    office.clock.pass_time(timedelta(days=400))
    again = desk.push(*wishes, first_seq=1)
    assert told(again) == told(first)
    assert again.expected_seq == first.expected_seq == 4
    after = office.digests()
    del before["issue_block"], after["issue_block"]  # old ones are replaced after so long a time
    assert after == before
    assert len(kept(office, "seq")) == 3


@pytest.mark.proves("F3", "I2")
def test_the_same_push_ten_times_at_once_has_one_effect_and_ten_equal_answers(
    desk: Caller, office: HeadOffice
) -> None:
    wishes = [note(f"{number}") for number in range(8)]
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: told(Caller(office).push(*wishes)), range(10)))
    assert len(set(answers)) == 1
    assert notes(office) == 8
    assert kept(office, "seq") == list(range(1, 9))
    assert desk.push().expected_seq == 9


def test_an_answer_that_was_lost_half_way_is_made_up_by_sending_everything_again(desk: Caller) -> None:
    wishes = [note(f"{number}") for number in range(6)]
    first = desk.push(*wishes[:3])
    whole = desk.push(*wishes, first_seq=1)
    assert told(whole).startswith(told(first)[:-1])
    assert [outcome.seq for outcome in whole.outcomes] == [1, 2, 3, 4, 5, 6]


@pytest.mark.proves("I4", "F5")
def test_a_gap_ends_the_answer_and_says_which_number_is_awaited(desk: Caller, office: HeadOffice) -> None:
    answer = desk.push(note(), note(), first_seq=3)
    assert (answer.outcomes, answer.expected_seq, answer.applied_seq) == ([], 1, 0)
    desk.push(note())
    assert desk.push(note(), first_seq=3).expected_seq == 2
    assert notes(office) == 1


def test_an_empty_push_tells_how_far_head_office_is(desk: Caller) -> None:
    assert desk.push().expected_seq == 1
    desk.push(note(), note())
    answer = desk.push()
    assert (answer.outcomes, answer.expected_seq, answer.applied_seq) == ([], 3, 2)


@pytest.mark.proves("I17", "P6")
def test_a_seen_number_with_another_intent_is_a_desk_put_back_from_a_copy(
    desk: Caller, office: HeadOffice
) -> None:
    desk.push(note(), note())
    for first_seq in (2, 1, 0, -1):
        with pytest.raises(DeviceRewound):
            desk.push(note(), first_seq=first_seq)
    assert notes(office) == 2


@pytest.mark.proves("I17", "P6")
def test_only_the_latest_incarnation_is_listened_to(desk: Caller, office: HeadOffice) -> None:
    wish = note()
    desk.push(wish)
    assert office.doorkeeper.new_incarnation(desk.access).incarnation == 2
    for incarnation in (0, 1, 3):
        for wishes in ([], [wish], [note()]):
            with pytest.raises(DeviceRewound):
                desk.push(*wishes, first_seq=1, incarnation=incarnation)
    assert desk.push(note(), first_seq=1, incarnation=2).expected_seq == 2


@pytest.mark.proves("P6", "I2")
def test_a_known_intent_under_a_new_number_gets_its_outcome_and_takes_the_number(
    desk: Caller, office: HeadOffice
) -> None:
    refused, wish = note(guest_id=new_id()), note()
    first = desk.push(refused, wish)
    office.doorkeeper.new_incarnation(desk.access)
    again = desk.push(wish, refused, first_seq=1, incarnation=2)
    assert [(o.op_id, o.seq, o.state, o.code, o.facts) for o in again.outcomes] == [
        (o.op_id, seq, o.state, o.code, o.facts) for seq, o in enumerate(reversed(first.outcomes), start=1)
    ]
    assert again.expected_seq == 3
    assert notes(office) == 1
    assert told(desk.push(wish, refused, first_seq=1, incarnation=2)) == told(again)
    with pytest.raises(DeviceRewound):
        desk.push(note(), first_seq=1, incarnation=2)


def _other_args(wish: PushedIntent) -> dict[str, Any]:
    return {"args": {**wish.args, "text": "别的"}}


CHANGES: dict[str, Callable[[PushedIntent], dict[str, Any]]] = {
    "args": _other_args,
    "creates": lambda _: {"creates": []},
    "asked_at": lambda wish: {"asked_at": wish.asked_at - timedelta(microseconds=1)},
    "anchor": lambda wish: {"anchor": wish.anchor - timedelta(microseconds=1)},
    "uncertainty_ms": lambda wish: {"uncertainty_ms": wish.uncertainty_ms + 1},
    "actor": lambda _: {"actor": SUPERVISOR},
    "op_schema": lambda _: {"op_schema": 2},
    "kind": lambda _: {"kind": "guest.tickle"},
}


@pytest.mark.proves("I3", "P6")
def test_the_same_intent_with_other_content_is_an_alarm_and_never_taken(desk: Caller, office: HeadOffice) -> None:
    wish = note()
    desk.push(wish)
    before = office.digests()
    for part, change in CHANGES.items():
        other = msgspec.structs.replace(wish, **change(wish))
        for first_seq in (1, 2):  # its own number, and a new one
            office.reports.clear()
            with pytest.raises(KeyReused):
                desk.push(other, note(), first_seq=first_seq)
            assert [type(report) for report in office.reports] == [KeyReused], part
    assert office.digests() == before
    assert desk.push(note(), first_seq=2).expected_seq == 3


@pytest.mark.proves("I3", "P6")
def test_what_stands_before_an_alarm_is_decided_and_the_alarm_comes_with_the_next_push(
    desk: Caller, office: HeadOffice
) -> None:
    wish = note()
    desk.push(wish)
    other, after = msgspec.structs.replace(wish, op_schema=2), note()
    answer = desk.push(note(), note(), other, after)
    assert ([outcome.seq for outcome in answer.outcomes], answer.expected_seq) == ([2, 3], 4)
    with pytest.raises(KeyReused):
        desk.push(other, after)
    assert [type(report) for report in office.reports] == [KeyReused]
    assert notes(office) == 3


@pytest.mark.proves("I3", "F23")
def test_an_intent_of_another_desk_is_not_taken_for_ones_own(
    desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    wish = note()
    desk.push(wish)
    with pytest.raises(KeyReused):
        second_desk.push(wish)
    assert notes(office) == 1


def test_a_desk_speaks_for_itself_alone(desk: Caller, office: HeadOffice) -> None:
    wish = PushRequest(desk=SECOND_DESK, incarnation=1, first_seq=1, intents=[note()])
    with pytest.raises(DeviceRewound):
        office.push.push(desk.access, wish)
    assert notes(office) == 0


def test_a_desk_nobody_enrolled_is_not_decided_for(desk: Caller, office: HeadOffice) -> None:
    stranger = replace(desk, desk=DeskId(derived_id("stranger")))
    with pytest.raises(ServerBusy):
        stranger.push(note())
    assert notes(office) == 0


@pytest.mark.proves("I4")
def test_desks_have_numbers_of_their_own(desk: Caller, second_desk: Caller, office: HeadOffice) -> None:
    assert desk.states(note(), note()) == [ACCEPTED, ACCEPTED]
    assert second_desk.states(note()) == [ACCEPTED]
    assert (desk.next_seq, second_desk.next_seq) == (3, 2)
    table = table_of(Audit)
    with office.database.snapshot(HOUSE) as connection:
        assert {tuple(row) for row in connection.execute(select(table.c.desk_id, table.c.seq))} == {
            (DESK, 1),
            (DESK, 2),
            (SECOND_DESK, 1),
        }
