"""Real processes for integration tests: the commands as they are installed, a served head office, headless desks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from tests.fakes.line_process import LinePipe

PIN = "246813"
PASSPHRASE = "four lamps by the river"  # noqa: S105 - of a test profile
ROUND_SECONDS = 180
"""For an answer: a wished round sends all that waits, on a machine that does other things too."""
BIN = Path(sys.executable).parent


def private_file(path: Path, text: str) -> Path:
    """A file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


def run(command: str, *arguments: str, code: int = 0, environment: dict[str, str] | None = None) -> str:
    """Run an installed command; its standard output. Any other exit code than expected fails the test."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [BIN / command, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **(environment or {})},
    )
    assert done.returncode == code, f"{command} {arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class OfficeProcess:
    """`vipdesk-headoffice` on one database."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.database_url = database_url
        self.folder = folder
        self.pin_file = private_file(folder / "pin", PIN)
        self._process: subprocess.Popen[str] | None = None
        self._port = 0
        self.url = ""

    def command(self, *arguments: str, code: int = 0) -> Any:
        """One command; its JSON."""
        printed = run("vipdesk-headoffice", "--database", self.database_url, *arguments, code=code)
        return json.loads(printed) if printed.strip() else None

    def lines(self, *arguments: str) -> list[str]:
        """One command; its lines."""
        return run("vipdesk-headoffice", "--database", self.database_url, *arguments).splitlines()

    def staff(self, code: str, name: str, role: str, store: str) -> str:
        """Add somebody; the id."""
        person = ["--code", code, "--name", name, "--role", role, "--store", store]
        return str(self.command("staff", "add", *person, "--pin-file", str(self.pin_file))["id"])

    def start(self, workers: int = 1) -> dict[str, Any]:
        """Serve; the first line of standard output."""
        arguments = [
            "--database",
            self.database_url,
            "serve",
            "--port",
            str(self._port),
            "--workers",
            str(workers),
        ]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [BIN / "vipdesk-headoffice", *arguments], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        ready: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.url = ready["url"]
        self._port = int(self.url.rpartition(":")[2])
        return ready

    def workers(self) -> list[psutil.Process]:
        """The processes that answer requests, where there is more than one."""
        assert self._process is not None
        return psutil.Process(self._process.pid).children()

    def kill(self) -> None:
        """SIGKILL."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self._close()

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        if self._process is None:
            return 0
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(12)
        self._close()
        return code

    def _close(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None


class DeskProcess(LinePipe):
    """`vipdesk-desk run` on one profile."""

    def __init__(self, profile: Path, passphrase_file: Path, *, sync: bool = True) -> None:
        options = ["--profile", str(profile), "--passphrase-file", str(passphrase_file)]
        if not sync:
            options.append("--no-sync")
        super().__init__([str(BIN / "vipdesk-desk"), *options, "run"])
        self._number = 0

    @property
    def pid(self) -> int:
        """The number of the counter's process."""
        return self.process.pid

    def ask(self, **wish: Any) -> dict[str, Any]:
        """One wish, its answer."""
        self._number += 1
        wish.setdefault("id", self._number)
        self.write(json.dumps(wish).encode() + b"\n")
        answer = self.read(ROUND_SECONDS + float(wish.get("seconds", 0)))
        assert answer["id"] == wish["id"]
        return answer

    def submit(self, kind: str, **args: Any) -> dict[str, Any]:
        """Save an intent; fails the test if it is refused."""
        answer = self.ask(do="submit", kind=kind, args=args)
        assert answer["state"] == "saved", answer
        return answer

    def stop(self) -> int:
        """End of input; the exit code."""
        return self.end()


def enrol(
    office: OfficeProcess, folder: Path, name: str, store: str, server: str | None = None
) -> tuple[Path, Path]:
    """Enrol a profile through the installed commands; profile and passphrase file."""
    code = office.command("desk", "enrol", "--name", name, "--store", store)["code"]
    passphrase_file = private_file(folder / f"{name}.passphrase", PASSPHRASE)
    profile = folder / name
    options = ["--profile", str(profile), "--passphrase-file", str(passphrase_file)]
    code_file = private_file(folder / f"{name}.code", code)
    run("vipdesk-desk", *options, "enrol", "--server", server or office.url, "--code-file", str(code_file))
    return profile, passphrase_file


@contextmanager
def served(database_url: str, folder: Path, workers: int = 1) -> Iterator[OfficeProcess]:
    """A served head office with one store and its people."""
    office = OfficeProcess(database_url, folder)
    office.command("store", "add", "--name", "天河店")
    office.staff("A001", "何嘉仪", "receptionist", "天河店")
    office.staff("A009", "郑岚", "supervisor", "天河店")
    office.start(workers)
    try:
        yield office
    finally:
        office.stop()
