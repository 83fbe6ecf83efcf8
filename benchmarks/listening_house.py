"""A head office on PostgreSQL with desks that listen: headless ones, and any number of bare streams."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from benchmarks.head_office import BIN, CommandFailedError, HeadOffice, free_port, run
from benchmarks.members_file import SHOPPERS, write_members
from benchmarks.postgres import durable_database
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.profile import fitting_key, open_cache

STORE = "天河店"
_GUESTS = 500
_PIN = "246813"
_PASSPHRASE = "four lamps by the river"  # noqa: S105 - of a desk that lives as long as a benchmark


@dataclass(frozen=True, slots=True)
class ListeningHouse:
    """A running head office with a store, its people and guests."""

    office: HeadOffice
    database: str
    """Its URL."""
    folder: Path

    def file(self, name: str, text: str) -> str:
        """A file that only its owner may read; its path."""
        path = self.folder / name
        path.touch(0o600)
        path.write_text(text, "utf-8")
        return str(path)


@contextmanager
def listening_house() -> Iterator[ListeningHouse]:
    """Serve a new record with one worker."""
    with ExitStack() as stack:
        database = stack.enter_context(durable_database("bench"))
        folder = Path(stack.enter_context(TemporaryDirectory()))
        office = HeadOffice(database, free_port())
        house = ListeningHouse(office, database, folder)
        office.command("init")
        office.command("store", "add", "--name", STORE)
        pin = house.file("pin", _PIN)
        for code, role in (("A001", "receptionist"), *((shopper, "shopper") for shopper in SHOPPERS)):
            person = ("--code", code, "--name", f"顾{code}", "--role", role, "--store", STORE)
            office.command("staff", "add", *person, "--pin-file", pin)
        members = folder / "members.csv"
        write_members(members, _GUESTS)
        office.command("import", "members", str(members), "--report", str(folder / "report.csv"))
        stack.enter_context(office)
        yield house


class HeadlessDesk:
    """`vipdesk-desk run`, signed in and idle; as a context it runs."""

    def __init__(self, house: ListeningHouse, name: str) -> None:
        """Enrol a new profile."""
        code = house.office.command("desk", "enrol", "--name", name, "--store", STORE)["code"]
        self._profile = house.folder / name
        options = ["--profile", str(self._profile), "--passphrase-file", house.file(f"{name}.key", _PASSPHRASE)]
        server = ["--server", house.office.address, "--code-file", house.file(f"{name}.code", code)]
        run("vipdesk-desk", *options, "enrol", *server)
        self._command = [str(BIN / "vipdesk-desk"), *options, "run"]
        self._pin = str(house.folder / "pin")
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start it and wait until it has everything and listens."""
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.ask(do="wait", until="idle", seconds=60)
        self.ask(do="sign_in", staff="A001", pin_file=self._pin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End of input ends it."""
        if self._process is not None:
            with self._process as process:
                if process.stdin is not None:
                    process.stdin.close()

    def reader(self) -> Cache:
        """A reading connection to its file, beside its own."""
        return open_cache(self._profile, fitting_key(self._profile, _PASSPHRASE), Use.READER)

    def ask(self, **wish: Any) -> dict[str, Any]:
        """One wish, its answer."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise CommandFailedError("the desk does not run")
        process.stdin.write(json.dumps(wish) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        if answer.get("state") in ("refused", "failed"):
            raise CommandFailedError(f"{wish['do']}: {answer['code']}")
        return answer
