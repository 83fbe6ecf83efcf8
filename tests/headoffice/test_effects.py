"""Effects: committed with what caused them, told at least once under one id, and held by one worker at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tests.fakes.caller import Caller
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.odd_server import OddServer, http, said
from tests.fakes.small_house import GUEST, SEAT, SECOND_GUEST, THIRD_GUEST, VISIT
from tests.headoffice.test_push import ACCEPTED
from vipdesk.errors import Code, Refused
from vipdesk.headoffice import effects
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.effect_worker import EffectWorker
from vipdesk.headoffice.effects import HOLD, LONGEST_PAUSE, listed_effects, note_effect, pause_after, take
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.runs.expire import expire
from vipdesk.headoffice.webhook import NotDeliveredError, deliver
from vipdesk.ids import OpId, derived_id, new_id
from vipdesk.intents.ledger import AuthorityLedger
from vipdesk.intents.visits.check_in import CheckIn
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Effect
from vipdesk.protocol.push import PushedIntent

EFFECT = table_of(Effect)
TOLD = said({})


@pytest.fixture
def receiver() -> Iterator[OddServer]:
    """Another program that is told."""
    server = OddServer()
    yield server
    server.close()


@pytest.fixture
def worker(office: HeadOffice, receiver: OddServer) -> EffectWorker:
    """A worker that is driven by hand, and a house that tells of check-ins."""
    set_policy(office.database, "webhook.visit", f"{receiver.url}/visits?of=1", "天河店")
    return EffectWorker(office.database, office.clock)


def check_in(guest_id: UUID = GUEST, visit_id: UUID = VISIT) -> PushedIntent:
    args = {"visit_id": visit_id, "guest_id": guest_id, "feedback_id": new_id(), "place_id": SEAT}
    return pushed(Asked("visit.check_in", {name: str(value) for name, value in args.items()}))


def keys(receiver: OddServer) -> list[str]:
    """Under which id each request came."""
    return [asked.headers["idempotency-key"] for asked in receiver.asked]


def rows(database: Database) -> list[dict[str, Any]]:
    with database.snapshot(HOUSE) as connection:
        return [dict(row) for row in connection.execute(select(EFFECT)).mappings()]


def some_effect(database: Database, url: str = "http://127.0.0.1:1/") -> UUID:
    op_id = OpId(new_id())
    with database.transaction(HOUSE) as connection:
        note_effect(connection, op_id, "webhook", {"url": url, "body": {}}, NOON)
    return op_id


@pytest.mark.proves("P9")
def test_an_accepted_check_in_is_told_with_card_and_place_and_nothing_else(
    worker: EffectWorker, receiver: OddServer, desk: Caller, office: HeadOffice
) -> None:
    receiver.tell("/visits", TOLD)
    wish = check_in()
    assert desk.states(wish) == [ACCEPTED]
    assert worker.tell_next()
    assert not worker.tell_next()
    (asked,) = receiver.asked
    assert (asked.method, asked.path) == ("POST", "/visits?of=1")
    assert asked.message == {
        "kind": "visit.check_in",
        "op_id": str(wish.op_id),
        "card_no": "886600000000",
        "place": "窗边 6 号",
    }
    (row,) = rows(office.database)
    assert (str(row["id"]), row["done_at"], row["attempts"]) == (keys(receiver)[0], NOON, 1)
    assert listed_effects(office.database) == {"done": 1, "waiting": []}


@pytest.mark.proves("P9")
@pytest.mark.usefixtures("worker")
def test_what_was_refused_or_rolled_back_is_never_told(desk: Caller, office: HeadOffice) -> None:
    first, again = check_in(), check_in(visit_id=new_id())
    assert desk.states(first, again) == [ACCEPTED, ("refused", Code.ALREADY_HERE.value)]
    assert len(rows(office.database)) == 1
    desk.push(first, again, first_seq=1)
    assert len(rows(office.database)) == 1


@pytest.mark.proves("P9")
@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("trouble", [Refused(Code.NOT_ALLOWED), ZeroDivisionError()], ids=["refused", "defect"])
def test_what_fails_after_it_wished_to_tell_tells_nothing(
    trouble: Exception, desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = CheckIn.finish

    def fail(intent: CheckIn, ledger: AuthorityLedger) -> None:
        finish(intent, ledger)
        raise trouble

    monkeypatch.setattr(CheckIn, "finish", fail)
    desk.push(check_in())
    assert rows(office.database) == []


def test_a_house_that_names_no_address_tells_nothing(desk: Caller, office: HeadOffice) -> None:
    assert desk.states(check_in()) == [ACCEPTED]
    assert rows(office.database) == []


@pytest.mark.expects_log("effect_failed")
@pytest.mark.proves("P9")
def test_a_lost_answer_is_told_again_under_the_same_id(
    worker: EffectWorker, receiver: OddServer, desk: Caller, office: HeadOffice
) -> None:
    receiver.tell("/visits", b"HTTP/1.1 200 -\r\nContent-", TOLD)
    desk.push(check_in())
    assert worker.tell_next()
    assert not worker.tell_next()
    office.clock.pass_time(pause_after(1))
    assert worker.tell_next()
    assert len(keys(receiver)) == 2
    assert len(set(keys(receiver))) == 1
    assert rows(office.database)[0]["done_at"] is not None


@pytest.mark.expects_log("effect_failed")
@pytest.mark.proves("P9")
def test_a_receiver_that_answers_with_errors_is_asked_again_after_longer_and_longer_pauses(
    worker: EffectWorker, receiver: OddServer, desk: Caller, office: HeadOffice
) -> None:
    receiver.tell("/visits", http(500, b""), http(302, b"", Location="/elsewhere"), http(404, b""), TOLD)
    desk.push(check_in())
    for attempt, error in enumerate(("HTTP 500", "HTTP 302", "HTTP 404"), start=1):
        assert worker.tell_next()
        (line,) = listed_effects(office.database)["waiting"]
        assert (line["attempts"], line["error"]) == (attempt, error)
        office.clock.pass_time(pause_after(attempt) - timedelta(seconds=1))
        assert not worker.tell_next()
        office.clock.pass_time(timedelta(seconds=1))
    assert worker.tell_next()
    assert listed_effects(office.database) == {"done": 1, "waiting": []}
    assert len(set(keys(receiver))) == 1
    assert len(receiver.requests("/elsewhere")) == 0


def test_pauses_grow_to_an_hour() -> None:
    pauses = [pause_after(attempts).total_seconds() for attempts in (1, 2, 3, 10, 11, 5000)]
    assert pauses == [5, 10, 20, 2560, 3600, 3600]


@pytest.mark.expects_log("effect_failed")
def test_an_address_that_is_none_holds_up_nothing(
    worker: EffectWorker, receiver: OddServer, office: HeadOffice
) -> None:
    receiver.tell("/", TOLD)
    for url in (
        "gopher://127.0.0.1/",
        "http://",
        "http://127.0.0.1:1/",
        "http://127.0.0.1:port/",
        f"{receiver.url}",
    ):
        some_effect(office.database, url)
    for _ in range(5):
        assert worker.tell_next()
    found = listed_effects(office.database)
    assert (found["done"], len(found["waiting"])) == (1, 4)


@pytest.mark.proves("P9")
def test_two_workers_never_have_the_same_effect_at_the_same_time(record: Database) -> None:
    wanted = {some_effect(record) for _ in range(40)}
    together = threading.Barrier(4)

    def take_all() -> list[UUID]:
        together.wait()
        taken = (take(record, NOON) for _ in range(len(wanted)))
        return [each.id for each in taken if each is not None]

    with ThreadPoolExecutor(4) as pool:
        had = [row_id for each in [pool.submit(take_all) for _ in range(4)] for row_id in each.result()]
    assert len(had) == len(set(had)) == len(wanted)


@pytest.mark.proves("P9")
def test_one_that_is_being_taken_is_passed_over(postgres: Database) -> None:
    some_effect(postgres)
    other = some_effect(postgres)
    with postgres.transaction(HOUSE) as connection:
        first = select(EFFECT).where(EFFECT.c.op_id != other).with_for_update()
        connection.execute(first).one()
        taken = take(postgres, NOON)
        assert taken is not None
        assert {row["op_id"] for row in rows(postgres) if row["taken_at"] is not None} == {other}
        assert take(postgres, NOON) is None


@pytest.mark.proves("P9")
def test_who_dies_with_an_effect_in_hand_loses_it_when_the_hold_ends(record: Database) -> None:
    some_effect(record)
    dead = take(record, NOON)
    assert dead is not None
    assert take(record, NOON + HOLD - timedelta(seconds=1)) is None
    again = take(record, NOON + HOLD)
    assert again is not None
    assert (again.id, again.attempts) == (dead.id, 2)
    effects.fail(record, dead, NOON + HOLD, "late")
    assert take(record, NOON + HOLD + pause_after(1)) is None, (
        "the late failure of the first took it from the second"
    )
    effects.finish(record, again, NOON + HOLD)
    effects.fail(record, again, NOON + HOLD, "after all")
    assert take(record, NOON + timedelta(days=1)) is None


def test_a_clock_that_ran_ahead_does_not_keep_an_effect_for_years(record: Database) -> None:
    some_effect(record)
    with record.transaction(HOUSE) as connection:
        connection.execute(update(EFFECT).values(next_try_at=NOON + timedelta(days=3650)))
    assert take(record, NOON) is not None


def test_a_receiver_that_sends_a_byte_now_and_then_is_hung_up_on(receiver: OddServer) -> None:
    ended = threading.Event()

    def trickle(_asked: Any) -> bytes:
        ended.wait(5)
        return TOLD

    receiver.tell("/", trickle)
    with pytest.raises(NotDeliveredError):
        deliver(receiver.url, derived_id("effect"), {}, deadline=0.05)
    ended.set()


def test_what_was_told_is_forgotten_after_thirty_days_and_the_rest_is_not(record: Database) -> None:
    some_effect(record)
    taken = take(record, NOON)
    assert taken is not None
    effects.finish(record, taken, NOON)
    some_effect(record)
    assert expire(record, NOON + timedelta(days=29))["effects"] == 0
    assert expire(record, NOON + timedelta(days=31))["effects"] == 1
    assert len(rows(record)) == 1


@pytest.mark.usefixtures("worker")
def test_a_worker_that_runs_by_itself_tells_and_ends(
    office: HeadOffice, receiver: OddServer, desk: Caller
) -> None:
    told = threading.Event()

    def answer(_asked: Any) -> bytes:
        told.set()
        return TOLD

    receiver.tell("/visits", answer)
    desk.push(check_in(), check_in(SECOND_GUEST, new_id()), check_in(THIRD_GUEST, new_id()))
    running = EffectWorker(office.database, office.clock, look_seconds=0.01)
    running.start()
    assert told.wait(30)
    running.stop()
    assert LONGEST_PAUSE > HOLD
