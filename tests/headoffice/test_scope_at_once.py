"""Two connections of PostgreSQL change who holds a guest, or a row of the guest, at one moment (P11, P12)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import Connection, event, select, text

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import (
    DESK,
    FAR_DESK,
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    SECOND_DESK,
    SECOND_GUEST,
    STORE,
    SUPERVISOR,
    later,
)
from tests.fakes.two_at_once import wait_for_a_lock
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.directory_places import place_directory
from vipdesk.headoffice.push import _GroupRun
from vipdesk.headoffice.runs.end_scope import end_scope
from vipdesk.headoffice.scope import ScopeBook, store_space
from vipdesk.headoffice.writer import RecordWriter, house_writer
from vipdesk.ids import new_id
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Note
from vipdesk.models.record import FeedEntry, Scope
from vipdesk.models.row_mark import row_mark
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.protocol.pull import PUT
from vipdesk.protocol.push import PushedIntent

Act = Callable[[Connection], None]
"""What one transaction does, up to its commit."""

CLIENT, VISITED = ScopeReason.CLIENT, ScopeReason.VISITED
VISIT_ENDS, NIGHT = later(days=1), later(days=2)


def _by_house(work: Callable[[RecordWriter], None]) -> Act:
    def act(connection: Connection) -> None:
        writer = RecordWriter(connection, ScopeBook(connection))
        work(writer)
        writer.stamp()

    return act


def _by_desk(access: Access, wish: Callable[[], PushedIntent], *, in_memory: bool) -> Act:
    def act(connection: Connection) -> None:
        run = _GroupRun(connection, access, 1, FakeClock())
        (outcome,) = run.run([(1, wish())], in_memory=in_memory).outcomes
        assert (outcome.state, outcome.code) == ("accepted", None)

    return act


def _far_check_in() -> PushedIntent:
    ids = {"visit_id": str(new_id()), "feedback_id": str(new_id())}
    return pushed(Asked("visit.check_in", {**ids, "guest_id": str(GUEST)}, actor=FAR_SUPERVISOR, desk=FAR_DESK))


def _merge() -> PushedIntent:
    ids = {"merge_id": str(new_id()), "guest_id": str(GUEST), "merged_id": str(SECOND_GUEST)}
    return pushed(Asked("guest.merge", ids, actor=SUPERVISOR))


HERE, FAR = Access(DESK, STORE, None), Access(FAR_DESK, FAR_STORE, None)
END = _by_house(lambda writer: writer.release(FAR_STORE, GUEST, VISITED))
GIVE = _by_house(lambda writer: writer.hold(FAR_STORE, GUEST, CLIENT, None))
PROLONG = _by_house(lambda writer: writer.hold(FAR_STORE, GUEST, VISITED, later(days=90)))
RECEIVE = _by_desk(FAR, _far_check_in, in_memory=True)
RECEIVE_WITH_CARE = _by_desk(FAR, _far_check_in, in_memory=False)
WRITE = _by_desk(HERE, note, in_memory=True)
MERGE = _by_desk(HERE, _merge, in_memory=False)
GIVE_THE_OTHER = _by_house(lambda writer: writer.hold(FAR_STORE, SECOND_GUEST, CLIENT, None))


@dataclass(frozen=True, slots=True)
class Both:
    """Two acts at one moment, in the order of their commits, and whether the far store holds the guest in the end."""

    name: str
    first: Act
    second: Act
    held: bool

    def __str__(self) -> str:
        return self.name


PAIRS = (
    Both("the last reason ends, another is given", END, GIVE, held=True),
    Both("another reason is given, the first ends", GIVE, END, held=True),
    Both("the last reason ends, it is given again", END, PROLONG, held=True),
    Both("the reason is prolonged, it ends", PROLONG, END, held=False),
    Both("the last reason ends, the guest is received", END, RECEIVE, held=True),
    Both("the last reason ends, the guest is received with care", END, RECEIVE_WITH_CARE, held=True),
    Both("the guest is received, the reason ends", RECEIVE, END, held=False),
    Both("the last reason ends, a note is written", END, WRITE, held=False),
    Both("a note is written, the last reason ends", WRITE, END, held=False),
    Both("another reason is given, a note is written", GIVE, WRITE, held=True),
    Both("a note is written, another reason is given", WRITE, GIVE, held=True),
)


def _at_once(database: Database, first: Act, second: Callable[[], object]) -> None:
    """The second begins while the first has done everything but commit."""
    troubles: list[BaseException] = []

    def run() -> None:
        try:
            second()
        except BaseException as trouble:  # noqa: BLE001 - raised again on the test's own thread
            troubles.append(trouble)

    thread = threading.Thread(target=run)
    with database.transaction(HOUSE) as connection:
        first(connection)
        thread.start()
        wait_for_a_lock(database, thread)
    thread.join()
    if troubles:
        raise troubles[0]


def _ids(database: Database, model: type[Shared], guest_id: UUID) -> set[UUID]:
    table = table_of(model)
    with database.snapshot(HOUSE) as connection:
        return set(connection.scalars(select(table.c.id).where(table.c.guest_id == guest_id)))


def _notes_standing_at(database: Database, store_id: UUID) -> set[UUID]:
    """The notes that are counted in a store's space, whatever a desk makes of the words that follow them."""
    feed = table_of(FeedEntry)
    stands = (feed.c.space == store_space(store_id), feed.c.table_name == "note", feed.c.kind == PUT)
    with database.snapshot(HOUSE) as connection:
        return set(connection.scalars(select(feed.c.row_id).where(*stands)))


def _until(database: Database) -> dict[str, object]:
    """The far store's reasons to hold the guest."""
    table = table_of(Scope)
    with database.snapshot(HOUSE) as connection:
        found = connection.execute(
            select(table.c.reason, table.c.until).where(table.c.store_id == FAR_STORE, table.c.guest_id == GUEST)
        )
        return {row.reason: row.until for row in found}


def _assert_held(office: HeadOffice, desk: Caller, *guests: UUID) -> None:
    """A desk that was there all the time and one that begins anew hold these dossiers, whole, and no others."""
    newcomer = Caller(office, desk.desk, desk.store)
    notes: set[UUID] = set().union(*(_ids(office.database, Note, guest_id) for guest_id in guests))
    assert _notes_standing_at(office.database, desk.store) == notes
    for caller in (desk, newcomer):
        caller.catch_up()
        assert caller.names("guest") == set(guests)
        assert caller.names("note") == notes
        assert len(caller.names("card")) == len(guests)


@pytest.fixture
def far(postgres_office: HeadOffice) -> Caller:
    """The far store's desk, which has read that the guest was there."""
    Caller(postgres_office, SECOND_DESK).push(note("早就写下的"))
    with house_writer(postgres_office.database) as writer:
        writer.hold(FAR_STORE, GUEST, VISITED, VISIT_ENDS)
    far = Caller(postgres_office, FAR_DESK, FAR_STORE)
    far.catch_up()
    assert far.names("guest") == {GUEST}
    return far


@pytest.mark.parametrize("both", PAIRS, ids=str)
@pytest.mark.proves("P11", "P12", "I19")
def test_a_dossier_is_where_there_is_a_reason_and_nowhere_else(
    both: Both, far: Caller, postgres_office: HeadOffice
) -> None:
    database = postgres_office.database
    _at_once(database, both.first, lambda: database.run(HOUSE, both.second))
    assert bool(_until(database)) == both.held
    _assert_held(postgres_office, far, *([GUEST] if both.held else []))


@pytest.mark.proves("P11", "P12", "I19")
def test_two_who_end_the_last_two_reasons_take_the_dossier_away(far: Caller, postgres_office: HeadOffice) -> None:
    database = postgres_office.database
    database.run(HOUSE, GIVE)
    end_the_other = _by_house(lambda writer: writer.release(FAR_STORE, GUEST, CLIENT))
    _at_once(database, END, lambda: database.run(HOUSE, end_the_other))
    assert _until(database) == {}
    _assert_held(postgres_office, far)


@pytest.mark.parametrize("act", [PROLONG, RECEIVE], ids=["prolonged", "received"])
@pytest.mark.proves("P11", "P12")
def test_a_reason_that_is_prolonged_under_the_eyes_of_the_nightly_run_stays(
    act: Act, far: Caller, postgres_office: HeadOffice
) -> None:
    database = postgres_office.database
    _at_once(database, act, lambda: end_scope(database, NIGHT))
    assert _until(database) == {VISITED: later(days=90)}
    _assert_held(postgres_office, far, GUEST)


@pytest.mark.parametrize("merge_first", [True, False], ids=["merged first", "given first"])
@pytest.mark.proves("P12", "P31")
def test_a_guest_who_is_given_while_becoming_another_comes_under_both_names(
    merge_first: bool,  # noqa: FBT001 - a case of the list above
    postgres_office: HeadOffice,
) -> None:
    database, far = postgres_office.database, Caller(postgres_office, FAR_DESK, FAR_STORE)
    far.catch_up()
    first, second = (MERGE, GIVE_THE_OTHER) if merge_first else (GIVE_THE_OTHER, MERGE)
    _at_once(database, first, lambda: database.run(HOUSE, second))
    _assert_held(postgres_office, far, GUEST, SECOND_GUEST)


@pytest.mark.proves("P11", "P12", "P31")
def test_a_note_under_one_name_goes_with_the_dossier_that_was_held_under_the_other(
    postgres_office: HeadOffice,
) -> None:
    database, far = postgres_office.database, Caller(postgres_office, FAR_DESK, FAR_STORE)
    Caller(postgres_office, SECOND_DESK).push(_merge())
    database.run(HOUSE, GIVE_THE_OTHER)
    _assert_held(postgres_office, far, GUEST, SECOND_GUEST)
    end = _by_house(lambda writer: writer.release(FAR_STORE, SECOND_GUEST, CLIENT))
    _at_once(database, WRITE, lambda: database.run(HOUSE, end))
    _assert_held(postgres_office, far)


@pytest.mark.proves("P11", "P12")
def test_a_row_that_leaves_a_guest_while_a_store_begins_to_hold_that_guest_is_not_left_there(
    postgres_office: HeadOffice,
) -> None:
    database, far = postgres_office.database, Caller(postgres_office, FAR_DESK, FAR_STORE)
    Caller(postgres_office).push(note())
    far.catch_up()
    (note_id,) = _ids(database, Note, GUEST)

    def move(writer: RecordWriter) -> None:
        row = writer.row(Note, note_id, lock=True)
        assert row is not None
        writer.change(row, {"guest_id": SECOND_GUEST})

    _at_once(database, GIVE, lambda: database.run(HOUSE, _by_house(move)))
    _assert_held(postgres_office, far, GUEST)


@pytest.mark.proves("P12", "P24")
def test_directory_rows_are_placed_as_whoever_was_waited_for_has_left_them(postgres_office: HeadOffice) -> None:
    database = postgres_office.database

    def rename(writer: RecordWriter) -> None:
        row = writer.row(DirectoryRow, GUEST, lock=True)
        assert row is not None
        writer.change(row, {"tier": "钻石卡"})

    _at_once(database, _by_house(rename), lambda: place_directory(database))
    marks, rows = table_of(FeedEntry), table_of(DirectoryRow)
    with database.snapshot(HOUSE) as connection:
        row = connection.execute(select(rows).where(rows.c.id == GUEST)).mappings().one()
        kept = connection.scalars(
            select(marks.c.mark).where(marks.c.row_id == GUEST, marks.c.table_name == "directory_row")
        )
        expected = UUID(int=row_mark("directory_row", GUEST, row["version"], row["changed_by"]))
        assert set(kept) == {expected}


@pytest.mark.proves("P12")
def test_a_lock_that_a_given_up_savepoint_took_is_taken_again_and_one_that_lasts_is_not(
    postgres_office: HeadOffice,
) -> None:
    held = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
    with postgres_office.database.transaction(HOUSE) as connection:
        book = ScopeBook(connection)
        savepoint = connection.begin_nested()
        book.lock([GUEST])
        savepoint.rollback()
        assert connection.scalar(held) == 0
        book.lock((), shared=[GUEST])
        assert connection.scalar(held) == 1
        book.lock([GUEST])
        # held alone and beside others: two entries
        assert connection.scalar(held) == 2
        asked: list[str] = []
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append(call[2]))
        book.lock((), shared=[GUEST])
        book.lock([GUEST])
        assert asked == []
