"""Several processes on one PostgreSQL wake each other's desks; a notice that is lost costs a look at the counters."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import FakeClock
from tests.fakes.ear import PATIENCE, Ear, Served, serving
from tests.fakes.house import HeadOffice
from vipdesk.headoffice import event_hub
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.event_hub import EventHub
from vipdesk.protocol.events import PageEvent, WakeEvent

NEVER = 3600.0


@pytest.fixture
def elsewhere(postgres_office: HeadOffice) -> Iterator[HeadOffice]:
    """The same record as another process has it: with connections of its own."""
    database = Database(postgres_office.database.engine.url.render_as_string(hide_password=False))
    office = HeadOffice(database, FakeClock())
    # the desk has its voucher ids from here on, so that a push moves nothing but what it says
    Caller(office).push(note())
    yield office
    database.close()


@pytest.fixture
def served(postgres_office: HeadOffice, elsewhere: HeadOffice) -> Iterator[Served]:
    """The first process serves; what changes is changed by the other."""
    del elsewhere
    with serving(postgres_office.database, postgres_office.clock) as served:
        yield served


@pytest.fixture
def counters_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at the counters by himself: only notices help."""
    monkeypatch.setattr(event_hub, "COUNTER_SECONDS", {"postgresql": NEVER})


def _listening(served: Served) -> threading.Event:
    listening = served.hub._listening
    assert listening is not None
    return listening.ready


def _caller(office: HeadOffice) -> Caller:
    caller = Caller(office)
    caller.next_seq = caller.push(first_seq=1).expected_seq
    return caller


@pytest.mark.proves("P27")
@pytest.mark.usefixtures("counters_rest")
def test_what_one_process_commits_is_heard_at_another(
    served: Served, postgres_office: HeadOffice, elsewhere: HeadOffice
) -> None:
    ear = Ear(served.url, postgres_office, Caller(postgres_office).access)
    assert isinstance(ear.next(), WakeEvent)
    assert _listening(served).wait(PATIENCE)
    caller = _caller(elsewhere)
    for _ in range(3):
        caller.push(note())
        assert isinstance(ear.next(), PageEvent)
    served.hub.close()
    ear.join()


@pytest.mark.proves("P27", "F15")
@pytest.mark.usefixtures("counters_rest")
def test_a_process_whose_listening_was_cut_listens_again(
    served: Served, postgres_office: HeadOffice, elsewhere: HeadOffice
) -> None:
    ear = Ear(served.url, postgres_office, Caller(postgres_office).access)
    assert isinstance(ear.next(), WakeEvent)
    ready = _listening(served)
    assert ready.wait(PATIENCE)
    ready.clear()
    with elsewhere.database.as_owner() as connection:
        connection.execute(
            text("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'notify%test%'")
        )
    assert ready.wait(PATIENCE), "it listens again"
    _caller(elsewhere).push(note())
    assert isinstance(ear.next(), PageEvent)
    served.hub.close()
    ear.join()


@pytest.mark.proves("P27")
def test_a_lost_notice_costs_a_look_at_the_counters(
    served: Served, postgres_office: HeadOffice, elsewhere: HeadOffice
) -> None:
    ear = Ear(served.url, postgres_office, Caller(postgres_office).access)
    assert isinstance(ear.next(), WakeEvent)
    assert _listening(served).wait(PATIENCE)
    notifier = elsewhere.database.notifier
    assert notifier is not None
    elsewhere.database._when_moved.remove(notifier.tell)
    _caller(elsewhere).push(note())
    assert isinstance(ear.next(), PageEvent)
    served.hub.close()
    ear.join()


def test_many_commits_at_once_are_one_notice(elsewhere: HeadOffice) -> None:
    heard = threading.Semaphore(0)
    notifier = elsewhere.database.notifier
    assert notifier is not None
    hub = EventHub(elsewhere.database, elsewhere.clock)
    hub.open()
    assert hub._listening is not None
    assert hub._listening.ready.wait(PATIENCE)
    hub._listening._own = lambda: None
    hub._listening._heard = heard.release
    for _ in range(500):
        notifier.tell()
    assert heard.acquire(timeout=PATIENCE)
    hub.close()
    hub.join(PATIENCE)
    count = 1
    while heard.acquire(blocking=False):
        count += 1
    assert count < 100


def test_what_an_ending_process_has_changed_is_still_told(
    served: Served, postgres_office: HeadOffice, elsewhere: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_hub, "COUNTER_SECONDS", {"postgresql": NEVER})
    ear = Ear(served.url, postgres_office, Caller(postgres_office).access)
    assert isinstance(ear.next(), WakeEvent)
    assert _listening(served).wait(PATIENCE)
    command = Database(elsewhere.database.engine.url.render_as_string(hide_password=False))
    _caller(HeadOffice(command, FakeClock())).push(note())
    command.close()
    assert isinstance(ear.next(), PageEvent)
    served.hub.close()
    ear.join()
