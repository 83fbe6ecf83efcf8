"""A headless desk as a process that is spoken to byte by byte, over a cache that a made-up house has filled."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

ANSWER_SECONDS = 30
_PROGRAM = """
import sys
from collections.abc import Mapping
from pathlib import Path
from vipdesk.command import run_command
from vipdesk.desk.line_desk import run_lines
profile, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
sys.exit(run_command([], lambda: run_lines(profile, key, sys.stdin.buffer, sys.stdout.buffer, automatic=False)))
"""


class LinePipe:
    """One line in, one line out; a line that is never answered fails the test instead of hanging it."""

    def __init__(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
        )

    def write(self, data: bytes) -> None:
        """Write without a word of one's own."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self, seconds: float = ANSWER_SECONDS) -> dict[str, Any]:
        """The next answer."""
        stdout = self.process.stdout
        assert stdout is not None
        line, deadline = b"", time.monotonic() + seconds
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([stdout], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "there was no answer"
            part = os.read(stdout.fileno(), 1 << 20)
            assert part, f"the desk ended with {self.process.wait()}"
            line += part
        assert line.count(b"\n") == 1
        answer: dict[str, Any] = json.loads(line)
        return answer

    def say(self, line: bytes) -> dict[str, Any]:
        """A line as it is; its answer."""
        self.write(line + b"\n")
        return self.read()

    def ask(self, **wish: Any) -> dict[str, Any]:
        """A wish; its answer."""
        return self.say(json.dumps(wish).encode())

    def back_room(self) -> psutil.Process:
        """The second process, once it is there."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < deadline:
            children = [child for child in psutil.Process(self.process.pid).children() if child.is_running()]
            living = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
            if living:
                return living[0]
            time.sleep(0.05)
        raise AssertionError("there is no back room")

    def end(self) -> int:
        """End of input; the exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(ANSWER_SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def kill(self) -> None:
        """End it whatever it does."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


class LineProcess(LinePipe):
    """A desk that syncs only when told to, over a profile whose key the test knows."""

    def __init__(self, profile: Path, key: bytes) -> None:
        super().__init__([sys.executable, "-c", _PROGRAM, str(profile), key.hex()])
