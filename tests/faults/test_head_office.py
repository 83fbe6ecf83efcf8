"""Head office is killed, its database is stopped or held: what was acknowledged stays, nothing happens twice, nobody hangs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import psutil
import pytest
import requests
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from tests.fakes.outside_checkers import Seen, Witness, violations
from tests.fakes.processes import run
from tests.fakes.real_house import RealDesk, RealHouse, real_house
from tests.plugins.postgres import OwnServer
from tests.plugins.records import RecordFactory
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.initialise import end_idle_transactions
from vipdesk.headoffice.server_state import EPOCH, read_state
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Note
from vipdesk.models.record import Outcome

PATIENCE = 180.0
FAILURES = 4
WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
STEPS = ("progress", "staff", "scope", "note", "outcome", "audit", "space", "feed")
"""Tables in the order in which a push comes to them: whoever holds one stops every push at that step."""


@pytest.fixture(scope="module")
def house(own_server: OwnServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHouse]:
    """Head office with two workers on a PostgreSQL of its own, and one desk at work."""
    folder = tmp_path_factory.mktemp("house")
    factory = RecordFactory(folder, own_server.url)
    with factory.fresh("postgresql") as url, real_house(url, folder, (0,)) as house:
        house.desks[0].start()
        assert house.desks[0].drain(PATIENCE)
        yield house


@pytest.fixture
def desk(house: RealHouse) -> RealDesk:
    """The desk, its line whole, nothing waiting."""
    (desk,) = house.desks
    desk.line.mend()
    assert desk.drain(PATIENCE)
    return desk


def until(reached: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait for something to become so; fails the test if it does not."""
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def notes(house: RealHouse, desk: RealDesk, count: int) -> list[str]:
    """Save so many notes; their op_ids."""
    guest = house.guest_ids()[0]
    return [
        desk.running.submit("guest.add_note", guest_id=guest, text=str(number))["op_id"] for number in range(count)
    ]


def decided(house: RealHouse, op_ids: list[str]) -> int:
    """How many of these are accepted; there are as many notes as accepted intents in all."""
    outcomes = table_of(Outcome)
    with house.database.snapshot(HOUSE) as connection:
        found = connection.execute(
            select(outcomes.c.op_id).where(outcomes.c.kind == "guest.add_note", outcomes.c.state == "accepted")
        )
        accepted = {str(row.op_id) for row in found}
        assert connection.scalar(select(func.count()).select_from(table_of(Note))) == len(accepted)
    return len(accepted & set(op_ids))


@contextmanager
def holding(house: RealHouse, table: str) -> Iterator[None]:
    """Whoever comes to this table waits."""
    with house.database.engine.connect() as connection, connection.begin():
        connection.execute(text(f"lock table {table} in access exclusive mode"))
        yield


def somebody_waits(house: RealHouse) -> bool:
    """Whether a statement waits for a lock."""
    with house.database.engine.connect() as looking:
        return bool(looking.scalar(text(WAITING)))


@pytest.fixture(scope="module")
def token(house: RealHouse) -> dict[str, str]:
    """Headers with which any HTTP client speaks as the desk's person."""
    desk = house.desks[0]
    options = ["--profile", str(desk.profile), "--passphrase-file", str(desk.passphrase_file)]
    printed = run("vipdesk-desk", *options, "token", "--staff", desk.staff, "--pin-file", str(desk.pin_file))
    answer: dict[str, Any] = json.loads(printed)
    return dict(answer["headers"])


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.proves("F14", "I5")
def test_head_office_killed_at_a_step_of_a_push_has_done_it_once_in_the_end(
    step: str, house: RealHouse, desk: RealDesk
) -> None:
    desk.line.cut()
    saved = notes(house, desk, 3)
    before = decided(house, saved)
    with holding(house, step):
        desk.line.join()
        until(lambda: somebody_waits(house))
        for worker in house.office.workers():
            worker.kill()
    assert (before, decided(house, saved)) == (0, 0)
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 3


@pytest.mark.proves("F14", "I2")
def test_head_office_killed_between_commit_and_answer_gives_the_stored_outcome(
    house: RealHouse, desk: RealDesk
) -> None:
    with holding(house, "issue_block"):
        # after the commit of what was pushed the desk's stock of voucher ids is looked at
        saved = notes(house, desk, 3)
        until(lambda: decided(house, saved) > 0)
        for worker in house.office.workers():
            worker.kill()
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 3


@pytest.mark.proves("F5", "I4")
def test_a_batch_that_is_cut_half_way_leaves_no_gap(house: RealHouse, desk: RealDesk) -> None:
    desk.line.cut()
    saved = notes(house, desk, 250)
    desk.line.join()
    until(lambda: decided(house, saved) > 0)
    for worker in house.office.workers():
        worker.kill()
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 250


@pytest.mark.proves("F14")
def test_when_head_office_is_killed_its_workers_go_and_the_next_one_takes_over(
    house: RealHouse, desk: RealDesk
) -> None:
    workers = house.office.workers()
    assert len(workers) == 2
    house.office.kill()
    psutil.wait_procs(workers, PATIENCE)
    assert [worker for worker in workers if worker.is_running()] == []
    house.office.start(2)
    saved = notes(house, desk, 1)
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 1


@pytest.mark.proves("F15", "I5")
def test_a_database_that_fails_under_load_has_all_that_was_acknowledged(
    own_server: OwnServer, house: RealHouse, desk: RealDesk
) -> None:
    saved: list[str] = []
    epoch = epoch_of(house)
    for _ in range(FAILURES):
        fresh = notes(house, desk, 20)
        saved += fresh
        until(partial(decided, house, fresh))
        acknowledged = decided(house, fresh)
        own_server.halt()
        # what a desk would bring back is not what is asked here
        desk.line.cut()
        own_server.resume()
        until_reachable(house)
        assert decided(house, fresh) >= acknowledged
        desk.line.join()
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 20 * FAILURES
    assert epoch_of(house) == epoch


def epoch_of(house: RealHouse) -> str:
    """A new one would mean that head office took its record for one that was put back."""
    with house.database.snapshot(HOUSE) as connection:
        return read_state(connection)[EPOCH]


def until_reachable(house: RealHouse) -> None:
    """The test's own connections broke too: the first use of each finds out."""
    while True:
        try:
            with house.database.engine.connect() as connection:
                connection.scalar(text("select 1"))
        except OperationalError:
            continue
        return


@pytest.mark.proves("F15")
def test_without_its_database_head_office_asks_to_come_back_and_serves_as_soon_as_it_is_there(
    own_server: OwnServer, house: RealHouse, token: dict[str, str]
) -> None:
    def pull() -> requests.Response:
        return requests.get(house.office.url + "/v1/pull", headers=token, timeout=20)

    assert pull().status_code == 200
    own_server.halt()
    away = [pull() for _ in range(4)]
    own_server.resume()
    assert {(answer.status_code, answer.headers.get("Retry-After")) for answer in away} == {(503, "1")}
    assert [pull().status_code for _ in range(4)] == [200] * 4
    until_reachable(house)


@pytest.mark.proves("F19")
def test_when_no_connection_is_free_fifty_are_asked_to_come_back_and_health_answers(
    house: RealHouse, desk: RealDesk, token: dict[str, str]
) -> None:
    desk.line.cut()
    url = house.office.url

    def pull(_: int) -> requests.Response:
        return requests.get(url + "/v1/pull", headers=token, timeout=20)

    with ThreadPoolExecutor(50) as pool, holding(house, "feed"):
        asked = [pool.submit(pull, number) for number in range(50)]
        until(lambda: somebody_waits(house))
        assert requests.get(url + "/health", timeout=20).status_code == 200
        answers = [each.result() for each in asked]
    assert {answer.status_code for answer in answers} == {503}
    assert {answer.headers["Retry-After"] for answer in answers} == {"1"}
    assert requests.get(url + "/v1/pull", headers=token, timeout=20).status_code == 200


@pytest.mark.proves("F17")
def test_somebody_who_idles_in_a_transaction_is_ended_and_what_waits_goes_through(
    house: RealHouse, desk: RealDesk
) -> None:
    end_idle_transactions(house.database)
    # a stranger's session, as it would be opened with the database's own tools
    house.database.engine.dispose()
    stranger = house.database.engine.connect()
    held = stranger.begin()
    stranger.execute(text("update space set position = position"))
    saved = notes(house, desk, 1)
    until(lambda: somebody_waits(house))
    assert decided(house, saved) == 0
    assert desk.drain(PATIENCE)
    assert decided(house, saved) == 1
    with pytest.raises(DBAPIError, match="idle-in-transaction timeout"):
        held.commit()
    stranger.invalidate()
    stranger.close()


def test_after_all_of_this_no_promise_is_broken_and_the_checkers_are_not_blind(
    house: RealHouse, desk: RealDesk
) -> None:
    # whatever ran before: the damage below is done to what stands here
    notes(house, desk, 4)
    assert desk.drain(PATIENCE)
    seen = Seen(desk.desk_id, desk.store_id)
    seen.status, seen.digest = desk.running.ask(do="status"), desk.running.ask(do="digest")
    assert violations(house.database, [seen]) == []
    seen.saved.append(Witness(new_id(), "guest.add_note", (new_id(),)))
    seen.status |= {"waiting": 1}
    with house.database.as_owner() as connection:
        connection.execute(text("delete from note"))
        connection.execute(text("update audit set link = 'x' where seq = 1"))
        connection.execute(text("delete from outcome where seq = 2"))
        connection.execute(text("update outcome set state = 'parked' where seq = 3"))
    found = {line.partition(":")[0] for line in violations(house.database, [seen])}
    assert found == {"I1", "I2", "I4", "I5", "I6", "I12", "I23", "I26"}
