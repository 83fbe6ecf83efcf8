"""Real processes for integration tests: the commands as they are installed, a served head office, headless desks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil

from tests.fakes.line_process import LinePipe
from vipdesk.clock import SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import invite_desk
from vipdesk.headoffice.feeds.members import import_members
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.stores import add_store
from vipdesk.models.vocabulary import Role
from vipdesk.sync.enrol import enrol as enrol_profile

PIN = "246813"
STORE = "天河店"
PASSPHRASE = "four lamps by the river"  # noqa: S105 - of a test profile
ROUND_SECONDS = 180
"""For an answer: a wished round sends all that waits, on a machine that does other things too."""
BIN = Path(sys.executable).parent
RIGHT = timedelta(0)
"""A clock that nobody has turned."""
TURNED_CLOCK = Path(__file__).parent / "turned_clock"


def private_file(path: Path, text: str) -> Path:
    """A file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


def run(command: str, *arguments: str, code: int = 0, environment: dict[str, str] | None = None) -> str:
    """Run an installed command; its standard output. Any other exit code than expected fails the test."""
    return _done(command, arguments, code, environment).stdout


def refused(command: str, *arguments: str, environment: dict[str, str] | None = None) -> str:
    """What a command says that does not do what it was asked."""
    return _done(command, arguments, 1, environment).stderr


def _done(
    command: str, arguments: Sequence[str], code: int, environment: dict[str, str] | None
) -> subprocess.CompletedProcess[str]:
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
    return done


class OfficeProcess:
    """`vipdesk-headoffice` on one database."""

    def __init__(self, database_url: str, folder: Path, *, own_clock: bool = False) -> None:
        """With a clock of its own that can be turned while it serves."""
        self.database_url = database_url
        self.folder = folder
        self.pin_file = private_file(folder / "pin", PIN)
        self._clock = folder / "clock" if own_clock else None
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
        clock: dict[str, str] = {}
        if self._clock is not None:
            if not self._clock.exists():
                self.turn_clock(RIGHT)
            clock = _turned_clock(TURNED_CLOCK_FILE=str(self._clock))
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [BIN / "vipdesk-headoffice", *arguments], stdout=subprocess.PIPE, text=True, env=os.environ | clock
        )
        assert self._process.stdout is not None
        ready: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.url = ready["url"]
        self._port = int(self.url.rpartition(":")[2])
        return ready

    def turn_clock(self, turned: timedelta) -> None:
        """From now on its machine's clock is wrong by so much, for programs that run and those started later."""
        assert self._clock is not None, "it has no clock of its own"
        written = self._clock.with_suffix(".new")
        written.write_text(str(turned.total_seconds()), "ascii")
        written.replace(self._clock)

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
    """`vipdesk-desk run` on one profile, on a machine whose clock may have been turned before it was started again."""

    def __init__(
        self, profile: Path, passphrase_file: Path, *, sync: bool = True, turned: timedelta = RIGHT
    ) -> None:
        options = ["--profile", str(profile), "--passphrase-file", str(passphrase_file)]
        if not sync:
            options.append("--no-sync")
        super().__init__([str(BIN / "vipdesk-desk"), *options, "run"], _clock(turned))
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


def _clock(turned: timedelta) -> dict[str, str]:
    """The environment of a process on such a machine."""
    if turned == RIGHT:
        return {}
    return _turned_clock(TURNED_CLOCK_SECONDS=str(turned.total_seconds()), TURNED_CLOCK_BOOT=str(uuid4()))


def _turned_clock(**told: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(TURNED_CLOCK), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path, **told}


def enrol(
    office: OfficeProcess, folder: Path, name: str, store: str, server: str | None = None
) -> tuple[Path, Path]:
    """Enrol a profile as its command does, without the start of a process; profile and passphrase file."""
    with closing(Database(office.database_url)) as database:
        code = invite_desk(database, name, store, SystemClock().now()).code
    profile = folder / name
    address = server or office.url
    enrol_profile(profile, address, code, ca_file=None, passphrase=PASSPHRASE, source=SystemClock())
    return profile, private_file(folder / f"{name}.passphrase", PASSPHRASE)


@contextmanager
def served(database_url: str, folder: Path, workers: int = 1, members: str = "") -> Iterator[OfficeProcess]:
    """A served head office with one store, its people, and the guests of a member list.

    What tests of the commands look at is done here without them: each costs the start of a process.
    """
    office = OfficeProcess(database_url, folder)
    with closing(Database(database_url)) as database:
        add_store(database, STORE)
        for code, name, role in (("A001", "何嘉仪", Role.RECEPTIONIST), ("A009", "郑岚", Role.SUPERVISOR)):
            add_staff(database, code=code, name=name, role=role, store_name=STORE, pin=PIN)
        if members:
            file = folder / "members.csv"
            file.write_text(members, "utf-8")
            import_members(database, file, folder / "report.csv", dry_run=False, store_name=None)
    office.start(workers)
    try:
        yield office
    finally:
        office.stop()
