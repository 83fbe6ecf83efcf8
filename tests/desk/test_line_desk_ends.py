"""A headless desk ends with its input, survives its back room, and keeps what it called saved."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import BIRTHDAY_VOUCHER, PIN
from tests.fakes.line_process import ANSWER_SECONDS, LinePipe, LineProcess
from tests.fakes.processes import BIN, PASSPHRASE, private_file
from vipdesk.cache.contact import CONTACT_DAYS
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Use
from vipdesk.cache.keys import WRAP_FILE, _write_wrapped
from vipdesk.cache.profile import open_cache
from vipdesk.models.values import write_instant


@pytest.fixture
def line(desk_profile: DeskProfile, tmp_path: Path) -> Iterator[LineProcess]:
    """A desk at which somebody is signed in."""
    process = LineProcess(desk_profile.profile, desk_profile.key)
    pin_file = private_file(tmp_path / "pin", PIN)
    assert process.ask(do="sign_in", staff="A001", pin_file=str(pin_file))["role"] == "receptionist"
    yield process
    process.kill()


def _answers(line: LineProcess, wishes: bytes) -> list[bytes]:
    """Write wishes, end the input, read everything."""
    out, _ = line.process.communicate(wishes, ANSWER_SECONDS)
    return bytes(out).splitlines()


def test_the_end_of_input_ends_it_with_its_back_room(line: LineProcess) -> None:
    back_room = line.back_room()
    assert line.end() == 0
    assert not psutil.pid_exists(back_room.pid)


def test_wishes_before_the_end_are_all_answered_also_one_without_a_line_end(line: LineProcess) -> None:
    wishes = b"".join(b'{"id": %d, "do": "status"}\n' % number for number in range(20))
    answers = _answers(line, wishes + b'{"id": 20, "do": "status"}')
    assert len(answers) == 21
    assert b'"id":20' in answers[-1]
    assert line.process.returncode == 0


def test_it_ends_also_when_nobody_reads_any_longer(line: LineProcess) -> None:
    """Whoever started it was killed: the answer cannot be written and the input ends."""
    assert line.process.stdout is not None
    line.process.stdout.close()
    line.write(b'{"do": "status"}\n{"do": "status"}\n')
    assert line.process.stdin is not None
    line.process.stdin.close()
    assert line.process.wait(ANSWER_SECONDS) == 0


@pytest.mark.proves("I22")
def test_a_back_room_that_dies_is_started_again_and_no_wish_stays_unanswered(line: LineProcess) -> None:
    first = line.back_room()
    assert line.ask(do="sync")["code"] == "offline"
    first.kill()
    for _ in range(5):
        assert line.ask(do="sync")["code"] == "offline"
    second = line.back_room()
    assert second.pid != first.pid
    assert line.ask(do="sync")["code"] == "offline"
    assert line.end() == 0


@pytest.mark.proves("F45")
def test_a_paper_whose_back_room_dies_is_answered_as_failed_and_can_be_printed_again(
    line: LineProcess, desk_profile: DeskProfile, tmp_path: Path
) -> None:
    line.ask(do="sync")
    back_room = line.back_room()
    back_room.suspend()
    pdf = tmp_path / "card.pdf"
    wish = {"do": "print", "document": "welcome_card", "row_id": str(desk_profile.visit), "pdf": str(pdf)}
    line.write(
        b'{"do": "print", "document": "welcome_card", "row_id": "%s", "pdf": "%s"}\n'
        % (str(desk_profile.visit).encode(), str(pdf).encode())
    )
    back_room.kill()
    assert line.read()["state"] == "failed"
    assert not pdf.exists()
    assert line.ask(**wish)["state"] == "done"
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.proves("I1", "F27")
def test_what_was_called_saved_is_there_after_a_kill_and_nothing_of_what_was_refused(
    line: LineProcess, desk_profile: DeskProfile
) -> None:
    guest = str(desk_profile.away)
    saved = line.ask(do="submit", kind="visit.check_in", args={"guest_id": guest})
    assert saved["state"] == "saved"
    assert line.ask(do="submit", kind="visit.check_in", args={"guest_id": guest})["code"] == "already_here"
    line.kill()
    again = LineProcess(desk_profile.profile, desk_profile.key)
    assert again.ask(do="status")["waiting"] == 1
    visits = [row["id"] for row in again.ask(do="rows", table="visit")["rows"]]
    assert set(visits) == {str(desk_profile.visit), saved["created"]["visit_id"]}
    assert again.end() == 0


@pytest.mark.proves("F24")
@pytest.mark.parametrize(("days", "code"), [(8, "value_needs_contact"), (31, "desk_away")])
def test_a_desk_that_was_away_says_so_to_whoever_works_at_it(
    desk_profile: DeskProfile, tmp_path: Path, days: int, code: str
) -> None:
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)
    state = DeskState(cache)
    with cache.transaction():
        told = state.anchor().server_time - timedelta(days=days)
        anchor = {"server_time": write_instant(told), "monotonic_ns": 0, "boot": "of that day"}
        state.put("anchor", anchor)
    cache.close()
    process = LineProcess(desk_profile.profile, desk_profile.key)
    signed = process.ask(do="sign_in", staff="A001", pin_file=str(private_file(tmp_path / "pin", PIN)))
    if days > CONTACT_DAYS:
        assert signed["code"] == code
    else:
        args = {"guest_id": str(desk_profile.here), "voucher_type_id": str(BIRTHDAY_VOUCHER)}
        assert process.ask(do="submit", kind="voucher.issue", args=args)["code"] == code
        note = {"guest_id": str(desk_profile.here), "text": "靠窗"}
        assert process.ask(do="submit", kind="guest.add_note", args=note)["state"] == "saved"
    assert process.end() == 0


def test_the_headless_desk_loads_no_widget() -> None:
    program = (
        "import sys, vipdesk.headless, vipdesk.desk.line_desk\n"
        "print([name for name in sys.modules if name in ('PySide6.QtWidgets', 'PySide6.QtGui', 'vipdesk.ui')])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("after", [False, True])
def test_the_language_of_the_command_line_goes_before_the_one_in_the_settings(
    desk_profile: DeskProfile, tmp_path: Path, *, after: bool
) -> None:
    passphrase_file = private_file(tmp_path / "passphrase", PASSPHRASE)
    _write_wrapped(desk_profile.profile / WRAP_FILE, desk_profile.key, PASSPHRASE)
    options = ["--profile", str(desk_profile.profile), "--passphrase-file", str(passphrase_file), "--no-sync"]
    words = ["run", "--lang", "en"] if after else ["--lang", "en", "run"]
    desk = LinePipe([str(BIN / "vipdesk-desk"), *options, *words])
    try:
        assert desk.ask(do="submit", kind="guest.add_note", args={})["message"] == "Please sign in again."
    finally:
        desk.kill()


def test_the_copy_that_a_killed_self_test_left_is_destroyed_at_the_next_start(desk_profile: DeskProfile) -> None:
    left = desk_profile.profile / "self-test-killed"
    left.mkdir()
    (left / "cache.db").write_bytes(b"a copy")
    desk = LineProcess(desk_profile.profile, desk_profile.key)
    try:
        deadline = time.monotonic() + ANSWER_SECONDS
        while left.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        desk.kill()
