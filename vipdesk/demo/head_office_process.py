"""The demonstration's head office: the real commands in their own processes, killed and started again like any other."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from vipdesk.errors import Defect, NotPossible, Trouble

STOP_SECONDS = 12


def run_command(database_url: str, *arguments: str) -> Any:
    """Run one `vipdesk-headoffice` command; its JSON, or None where it prints nothing."""
    command = [*_program(), "--database", database_url, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own program
    if done.returncode != 0:
        raise NotPossible(Trouble.COMMAND_FAILED, command=" ".join(arguments[:2]), detail=done.stderr.strip())
    return json.loads(done.stdout) if done.stdout.strip() else None


class HeadOfficeProcess:
    """`vipdesk-headoffice serve` on one port of this machine."""

    def __init__(self, database_url: str) -> None:
        """Nothing runs yet."""
        self._database_url = database_url
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> None:
        """Start it, on the same port as before if there was one, and wait until it answers."""
        command = [*_program(), "--database", self._database_url, "serve", "--port", str(self._port)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603 - our own program
        if process.stdout is None:
            raise Defect
        line = process.stdout.readline()
        if not line:
            raise NotPossible(Trouble.COMMAND_FAILED, command="serve", detail=str(process.wait()))
        self.url = str(json.loads(line)["url"])
        self._port = int(self.url.rpartition(":")[2])
        self._process = process

    def kill(self) -> None:
        """End it without a word, as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End it in good order."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("vipdesk-headoffice"))]
    return [sys.executable, "-m", "vipdesk.headoffice"]
