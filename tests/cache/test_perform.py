"""Perform: an intent is saved whole or leaves nothing, and what is called saved stays saved."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, put
from tests.fakes.small_house import (
    DESK,
    FAR_LEASED,
    FAR_SEAT,
    GUEST,
    LATE_LEASED,
    LEASED,
    NOBODY,
    ONE_USE,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    STAFF,
    STORE,
    VISIT,
    VOUCHER,
    visit,
    voucher,
)
from vipdesk.cache import outbox
from vipdesk.cache.engine import CACHE_FILE
from vipdesk.cache.images import base_row
from vipdesk.cache.issue_ids import count_unused
from vipdesk.cache.perform import perform
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Code, DiskFull, Refused
from vipdesk.ids import StaffId
from vipdesk.intents.visits.check_in import CheckIn
from vipdesk.models.guest import Note
from vipdesk.models.staff import Staff
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import Role
from vipdesk.models.voucher import Voucher


def refusal(desk: SmallDesk, kind: str, **args: object) -> Code:
    """The code with which the desk refuses; it must leave no trace in any table."""
    before = desk.everything()
    with pytest.raises(Refused) as raised:
        desk.submit(kind, **args)  # type: ignore[arg-type]  # whatever a test passes
    assert desk.everything() == before
    return raised.value.code


@pytest.mark.proves("P3")
def test_saving_writes_outbox_rows_images_and_touches_together(desk: SmallDesk) -> None:
    desk.put(visit())
    saved = desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    (entry,) = outbox.waiting(desk.cache, 10)
    assert (entry.op_id, entry.seq, entry.incarnation, entry.kind) == (saved.op_id, 1, 1, "visit.seat")
    assert (entry.actor_id, entry.asked_at, entry.anchor) == (RECEPTIONIST, NOON, NOON)
    shown = desk.row(Visit, VISIT)
    assert shown is not None
    assert (shown["place_id"], shown["version"]) == (SEAT, 2)
    base = base_row(desk.cache, statements_of(Visit), VISIT)
    assert base is not None
    assert (base["place_id"], base["version"]) == (None, 1)
    touched = desk.cache.rows("SELECT table_name, touch_key, written FROM touch WHERE length(touch_key) = 16")
    assert set(touched) == {("visit", VISIT.bytes, 1), ("lounge_place", SEAT.bytes, 0)}
    assert desk.count("touch", "length(touch_key) <> 16 AND written = 1") > 0


def test_the_image_is_the_base_and_not_what_an_earlier_intent_made_of_it(desk: SmallDesk) -> None:
    desk.put(visit())
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("visit.check_out", visit_id=VISIT)
    base = base_row(desk.cache, statements_of(Visit), VISIT)
    assert base is not None
    assert (base["version"], base["open"]) == (1, True)
    assert desk.count("image") == 1


def test_a_row_that_an_intent_adds_has_an_empty_base(desk: SmallDesk) -> None:
    saved = desk.submit("guest.add_note", guest_id=GUEST, text=" 靠窗 ")
    note_id = saved.created["note_id"]
    shown = desk.row(Note, note_id)
    assert shown is not None
    assert (shown["text"], shown["version"], shown["author_id"]) == ("靠窗", 1, RECEPTIONIST)
    assert desk.cache.rows("SELECT table_name, row_id, row FROM image") == [("note", note_id.bytes, None)]


def test_the_answer_names_what_was_chosen_and_what_changed(desk: SmallDesk) -> None:
    performed = perform(
        desk.cache, desk.clock, RECEPTIONIST, "visit.check_in", {"guest_id": str(GUEST)}, online=False
    )
    assert performed.changed == {"visit", "outbox"}
    assert set(performed.saved.created) == {"visit_id", "feedback_id"}
    assert desk.row(Visit, performed.saved.created["visit_id"]) is not None


@pytest.mark.parametrize(
    ("kind", "args", "code"),
    [
        ("no.such_kind", {}, Code.UNKNOWN_KIND),
        ("guest.add_note", {"guest_id": GUEST}, Code.BAD_ARGUMENTS),
        ("guest.add_note", {"guest_id": GUEST, "text": "a\x00b"}, Code.BAD_ARGUMENTS),
        ("guest.add_note", {"guest_id": NOBODY, "text": "a"}, Code.GUEST_UNKNOWN),
        ("visit.check_in", {"guest_id": GUEST, "companions": 51}, Code.BAD_ARGUMENTS),
        ("visit.check_in", {"guest_id": GUEST, "place_id": FAR_SEAT}, Code.PLACE_UNKNOWN),
        ("visit.check_out", {"visit_id": NOBODY}, Code.VISIT_UNKNOWN),
    ],
)
def test_a_refusal_leaves_nothing_and_uses_no_number_up(
    desk: SmallDesk, kind: str, args: dict[str, object], code: Code
) -> None:
    assert refusal(desk, kind, **args) is code
    assert desk.submit("guest.add_note", guest_id=GUEST, text="靠窗").seq == 1


@pytest.mark.proves("S5")
@pytest.mark.parametrize("actor", [STAFF[Role.HEAD_OFFICE], StaffId(NOBODY)])
def test_who_may_not_or_is_not_known_is_refused_with_nothing_left(desk: SmallDesk, actor: StaffId) -> None:
    assert refusal(desk, "guest.add_note", actor=actor, guest_id=GUEST, text="a") is Code.NOT_ALLOWED


def test_somebody_who_has_left_the_house_is_refused(desk: SmallDesk) -> None:
    left = Staff(id=RECEPTIONIST, store_id=STORE, code="S000", name="何", name_en="He", role=Role.RECEPTIONIST)
    left.version, left.retired_at = 2, NOON
    desk.put(left)
    assert refusal(desk, "guest.add_note", guest_id=GUEST, text="a") is Code.NOT_ALLOWED


def test_a_defect_inside_an_intent_leaves_nothing(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    apply = CheckIn.apply

    def fail_after(self: CheckIn, ledger: object) -> None:
        apply(self, ledger)  # type: ignore[arg-type]  # the ledger of the call
        raise ZeroDivisionError

    before = desk.everything()
    with monkeypatch.context() as patch:
        patch.setattr(CheckIn, "apply", fail_after)
        with pytest.raises(ZeroDivisionError):
            desk.submit("visit.check_in", guest_id=GUEST)
    assert desk.everything() == before
    assert desk.submit("visit.check_in", guest_id=GUEST).seq == 1


@pytest.mark.proves("F30")
def test_a_full_disk_refuses_before_saved_is_said_and_the_desk_goes_on(desk: SmallDesk) -> None:
    saved = 0

    def fill() -> None:
        nonlocal saved
        for _ in range(200):
            desk.submit("guest.add_note", guest_id=GUEST, text="满" * 1000)
            saved += 1

    pages = desk.cache.value("PRAGMA page_count")
    desk.cache.value(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        fill()
    assert desk.count("outbox") == desk.count("note") == desk.count("image") == saved
    assert desk.state.get("next_seq") == saved + 1
    desk.cache.value(f"PRAGMA max_page_count = {pages * 2}")
    assert desk.submit("guest.add_note", guest_id=GUEST, text="靠窗").seq == desk.count("outbox")


@pytest.mark.proves("P4")
def test_what_needs_head_office_is_queued_without_rows_and_only_while_the_line_is_up(desk: SmallDesk) -> None:
    desk.put(voucher())
    assert refusal(desk, "voucher.redeem", online=False, voucher_id=VOUCHER) is Code.ONLINE_ONLY
    saved = desk.submit("voucher.redeem", voucher_id=VOUCHER)
    assert desk.cache.rows("SELECT op_id, folded FROM outbox") == [(saved.op_id.bytes, 0)]
    shown = desk.row(Voucher, VOUCHER)
    assert shown is not None
    assert (shown["uses_left"], shown["version"]) == (1, 1)
    for table in ("redemption", "touch", "image"):
        assert desk.count(table) == 0


@pytest.mark.proves("P30")
def test_each_voucher_takes_the_next_lent_id_until_none_is_left(desk: SmallDesk) -> None:
    given = []
    for left in range(len(LEASED), 0, -1):
        assert count_unused(desk.cache, DESK, NOON) == left
        saved = desk.submit("voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE)
        given.append(saved.created["voucher_id"])
    assert sorted(given) == sorted(LEASED)
    assert {UUID(bytes=row[0]) for row in desk.cache.rows("SELECT used_id FROM lease_use")} == set(LEASED)
    assert refusal(desk, "voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE) is Code.NO_VOUCHER_IDS


@pytest.mark.proves("P30")
def test_an_id_is_used_once_even_where_its_voucher_has_vanished(desk: SmallDesk) -> None:
    desk.submit("voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE, voucher_id=LEASED[0])
    with desk.cache.transaction():
        desk.cache.execute("DELETE FROM voucher")
    issue = {"guest_id": GUEST, "voucher_type_id": ONE_USE, "voucher_id": LEASED[0]}
    assert refusal(desk, "voucher.issue", **issue) is Code.KEY_REUSED
    saved = desk.submit("voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE)
    assert saved.created["voucher_id"] != LEASED[0]


@pytest.mark.parametrize("voucher_id", [LATE_LEASED, FAR_LEASED, NOBODY])
def test_an_id_of_an_expired_or_foreign_block_is_refused(desk: SmallDesk, voucher_id: UUID) -> None:
    issue = {"guest_id": GUEST, "voucher_type_id": ONE_USE, "voucher_id": voucher_id}
    assert refusal(desk, "voucher.issue", **issue) is Code.ID_NOT_LEASED


def test_a_block_that_expires_while_the_line_is_down_lends_no_more(desk: SmallDesk) -> None:
    desk.clock.pass_time(timedelta(days=30))
    assert refusal(desk, "voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE) is Code.NO_VOUCHER_IDS


@pytest.mark.proves("P1")
def test_an_intent_carries_anchored_time_whatever_the_wall_clock_says(desk: SmallDesk) -> None:
    desk.clock.pass_time(timedelta(minutes=40))
    desk.clock.set_wall(NOON - timedelta(days=3650))
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    (entry,) = outbox.waiting(desk.cache, 1)
    assert (entry.asked_at, entry.anchor) == (NOON + timedelta(minutes=40), NOON)
    assert 0 < entry.uncertainty_ms < 2000
    assert desk.state.high_water() == NOON + timedelta(minutes=40)


@pytest.mark.proves("P1")
def test_after_a_restart_with_the_clock_set_back_no_intent_is_earlier_than_the_last(desk: SmallDesk) -> None:
    desk.clock.pass_time(timedelta(hours=2))
    desk.submit("guest.add_note", guest_id=GUEST, text="eins")
    desk.clock.restart()
    desk.clock.set_wall(NOON - timedelta(days=1))
    desk.submit("guest.add_note", guest_id=SECOND_GUEST, text="zwei")
    first, second = outbox.waiting(desk.cache, 2)
    assert second.asked_at == first.asked_at == NOON + timedelta(hours=2)
    assert second.uncertainty_ms >= 120_000


WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST
desk = SmallDesk(Path(sys.argv[1]))
for number in range(30):
    print(desk.submit("guest.add_note", guest_id=GUEST, text=str(number)).op_id, flush=True)
with desk.cache.transaction():
    desk.state.put("half", "done")
    os.kill(os.getpid(), 9)
"""


@pytest.mark.proves("I1")
def test_whatever_was_called_saved_is_there_after_the_desk_was_killed(desk: SmallDesk) -> None:
    desk.cache.close()
    command = [sys.executable, "-c", WRITE_AND_DIE, str(desk.profile)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own line
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    desk.cache = SmallDesk(desk.profile, desk.clock).cache
    saved = [str(entry.op_id) for entry in outbox.waiting(desk.cache, 100)]
    assert saved == ended.stdout.split()
    assert len(saved) == desk.count("note") == 30
    assert desk.state.get("half") is None
    assert desk.submit("guest.add_note", guest_id=GUEST, text="31").seq == 31


@pytest.mark.proves("I1", "P3", "F29")
def test_a_log_cut_anywhere_keeps_whole_intents_in_order(desk: SmallDesk, tmp_path: Path) -> None:
    for number in range(6):
        desk.submit("guest.add_note", guest_id=GUEST, text=str(number))
    log = (desk.profile / (CACHE_FILE + "-wal")).read_bytes()
    draw = Random(6)  # noqa: S311 - where to cut
    kept = set()
    for cut in [0, 31, len(log), *(draw.randrange(len(log)) for _ in range(12))]:
        folder = tmp_path / f"cut {cut}"
        folder.mkdir()
        shutil.copy(desk.profile / CACHE_FILE, folder / CACHE_FILE)
        (folder / (CACHE_FILE + "-wal")).write_bytes(log[:cut])
        found = SmallDesk(folder)
        numbers = [entry.seq for entry in outbox.waiting(found.cache, 10)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert found.count("note") == found.count("image") == len(numbers)
        assert found.state.get("next_seq") == len(numbers) + 1
        kept.add(len(numbers))
        found.cache.close()
    assert {0, 6} <= kept
    assert len(kept) > 3


def test_an_unsent_intent_survives_pages_that_change_what_it_touched(desk: SmallDesk) -> None:
    desk.put(visit())
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.page(put(visit(version=3, companions=2)))
    desk.settle()
    shown = desk.row(Visit, VISIT)
    assert shown is not None
    assert (shown["place_id"], shown["companions"], shown["version"]) == (SEAT, 2, 4)
