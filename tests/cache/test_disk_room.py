"""Room on the disk: refused before it is called saved, the ballast given up, and what was saved still sent (F29-F31)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice, enrol_desk
from tests.fakes.small_desk import KEY, SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST
from tests.fakes.tiny_disk import TinyDisk, tiny_disk
from vipdesk.cache import disk_room
from vipdesk.cache.disk_room import BALLAST_FILE, FLOOR_MIB, FLOOR_POLICY, MIB, DiskRoom, floor_bytes
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.profile import ProfileLock
from vipdesk.desk import tasks
from vipdesk.desk.cache_worker import Tools
from vipdesk.errors import DiskFailing, DiskFull, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.vocabulary import Role

NOTE = {"guest_id": str(GUEST), "text": "靠窗"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[TinyDisk]:
    with tiny_disk(tmp_path / "tiny") as made:
        yield made


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


def tools_with(desk: SmallDesk, free: int) -> Tools:
    """The desk thread's tools on a disk with so many bytes free."""
    room = DiskRoom(desk.profile, ballast=MIB, free=lambda _: free)
    return Tools(desk.cache, desk.cache, desk.clock, room)


@pytest.mark.proves("F30")
def test_below_the_floor_an_intent_is_refused_before_anything_is_written(desk: SmallDesk) -> None:
    before = desk.everything()
    with pytest.raises(DiskFull):
        tasks.perform(tools_with(desk, FLOOR_MIB * MIB - 1), RECEPTIONIST, "guest.add_note", NOTE, online=True)
    assert desk.everything() == before
    enough = tools_with(desk, FLOOR_MIB * MIB)
    assert tasks.perform(enough, RECEPTIONIST, "guest.add_note", NOTE, online=True).saved.seq == 1
    assert tasks.state_of_the_file(tools_with(desk, 0)).short_of_room
    assert not tasks.state_of_the_file(enough).short_of_room


def test_the_floor_is_a_policy_and_nonsense_counts_as_the_default(desk: SmallDesk) -> None:
    assert floor_bytes(desk.reader) == FLOOR_MIB * MIB
    for version, (value, floor) in enumerate(((2, 2), ("viel", FLOOR_MIB)), start=1):
        row = Policy(id=derived_id("policy", FLOOR_POLICY), key=FLOOR_POLICY, store_id=None, value=value)
        row.version, row.retired_at = version, None
        desk.put(row)
        assert floor_bytes(desk.reader) == floor * MIB


@pytest.mark.proves("F30")
def test_the_ballast_takes_up_its_size_and_comes_back_once_there_is_room_beyond_the_floor(tmp_path: Path) -> None:
    free = [10 * MIB]
    room = DiskRoom(tmp_path, ballast=2 * MIB, free=lambda _: free[0])
    assert room.keep_ballast(8 * MIB)
    file = tmp_path / BALLAST_FILE
    assert file.stat().st_blocks * 512 >= 2 * MIB
    assert file.stat().st_mode & 0o777 == 0o600
    assert room.give_up_ballast()
    assert not room.give_up_ballast()
    free[0] -= 1
    assert not room.keep_ballast(8 * MIB)
    assert list(tmp_path.iterdir()) == []


def test_a_ballast_that_finds_no_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: Path, _size: int) -> None:
        raise OSError

    monkeypatch.setattr(disk_room, "_allocate", fail)
    assert not DiskRoom(tmp_path, ballast=MIB, free=lambda _: 10 * MIB).keep_ballast(0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.proves("F30", "I1")
def test_on_a_full_disk_what_was_saved_stays_is_sent_and_the_desk_goes_on(
    record: Database, disk: TinyDisk
) -> None:
    office = HeadOffice(record, FakeClock())
    store = office.store("天河店")
    author = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    guest = office.guest(1, "陈晓晴", store)
    desk = enrol_desk(office, disk.folder / "desk", "一", "天河店")
    desk.sync()
    room = DiskRoom(desk.profile, ballast=MIB // 2)
    assert room.keep_ballast(0)
    saved: list[UUID] = []

    def fill() -> None:
        while len(saved) < 3000:
            saved.append(desk.submit(author, "guest.add_note", guest_id=guest, text="满" * 1000).op_id)

    with pytest.raises((DiskFull, DiskFailing)):
        fill()
    assert len(saved) == desk.count("outbox") == desk.count("note") > 10
    disk.make_room()
    if disk.mounted:
        with pytest.raises(DiskFull):
            desk.sync()
    assert room.give_up_ballast()
    desk.sync()
    assert desk.count("outbox", "state = 'accepted'") == len(saved)
    assert {outcome.op_id for outcome in desk.outcomes} == set(saved)
    desk.close()


SAVE_UNTIL_IT_FAILS = """
import resource, sys
from pathlib import Path
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST
from vipdesk.errors import DiskFailing
desk = SmallDesk(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
try:
    while True:
        print(desk.submit("guest.add_note", guest_id=GUEST, text="x" * 2000).op_id, flush=True)
except DiskFailing:
    sys.exit(7)
"""


@pytest.mark.proves("F29", "F30", "I1")
def test_a_write_that_the_disk_does_not_take_is_never_called_saved(desk: SmallDesk) -> None:
    desk.cache.close()
    command = [sys.executable, "-c", SAVE_UNTIL_IT_FAILS, str(desk.profile)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own line
    assert done.returncode == 7, done.stderr
    desk.reopen()
    kept = [str(row[0]) for row in desk.cache.rows("SELECT lower(hex(op_id)) FROM outbox ORDER BY entry")]
    assert [line.replace("-", "") for line in done.stdout.split()] == kept
    assert len(kept) > 10
    assert desk.submit("guest.add_note", guest_id=GUEST, text="danach").seq == len(kept) + 1


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.fakes.small_desk import KEY
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.profile import ProfileLock, fitting_key
from vipdesk.errors import DiskFailing
profile = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for step in (lambda: ProfileLock(profile), lambda: Cache(profile / CACHE_FILE, KEY, Use.COUNTER)):
    try:
        step()
    except DiskFailing as error:
        print(error.trouble.value)
"""


@pytest.mark.proves("F31")
def test_a_folder_that_may_only_be_read_is_told_as_that_and_not_as_a_wrong_key(desk: SmallDesk) -> None:
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.cache.close()
    before = {file.name: file.read_bytes() for file in desk.profile.iterdir()}
    folders = [
        folder for folder in desk.profile.parents if folder.stat().st_uid == os.getuid() and folder != Path("/")
    ]
    modes = {folder: folder.stat().st_mode & 0o7777 for folder in folders}
    for folder, mode in modes.items():
        folder.chmod(mode | 0o555)
    desk.profile.chmod(0o555)
    for file in desk.profile.iterdir():
        file.chmod(0o444)
    try:
        command = [sys.executable, "-c", OPEN_AS_NOBODY, str(desk.profile)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own line
    finally:
        desk.profile.chmod(0o700)
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert done.stdout.split() == ["disk_read_only", "disk_read_only"]
    assert {file.name: file.read_bytes() for file in desk.profile.iterdir()} == before
    desk.cache = Cache(desk.profile / "cache.db", KEY, Use.COUNTER)


def test_a_lock_that_cannot_be_taken_for_want_of_room_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(DiskFull) as raised:
        ProfileLock(tmp_path / "desk")
    assert raised.value.trouble is Trouble.DISK_FULL
