"""Two questions put to the print system in its own protocol, because its commands answer them wrongly or not at all.

`lpstat` of CUPS up to 2.4.7 shows a cancelled job as it shows a printed one, and `lpoptions -l` fails over a
Unix socket. Both answers lie in IPP (RFC 8011), in a request of a hundred bytes.
"""

import http.client
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from urllib.parse import quote

SECONDS: Final = 10.0
LARGEST_ANSWER: Final = 1 << 20

_ASKER: Final = "vipdesk"
_VERSION: Final = b"\x01\x01"
_GET_JOB_ATTRIBUTES: Final = 0x0009
_GET_PRINTER_ATTRIBUTES: Final = 0x000B
_OPERATION_GROUP: Final = 0x01
_END: Final = 0x03
_FIRST_VALUE_TAG: Final = 0x10
_NAME: Final = 0x42
_KEYWORD: Final = 0x44
_URI: Final = 0x45
_CHARSET: Final = 0x47
_LANGUAGE: Final = 0x48
_FIRST_ERROR_STATUS: Final = 0x0400
_NOT_FOUND: Final = 0x0406


class JobState(IntEnum):
    """The states of a job, RFC 8011 section 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class IppFailure(Exception):
    """The print system did not answer, or not in IPP."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    values: dict[str, list[bytes]]


def job_state(server: str, queue: str, number: int) -> JobState | None:
    """The state of a job, or None where the print system does not know that job in that queue.

    `server` is a socket path or host:port, as `lpstat -H` names it. Raises IppFailure.
    """
    target = f"ipp://localhost/jobs/{number}"
    answer = _ask(server, "/jobs/", _GET_JOB_ATTRIBUTES, ("job-uri", target), ("job-state", "job-printer-uri"))
    if answer.status == _NOT_FOUND:
        return None
    state, printer = answer.values.get("job-state", []), answer.values.get("job-printer-uri", [])
    if not state or not printer:
        raise IppFailure(answer.status)
    # Numbers begin again when the print system is set up anew: the queue must be the one that was printed to.
    if printer[0].rsplit(b"/", 1)[-1].lower() != quote(queue).encode().lower():
        return None
    try:
        return JobState(int.from_bytes(state[0]))
    except ValueError as cause:
        raise IppFailure(state[0]) from cause


def media_of(server: str, queue: str) -> tuple[str, ...]:
    """The names of the paper sizes a queue takes ("iso_a6_105x148mm"). Raises IppFailure, also for no such queue."""
    path = f"/printers/{quote(queue)}"
    target = f"ipp://localhost{path}"
    answer = _ask(server, path, _GET_PRINTER_ATTRIBUTES, ("printer-uri", target), ("media-supported",))
    if answer.status >= _FIRST_ERROR_STATUS:
        raise IppFailure(answer.status)
    return tuple(name.decode("utf-8", "replace") for name in answer.values.get("media-supported", []))


def _ask(server: str, path: str, operation: int, target: tuple[str, str], wanted: tuple[str, ...]) -> _Answer:
    request = b"".join(
        (
            _VERSION,
            struct.pack(">HIB", operation, 1, _OPERATION_GROUP),
            _attribute(_CHARSET, "attributes-charset", "utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", "en"),
            _attribute(_URI, *target),
            _attribute(_NAME, "requesting-user-name", _ASKER),
            *(
                _attribute(_KEYWORD, "" if number else "requested-attributes", name)
                for number, name in enumerate(wanted)
            ),
            bytes([_END]),
        )
    )
    connection = _connection(server)
    try:
        connection.request("POST", path, request, {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        if response.getheader("Content-Type") != "application/ipp":
            raise IppFailure(response.status)
        return _parsed(response.read(LARGEST_ANSWER))
    except (OSError, http.client.HTTPException) as cause:
        raise IppFailure(server) from cause
    finally:
        connection.close()


def _attribute(tag: int, name: str, value: str) -> bytes:
    name_bytes, value_bytes = name.encode(), value.encode()
    return (
        struct.pack(">BH", tag, len(name_bytes)) + name_bytes + struct.pack(">H", len(value_bytes)) + value_bytes
    )


def _parsed(content: bytes) -> _Answer:
    values: dict[str, list[bytes]] = {}
    name = ""
    try:
        (status,) = struct.unpack_from(">H", content, 2)
        for given_name, value in _values(content, 8):
            # A further value of the same attribute comes without a name.
            name = given_name or name
            values.setdefault(name, []).append(value)
    except (struct.error, IndexError, ValueError) as cause:
        raise IppFailure(content[:8]) from cause
    return _Answer(status, values)


def _values(content: bytes, position: int) -> Iterator[tuple[str, bytes]]:
    while (tag := content[position]) != _END:
        position += 1
        if tag >= _FIRST_VALUE_TAG:
            name, position = _counted(content, position)
            value, position = _counted(content, position)
            yield name.decode("ascii"), value


def _counted(content: bytes, position: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, position)
    start, end = position + 2, position + 2 + length
    if end > len(content):
        raise ValueError(length)
    return content[start:end], end


def _connection(server: str) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server)
    host, _, port = server.rpartition(":") if ":" in server else (server, "", "631")
    if not port.isdecimal():
        raise IppFailure(server)
    return http.client.HTTPConnection(host.strip("[]"), int(port), timeout=SECONDS)


class _SocketConnection(http.client.HTTPConnection):
    """HTTP through a Unix socket, where the print system of a desk usually listens."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket instead of a port."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)
