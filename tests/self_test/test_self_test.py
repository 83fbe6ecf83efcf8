"""The self-test passes on a good desk, touches nothing of it, and fails where a promise is not kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import PIN
from tests.fakes.small_desk import KEY, SmallDesk, copy_desk, enrolment, make_template
from tests.fakes.small_house import GUEST
from tests.fakes.tiny_disk import tiny_disk
from vipdesk import bootstrap
from vipdesk.cache import outbox, perform, profile
from vipdesk.cache.bulk_load import BulkLoad, Progress
from vipdesk.cache.engine import CACHE_FILE, Cache
from vipdesk.cache.profile import create_cache
from vipdesk.cache.queries.status import counts
from vipdesk.cache.self_test_folders import forget_left_folders
from vipdesk.cache.settle import settle
from vipdesk.clock import Moment
from vipdesk.command import PAGE_COMMAND
from vipdesk.errors import ExitCode, NotPossible, Trouble
from vipdesk.protocol.first_sync import SealedFile, column_set
from vipdesk.self_test import checks, run
from vipdesk.self_test.bench import Bench, copied_bench
from vipdesk.self_test.checks import CHECKS, FailedError
from vipdesk.self_test.peer import Book
from vipdesk.self_test.processes import StartPage
from vipdesk.self_test.run import Report, _run, self_test, write_report
from vipdesk.sync import cycle
from vipdesk.wording import sentence

PAGE_BYTES = 4096


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("small desk") / "profile")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[SmallDesk]:
    made = copy_desk(template, tmp_path / "profile")
    made.submit("guest.add_note", guest_id=GUEST, text="wartet")
    yield made
    made.cache.close()


@pytest.fixture
def bench(desk: SmallDesk) -> Iterator[Bench]:
    with copied_bench(desk.profile, KEY) as made:
        yield made


@pytest.mark.proves("I1", "F27", "I11", "I23")
def test_a_good_desk_passes_every_check_and_its_own_file_is_as_before(desk: SmallDesk, tmp_path: Path) -> None:
    before = desk.everything()
    names = {path.name for path in desk.profile.iterdir()}
    report = self_test(desk.profile, KEY)
    assert [(check.name, check.detail) for check in report.checks if not check.ok] == []
    assert desk.everything() == before
    assert {path.name for path in desk.profile.iterdir()} == names
    write_report(report, tmp_path / "report.json")
    written = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert set(written) == {"format", "checks", "ok"}
    assert written["format"] == 1
    assert written["ok"] is True
    assert {frozenset(check) for check in written["checks"]} == {
        frozenset({"name", "ids", "ok", "detail", "took_ms"})
    }
    for language, words in (("zh", "全部通过"), ("en", "All is well")):
        page = report.page(language)
        assert words in page
        assert page.count("✓") == len(CHECKS)
        assert len(page.splitlines()) < 25


@pytest.mark.proves("F30")
def test_without_room_for_the_copy_the_self_test_says_so_and_leaves_nothing(
    template: Path, tmp_path: Path
) -> None:
    with tiny_disk(tmp_path / "tiny") as disk:
        copy_desk(template, disk.folder / "profile").cache.close()
        names = {path.name for path in (disk.folder / "profile").iterdir()}
        room = shutil.disk_usage(disk.folder).free if disk.mounted else 0
        (disk.folder / "full").write_bytes(bytes(max(0, room - 65536)))
        with pytest.raises(NotPossible) as told:
            self_test(disk.folder / "profile", KEY)
        assert "there is no room for it" in sentence(told.value, "en")
        assert {path.name for path in (disk.folder / "profile").iterdir()} == names


@pytest.mark.parametrize("begun", [False, True])
def test_a_desk_that_has_not_read_from_head_office_yet_passes_too(tmp_path: Path, *, begun: bool) -> None:
    """Its first round asks for a first sync, or would go on with one; the stand-in has neither."""
    create_cache(tmp_path / "profile", KEY, enrolment(), FakeClock())
    if begun:
        desk = SmallDesk(tmp_path / "profile")
        file = SealedFile(name="far away", key=bytes(32), shards=[9], tallies={})
        BulkLoad.begin(desk.cache, Progress(columns=column_set(), cursor="", positions={}, files=[file]))
        desk.cache.close()
    report = self_test(tmp_path / "profile", KEY)
    assert [(check.name, check.detail) for check in report.checks if not check.ok] == []


def folders(of_desk: Path) -> set[Path]:
    """The copies that lie in a profile."""
    return set(of_desk.glob("self-test-*"))


def started(desk: SmallDesk) -> subprocess.Popen[bytes]:
    """A self-test that is under way, its copy made."""
    start = msgspec.json.encode(StartPage(profile=str(desk.profile), key=KEY.hex(), language="zh"))
    command = [sys.executable, "-m", "vipdesk.self_test", PAGE_COMMAND]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    assert process.stdin is not None
    process.stdin.write(start + b"\n")
    process.stdin.close()
    while not [file for folder in folders(desk.profile) for file in folder.glob(CACHE_FILE)]:
        assert process.poll() is None
        time.sleep(0.005)
    return process


def test_a_killed_self_test_leaves_a_copy_that_the_next_start_destroys(desk: SmallDesk) -> None:
    process = started(desk)
    (left,) = folders(desk.profile)
    forget_left_folders(desk.profile)
    assert folders(desk.profile) == {left}
    process.kill()
    process.wait()
    assert folders(desk.profile) == {left}
    with copied_bench(desk.profile, KEY) as bench:
        assert folders(desk.profile) == {bench.profile}
        assert bench.profile != left


def test_a_self_test_that_is_told_to_end_takes_its_copy_with_it(desk: SmallDesk) -> None:
    process = started(desk)
    process.terminate()
    process.wait()
    assert folders(desk.profile) == set()


def test_a_report_that_has_no_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotPossible) as refusal:
        write_report(Report(()), tmp_path / "nowhere" / "report.json")
    assert refusal.value.trouble is Trouble.FILE_NOT_WRITTEN
    assert "there is no such folder" in sentence(refusal.value, "en")


def test_the_page_is_printed_before_the_report_that_has_no_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "self_test", lambda *_: Report(()))
    monkeypatch.setattr(profile, "fitting_key", lambda *_: KEY)
    monkeypatch.setattr(bootstrap, "_key_words", lambda _: None)
    monkeypatch.setattr(bootstrap, "end_as_by_hand", lambda: None)
    file = tmp_path / "nowhere" / "report.json"
    code = bootstrap.main(["self-test", "--lang", "en", "--profile", str(tmp_path), "--report", str(file)])
    said = capsys.readouterr()
    assert code == ExitCode.DID_NOT_HAPPEN
    assert "All is well." in said.out
    assert len(said.err.splitlines()) == 1


def failing(bench: Bench, name: str) -> str:
    """What a check that must fail says."""
    ids, check = next((ids, check) for each, ids, check in CHECKS if each == name)
    done = _run(name, ids, check, bench)
    assert not done.ok, done.detail
    return done.detail


def test_a_damaged_page_is_noticed(bench: Bench) -> None:
    file = bench.profile / CACHE_FILE
    damaged = bytearray(file.read_bytes())
    damaged[-PAGE_BYTES + 7] ^= 1
    file.write_bytes(damaged)
    assert failing(bench, "every_page_holds").startswith("broken pages 1")


def test_a_sum_that_is_not_that_of_the_rows_is_noticed(desk: SmallDesk) -> None:
    desk.cache.execute("UPDATE base_sum SET count = count + 1 WHERE table_name = 'guest'")
    with copied_bench(desk.profile, KEY) as bench:
        assert failing(bench, "sums_hold") == "guest"


def test_a_plain_file_is_noticed(bench: Bench) -> None:
    (bench.profile / (CACHE_FILE + "-old")).write_bytes(b"SQLite format 3\x00" + bytes(100))
    assert "plain header" in failing(bench, "file_is_sealed")


def test_a_key_in_the_environment_is_noticed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOMETHING", KEY.hex().upper())
    assert failing(bench, "key_is_nowhere")


def test_saying_saved_too_early_is_noticed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_save_and_kill", lambda *_: ["01a221ba-8451-7533-a296-2ec93469be36"])
    assert failing(bench, "kill_loses_nothing").startswith("lost 3 of 3")


def test_believing_the_clock_is_noticed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def believe(source: Any, anchor: Any, _high_water: Any) -> Moment:
        return Moment(source.wall(), anchor.server_time, timedelta(0))

    monkeypatch.setattr(perform, "anchored_moment", believe)
    monkeypatch.setattr(perform, "require_contact", lambda *_: None)
    assert "was believed" in failing(bench, "clock_is_not_believed")


def test_a_replay_that_shows_something_else_is_noticed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(cache: Cache) -> Iterator[set[str]]:
        yield from settle(cache)
        cache.execute("DELETE FROM note")

    monkeypatch.setattr(checks, "settle", forgetful)
    assert failing(bench, "replay_shows_the_same") == "different: note"


def test_a_number_that_is_not_the_files_is_noticed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = counts

    def flattering(reader: Any) -> Any:
        return replace(honest(reader), waiting=0)

    monkeypatch.setattr(checks, "counts", flattering)
    assert failing(bench, "counts_are_honest") == "shown 0, there 1"


@pytest.mark.parametrize("fault", ["acknowledged without an answer", "counted twice"])
def test_a_line_that_loses_or_doubles_is_noticed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "counted twice":
        monkeypatch.setattr(Book, "push", _forgets_what_it_decided(Book.push))
    else:
        monkeypatch.setattr(cycle.Cycle, "_push_queue", _drops_the_queue)
    assert failing(bench, "cut_line_keeps_everything")


def _forgets_what_it_decided(push: Callable[..., Any]) -> Callable[..., Any]:
    def forget(book: Book, request: Any) -> Any:
        book.decided.clear()
        return push(book, request)

    return forget


def _drops_the_queue(told: cycle.Cycle) -> None:
    told._cache.execute("UPDATE outbox SET state = 'accepted' WHERE state = 'waiting'")


def test_a_check_that_breaks_has_failed_and_says_where_and_no_more(bench: Bench) -> None:
    def breaks(_bench: Bench) -> str:
        raise KeyError(PIN)

    done = _run("x", (), breaks, bench)
    assert (done.ok, done.detail.partition(" ")[0]) == (False, "KeyError")
    assert PIN not in done.detail
    refused = _run("y", (), lambda _: (_ for _ in ()).throw(FailedError("so not")), bench)
    assert (refused.ok, refused.detail) == (False, "so not")


@pytest.mark.proves("S17")
def test_the_buttons_process_gets_the_key_through_its_pipe_and_prints_one_page(desk: SmallDesk) -> None:
    start = msgspec.json.encode(StartPage(profile=str(desk.profile), key=KEY.hex(), language="zh"))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "vipdesk.self_test", PAGE_COMMAND],
        input=start + b"\n",
        capture_output=True,
        check=True,
        env=os.environ,
    )
    assert "全部通过" in done.stdout.decode()
    assert done.stderr == b""


def test_the_outbox_of_the_copy_is_the_desks(bench: Bench) -> None:
    cache = bench.open()
    assert outbox.count_waiting(cache) == 1
    cache.close()
