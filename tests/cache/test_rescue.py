"""A damaged file is noticed, set aside as it is, and what the desk had not sent yet is in a fresh one (F32)."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from datetime import timedelta
from io import FileIO
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.house import PIN, Desk, HeadOffice, enrol_desk, guest_id, open_desk
from tests.fakes.small_desk import KEY, SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST
from vipdesk.cache.engine import CACHE_FILE, PLAIN_HEADER
from vipdesk.cache.integrity import broken_pages, require_whole
from vipdesk.cache.rescue import ASIDE_FOLDER, forget_old, rescue
from vipdesk.cache.salvage import salvage
from vipdesk.cache.sealed_pages import PAGE_BYTES, SealedPages
from vipdesk.cache.verifiers import check_pin, keep_verifier
from vipdesk.errors import Corrupt, KeyMissing, NotPossible, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.models.vocabulary import Role

STORE = "天河店"
LONG = "很长的话" * 900


def flip(file: Path, page: int, offset: int = 2000) -> None:
    """One bit of a page is another."""
    damaged = bytearray(file.read_bytes())
    damaged[(page - 1) * PAGE_BYTES + offset] ^= 1
    file.write_bytes(damaged)


def closed(desk: SmallDesk) -> Path:
    """The file with its log in it, closed."""
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.cache.close()
    return desk.profile / CACHE_FILE


def roots(desk: SmallDesk, *names: str) -> list[int]:
    """The first pages of tables."""
    return [int(desk.cache.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))) for name in names]


@pytest.mark.proves("F32", "S20")
def test_a_flipped_bit_on_any_page_is_found_also_where_nobody_reads(desk: SmallDesk) -> None:
    file = closed(desk)
    whole = file.read_bytes()
    count = len(whole) // PAGE_BYTES
    pages = range(2, count + 1, count // 12)
    for page in pages:
        flip(file, page)
        assert _is_found(desk.profile)
        file.write_bytes(whole)
    desk.reopen()
    assert broken_pages(desk.cache) == set()


def _is_found(profile: Path) -> bool:
    try:
        desk = SmallDesk(profile)
    except Corrupt:
        return True
    found = broken_pages(desk.cache, lambda _: None)
    desk.cache.close()
    return len(found) == 1


def test_a_page_that_was_only_being_written_is_no_damage(desk: SmallDesk) -> None:
    file = closed(desk)
    whole = file.read_bytes()
    flip(file, 5)
    desk.reopen()

    def it_is_written(_seconds: float) -> None:
        file.write_bytes(whole)

    assert broken_pages(desk.cache, it_is_written) == set()


@pytest.mark.proves("F32")
def test_the_structure_is_looked_at_once_a_week(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = desk.cache.rows

    def note(statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        asked.append(statement)
        return [("row 3 missing",)] if "quick" in statement and len(asked) > 8 else rows(statement, values)

    monkeypatch.setattr(desk.cache, "rows", note)
    for now in (NOON, NOON + timedelta(days=6), NOON + timedelta(days=8)):
        require_whole(desk.cache, now)
    assert sum("quick" in statement for statement in asked) == 2
    asked += [""] * 8
    with pytest.raises(Corrupt):
        require_whole(desk.cache, NOON + timedelta(days=20))


@pytest.mark.proves("F32")
def test_a_broken_page_is_found_at_a_start_however_lately_the_structure_was_looked_at(desk: SmallDesk) -> None:
    require_whole(desk.cache, NOON)
    (page,) = roots(desk, "note")
    flip(closed(desk), page)
    desk.reopen()
    with pytest.raises(Corrupt):
        require_whole(desk.cache, NOON + timedelta(minutes=1))


@pytest.mark.proves("F32")
def test_page_by_page_all_is_read_that_is_whole_also_what_is_still_in_the_log(desk: SmallDesk) -> None:
    saved = [desk.submit("guest.add_note", guest_id=GUEST, text=f"{number} {LONG}") for number in range(6)]
    desk.cache.checkpoint()
    saved += [desk.submit("guest.add_note", guest_id=GUEST, text=str(number)) for number in range(6)]
    keep_verifier(desk.cache, KEY, RECEPTIONIST, PIN, NOON)
    found = salvage(SealedPages(desk.profile / CACHE_FILE, KEY))
    assert set(found.outbox) == {one.op_id.bytes for one in saved}
    rows = desk.cache.rows("SELECT * FROM outbox ORDER BY entry")
    assert [tuple(row.values()) for row in sorted(found.outbox.values(), key=lambda row: row["entry"])] == rows
    assert found.knows_who_it_is
    assert found.unreadable == 0
    assert set(found.verifiers) == {RECEPTIONIST.bytes}


@pytest.mark.proves("F32")
def test_whichever_page_is_lost_only_its_own_rows_are(desk: SmallDesk) -> None:
    for number in range(40):
        desk.submit("guest.add_note", guest_id=GUEST, text=f"{number} {'wort ' * 80}")
    file = closed(desk)
    whole, everything = file.read_bytes(), 40
    lost = []
    for page in range(1, len(whole) // PAGE_BYTES + 1):
        flip(file, page)
        found = salvage(SealedPages(file, KEY))
        assert found.unreadable == 1
        lost.append(everything - len(found.outbox))
        file.write_bytes(whole)
    assert 0 < max(lost) <= 6
    assert sum(lost) == everything
    assert lost[0] == 0
    desk.reopen()


@pytest.mark.proves("F32")
def test_a_page_that_the_disk_no_longer_gives_is_one_that_is_not_whole(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    (lost,) = roots(desk, "note")
    file = closed(desk)

    class Failing(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() == (lost - 1) * PAGE_BYTES:
                raise OSError(errno.EIO, "failing")
            return super().read(-1 if size is None else size) or b""

    monkeypatch.setattr(Path, "open", lambda path, *_, **__: Failing(path))
    found = salvage(SealedPages(file, KEY))
    monkeypatch.undo()
    assert (found.unreadable, set(found.outbox)) == (1, {saved.op_id.bytes})
    desk.reopen()


@pytest.mark.proves("F32")
def test_whatever_took_the_place_of_the_file_is_set_aside(desk: SmallDesk) -> None:
    file = closed(desk)
    file.unlink()
    file.mkdir()
    with pytest.raises(NotPossible) as raised:
        rescue(desk.profile, KEY, NOON)
    assert raised.value.trouble is Trouble.RESCUE_IMPOSSIBLE
    assert (Path(str(raised.value.facts["file"])) / CACHE_FILE).is_dir()
    assert not file.exists()


@pytest.mark.proves("F33")
def test_a_wrong_key_rescues_nothing_and_touches_nothing(desk: SmallDesk) -> None:
    file = closed(desk)
    before = file.read_bytes()
    with pytest.raises(KeyMissing):
        rescue(desk.profile, bytes(32), NOON)
    assert [path.name for path in desk.profile.iterdir()] == [CACHE_FILE]
    assert file.read_bytes() == before
    desk.reopen()


@pytest.mark.proves("F32", "I15")
def test_a_desk_that_no_longer_knows_what_it_is_says_what_to_do_and_can_be_enrolled_again(desk: SmallDesk) -> None:
    answered, _waits = (desk.submit("guest.add_note", guest_id=GUEST, text=text) for text in ("eins", "zwei"))
    desk.answer(answered.op_id, "accepted")
    (page,) = roots(desk, "desk_state")
    file = closed(desk)
    flip(file, page)
    damaged = file.read_bytes()
    with pytest.raises(NotPossible) as raised:
        rescue(desk.profile, KEY, NOON)
    assert raised.value.trouble is Trouble.RESCUE_IMPOSSIBLE
    assert (raised.value.facts["waiting"], raised.value.facts["until"]) == (1, "2026-11-29")
    aside = Path(str(raised.value.facts["file"]))
    assert (aside / CACHE_FILE).read_bytes() == damaged
    assert not file.exists()
    forget_old(desk.profile, NOON + timedelta(days=7))
    assert aside.exists()
    forget_old(desk.profile, NOON + timedelta(days=7, seconds=1))
    assert list((desk.profile / ASIDE_FOLDER).iterdir()) == []


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[tuple[HeadOffice, Desk]]:
    office = HeadOffice(record, FakeClock())
    store = office.store(STORE)
    office.guest(0, "陈晓晴", store)
    author = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
    desk = enrol_desk(office, tmp_path / "desk", "一", STORE)
    desk.sync()
    for number in range(3):
        desk.submit(author, "guest.add_note", guest_id=guest_id(0), text=f"sent {number}")
    desk.sync()
    keep_verifier(desk.cache, desk.key, author, PIN, office.clock.now())
    for number in range(5):
        desk.submit(author, "guest.add_note", guest_id=guest_id(0), text=f"waits {number}")
    yield office, desk
    desk.close()


@pytest.mark.proves("F32", "I15", "I1")
@pytest.mark.parametrize("damage", ["a table", "the first page", "cut short"])
def test_a_rescued_desk_has_its_own_work_and_reads_the_rest_anew(
    house: tuple[HeadOffice, Desk], damage: str
) -> None:
    office, desk = house
    root = int(desk.cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'note'"))
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.close()
    file = desk.profile / CACHE_FILE
    if damage == "cut short":
        file.write_bytes(file.read_bytes()[: -(3 * PAGE_BYTES + 100)])
    else:
        flip(file, 1 if damage == "the first page" else root)
    done = rescue(desk.profile, desk.key, office.clock.now())
    assert (done.intents, done.waiting) == (8, 5)
    assert all(PLAIN_HEADER not in path.read_bytes() for path in desk.profile.rglob("*") if path.is_file())
    again = open_desk(office, desk.profile, desk.key, desk.access, desk.clock)
    assert broken_pages(again.cache) == set()
    assert again.count("outbox", "state = 'waiting'") == 5
    for (staff,) in again.cache.rows("SELECT staff_id FROM staff_verifier"):
        check_pin(again.cache, desk.key, UUID(bytes=staff), PIN, now=NOON, last_contact=NOON)
    # where the file ends depends on what it held: the verifier may be in the part that is gone
    assert again.count("staff_verifier") in ((1,) if damage != "cut short" else (0, 1))
    again.sync()
    again.sync()
    assert again.count("outbox", "state = 'waiting'") == 0
    assert again.count("note") == 8
    assert json.loads(again.cache.value("SELECT value FROM desk_state WHERE key = 'desk_id'")) == str(desk.desk_id)
    record = office.digests()
    shown = again.digests()
    assert {name: shown[name] for name in ("note", "guest", "visit")} == {
        name: record[name] for name in ("note", "guest", "visit")
    }
    again.close()


@pytest.mark.parametrize("left", [0, 100])
def test_a_file_without_a_single_page_is_set_aside_and_the_desk_can_be_enrolled_again(
    desk: SmallDesk, left: int
) -> None:
    file = closed(desk)
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(NotPossible) as refusal:
        rescue(desk.profile, KEY, NOON)
    assert refusal.value.trouble is Trouble.RESCUE_IMPOSSIBLE
    assert not file.exists()
    assert (Path(str(refusal.value.facts["file"])) / CACHE_FILE).stat().st_size == left
