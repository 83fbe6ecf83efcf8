"""The listening thread: it begins when the line is up, doubts the line when a stream that lived is over, and polls nobody."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.fakes.odd_server import OddServer, http, problem, said
from tests.sync.conftest import DESK_ID
from vipdesk.protocol.events import EVENT_STREAM, WAKE, Event, WakeEvent, write_event
from vipdesk.sync import transport as lines
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.listener import EventListener
from vipdesk.sync.pace import Pace
from vipdesk.sync.transport import Credentials, Transport

PATIENCE = 30
WOKEN = WakeEvent(positions={"common": 1}, spread_ms=4)


class Hearing:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.line_up = threading.Event()
        self.told: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def hear(self, event: Event) -> None:
        """An event came."""
        self.told.put(event)

    def stream_lost(self, *, silent: bool) -> None:
        """It is over."""
        self.told.put("silent" if silent else "lost")

    def next(self) -> Any:
        """What was told next."""
        return self.told.get(timeout=PATIENCE)


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


@pytest.fixture
def listener(
    server: OddServer, key: DeskKey, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EventListener]:
    """A listener that tries again at once."""
    monkeypatch.setattr(Pace, "after_failure", lambda *_: 0.01)
    made = EventListener(Transport(server.url, None, Credentials(DESK_ID, key)), hearing)
    made.start()
    yield made
    made.stop()
    made.join(PATIENCE)
    assert not made.is_alive()


def stream(*events: Event, promised: int = 0) -> bytes:
    """An answer with events; one that promises more than it holds ends in a reset."""
    text = b"".join(write_event(WAKE, event) for event in events if isinstance(event, WakeEvent))
    answer = http(200, text, EVENT_STREAM)
    return answer.replace(b"Content-Length: %d" % len(text), b"Content-Length: %d" % (len(text) + promised))


def test_nobody_listens_before_a_round_went_well(
    server: OddServer, hearing: Hearing, listener: EventListener
) -> None:
    server.tell("/v1/events", stream(WOKEN))
    assert listener.is_alive()
    assert server.requests("/v1/events") == []
    hearing.line_up.set()
    assert hearing.next() == WOKEN
    assert server.requests("/v1/events")[0].headers["accept"] == EVENT_STREAM


@pytest.mark.proves("P27")
@pytest.mark.parametrize("promised", [0, 999])
def test_a_stream_that_lived_and_ends_is_a_doubt_of_the_line(
    promised: int, server: OddServer, hearing: Hearing, listener: EventListener
) -> None:
    del listener
    server.tell("/v1/events", stream(WOKEN, promised=promised))
    for _ in range(3):
        hearing.line_up.set()
        assert hearing.next() == WOKEN
        assert hearing.next() == "lost"
        assert not hearing.line_up.is_set(), "the next stream follows the next round that goes well"


BLOCKED = {
    "an older head office": problem(404, "not_found"),
    "a portal": http(200, b"<html>"),
    "a proxy that gathers": stream(),
    "a wall": http(403, b"no"),
    "a busy head office": problem(503, "busy"),
    "nonsense": http(200, b"event: wake\ndata: [1]\n\n", EVENT_STREAM),
    "other json": said({}),
}


@pytest.mark.proves("P27", "F9")
@pytest.mark.parametrize("how", BLOCKED)
def test_where_no_stream_begins_the_line_is_not_doubted_and_it_is_tried_again(
    how: str, server: OddServer, hearing: Hearing, listener: EventListener
) -> None:
    del listener
    server.tell("/v1/events", *[BLOCKED[how]] * 3, stream(WOKEN))
    hearing.line_up.set()
    assert hearing.next() == WOKEN, "nothing was told before"
    assert len(server.requests("/v1/events")) >= 4


@contextmanager
def living(key: DeskKey, hearing: Hearing) -> Iterator[tuple[EventListener, socket.socket]]:
    """A listener in the middle of a stream, and head office's end of it."""
    with socket.create_server(("127.0.0.1", 0)) as office:
        transport = Transport(f"http://127.0.0.1:{office.getsockname()[1]}", None, Credentials(DESK_ID, key))
        transport._token = str(DESK_ID)
        listener = EventListener(transport, hearing)
        listener.start()
        hearing.line_up.set()
        connection, _ = office.accept()
        with connection:
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + write_event(WAKE, WOKEN)
            )
            assert hearing.next() == WOKEN
            yield listener, connection
            listener.stop()
            listener.join(PATIENCE)


@pytest.mark.proves("F6", "F35")
def test_a_stream_without_a_sign_of_life_is_given_up(
    key: DeskKey, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "SILENCE_SECONDS", 0.5)
    with living(key, hearing) as (_, connection):
        for _ in range(8):
            connection.sendall(b": \n\n")
            threading.Event().wait(0.1)
        assert hearing.told.empty(), "signs of life are enough"
        assert hearing.next() == "silent"


def test_it_ends_at_once_in_the_middle_of_a_stream(key: DeskKey, hearing: Hearing) -> None:
    with living(key, hearing) as (listener, _):
        listener.stop()
        listener.join(PATIENCE)
        assert not listener.is_alive()


def test_a_bare_connection_tells_whether_anybody_is_there(server: OddServer) -> None:
    assert Transport(server.url, None).is_reachable()
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    for nobody in (f"http://127.0.0.1:{port}", "http://no.such.invalid", "http://127.0.0.1:99999", "nonsense"):
        assert not Transport(nobody, None).is_reachable()
