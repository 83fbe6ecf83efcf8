"""Real processes for integration tests: the commands as they are installed, a served head office, headless desks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PIN = "246813"
PASSPHRASE = "four lamps by the river"  # noqa: S105 - of a test profile
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


class DeskProcess:
    """`vipdesk-desk run` on one profile."""

    def __init__(self, profile: Path, passphrase_file: Path, *, sync: bool = True) -> None:
        options = ["--profile", str(profile), "--passphrase-file", str(passphrase_file)]
        if not sync:
            options.append("--no-sync")
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [BIN / "vipdesk-desk", *options, "run"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._number = 0

    @property
    def pid(self) -> int:
        """The number of the counter's process."""
        return self._process.pid

    def ask(self, **wish: Any) -> dict[str, Any]:
        """One wish, its answer."""
        self._number += 1
        wish.setdefault("id", self._number)
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(wish) + "\n")
        stdin.flush()
        line = stdout.readline()
        assert line, f"the desk ended with {self._process.wait()}"
        answer: dict[str, Any] = json.loads(line)
        assert answer["id"] == wish["id"]
        return answer

    def submit(self, kind: str, **args: Any) -> dict[str, Any]:
        """Save an intent; fails the test if it is refused."""
        answer = self.ask(do="submit", kind=kind, args=args)
        assert answer["state"] == "saved", answer
        return answer

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()
        self._end()

    def stop(self) -> int:
        """End of input; the exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(30)
        self._end()
        return code

    def _end(self) -> None:
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


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


class CutLine:
    """A TCP line between desks and head office that can be cut: nothing is answered until it is mended."""

    def __init__(self, target: str) -> None:
        host, port = target.removeprefix("http://").split(":")
        self._target = (host, int(port))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._up = True
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The address desks are given."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        self._up = False
        for connection in list(self._open):
            # closing alone would not wake whoever is reading, and nothing would be dropped
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let everything through again."""
        self._up = True

    def close(self) -> None:
        """End it."""
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self._up:
                near.close()
                continue
            far = socket.create_connection(self._target)
            self._open |= {near, far}
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        for connection in (source, sink):
            self._open.discard(connection)
            connection.close()


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
