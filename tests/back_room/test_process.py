"""The second process answers what it is asked over its pipe, whatever goes wrong, and ends with the pipe."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.back_room.conftest import ANSWER_SECONDS, BackRoomProcess
from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN
from tests.fakes.odd_server import Asked, OddServer, http
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Use
from vipdesk.cache.print_spool import jobs_since, open_job
from vipdesk.cache.profile import open_cache
from vipdesk.clock import store_day
from vipdesk.desk.messages import (
    BeginAnew,
    Damaged,
    Line,
    ListPrinters,
    Print,
    PrintMoved,
    Quit,
    Reply,
    SignIn,
    Start,
    SyncNow,
    Wake,
)
from vipdesk.ids import new_id
from vipdesk.models.vocabulary import PrintState


def _question(room: BackRoomProcess, number: int) -> Reply:
    room.tell(SyncNow(question=number))
    reply = room.hear(Reply)
    assert isinstance(reply, Reply)
    assert reply.question == number
    return reply


def _moved(room: BackRoomProcess) -> PrintMoved:
    message = room.hear(PrintMoved)
    assert isinstance(message, PrintMoved)
    return message


@pytest.mark.parametrize("how", ["closed", "quit", "closed over a question"])
def test_it_ends_in_good_order_when_the_counter_is_gone(room: BackRoomProcess, how: str) -> None:
    _question(room, 1)
    if how == "quit":
        room.tell(Quit())
        assert room.process.wait(ANSWER_SECONDS) == 0
        return
    if how == "closed over a question":
        room.tell(SyncNow(question=2))
        room.tell(ListPrinters(question=3))
    assert room.end() == 0


def test_it_ends_when_the_counter_was_killed_before_the_first_line(unstarted: BackRoomProcess) -> None:
    assert unstarted.end() == 1


def test_it_serves_nobody_who_does_not_say_whose_desk_it_is(unstarted: BackRoomProcess) -> None:
    unstarted.tell(Wake())
    assert unstarted.process.wait(ANSWER_SECONDS) == 1


@pytest.mark.proves("S17")
def test_the_key_is_in_no_argument_no_environment_and_no_log(
    room: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    _question(room, 1)
    process = Path("/proc") / str(room.process.pid)
    for name in ("cmdline", "environ"):
        shown = (process / name).read_bytes()
        assert desk_profile.key not in shown
        assert desk_profile.key.hex().encode() not in shown
    assert room.end() == 0
    for file in (desk_profile.profile / "log").iterdir():
        assert desk_profile.key.hex() not in file.read_text("utf-8")


def test_a_dead_line_is_told_and_the_next_question_is_answered(room: BackRoomProcess) -> None:
    for number in (1, 2, 3):
        room.tell(SyncNow(question=number))
        line = room.hear(Line)
        assert line == Line(online=False, trouble=None)
        reply = room.hear(Reply)
        assert isinstance(reply, Reply)
        assert (reply.question, reply.trouble) == (number, "offline")


def test_a_wake_does_nothing_where_rounds_are_made_on_demand_only(room: BackRoomProcess) -> None:
    for _ in range(3):
        room.tell(Wake())
    assert _question(room, 7).trouble == "offline"


@pytest.mark.proves("S35")
def test_a_sign_in_that_head_office_cannot_check_is_answered(
    room: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    room.tell(SignIn(question=5, staff_id=desk_profile.stranger, staff_code="A002", pin=PIN))
    reply = room.hear(Reply)
    assert isinstance(reply, Reply)
    assert (reply.question, reply.trouble, reply.value) == (5, "offline", None)
    assert room.end() == 0
    for file in (desk_profile.profile / "log").iterdir():
        assert PIN not in file.read_text("utf-8")


def test_printers_are_named_and_a_paper_of_no_kind_has_failed(
    room: BackRoomProcess, desk_profile: DeskProfile, tmp_path: Path
) -> None:
    room.tell(ListPrinters(question=6))
    reply = room.hear(Reply)
    assert isinstance(reply, Reply)
    assert isinstance(reply.value, list)
    job_id = new_id()
    room.tell(Print(job_id=job_id, document="poem", paper={}, target=str(tmp_path / "x.pdf")))
    moved = _moved(room)
    assert (moved.job_id, moved.state) == (job_id, PrintState.FAILED)
    room.tell(Print(job_id=job_id, document="voucher", paper={"nothing": 1}, target=str(tmp_path / "x.pdf")))
    assert _moved(room).state == PrintState.FAILED
    assert not (tmp_path / "x.pdf").exists()
    assert _question(room, 8).trouble == "offline"
    del desk_profile


@pytest.mark.proves("F45")
def test_papers_that_a_dead_back_room_left_are_told_at_the_next_start(
    unstarted: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)
    now = DeskState(cache).anchor().server_time
    waiting, sent = new_id(), new_id()
    for job_id in (waiting, sent):
        open_job(
            cache,
            job_id=job_id,
            document="voucher",
            row_id=desk_profile.voucher,
            target="小票机",
            staff_id=desk_profile.receptionist,
            now=now,
        )
    with cache.transaction():
        cache.execute("UPDATE print_job SET state = 'sent' WHERE job_id = ?", (sent.bytes,))
    unstarted.start(desk_profile)
    told = {message.job_id: message.state for message in (_moved(unstarted), _moved(unstarted))}
    assert told == {waiting: PrintState.FAILED, sent: PrintState.UNKNOWN}
    assert {job.job_id: job.state for job in jobs_since(cache, store_day(now)[0])} == told
    cache.close()


@pytest.mark.proves("F9", "F10", "I22")
def test_a_head_office_that_talks_nonsense_never_stops_the_rounds(
    unstarted: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    server = OddServer()
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)
    with cache.transaction():
        DeskState(cache).put("server_url", server.url)
    cache.close()
    unstarted.start(desk_profile)
    answers = {
        http(200, b"<html>"): "offline",
        http(500, b"", Retry_After="99999999999999999999"): "server_busy",
        http(302, b"", Location="/x"): "offline",
        http(503, b"", Retry_After="1"): "server_busy",
        b"HTTP/1.1 200": "offline",
        http(200, json.dumps({"nonce": 5}).encode()): "offline",
    }
    for number, (answer, trouble) in enumerate(answers.items()):
        server.tell("/v1/challenge", answer)
        assert _question(unstarted, number).trouble == trouble
    assert unstarted.end() == 0
    server.close()


def test_a_stopped_process_that_goes_on_answers_what_it_was_asked_meanwhile(room: BackRoomProcess) -> None:
    _question(room, 1)
    room.process.send_signal(signal.SIGSTOP)
    room.tell(SyncNow(question=2))
    room.process.send_signal(signal.SIGCONT)
    reply = room.hear(Reply)
    assert isinstance(reply, Reply)
    assert reply.question == 2


@pytest.mark.proves("I22")
def test_a_sync_thread_that_stands_still_is_replaced_and_one_that_does_not_end_takes_the_process_with_it(
    unstarted: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    server, hang, hangs = OddServer(), threading.Event(), threading.Event()
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)
    with cache.transaction():
        DeskState(cache).put("server_url", server.url)
    cache.close()

    def never(_asked: Asked) -> bytes:
        hangs.set()
        hang.wait(ANSWER_SECONDS)
        return b""

    server.tell("/v1/challenge", http(200, b"<html>"))
    unstarted.start(desk_profile)
    unstarted.tell(BeginAnew(question=1))
    assert unstarted.hear(Reply) == Reply(question=1, value=True)
    assert _question(unstarted, 2).trouble == "offline"
    server.tell("/v1/challenge", never)
    unstarted.tell(SyncNow(question=3))
    assert hangs.wait(ANSWER_SECONDS)
    unstarted.tell(BeginAnew(question=4))
    assert unstarted.process.wait(ANSWER_SECONDS) == 1
    hang.set()
    server.close()


@pytest.mark.proves("F32", "S20")
def test_a_flipped_bit_that_nobody_reads_is_told_at_the_next_start(
    unstarted: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    file = desk_profile.profile / "cache.db"
    damaged = bytearray(file.read_bytes())
    damaged[-3000] ^= 1
    file.write_bytes(damaged)
    unstarted.start(desk_profile)
    assert unstarted.hear(Damaged) == Damaged()
    assert unstarted.end() == 0


@pytest.mark.proves("F35", "I22")
def test_rounds_go_on_by_themselves_after_the_process_was_stopped_for_a_while(
    unstarted: BackRoomProcess, desk_profile: DeskProfile
) -> None:
    server = OddServer()
    server.tell("/v1/challenge", http(503, b"", Retry_After="1"))
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)
    with cache.transaction():
        DeskState(cache).put("server_url", server.url)
    cache.close()
    unstarted.tell(
        Start(
            profile=str(desk_profile.profile),
            key=desk_profile.key.hex(),
            sync_seconds=0.2,
            automatic=True,
            begun=new_id(),
        )
    )
    _wait_for(lambda: bool(server.asked))
    unstarted.process.send_signal(signal.SIGSTOP)
    time.sleep(1)
    stopped = len(server.asked)
    unstarted.process.send_signal(signal.SIGCONT)
    _wait_for(lambda: len(server.asked) > stopped)
    assert unstarted.end() == 0
    server.close()


def _wait_for(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)
