"""The group robot: told after the undo is over, without anything of the guest; tried again, at most twenty a minute, and seen where it is silent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.odd_server import OddServer, http, said
from tests.fakes.small_house import GUEST, NAMES, REQUEST, SEAT, SHOPPER, STORE, VISIT, request
from tests.headoffice.test_push import ACCEPTED
from tests.intents.tables.ladders import present
from vipdesk.errors import WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.effect_worker import EffectWorker
from vipdesk.headoffice.effects import listed_effects, note_effect
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.robots import MOST_IN_A_MINUTE, remove_robot, robots, set_robot
from vipdesk.headoffice.runs.escalate import escalate
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import OpId, derived_id, new_id
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.request import Request
from vipdesk.models.robot import RobotState
from vipdesk.models.staff import Staff
from vipdesk.models.values import write_instant
from vipdesk.protocol.push import PushedIntent
from vipdesk.rules.request_number import request_number

HEARD = said({"errcode": 0, "errmsg": "ok"})
SECRET = "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa"  # noqa: S105 - invented


@pytest.fixture
def group() -> Iterator[OddServer]:
    """The vendor's end: it keeps every body that was posted."""
    server = OddServer()
    server.tell("/cgi-bin/webhook/send", HEARD)
    yield server
    server.close()


@pytest.fixture
def worker(office: HeadOffice, group: OddServer) -> EffectWorker:
    """A worker that is driven by hand, and a store with a robot."""
    set_robot(office.database, "天河店", f"{group.url}/cgi-bin/webhook/send?key={SECRET}")
    return EffectWorker(office.database, office.clock)


def check_in() -> PushedIntent:
    args = {"visit_id": VISIT, "guest_id": GUEST, "feedback_id": new_id(), "place_id": SEAT}
    return pushed(Asked("visit.check_in", {name: str(value) for name, value in args.items()}))


def bodies(group: OddServer) -> list[Any]:
    return [asked.message for asked in group.asked]


def state(database: Database) -> tuple[Any, Any] | None:
    table = table_of(RobotState)
    with database.snapshot(HOUSE) as connection:
        row = connection.execute(select(table.c.failing_since, table.c.reason)).one_or_none()
        return None if row is None else (row[0], row[1])


def later(office: HeadOffice, **span: float) -> None:
    office.clock.pass_time(timedelta(**span))


def test_an_arrival_is_posted_once_undoing_is_over_and_names_place_and_time_alone(
    worker: EffectWorker, group: OddServer, desk: Caller, office: HeadOffice
) -> None:
    assert desk.states(check_in()) == [ACCEPTED]
    assert not worker.tell_next()
    later(office, seconds=16)
    assert worker.tell_next()
    assert bodies(group) == [{"msgtype": "text", "text": {"content": "窗边 6 号 有贵宾到店，14:05。"}}]
    assert group.asked[0].path.endswith(f"?key={SECRET}")
    assert not any(name in group.asked[0].body.decode() for name in (*NAMES, "8866", str(GUEST)))
    assert listed_effects(office.database) == {"done": 1, "waiting": []}


def test_an_arrival_that_was_taken_back_is_told_to_nobody(
    worker: EffectWorker, group: OddServer, desk: Caller, office: HeadOffice
) -> None:
    undone = pushed(Asked("visit.undo_check_in", {"visit_id": str(VISIT)}))
    assert desk.states(check_in(), undone) == [ACCEPTED, ACCEPTED]
    later(office, seconds=16)
    assert worker.tell_next()
    assert bodies(group) == []
    assert listed_effects(office.database)["waiting"] == []


@pytest.mark.expects_log("effect_failed")
def test_a_robot_that_does_not_hear_is_tried_again_and_seen_until_it_hears(
    worker: EffectWorker, group: OddServer, desk: Caller, office: HeadOffice, caplog: pytest.LogCaptureFixture
) -> None:
    """200 with another errcode is a no; nothing that is written down or listed holds the key."""
    group.tell(
        "/cgi-bin/webhook/send",
        http(502, b"no"),
        said({"errcode": 45009, "errmsg": "api freq out of limit"}),
        said({"errcode": 93000, "errmsg": "invalid webhook url"}),
        HEARD,
    )
    assert desk.states(check_in()) == [ACCEPTED]
    seen = []
    for _ in range(4):
        later(office, seconds=30)
        assert worker.tell_next()
        seen.append(state(office.database))
    failing_since = NOON + timedelta(seconds=90)
    assert seen == [None, None, (failing_since, "errcode 93000"), (None, None)]
    assert len({asked.headers["idempotency-key"] for asked in group.asked}) == 1
    assert bodies(group) == [bodies(group)[0]] * 4
    with office.database.snapshot(HOUSE) as connection:
        told = json.dumps([listed_effects(office.database), list(robots(connection))])
    told += "".join(line for name in SHARED_MODELS for line in export_lines(office.database, name))
    assert "effect_failed" in caplog.text
    told += caplog.text
    assert SECRET not in told


def test_the_vendor_is_told_twenty_times_a_minute_at_most_and_the_rest_waits_its_turn(
    worker: EffectWorker, group: OddServer, desk: Caller, office: HeadOffice
) -> None:
    assert desk.states(check_in()) == [ACCEPTED]
    payload = {"store_id": str(STORE), "visit_id": str(VISIT), "place": None, "staff_code": "S002"}
    payload["at"] = write_instant(NOON)
    with office.database.transaction(HOUSE) as connection:
        for _ in range(MOST_IN_A_MINUTE + 2):
            note_effect(connection, OpId(new_id()), "robot", payload, NOON)
    later(office, seconds=16)
    while worker.tell_next():
        pass
    assert len(group.asked) == MOST_IN_A_MINUTE
    later(office, seconds=30)
    assert not worker.tell_next()
    later(office, seconds=31)
    while worker.tell_next():
        pass
    assert len(group.asked) == MOST_IN_A_MINUTE + 3
    assert bodies(group)[-1]["text"]["content"] == "贵宾厅 有贵宾到店，14:05，请 S002 看本机。"


def test_what_is_long_past_and_a_robot_that_was_removed_end_in_silence(
    worker: EffectWorker, group: OddServer, desk: Caller, office: HeadOffice
) -> None:
    assert desk.states(check_in()) == [ACCEPTED]
    later(office, minutes=16)
    assert worker.tell_next()
    remove_robot(office.database, "天河店")
    with pytest.raises(WrongUsage) as no:
        set_robot(office.database, "天河店", f"http://far.example/send?key={SECRET}")
    assert SECRET not in str(no.value)
    assert bodies(group) == []
    with office.database.snapshot(HOUSE) as connection:
        assert list(robots(connection)) == []


def test_a_step_of_the_ladder_is_said_in_the_group_where_it_says_so_without_a_word_of_the_guest(
    worker: EffectWorker, group: OddServer, office: HeadOffice
) -> None:
    loud = {"when": "overdue", "value": 0, "tell": "owner", "robot": True}
    quiet = {"when": "overdue", "value": 1, "tell": "supervisor"}
    with house_writer(office.database) as writer:
        writer.insert(request(owner_id=SHOPPER, state="accepted"))
        writer.insert(request(id=derived_id("closed meanwhile")))
        writer.insert(present([loud, quiet]))
        shopper = writer.row(Staff, SHOPPER, lock=False)
    code = "" if shopper is None else shopper.code
    late = NOON + timedelta(hours=1)
    office.clock.pass_time(late - office.clock.now())
    assert len(escalate(office.database, late)) == 4
    with house_writer(office.database) as writer:
        closed = writer.row(Request, derived_id("closed meanwhile"), lock=True)
        assert closed is not None
        writer.change(closed, {"state": "done"})
    later(office, seconds=16)
    while worker.tell_next():
        pass
    number = request_number(REQUEST, request().opened_at)
    said = f"服务单 {number} 过了时限，15:05，请 {code} 看本机。"
    assert bodies(group) == [{"msgtype": "text", "text": {"content": said}}]
    assert not any(name in said for name in (*NAMES, "龙井"))
