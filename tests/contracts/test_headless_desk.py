"""`vipdesk-desk run`, wish by wish, as contract.md fixes it; on the installed commands."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.conftest import Lounge
from tests.fakes.processes import BIN, DeskProcess, private_file, run

KINDS = (
    "visit.check_in visit.undo_check_in visit.check_out visit.seat guest.set_preference guest.assign_shopper "
    "guest.add_note request.open request.assign request.advance request.close voucher.issue voucher.redeem voucher.void"
)
STATUS = {"online", "waiting", "refused", "conflicts", "position", "last_sync"}


@pytest.fixture(scope="module")
def desk(lounge: Lounge) -> Iterator[DeskProcess]:
    """A desk that somebody has signed in to."""
    desk = DeskProcess(lounge.profile, lounge.passphrase_file)
    assert desk.ask(do="wait", until="idle", seconds=60)["reached"]
    assert desk.ask(do="sign_in", staff="A001", pin_file=str(lounge.office.pin_file))["name"] == "何嘉仪"
    yield desk
    assert desk.stop() == 0, "the end of input is the end, with exit code 0"


def _guest(desk: DeskProcess) -> str:
    return str(desk.ask(do="find", text="cxq", limit=3)["hits"][0]["guest_id"])


def test_every_kind_is_there_with_the_schema_of_its_arguments(lounge: Lounge) -> None:
    kinds = json.loads(lounge.desk("intents"))
    assert set(KINDS.split()) <= set(kinds)
    for schema in kinds.values():
        assert schema["type"] == "object"
        assert isinstance(schema["properties"], dict)


def test_a_second_desk_on_the_same_profile_is_refused(lounge: Lounge, desk: DeskProcess) -> None:
    assert desk.ask(do="status")["waiting"] == 0
    lounge.desk("run", code=6)


def test_a_wrong_passphrase_is_exit_code_6_and_changes_nothing(lounge: Lounge) -> None:
    wrong = Lounge(lounge.office, lounge.profile, private_file(lounge.folder / "wrong", "no lamps"), lounge.folder)
    wrong.desk("token", "--staff", "A001", "--pin-file", str(lounge.office.pin_file), code=6)


def test_a_wrong_pin_is_exit_code_5(lounge: Lounge) -> None:
    wrong = private_file(lounge.folder / "wrong_pin", "135790")
    lounge.desk("token", "--staff", "A009", "--pin-file", str(wrong), code=5)


def test_a_hit_says_who_and_why(desk: DeskProcess) -> None:
    hits = desk.ask(do="find", text="cxq", limit=3)["hits"]
    assert [set(hit) for hit in hits] == [{"guest_id", "card_no", "name", "why"}]
    assert (hits[0]["card_no"], hits[0]["name"]) == ("886600000001", "陈晓晴")
    assert desk.ask(do="find", text="没有这个人", limit=3)["hits"] == []


def test_a_scanned_card_is_its_guest(desk: DeskProcess) -> None:
    assert desk.ask(do="scan", code="886600000001")["guest_id"] == _guest(desk)


def test_a_profile_is_what_the_window_shows(desk: DeskProcess) -> None:
    profile = desk.ask(do="profile", guest_id=_guest(desk))["profile"]
    assert profile["full_name"] == "陈晓晴"
    assert profile["taboo"]["text"] == "海鲜过敏"


def test_what_is_saved_arrives_and_what_a_rule_forbids_is_refused_with_its_code(desk: DeskProcess) -> None:
    guest = _guest(desk)
    saved = desk.ask(do="submit", kind="visit.check_in", args={"guest_id": guest, "companions": 1})
    assert saved["state"] == "saved"
    assert saved["op_id"]
    again = desk.ask(do="submit", kind="visit.check_in", args={"guest_id": guest})
    assert again["state"] == "refused"
    assert again["code"] == "already_here"
    assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
    visits = desk.ask(do="rows", table="visit")["rows"]
    assert [(row["guest_id"], row["version"]) for row in visits] == [(guest, 1)]


def test_the_status_and_a_round_of_sync_tell_the_same_things(desk: DeskProcess) -> None:
    for answer in (desk.ask(do="status"), desk.ask(do="sync")):
        assert set(answer) >= STATUS
        assert answer["online"] is True
        assert answer["last_sync"].endswith("Z")
        assert all(isinstance(position, int) for position in answer["position"].values())


def test_a_digest_counts_and_hashes_each_table(desk: DeskProcess) -> None:
    digest = desk.ask(do="digest")
    assert set(digest["guest"]) == {"count", "sha256"}
    assert digest["guest"]["count"] == 2
    assert len(digest["guest"]["sha256"]) == 64


def test_a_card_is_printed_to_a_file(desk: DeskProcess, lounge: Lounge) -> None:
    visit = desk.ask(do="rows", table="visit")["rows"][0]["id"]
    target = lounge.folder / "card.pdf"
    answer = desk.ask(id=visit, do="print", document="welcome_card", pdf=str(target))
    assert answer["state"] == "done"
    assert answer["job"]
    assert target.read_bytes().startswith(b"%PDF")


def test_waiting_for_the_line_ends_when_the_time_is_up(lounge: Lounge, desk: DeskProcess) -> None:
    lounge.office.kill()
    assert (
        desk.ask(do="submit", kind="guest.add_note", args={"guest_id": _guest(desk), "text": "离线"})["state"]
        == "saved"
    )
    assert desk.ask(do="wait", until="idle", seconds=0.5)["reached"] is False
    assert desk.ask(do="status")["waiting"] == 1
    lounge.office.start()
    assert desk.ask(do="wait", until="idle", seconds=60)["reached"] is True


@pytest.mark.proves("F32")
@pytest.mark.parametrize("place", [0, 20], ids=["first page", "pages of rows"])
@pytest.mark.parametrize("command", [["vipdesk"], ["vipdesk-desk", "run"]], ids=["window", "headless"])
def test_a_damaged_cache_is_said_in_one_sentence_and_left_alone(
    lounge: Lounge, tmp_path: Path, place: int, command: list[str]
) -> None:
    """What holds the desk's work is never replaced (I28)."""
    profile = tmp_path / "desk"
    shutil.copytree(lounge.profile, profile, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    with (profile / "cache.db").open("r+b") as file:
        file.seek(place * 4096)
        file.write(random.Random(7).randbytes(4096 if place < 20 else 300 * 4096))  # noqa: S311 - damage, not a secret
    damaged = (profile / "cache.db").read_bytes()
    options = ["--profile", str(profile), "--passphrase-file", str(lounge.passphrase_file), "--lang", "en"]
    ask = b'{"do":"status"}\n{"do":"rows","table":"directory_row"}\n'
    done = subprocess.run(  # noqa: S603 - our own command
        [BIN / command[0], *options, *command[1:]],
        input=ask,
        capture_output=True,
        check=False,
        timeout=90,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 6 or b'"code":"corrupt"' in done.stdout
    assert len(done.stderr.splitlines()) <= 1
    assert (profile / "cache.db").read_bytes() == damaged


@pytest.mark.proves("F32")
def test_a_damaged_desk_is_rescued_by_one_command_and_a_whole_one_left_alone(
    lounge: Lounge, tmp_path: Path
) -> None:
    profile = tmp_path / "desk"
    shutil.copytree(lounge.profile, profile, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    options = ["--profile", str(profile), "--passphrase-file", str(lounge.passphrase_file)]
    assert json.loads(run("vipdesk-desk", *options, "rescue")) == {"damaged": False}
    file = profile / "cache.db"
    damaged = bytearray(file.read_bytes())
    damaged[300] ^= 1
    file.write_bytes(damaged)
    done = json.loads(run("vipdesk-desk", "rescue", *options))
    assert (done["damaged"], done["unreadable"]) == (True, 1)
    assert (Path(done["set_aside"]) / "cache.db").read_bytes() == damaged
    assert json.loads(run("vipdesk-desk", *options, "rescue")) == {"damaged": False}


@pytest.mark.proves("I1", "I11", "F1", "S20")
def test_the_self_test_prints_one_page_and_writes_what_came_of_it(lounge: Lounge, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    options = ["--profile", str(lounge.profile), "--passphrase-file", str(lounge.passphrase_file)]
    page = run("vipdesk", "self-test", "--report", str(report), *options, "--lang", "en")
    assert "All is well." in page
    written = json.loads(report.read_text("utf-8"))
    assert (written["format"], written["ok"]) == (1, True)
    assert all(check["ok"] and check["ids"] and check["took_ms"] >= 0 for check in written["checks"])
