"""No row is ever missed: eight writers who commit late, three who pull meanwhile, and a way of polling that does miss."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import FAR_DESK, FAR_STORE, GUEST, RECEPTIONIST, later
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import new_id
from vipdesk.models.guest import Note
from vipdesk.models.vocabulary import ScopeReason

WRITERS, ROWS_EACH, PULLERS = 8, 12, 3
LONGEST_PAUSE = 0.008


def _write_all(write: Callable[[random.Random], UUID]) -> list[Future[list[UUID]]]:
    """Start the writers; each draws its pauses from a seed of its own."""

    def work(seed: int) -> list[UUID]:
        return [write(random.Random(f"{seed} {number}")) for number in range(ROWS_EACH)]  # noqa: S311 - only pauses

    pool = ThreadPoolExecutor(WRITERS)
    futures = [pool.submit(work, seed) for seed in range(WRITERS)]
    pool.shutdown(wait=False)
    return futures


def _pull_until(ended: threading.Event, look: Callable[[], list[UUID]]) -> list[UUID]:
    """Look again and again, and once more after the last commit."""
    came: list[UUID] = []
    while not ended.is_set():
        came += look()
        time.sleep(0.001)
    return came + look()


def _race(
    write: Callable[[random.Random], UUID], looks: Sequence[Callable[[], list[UUID]]]
) -> tuple[set[UUID], list[list[UUID]]]:
    """What was written, and what came to each who looked."""
    ended = threading.Event()
    with ThreadPoolExecutor(len(looks)) as pool:
        pullers = [pool.submit(_pull_until, ended, look) for look in looks]
        try:
            written = {row_id for future in _write_all(write) for row_id in future.result()}
        finally:
            ended.set()
        return written, [puller.result() for puller in pullers]


def _write_note(database: Database, lot: random.Random) -> UUID:
    row = Note(id=new_id(), guest_id=GUEST, text="x", author_id=RECEPTIONIST, written_at=later())
    with database.transaction(HOUSE) as connection:
        writer = RecordWriter(connection, ScopeBook(connection))
        writer.insert(row)
        time.sleep(lot.uniform(0, LONGEST_PAUSE))
        writer.stamp()
        time.sleep(lot.uniform(0, LONGEST_PAUSE))
    return row.id


@pytest.mark.proves("I7", "F16", "P10")
def test_what_commits_late_reaches_everybody_who_pulls_once(postgres_office: HeadOffice) -> None:
    callers = [Caller(postgres_office) for _ in range(PULLERS)]
    for caller in callers:
        caller.catch_up()

    def look(caller: Caller, most: int) -> list[UUID]:
        return [row.id for row in caller.catch_up(most) if row.table == "note"]

    looks = [lambda c=caller, most=most: look(c, most) for caller, most in zip(callers, (1, 3, 1000), strict=True)]
    written, came = _race(lambda lot: _write_note(postgres_office.database, lot), looks)
    assert len(written) == WRITERS * ROWS_EACH
    for received in came:
        assert sorted(received) == sorted(written)


def _write_numbered(database: Database, lot: random.Random) -> UUID:
    row_id = new_id()
    with database.as_owner() as connection:
        connection.execute(text("insert into numbered (id) values (:id)"), {"id": row_id})
        time.sleep(lot.uniform(0, LONGEST_PAUSE))
    return row_id


def test_polling_by_the_highest_number_seen_misses_what_commits_late(postgres: Database) -> None:
    """The negative control: with numbers drawn at insertion the same race loses rows, so the race is a true one."""
    with postgres.as_owner() as connection:
        connection.execute(text("create table numbered (number bigserial primary key, id uuid)"))
    seen = [0]

    def look() -> list[UUID]:
        with postgres.as_owner() as connection:
            found = connection.execute(
                text("select number, id from numbered where number > :seen order by number"), {"seen": seen[0]}
            ).all()
        seen[0] = max([seen[0], *(row.number for row in found)])
        return [row.id for row in found]

    written, (came,) = _race(lambda lot: _write_numbered(postgres, lot), [look])
    assert set(came) < written


@pytest.mark.proves("I7", "F16", "P10")
def test_a_position_is_given_out_only_when_all_before_it_are_there_to_be_read(postgres_office: HeadOffice) -> None:
    """The one that has its position first and commits last is waited for."""
    database, puller = postgres_office.database, Caller(postgres_office)
    puller.catch_up()
    second = threading.Thread(target=lambda: Caller(postgres_office).push(note()))
    with database.transaction(HOUSE) as connection:
        writer = RecordWriter(connection, ScopeBook(connection))
        writer.insert(Note(id=new_id(), guest_id=GUEST, text="x", author_id=RECEPTIONIST, written_at=later()))
        writer.stamp()
        second.start()
        time.sleep(0.1)
        assert puller.catch_up() == []
    second.join()
    assert [row.table for row in puller.catch_up() if row.table == "note"] == ["note", "note"]


@pytest.mark.proves("P12", "I19")
def test_what_is_written_while_another_store_begins_to_hold_the_guest_arrives_there(
    postgres_office: HeadOffice,
) -> None:
    far = Caller(postgres_office, FAR_DESK, FAR_STORE)
    far.catch_up()
    wish = note()
    second = threading.Thread(target=lambda: Caller(postgres_office).push(wish))
    with postgres_office.database.transaction(HOUSE) as connection:
        writer = RecordWriter(connection, ScopeBook(connection))
        writer.book.add(FAR_STORE, GUEST, ScopeReason.CLIENT, None)
        writer.changes.granted.add((FAR_STORE, GUEST))
        writer.stamp()
        second.start()
        time.sleep(0.3)
    second.join()
    far.catch_up()
    assert far.names("note") == set(wish.creates)
