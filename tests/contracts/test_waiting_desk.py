"""A desk whose work still waits is not made into another one, by no command (F50)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.contracts.conftest import Lounge
from tests.fakes.processes import DeskProcess, private_file, refused

WAITING = 2


@pytest.fixture(scope="module")
def waiting(lounge: Lounge) -> Lounge:
    """The desk after work without the line; nobody is at it any more."""
    with_line = DeskProcess(lounge.profile, lounge.passphrase_file)
    assert with_line.ask(do="wait", until="idle", seconds=60)["reached"]
    who = {"staff": "A001", "pin_file": str(lounge.office.pin_file)}
    assert with_line.ask(do="sign_in", **who)["name"] == "何嘉仪"
    assert with_line.ask(do="sign_in", **who | {"staff": "A009"})["name"] == "郑岚"
    assert with_line.stop() == 0
    desk = DeskProcess(lounge.profile, lounge.passphrase_file, sync=False)
    desk.ask(do="sign_in", **who)
    guest = desk.ask(do="find", text="cxq", limit=3)["hits"][0]["guest_id"]
    for text in ("靠窗", "龙井"):
        desk.submit("guest.add_note", guest_id=guest, text=text)
    assert desk.ask(do="status")["waiting"] == WAITING
    assert desk.stop() == 0
    return lounge


def _still_waiting(lounge: Lounge) -> int:
    desk = DeskProcess(lounge.profile, lounge.passphrase_file, sync=False)
    count = int(desk.ask(do="status")["waiting"])
    assert desk.stop() == 0
    return count


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("待上传 2 项", "不能另行启用或清除", "vipdesk-desk rescue")),
        ("en", ("2 still waits", "cannot be replaced or removed", "vipdesk-desk rescue")),
    ],
)
@pytest.mark.proves("F50")
def test_a_desk_with_work_that_waits_is_not_enrolled_anew_and_it_is_said_how_much(
    language: str, words: tuple[str, ...], waiting: Lounge
) -> None:
    code = waiting.office.command("desk", "enrol", "--name", f"另一台 {language}", "--store", "天河店")["code"]
    options = ["--profile", str(waiting.profile), "--passphrase-file", str(waiting.passphrase_file)]
    code_file = private_file(waiting.folder / f"{language}.code", code)
    asked = ["enrol", "--server", waiting.office.url, "--code-file", str(code_file), "--lang", language]
    said = refused("vipdesk-desk", *options, *asked)
    assert all(word in said for word in words), said
    assert _still_waiting(waiting) == WAITING


@pytest.mark.proves("F50")
def test_a_demonstration_does_not_take_the_place_of_a_true_desk(waiting: Lounge, tmp_path: Path) -> None:
    shutil.copytree(waiting.profile, tmp_path / "desk")
    said = refused(
        "vipdesk",
        *("--demo", "--lang", "en"),
        environment={"VIPDESK_DEMO_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert "already enrolled" in said
    assert (tmp_path / "desk" / "cache.db").read_bytes() == (waiting.profile / "cache.db").read_bytes()


@pytest.mark.proves("F50", "I2")
def test_a_supervisor_carries_what_waits_to_head_office_in_a_sealed_file(waiting: Lounge, tmp_path: Path) -> None:
    pin, secret = str(waiting.office.pin_file), str(private_file(tmp_path / "secret", "一句很长的口令，另外交接"))
    file = tmp_path / "work.sealed"
    carry = ["outbox", "export", str(file), "--pin-file", pin, "--secret-file", secret]
    options = ["--profile", str(waiting.profile), "--passphrase-file", str(waiting.passphrase_file)]
    assert "Only a supervisor" in refused("vipdesk-desk", *options, *carry, "--staff", "A001", "--lang", "en")
    assert json.loads(waiting.desk(*carry, "--staff", "A009"))["intents"] == WAITING
    done = waiting.office.command("outbox", "import", str(file), "--secret-file", secret)
    assert (done["accepted"], done["undecided"]) == (WAITING, 0)
    assert _still_waiting(waiting) == WAITING
