"""The counter's end of the pipe to the back room: starts it, hears it, starts it again if it dies."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from vipdesk.command import BACK_ROOM_COMMAND
from vipdesk.desk.messages import (
    BeginAnew,
    Line,
    Quit,
    Reply,
    Start,
    ToBackRoom,
    ToCounter,
    read_for_counter,
    write_message,
)
from vipdesk.errors import Code, ExitCode, NotPossible, Offline, Refused, Trouble, VipDeskError
from vipdesk.ids import new_id
from vipdesk.log import log_event

QUIT_SECONDS = 6
_RESTART_MS = 1000
_LONGEST_RESTART_MS = 60_000
_STEADY_SECONDS = 30
"""A process that lived so long is started again at once; one that cannot live is tried less and less often (F31)."""
_NICENESS = 5
_DEAF_MS = 15_000
"""A back room that has not begun anew for so long is ended: longer than it gives its own thread."""

Then = Callable[[Any], None]
Failed = Callable[[VipDeskError], None]


class BackRoomLink(QObject):
    """One back room process."""

    heard = Signal(object)
    """A `ToCounter` message that is no reply."""
    _arrived = Signal(object, int)
    _ended = Signal(int)

    def __init__(self, profile: Path, key: bytes, *, sync_seconds: float, automatic: bool) -> None:
        """Prepare the first line; `open` starts the process."""
        super().__init__()
        self._start = Start(
            profile=str(profile), key=key.hex(), sync_seconds=sync_seconds, automatic=automatic, begun=new_id()
        )
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._closing = False
        self._generation = 0
        self._restart_ms = _RESTART_MS
        self._begun = 0.0
        self._last_trouble: str | None = None
        """What the process said keeps the desk from talking: it holds when the process is gone."""
        self._numbers = count(1)
        self._waiting: dict[int, tuple[Then, Failed]] = {}
        self._arrived.connect(self._take)
        self._ended.connect(self._died)

    def open(self) -> None:
        """Start the process and give it its first line."""
        self._generation += 1
        self._begun = time.monotonic()
        self._start = msgspec.structs.replace(self._start, begun=new_id())
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        if sys.platform != "win32":
            # whoever stands at the counter comes first where the machine has little to give
            nicer = os.getpriority(os.PRIO_PROCESS, 0) + _NICENESS
            os.setpriority(os.PRIO_PROCESS, self._process.pid, nicer)
        self.tell(self._start)
        self._reader = threading.Thread(
            target=self._read, args=(self._process, self._generation), name="back room link", daemon=True
        )
        self._reader.start()

    def tell(self, message: ToBackRoom) -> None:
        """Send a message; one to a process that is just dying is lost, and what it was about is in the cache."""
        self._send(message)

    def ask(self, question: Callable[[int], ToBackRoom], then: Then, failed: Failed) -> None:
        """Send a question; its reply comes to `then` or `failed` on this thread, `Offline` where nobody is there."""
        number = next(self._numbers)
        self._waiting[number] = (then, failed)
        if not self._send(question(number)):
            del self._waiting[number]
            QTimer.singleShot(0, self, lambda: failed(Offline()))

    def begin_anew(self) -> None:
        """The queue stands still: another sync thread, or another process where this one does not even answer (I22)."""
        process, answered = self._process, threading.Event()

        def end_a_deaf_one() -> None:
            if process is not None and not answered.is_set() and process is self._process:
                process.kill()

        def heard(_: object) -> None:
            answered.set()

        self.ask(lambda number: BeginAnew(question=number), heard, heard)
        QTimer.singleShot(_DEAF_MS, self, end_a_deaf_one)

    def close(self) -> None:
        """End the process in good order, or after a while without."""
        self._closing = True
        process = self._process
        if process is None:
            return
        self.tell(Quit())
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        try:
            process.wait(QUIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._reader is not None:
            self._reader.join(QUIT_SECONDS)

    def _send(self, message: ToBackRoom) -> bool:
        """Whether somebody may have heard it."""
        if self._process is None or self._process.stdin is None:
            return False
        try:
            self._process.stdin.write(write_message(message))
            self._process.stdin.flush()
        except (OSError, ValueError):
            return False
        return True

    def _read(self, process: subprocess.Popen[bytes], generation: int) -> None:
        """Runs on its own thread; signals carry what it hears to the thread this object lives on."""
        if process.stdout is not None:
            for line in process.stdout:
                self._hear(line, generation)
            process.stdout.close()
        process.wait()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        with contextlib.suppress(RuntimeError):
            self._ended.emit(generation)

    def _hear(self, line: bytes, generation: int) -> None:
        """Pass a line on; half of one, of a process killed while it wrote, is nothing."""
        try:
            message = read_for_counter(line)
        except msgspec.MsgspecError:
            log_event("unreadable_message", worker="back room link")
            return
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(message, generation)

    def _take(self, message: ToCounter, generation: int) -> None:
        if generation != self._generation:
            return
        if isinstance(message, Reply):
            self._reply(message)
        else:
            if isinstance(message, Line):
                self._last_trouble = message.trouble
            self.heard.emit(message)

    def _reply(self, reply: Reply) -> None:
        then, failed = self._waiting.pop(reply.question, (None, None))
        if then is None or failed is None:
            return
        if reply.refusal is not None:
            failed(Refused(Code(reply.refusal), **reply.facts))
        elif reply.trouble is not None:
            trouble = Trouble(reply.trouble)
            failed(Offline() if trouble is Trouble.OFFLINE else NotPossible(trouble, **reply.facts))
        else:
            then(reply.value)

    def _died(self, generation: int) -> None:
        if self._closing or generation != self._generation:
            return
        for _, failed in self._waiting.values():
            failed(Offline())
        self._waiting.clear()
        # nobody speaks to head office now: what needs it must not be promised (P4)
        self.heard.emit(Line(online=False, trouble=self._last_trouble))
        if self._process is not None and self._process.poll() == ExitCode.PROFILE_UNUSABLE:
            # it cannot read the file and will not learn to; the counter meets the same and says so
            return
        if time.monotonic() - self._begun > _STEADY_SECONDS:
            self._restart_ms = _RESTART_MS
        QTimer.singleShot(self._restart_ms, self, self._reopen)
        self._restart_ms = min(2 * self._restart_ms, _LONGEST_RESTART_MS)

    def _reopen(self) -> None:
        if not self._closing:
            self.open()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, BACK_ROOM_COMMAND]
    return [sys.executable, "-m", "vipdesk.back_room"]
