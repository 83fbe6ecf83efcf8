"""The second process with its pipe in the test's hands."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.desk_profile import DeskProfile, filled_profile
from tests.plugins.records import RecordFactory
from vipdesk.desk.messages import Start, ToBackRoom, ToCounter, read_for_counter, write_message
from vipdesk.ids import new_id

ANSWER_SECONDS = 30


class BackRoomProcess:
    """`python -m vipdesk.back_room`, spoken to line by line."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "vipdesk.back_room"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._rest = b""

    def start(self, made: DeskProfile) -> None:
        """Give it its first line."""
        self.tell(
            Start(profile=str(made.profile), key=made.key.hex(), sync_seconds=3.0, automatic=False, begun=new_id())
        )

    def tell(self, message: ToBackRoom) -> None:
        """Send a message."""
        self.write(write_message(message))

    def write(self, data: bytes) -> None:
        """Send bytes."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def hear(self, kind: type[ToCounter]) -> ToCounter:
        """The next message of a kind."""
        while not isinstance(message := self._next(), kind):
            pass
        return message

    def end(self) -> int:
        """Close its input; the exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(ANSWER_SECONDS)

    def close(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                stream.close()

    def _next(self) -> ToCounter:
        stdout = self.process.stdout
        assert stdout is not None
        deadline = time.monotonic() + ANSWER_SECONDS
        while b"\n" not in self._rest:
            ready, _, _ = select.select([stdout], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "the back room says nothing"
            part = os.read(stdout.fileno(), 1 << 16)
            assert part, f"the back room ended with {self.process.wait()}"
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\n")
        return read_for_counter(line)


@pytest.fixture(scope="module")
def template(record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskProfile]:
    """A desk folder with something in it."""
    with filled_profile(record_factory, tmp_path_factory.mktemp("template")) as made:
        yield made


@pytest.fixture
def desk_profile(template: DeskProfile, tmp_path: Path) -> DeskProfile:
    """One of the test's own."""
    return replace(template, profile=Path(shutil.copytree(template.profile, tmp_path / "desk")))


@pytest.fixture
def unstarted() -> Iterator[BackRoomProcess]:
    """A process that has not been told anything."""
    room = BackRoomProcess()
    yield room
    room.close()


@pytest.fixture
def room(unstarted: BackRoomProcess, desk_profile: DeskProfile) -> BackRoomProcess:
    """A process that serves a desk whose head office is out of reach."""
    unstarted.start(desk_profile)
    return unstarted
