"""Running the server: one listening socket, one or more worker processes, an end on SIGTERM."""

import json
import os
import signal
import socket
import ssl
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from types import FrameType

import uvicorn

if sys.platform != "win32":
    import resource

from vipdesk.clock import SystemClock
from vipdesk.errors import BadInput, NotPossible, Trouble, WrongUsage
from vipdesk.headoffice.app import create_app
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.effect_worker import EffectWorker
from vipdesk.headoffice.event_hub import EventHub
from vipdesk.headoffice.routes import HeadOffice
from vipdesk.headoffice.schema.upgrade import is_current
from vipdesk.headoffice.worker_command import WORKER_COMMAND

GRACE_SECONDS = 5
"""For requests that are under way when the end comes."""
_READY = "ready"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and with which certificate."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    def url(self, listening: socket.socket) -> str:
        """The address as a desk would write it."""
        scheme = "http" if self.certificate is None else "https"
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        return f"{scheme}://{shown}:{port}"

    def require_certificate(self) -> None:
        """Read certificate and key before anybody is told to come; raises BadInput where that fails."""
        if self.certificate is None:
            return
        try:
            # an encrypted key is refused rather than its passphrase asked for: nobody may sit at the console
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.certificate, self.key, _no_passphrase)
        except (OSError, ValueError) as cause:
            files = f"{self.certificate}, {self.key}"
            detail = getattr(cause, "strerror", None) or str(cause)
            raise BadInput(Trouble.FILE_UNREADABLE, file=files, detail=detail) from cause


@dataclass(frozen=True, slots=True)
class Storage:
    """Where the record is, and the folder of its sealed first-sync files."""

    database_url: str
    files: Path


def serve(storage: Storage, address: Address, workers: int) -> int:
    """Serve until SIGTERM or SIGINT; prints one line of JSON as soon as requests are answered."""
    address.require_certificate()
    with closing(Database(storage.database_url)) as database:
        if not is_current(database):
            raise NotPossible(Trouble.DATABASE_NOT_READY)
        kind = database.kind
    listening = _listen(address)
    announcement = json.dumps(
        {
            "ready": True,
            "url": address.url(listening),
            "pid": os.getpid(),
            "workers": workers,
            "database": kind,
        }
    )
    if workers == 1:
        return _answer_requests(storage, address, listening, announcement)
    return _serve_many(storage, address, listening, announcement, workers)


def run_worker() -> int:
    """Answer requests in a process that `_start_worker` started, until told to end or left alone."""
    settings = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_when_left_alone, daemon=True).start()
    address = Address(
        settings["host"],
        settings["port"],
        None if settings["certificate"] is None else Path(settings["certificate"]),
        None if settings["key"] is None else Path(settings["key"]),
    )
    listening = socket.socket(fileno=settings["descriptor"])
    return _answer_requests(Storage(settings["database"], Path(settings["files"])), address, listening, _READY)


def _answer_requests(storage: Storage, address: Address, listening: socket.socket, word: str) -> int:
    """Serve in this process; `word` goes to standard output once requests are answered."""
    database, clock = Database(storage.database_url), SystemClock()
    effects = EffectWorker(database, clock)
    application = create_app(database, clock, files=storage.files)
    house: HeadOffice = application.state["house"]
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=None if address.certificate is None else str(address.certificate),
        ssl_keyfile=None if address.key is None else str(address.key),
    )
    server = EndingServer(config, house.events)

    def announce() -> None:
        while not server.started and not server.should_exit:
            time.sleep(0.01)
        if server.started:
            _print(word)

    threading.Thread(target=announce, daemon=True).start()

    def end(_number: int, _frame: FrameType | None) -> None:
        # a signal may come before uvicorn listens for it; and it raises the one that ended it once more after its
        # orderly end, where the contract wants exit code 0
        server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    _allow_many_streams()
    house.events.open()
    effects.start()
    server.run(sockets=[listening])
    effects.stop()
    house.database.close()
    return 0


class EndingServer(uvicorn.Server):
    """Ends the streams first: a server waits for every answer that is under way, and theirs has no end."""

    def __init__(self, config: uvicorn.Config, events: EventHub) -> None:
        """Nothing runs yet."""
        super().__init__(config)
        self._events = events

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is under way."""
        self._events.close()
        await super().shutdown(sockets)


def _allow_many_streams() -> None:
    """Each desk that listens is an open file, and systems allow few of them unless asked."""
    if sys.platform != "win32":
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    # without its protocol by name, asyncio would leave small answers waiting for an acknowledgement, 40 ms each
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address.host, address.port))
        listening.listen(1024)
    except (OSError, OverflowError) as cause:
        listening.close()
        if isinstance(cause, OverflowError):
            raise WrongUsage(Trouble.USAGE, detail=f"--port {address.port}") from cause
        where = f"{address.host}:{address.port}"
        raise NotPossible(Trouble.ADDRESS_NOT_FREE, address=where, detail=cause.strerror) from cause
    return listening


def _serve_many(
    storage: Storage, address: Address, listening: socket.socket, announcement: str, workers: int
) -> int:
    """Start the workers on the shared socket, keep their number up, end them together."""
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    running = [_start_worker(storage, address, listening) for _ in range(workers)]
    if all(_is_ready(worker) for worker in running):
        _print(announcement)
    while not ending.wait(0.2):
        for place, worker in enumerate(running):
            if worker.poll() is not None:
                running[place] = _start_worker(storage, address, listening)
    for worker in running:
        worker.terminate()
    deadline = time.monotonic() + GRACE_SECONDS + 3
    for worker in running:
        _wait_for(worker, deadline)
    return 0


def _start_worker(storage: Storage, address: Address, listening: socket.socket) -> Popen[bytes]:
    """A worker gets the socket by inheritance and its settings on standard input: a URL may hold a password."""
    descriptor = listening.fileno()
    settings = {
        "database": storage.database_url,
        "files": str(storage.files),
        "host": address.host,
        "port": address.port,
        "certificate": None if address.certificate is None else str(address.certificate),
        "key": None if address.key is None else str(address.key),
        "descriptor": descriptor,
    }
    worker = Popen([*_program(), WORKER_COMMAND], stdin=PIPE, stdout=PIPE, pass_fds=[descriptor])  # noqa: S603 - our own program
    if worker.stdin is not None:
        # it stays open: its end tells the worker that this process is gone
        worker.stdin.write(json.dumps(settings).encode() + b"\n")
        worker.stdin.flush()
    return worker


def _wait_for(worker: Popen[bytes], deadline: float) -> None:
    """Let a worker end; one that hangs in something is ended: what it was at is rolled back and sent again."""
    try:
        worker.wait(max(0.0, deadline - time.monotonic()))
    except TimeoutExpired:
        worker.kill()
        worker.wait()


def _end_when_left_alone() -> None:
    """Standard input ends with whoever started this: without it nobody would replace or end this worker (F14)."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _is_ready(worker: Popen[bytes]) -> bool:
    return worker.stdout is not None and worker.stdout.readline().decode().strip() == _READY


def _program() -> list[str]:
    """How to start this program again: frozen it is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "vipdesk.headoffice"]


def _no_passphrase() -> str:
    """What OpenSSL is told where a key is encrypted."""
    return ""


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
