"""The head office that a benchmark's desk talks to: the installed commands, in their own processes."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

BIN = Path(sys.executable).parent
_STOP_SECONDS = 12


class CommandFailedError(Exception):
    """One of our commands did not do what a benchmark needs."""


def run(command: str, *arguments: str, lines: str = "") -> str:
    """Run an installed command with `lines` on its standard input; its standard output."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [BIN / command, *arguments], check=False, capture_output=True, text=True, encoding="utf-8", input=lines
    )
    if done.returncode != 0:
        raise CommandFailedError(f"{command} {' '.join(arguments[-4:])}: {done.stderr.strip()}")
    return done.stdout


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class HeadOffice:
    """`vipdesk-headoffice` on one database and one port; as a context it serves."""

    def __init__(self, database: Path | str, port: int, workers: int = 1) -> None:
        """`database` is an SQLite file or a URL; nothing runs yet."""
        self._url = database if isinstance(database, str) else f"sqlite:///{database}"
        self._port = port
        self._workers = workers
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where desks find it."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """The number of its process; with one worker that is the one which answers."""
        if self._process is None:
            raise CommandFailedError("serve: does not run")
        return self._process.pid

    def command(self, *arguments: str) -> Any:
        """One command; its JSON, or None where it prints nothing."""
        printed = run("vipdesk-headoffice", "--database", self._url, *arguments)
        return json.loads(printed) if printed.strip() else None

    def rows(self, table: str) -> list[dict[str, Any]]:
        """A table of the record as it is exported."""
        printed = run("vipdesk-headoffice", "--database", self._url, "export", "--table", table)
        return [json.loads(line) for line in printed.splitlines()]

    def __enter__(self) -> Self:
        """Serve, and wait until it answers."""
        serve = ["serve", "--port", str(self._port), "--workers", str(self._workers)]
        command = [str(BIN / "vipdesk-headoffice"), "--database", self._url, *serve]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
        self._process = process
        if process.stdout is None or not process.stdout.readline():
            raise CommandFailedError(f"serve: ended with {process.wait()}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End in good order."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
