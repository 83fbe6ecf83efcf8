"""Head office served on a thread of the test, and desks that listen to it over HTTP."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from tests.fakes.house import HeadOffice
from vipdesk.clock import Clock
from vipdesk.errors import VipDeskError
from vipdesk.headoffice.app import create_app
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.event_hub import EventHub
from vipdesk.headoffice.serve import EndingServer
from vipdesk.protocol.events import Event
from vipdesk.sync.transport import Transport

PATIENCE = 30
"""Seconds for what must come; nothing waits for it where it comes."""


@dataclass(frozen=True)
class Served:
    """A head office that answers."""

    url: str
    hub: EventHub


@contextmanager
def serving(database: Database, clock: Clock, files: Path | None = None) -> Iterator[Served]:
    """Serve a record as long as the block, with the sealed files of a folder."""
    application = create_app(database, clock, files=files)
    hub: EventHub = application.state["house"].events
    config = uvicorn.Config(application, log_config=None, access_log=False, timeout_graceful_shutdown=5)
    server = EndingServer(config, hub)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", hub)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
    hub.join(PATIENCE)


def admitted(url: str, office: HeadOffice, access: Access) -> Transport:
    """A desk's conversation with the token in its hand."""
    transport = Transport(url, None)
    transport._token = office.doorkeeper._token(access, office.clock.now())
    return transport


@dataclass
class Ear:
    """A desk that listens on a thread; what it hears is asked for one by one."""

    url: str
    office: HeadOffice
    access: Access
    heard: queue.SimpleQueue[Event | BaseException | None] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        self.transport = admitted(self.url, self.office, self.access)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def next(self) -> Event:
        """What comes next; the end of the stream fails the test."""
        event = self.heard.get(timeout=PATIENCE)
        assert event is not None, "the stream is over"
        if isinstance(event, BaseException):
            raise event
        return event

    def is_ended(self) -> bool:
        """Whether the next thing that comes is the end."""
        return self.heard.get(timeout=PATIENCE) is None

    def join(self) -> None:
        """Wait for the end of a stream that head office ends."""
        self._thread.join(PATIENCE)
        self.transport.close()

    def _listen(self) -> None:
        try:
            with self.transport.listen() as line:
                for event in line:
                    self.heard.put(event)
            self.heard.put(None)
        except VipDeskError as error:
            self.heard.put(error)
