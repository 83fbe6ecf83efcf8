"""A first sync that is killed, cut or cheated ends with the whole base all the same, and loses nothing that waits."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.house import HeadOffice
from tests.fakes.small_house import GUEST, RECEPTIONIST, SECOND_GUEST, THIRD_GUEST
from tests.plugins.records import RecordFactory
from tests.sync.first_sync_house import CANARY, FILES, PAGES, ROWS, Desks, contents, furnish, small_measures
from vipdesk.cache.engine import Cache
from vipdesk.cache.settle import is_settled
from vipdesk.errors import Offline
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.first_sync import FirstSync
from vipdesk.models.vocabulary import OutboxState

WAYS = pytest.mark.parametrize("source", [ROWS, FILES])
ROOT = Path(__file__).parents[2]


class KilledError(BaseException):
    """The program ends here."""


@pytest.fixture
def record(record_factory: RecordFactory) -> Iterator[Database]:
    """The database is not what is asked here."""
    with record_factory.fresh("sqlite") as url:
        database = Database(url)
        yield database
        database.close()


@pytest.fixture
def office(record: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeadOffice:
    """The furnished house."""
    small_measures(monkeypatch)
    return furnish(record, tmp_path / "files")


@pytest.fixture
def desks(office: HeadOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    """Its desks."""
    desks = Desks(office, tmp_path, monkeypatch)
    yield desks
    desks.close()


@contextmanager
def killed_in(cache: Cache, number: int) -> Iterator[list[int]]:
    """End the program in a certain transaction of a connection, before its commit; the count of transactions."""
    begun = [0]
    plain = cache.transaction

    @contextmanager
    def transaction() -> Iterator[None]:
        begun[0] += 1
        with plain():
            yield
            if begun[0] == number:
                raise KilledError

    cache.transaction = transaction  # type: ignore[method-assign]  # this one connection alone
    yield begun
    cache.transaction = plain  # type: ignore[method-assign]  # as above


@pytest.mark.proves("F27", "I9", "P28", "F38")
@WAYS
def test_killed_in_any_transaction_it_goes_on_to_the_same_base(desks: Desks, source: str) -> None:
    expected = contents(desks.synced(PAGES).cache)
    expected.pop("issue_block")
    counted = desks.enrol("counted")
    desks.offer(source)
    with killed_in(counted.cache, 0) as begun:
        counted.sync()
    assert begun[0] > 12
    for number in range(1, begun[0], begun[0] // 6):
        desk = desks.enrol(f"killed in {number}")
        with pytest.raises(KilledError), killed_in(desk.cache, number):
            desk.sync()
        desk = desks.restarted(desk)
        desk.sync()
        found = contents(desk.cache)
        assert {name for name in expected if found[name] != expected[name] and name != "desk"} <= {"base_sum"}
        desks.drop(desk)


@pytest.mark.proves("F27")
@WAYS
def test_a_process_killed_on_the_way_leaves_a_file_that_goes_on(
    office: HeadOffice, desks: Desks, source: str
) -> None:
    expected = contents(desks.synced(PAGES).cache)
    for commits in (5, 14, 23):
        desk = desks.enrol(f"killed after {commits}")
        desks.offer(source)
        code = (
            "import os, signal, sys; from pathlib import Path\n"
            "from tests.sync.first_sync_house import sync_until_killed\n"
            f"sync_until_killed({str(office.database.engine.url)!r}, {str(office.files)!r}, {str(desk.profile)!r},"
            f" {str(desk.desk_id)!r}, {commits})"
        )
        ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)  # noqa: S603 - of a test
        assert ended.returncode == -signal.SIGKILL
        desk.sync()
        found = contents(desk.cache)
        assert found["guest"] == expected["guest"]
        assert found["search_key"] == expected["search_key"]
        desks.drop(desk)


@pytest.mark.proves("I15", "F27", "I1")
@WAYS
def test_what_waits_before_and_during_the_load_is_kept_shown_and_decided(
    office: HeadOffice, desks: Desks, source: str
) -> None:
    desk = desks.enrol("desk")
    desks.offer(source)
    desk.line.bytes_left = 0
    with pytest.raises(Offline):
        desk.sync()
    desk.line.up, desk.line.bytes_left = False, None
    desk.submit(RECEPTIONIST, "visit.check_in", guest_id=SECOND_GUEST)
    desk.submit(RECEPTIONIST, "guest.set_preference", guest_id=GUEST, topic="taboo", value="普洱")
    shown: list[tuple[int, int]] = []

    def meanwhile() -> None:
        # whatever is saved while rows come in is not pushed yet: the line for pushes is down
        if not shown:
            desk.submit(RECEPTIONIST, "visit.check_in", guest_id=THIRD_GUEST)
        shown.append((desk.count("visit", "open"), desk.count("preference", "value = '普洱'")))

    desk.line.up = True
    desk.cycle._first_sync._between = meanwhile
    desk.cycle._first_sync.run()
    meanwhile()
    assert set(shown) == {(3, 1)}
    assert not is_settled(desk.cache)
    assert desk.count("outbox", "state = 'waiting'") == 3
    desk.sync()
    assert desk.count("outbox", f"state = '{OutboxState.ACCEPTED.value}'") == 3
    assert is_settled(desk.cache)
    assert desk.digests()["visit"] == office.digests()["visit"]
    assert desk.digests()["preference"] == office.digests()["preference"]


@pytest.mark.proves("P28")
def test_what_is_saved_while_rows_come_in_goes_to_head_office_at_once(office: HeadOffice, desks: Desks) -> None:
    desk = desks.enrol("desk")
    push = desk.cycle._first_sync._between
    calls: list[int] = []

    def between() -> None:
        if not calls:
            desk.submit(RECEPTIONIST, "visit.check_in", guest_id=THIRD_GUEST)
        calls.append(office.digests()["visit"]["count"])
        push()

    desk.cycle._first_sync._between = between
    desk.sync()
    assert calls[:2] == [2, 3]
    assert desk.digests()["visit"] == office.digests()["visit"]


@pytest.mark.proves("P28", "F38")
def test_a_download_that_is_cut_goes_on_where_it_was(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = contents(desks.synced(PAGES).cache)
    desk = desks.enrol("desk")
    desks.offer(FILES)
    asked: list[tuple[str, int]] = []
    plain = FirstSync.file

    def file(self: FirstSync, access: object, name: str, first_byte: int) -> Iterator[bytes]:
        asked.append((name, first_byte))
        return plain(self, access, name, first_byte)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(FirstSync, "file", file)
    for allowed in (6000, 6000, None):
        desk.line.bytes_left = allowed
        if allowed is None:
            desk.sync()
        else:
            with pytest.raises(Offline):
                desk.sync()
    assert any(first_byte > 0 for _, first_byte in asked)
    assert len(set(asked)) == len(asked)
    assert contents(desk.cache)["search_key"] == expected["search_key"]


@pytest.mark.proves("P28", "S19")
@pytest.mark.expects_log("first_sync_refused")
@pytest.mark.parametrize("damage", ["one bit", "two shards in each other's place"])
def test_a_file_that_was_changed_is_refused_and_rows_are_taken_instead(
    office: HeadOffice, desks: Desks, damage: str
) -> None:
    expected = contents(desks.synced(PAGES).cache)
    desk = desks.enrol("desk")
    desks.offer(FILES)
    for path in (office.files or Path()).iterdir():
        sealed = bytearray(path.read_bytes())
        if damage == "one bit":
            sealed[len(sealed) // 2] ^= 1
        else:
            middle = len(sealed) // 2
            sealed = sealed[middle:] + sealed[:middle]
        path.write_bytes(sealed)
    with pytest.raises(Offline):
        desk.sync()
    desk.sync()
    assert contents(desk.cache)["search_key"] == expected["search_key"]


@pytest.mark.proves("S19")
def test_no_name_is_readable_in_any_file_on_either_side(desks: Desks, tmp_path: Path) -> None:
    desk = desks.enrol("desk")
    desks.offer(FILES)
    desk.line.bytes_left = 9000
    with pytest.raises(Offline):
        desk.sync()
    desk.line.bytes_left = None
    half_way = list(_files_with(CANARY, tmp_path))
    desk.sync()
    assert half_way + list(_files_with(CANARY, tmp_path)) == []
    assert desk.count("directory_row", f"name = '{CANARY}'") == 1


def _files_with(text: str, folder: Path) -> Iterator[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sealed" for path in files)
    assert any(path.name == "cache.db" for path in files)
    for path in files:
        if text.encode() in path.read_bytes():
            yield path


@pytest.mark.proves("I15")
@pytest.mark.expects_log("security_event")
def test_a_reset_on_the_way_begins_the_load_anew(office: HeadOffice, desks: Desks) -> None:
    desk = desks.enrol("desk")
    desks.offer(FILES)
    desk.line.bytes_left = 9000
    with pytest.raises(Offline):
        desk.sync()
    desk.line.bytes_left = None
    office.doorkeeper.new_incarnation(desk.access)
    # sooner, head office would take this one for a copy of the other (F23)
    office.clock.pass_time(timedelta(minutes=11))
    desk.submit(RECEPTIONIST, "visit.check_in", guest_id=SECOND_GUEST)
    desk.sync()
    assert desk.digests()["visit"] == office.digests()["visit"]
    assert desk.count("outbox", f"state = '{OutboxState.ACCEPTED.value}'") == 1
    assert desk.digests()["directory_row"] == office.digests()["directory_row"]
    assert desk.cache.value("SELECT count(DISTINCT entry) FROM search_key") == desk.count("search_entry")
