"""A desk's folder: one program at a time, whole or not there at all, for its owner alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.small_desk import KEY, PHONE_SECRET, SmallDesk, enrolment
from tests.fakes.small_house import DESK, GUEST, STORE
from vipdesk.cache import profile as profile_module
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.keys import WRAP_FILE, read_key
from vipdesk.cache.profile import LOCK_FILE, ProfileLock, create_cache, is_enrolled, new_key, open_cache
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.errors import CacheTooNew, CacheUnreadable, ProfileInUse
from vipdesk.models.local import Outbox

HOLD = "import sys; from pathlib import Path; from vipdesk.cache.profile import ProfileLock;"
HOLD += " lock = ProfileLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.proves("I28")
def test_a_second_program_may_not_open_the_folder_until_the_first_is_gone(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:  # noqa: S603 - our own line
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(ProfileInUse):
            ProfileLock(tmp_path)
        first.send_signal(signal.SIGKILL)
        first.wait()
    with ProfileLock(tmp_path), pytest.raises(ProfileInUse):
        ProfileLock(tmp_path)
    ProfileLock(tmp_path).release()


def test_a_released_lock_may_be_released_again(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    lock.release()
    lock.release()
    with ProfileLock(tmp_path):
        assert (tmp_path / LOCK_FILE).exists()


def test_a_fresh_desk_knows_what_head_office_told_it(tmp_path: Path) -> None:
    with new_key(tmp_path / "desk", "a passphrase") as key:
        create_cache(tmp_path / "desk", key, enrolment(), FakeClock())
    assert key == read_key(tmp_path / "desk", "a passphrase")
    cache = open_cache(tmp_path / "desk", key, Use.COUNTER)
    state = DeskState(cache)
    assert (state.desk_id, state.store_id, state.incarnation) == (DESK, STORE, 1)
    assert (state.get("server_url"), state.get("ca_file"), state.get("private_key")) == (
        "https://head.office",
        None,
        "seed",
    )
    assert state.phone_secret == PHONE_SECRET
    assert state.cursor is None
    assert state.anchor().server_time == state.high_water() == NOON
    assert [state.take_seq(), state.take_seq()] == [1, 2]
    assert cache.value("PRAGMA user_version") == CACHE_SCHEMA
    cache.close()


def test_a_crash_while_the_cache_is_made_leaves_no_desk_and_the_next_try_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(profile_module, "_write_enrolment", fail)
        with pytest.raises(KeyboardInterrupt):
            create_cache(tmp_path, KEY, enrolment(), FakeClock())
    assert not is_enrolled(tmp_path)
    (tmp_path / (CACHE_FILE + ".new-wal")).write_bytes(b"left by a crash")
    with pytest.raises(CacheUnreadable):
        open_cache(tmp_path, KEY, Use.COUNTER)
    create_cache(tmp_path, KEY, enrolment(), FakeClock())
    assert is_enrolled(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [CACHE_FILE]
    open_cache(tmp_path, KEY, Use.READER).close()


def test_a_killed_creation_leaves_no_desk(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from tests.fakes.clocks import FakeClock;"
        " from tests.fakes.small_desk import KEY, enrolment; from vipdesk.cache import profile;"
        " profile._write_enrolment = lambda *_: os.kill(os.getpid(), 9);"
        " profile.create_cache(Path(sys.argv[1]), KEY, enrolment(), FakeClock())"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)  # noqa: S603 - our own line
    assert ended.returncode == -signal.SIGKILL
    assert not is_enrolled(tmp_path)
    assert list(tmp_path.iterdir()) != []
    create_cache(tmp_path, KEY, enrolment(), FakeClock())
    open_cache(tmp_path, KEY, Use.READER).close()


def test_everything_in_a_desks_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        with ProfileLock(folder):
            with new_key(folder, "a passphrase") as key:
                create_cache(folder, key, enrolment(), FakeClock())
            cache = open_cache(folder, key, Use.COUNTER)
            cache.execute("INSERT INTO lease_use (used_id, op_id) VALUES (?, ?)", (bytes(16), bytes(16)))
            modes = {file.name: mode(file) for file in folder.iterdir()}
            cache.close()
    finally:
        os.umask(before)
    names = (CACHE_FILE, CACHE_FILE + "-wal", CACHE_FILE + "-shm", WRAP_FILE, LOCK_FILE)
    assert modes == dict.fromkeys(names, 0o600)
    assert mode(folder) == 0o700


def test_a_desk_that_was_put_back_with_open_files_is_closed_to_others_again(desk: SmallDesk) -> None:
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    (desk.profile / WRAP_FILE).write_text("{}")
    for path in (desk.profile, *desk.profile.iterdir()):
        path.chmod(0o777)
    with ProfileLock(desk.profile):
        assert mode(desk.profile) == 0o700
        assert {mode(file) for file in desk.profile.iterdir() if file.name != LOCK_FILE} == {0o600}


def test_a_folder_that_is_no_desk_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with ProfileLock(tmp_path):
        assert mode(tmp_path) == 0o755


@pytest.mark.proves("I20")
def test_a_cache_of_a_newer_program_is_not_opened_and_keeps_what_waits(desk: SmallDesk) -> None:
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    desk.cache.execute(f"PRAGMA user_version = {CACHE_SCHEMA + 1}")
    desk.cache.close()
    with pytest.raises(CacheTooNew):
        open_cache(desk.profile, KEY, Use.COUNTER)
    desk.cache = Cache(desk.profile / CACHE_FILE, KEY, Use.COUNTER)
    assert desk.count(Outbox.__tablename__) == 1
