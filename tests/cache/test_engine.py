"""The encrypted file: what it looks like from outside, what is raised, what is never touched."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from tests.fakes.small_desk import KEY, SmallDesk, open_reader
from tests.fakes.small_house import GUEST, NAMES
from vipdesk.cache import engine
from vipdesk.cache.engine import CACHE_FILE, PLAIN_HEADER, Cache, Use
from vipdesk.errors import CacheLocked, CacheUnreadable, Corrupt, Defect, KeyMissing, Trouble
from vipdesk.models.catalogue import SHARED_MODELS

WRONG_KEY = bytes(32)
PAGE_BYTES = 4096


def read_all(cache: Cache) -> None:
    for name in SHARED_MODELS:
        cache.rows(f'SELECT * FROM "{name}"')  # noqa: S608 - declared names


def test_neither_file_nor_log_shows_a_header_a_name_or_the_key(desk: SmallDesk) -> None:
    desk.submit("guest.add_note", guest_id=GUEST, text="金丝雀 canary")
    files = list(desk.profile.glob(CACHE_FILE + "*"))
    assert {file.name for file in files} == {"cache.db", "cache.db-wal", "cache.db-shm"}
    for file in files:
        content = file.read_bytes()
        for secret in (PLAIN_HEADER, NAMES[0].encode(), b"canary", b"guest.add_note", KEY, KEY.hex().encode()):
            assert secret not in content, (file.name, secret)


@pytest.mark.proves("F33")
def test_a_wrong_key_is_told_as_that_and_the_file_stays_as_it_is(desk: SmallDesk) -> None:
    desk.cache.close()
    file = desk.profile / CACHE_FILE
    before = file.read_bytes()
    with pytest.raises(KeyMissing) as raised:
        Cache(file, WRONG_KEY, Use.COUNTER)
    assert raised.value.trouble is Trouble.KEY_WRONG
    assert file.read_bytes() == before
    desk.reopen()
    assert desk.count("guest") == len(NAMES)


@pytest.mark.parametrize("content", [PLAIN_HEADER + bytes(100), b"", b"short"])
def test_a_file_that_is_not_ours_is_corrupt_and_untouched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / CACHE_FILE
    file.write_bytes(content)
    with pytest.raises(Corrupt):
        Cache(file, KEY, Use.COUNTER)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_real_plain_database_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / CACHE_FILE
    plain = sqlite3.connect(file)
    plain.execute("CREATE TABLE guest (id)")
    plain.commit()
    plain.close()
    with pytest.raises(Corrupt):
        Cache(file, KEY, Use.READER)


def test_a_folder_without_a_desk_says_so_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(CacheUnreadable) as raised:
        Cache(tmp_path / CACHE_FILE, KEY, Use.COUNTER)
    assert raised.value.trouble is Trouble.DESK_NOT_ENROLLED
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_made_anew(desk: SmallDesk) -> None:
    with pytest.raises(FileExistsError):
        Cache(desk.profile / CACHE_FILE, KEY, Use.COUNTER, create=True)
    assert desk.count("guest") == len(NAMES)


def test_one_flipped_bit_anywhere_is_noticed_and_never_reads_as_empty(desk: SmallDesk) -> None:
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    used = {int(row[0]) for row in desk.cache.rows("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")}
    shared = [f"'{name}'" for name in SHARED_MODELS]
    read = desk.cache.rows(
        f"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name IN ({', '.join(shared)})"  # noqa: S608 - declared names
    )
    desk.cache.close()
    file = desk.profile / CACHE_FILE
    whole = file.read_bytes()
    assert len(used) > len(read) == len(SHARED_MODELS)
    for page in (1, *(int(row[0]) for row in read)):
        damaged = bytearray(whole)
        damaged[(page - 1) * PAGE_BYTES + 100] ^= 1
        file.write_bytes(damaged)
        with pytest.raises(CacheUnreadable) as raised:
            _open_and_read(file)
        assert isinstance(raised.value, Corrupt) or page == 1
        assert file.read_bytes() == bytes(damaged)


def test_damage_of_the_schema_under_the_right_key_is_not_called_a_wrong_key(desk: SmallDesk) -> None:
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.cache.close()
    file = desk.profile / CACHE_FILE
    whole = file.read_bytes()
    refused_at_opening = 0
    for page in range(2, len(whole) // PAGE_BYTES + 1):
        damaged = bytearray(whole)
        damaged[page * PAGE_BYTES - 1] ^= 0x80
        file.write_bytes(damaged)
        try:
            Cache(file, KEY, Use.READER).close()
        except Corrupt:
            refused_at_opening += 1
    assert refused_at_opening > 0


def _open_and_read(file: Path) -> None:
    cache = Cache(file, KEY, Use.READER)
    try:
        read_all(cache)
    finally:
        cache.close()


def test_the_counter_writes_through_to_the_disk_and_the_back_room_need_not(desk: SmallDesk) -> None:
    expected = {Use.COUNTER: 2, Use.BACK_ROOM: 1}
    for use, synchronous in expected.items():
        cache = open_reader(desk, use)
        assert cache.value("PRAGMA synchronous") == synchronous
        assert cache.value("PRAGMA journal_mode") == "wal"
        assert cache.value("PRAGMA wal_autocheckpoint") == 0
        assert cache.value("PRAGMA temp_store") == 2
        cache.close()


def test_a_reader_may_not_write(desk: SmallDesk) -> None:
    reader = open_reader(desk)
    with pytest.raises(Defect):
        reader.execute("DELETE FROM guest")
    reader.close()
    assert desk.count("guest") == len(NAMES)


def test_a_transaction_that_fails_leaves_nothing_and_the_connection_goes_on(desk: SmallDesk) -> None:
    def fail() -> None:
        with desk.cache.transaction():
            desk.state.put("one", 1)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert desk.state.get("one") is None
    with desk.cache.transaction():
        desk.state.put("two", 2)
    assert desk.state.get("two") == 2


def test_a_savepoint_takes_back_its_own_part_alone(desk: SmallDesk) -> None:
    def fail() -> None:
        with desk.cache.savepoint():
            desk.state.put("inside", 1)
            raise KeyError

    with desk.cache.transaction():
        desk.state.put("outside", 1)
        with pytest.raises(KeyError):
            fail()
        with desk.cache.savepoint():
            desk.state.put("second", 1)
    assert [desk.state.get(key) for key in ("outside", "inside", "second")] == [1, None, 1]


def test_several_questions_see_one_state_while_another_writes(desk: SmallDesk) -> None:
    reader = open_reader(desk)
    question = "SELECT count(*) FROM note"
    with reader.reading():
        assert reader.value(question) == 0
        desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
        assert reader.value(question) == 0
    assert reader.value(question) == 1
    reader.close()


def test_a_second_writer_waits_until_the_first_has_committed(desk: SmallDesk) -> None:
    second = open_reader(desk, Use.BACK_ROOM)
    began = threading.Event()
    seen: list[object] = []

    def write() -> None:
        began.set()
        with second.transaction():
            seen.append(second.value("SELECT value FROM desk_state WHERE key = 'first'"))

    other = threading.Thread(target=write)
    with desk.cache.transaction():
        other.start()
        began.wait()
        desk.state.put("first", "written")
    other.join()
    second.close()
    assert seen == ['"written"']


def test_a_writer_that_waits_too_long_is_told_that_the_cache_is_locked(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_MS", 20)
    second = open_reader(desk, Use.BACK_ROOM)
    with desk.cache.transaction():
        with pytest.raises(CacheLocked):
            second.execute("BEGIN IMMEDIATE")
        desk.state.put("first", 1)
    with second.transaction():
        pass
    second.close()


def test_a_mistake_in_a_statement_is_a_defect_and_no_damage(desk: SmallDesk) -> None:
    for statement in ("SELECT nothing FROM nowhere", "INSERT INTO lease_use (used_id, op_id) VALUES (NULL, NULL)"):
        with pytest.raises(Defect):
            desk.cache.execute(statement)


def test_each_gives_the_same_rows_one_by_one(desk: SmallDesk) -> None:
    statement = "SELECT id FROM directory_row ORDER BY id"
    assert list(desk.cache.each(statement)) == desk.cache.rows(statement)


def test_a_checkpoint_brings_the_log_into_the_file(desk: SmallDesk) -> None:
    file = desk.profile / CACHE_FILE
    before = file.read_bytes()
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    assert file.read_bytes() == before
    desk.cache.checkpoint()
    assert file.read_bytes() != before


def test_file_and_log_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        cache = Cache(tmp_path / CACHE_FILE, KEY, Use.COUNTER, create=True)
        with cache.transaction():
            cache.execute("CREATE TABLE some (id)")
    finally:
        os.umask(before)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    cache.close()
    assert modes == {"cache.db": 0o600, "cache.db-wal": 0o600, "cache.db-shm": 0o600}
