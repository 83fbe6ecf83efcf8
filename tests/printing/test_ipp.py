"""Whatever answers in the print system's place, its answer is read or refused, never believed blindly."""

import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.models.vocabulary import PrintState
from vipdesk.printing import ipp
from vipdesk.printing.queue import job_state


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def _answer(*attributes: bytes, status: int = 0) -> bytes:
    return struct.pack(">BBHIB", 1, 1, status, 1, 2) + b"".join(attributes) + b"\x03"


class _Impostor(BaseHTTPRequestHandler):
    """Answers every question with the same bytes."""

    kind: ClassVar[str] = "application/ipp"
    content: ClassVar[bytes] = b""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", self.kind)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def impostor() -> Iterator[tuple[str, type[_Impostor]]]:
    handler = type("Handler", (_Impostor,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"127.0.0.1:{server.server_port}", handler
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (3, PrintState.SENT),
        (4, PrintState.SENT),
        (5, PrintState.SENT),
        (6, PrintState.FAILED),
        (7, PrintState.FAILED),
        (8, PrintState.FAILED),
        (9, PrintState.DONE),
        (10, PrintState.UNKNOWN),
    ],
)
def test_every_state_of_the_print_system_has_a_true_word(
    impostor: tuple[str, type[_Impostor]], number: int, state: PrintState
) -> None:
    server, handler = impostor
    handler.content = _answer(
        _attribute(0x45, "job-printer-uri", b"ipp://localhost/printers/Lounge"),
        _attribute(0x23, "job-state", struct.pack(">i", number)),
    )
    assert job_state("lounge-7", server=server) is state


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/html", b"<!DOCTYPE html>"),
        ("application/ipp", b""),
        ("application/ipp", b"\x01\x01\x00\x00\x00\x00\x00\x01\x02\x23\xff\xffjob"),
        ("application/ipp", _answer()),
        ("application/ipp", _answer(_attribute(0x23, "job-state", b""))),
    ],
)
def test_an_answer_that_is_none_leaves_the_state_unknown(
    impostor: tuple[str, type[_Impostor]], kind: str, content: bytes
) -> None:
    server, handler = impostor
    handler.kind, handler.content = kind, content
    assert job_state("lounge-7", server=server) is PrintState.UNKNOWN


def test_all_sheets_of_a_queue_are_read(impostor: tuple[str, type[_Impostor]]) -> None:
    server, handler = impostor
    handler.content = _answer(
        _attribute(0x44, "media-supported", b"iso_a4_210x297mm"), _attribute(0x44, "", b"iso_a6_105x148mm")
    )
    assert ipp.media_of(server, "lounge") == ("iso_a4_210x297mm", "iso_a6_105x148mm")


def test_a_server_that_is_not_there_is_a_failure() -> None:
    for server in ("127.0.0.1:1", "/nowhere/cups.sock", "[::1]:1", "localhost:port"):
        with pytest.raises(ipp.IppFailure):
            ipp.media_of(server, "lounge")


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        ipp._parsed(content)
    except ipp.IppFailure:
        return
    assert len(content) >= 9
