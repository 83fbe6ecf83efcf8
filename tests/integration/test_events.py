"""Desks that never poll hear of each other at once, whichever worker each of them talks to, and after every mishap."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.processes import DeskProcess, OfficeProcess, enrol, served
from vipdesk.headoffice.database import Database

MEMBERS = "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期\n886600000001,陈晓晴,女,13800138000,1980-03-04,农历,金卡,2020-01-02\n"
PATIENCE = 60


@pytest.fixture
def record_kind() -> str:
    """Where several processes have to tell each other."""
    return "postgresql"


@pytest.fixture
def office(record_url: str, record: Database, tmp_path: Path) -> Iterator[OfficeProcess]:
    """Two workers."""
    record.close()
    with served(record_url, tmp_path / "office", workers=2, members=MEMBERS) as office:
        yield office


@pytest.fixture
def line(office: OfficeProcess) -> Iterator[FaultProxy]:
    line = FaultProxy(office.url)
    yield line
    line.close()


@pytest.fixture
def desks(office: OfficeProcess, line: FaultProxy, tmp_path: Path) -> Iterator[tuple[DeskProcess, DeskProcess]]:
    """Two desks that would poll once an hour; the second one's line can be cut."""
    started = []
    for name, server in (("desk1", office.url), ("desk2", line.url)):
        profile, passphrase_file = enrol(office, tmp_path, name, "天河店", server)
        (profile / "settings.json").write_text(json.dumps({"sync_seconds": 3599.0}), "utf-8")
        started.append(DeskProcess(profile, passphrase_file))
    for desk in started:
        assert desk.ask(do="wait", until="idle", seconds=PATIENCE)["reached"]
        desk.ask(do="sign_in", staff="A001", pin_file=str(office.pin_file))
    yield started[0], started[1]
    for desk in started:
        assert desk.stop() == 0


def _note(desk: DeskProcess, text: str) -> None:
    guest = desk.ask(do="find", text="cxq", limit=1)["hits"][0]["guest_id"]
    desk.submit("guest.add_note", guest_id=guest, text=text)


def _wait_for_note(desk: DeskProcess, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while text not in [row["text"] for row in desk.ask(do="rows", table="note")["rows"]]:
        assert time.monotonic() < deadline, f"{text} did not come"
        time.sleep(0.05)


@pytest.mark.proves("P27")
def test_desks_of_several_workers_hear_of_each_other_and_of_a_command(
    desks: tuple[DeskProcess, DeskProcess], office: OfficeProcess
) -> None:
    first, second = desks
    for number in range(3):
        _note(first, f"甲 {number}")
        _wait_for_note(second, f"甲 {number}")
        _note(second, f"乙 {number}")
        _wait_for_note(first, f"乙 {number}")
    office.staff("A002", "陈嘉欣", "receptionist", "天河店")
    deadline = time.monotonic() + PATIENCE
    for desk in desks:
        while len(desk.ask(do="rows", table="staff")["rows"]) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.mark.proves("F8", "I22")
def test_a_line_that_comes_and_goes_leaves_nothing_stuck(
    desks: tuple[DeskProcess, DeskProcess], line: FaultProxy
) -> None:
    first, second = desks
    for number in range(4):
        line.cut()
        _note(second, f"断 {number}")
        _note(first, f"通 {number}")
        time.sleep(0.3 * number)
        line.mend()
        if number % 2:
            _wait_for_note(second, f"通 {number}")
    assert second.ask(do="wait", until="idle", seconds=PATIENCE)["reached"]
    _wait_for_note(first, "断 3")
    _wait_for_note(second, "通 3")


@pytest.mark.proves("F35")
def test_a_desk_that_slept_through_its_stream_goes_on(
    desks: tuple[DeskProcess, DeskProcess], office: OfficeProcess
) -> None:
    first, second = desks
    sleeping = psutil.Process(second.pid)
    asleep = [sleeping, *sleeping.children()]
    for process in asleep:
        os.kill(process.pid, signal.SIGSTOP)
    assert office.stop() == 0
    office.start(workers=2)
    assert first.ask(do="wait", until="online", seconds=PATIENCE)["reached"]
    _note(first, "睡着时")
    assert first.ask(do="wait", until="idle", seconds=PATIENCE)["reached"]
    for process in asleep:
        os.kill(process.pid, signal.SIGCONT)
    _wait_for_note(second, "睡着时")
