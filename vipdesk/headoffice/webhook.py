"""Telling another program by HTTP POST: one request, no redirects, and an end in any case."""

import socket
import ssl
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

SILENCE_SECONDS = 5.0
"""Longest wait for the next byte."""
DEADLINE_SECONDS = 15.0
"""Longest whole delivery, also where the other side sends one byte at a time; well below `effects.HOLD`."""
MOST_ANSWER_BYTES = 4096
"""Of an answer no more is read."""
IDEMPOTENCY_HEADER = "Idempotency-Key"
"""Carries the effect's id: whoever has seen it has been told already."""


class NotDeliveredError(Exception):
    """The other program did not say that it has it; what the text says is for the administrator."""


def deliver(url: str, effect_id: UUID, body: dict[str, Any], deadline: float = DEADLINE_SECONDS) -> None:
    """POST `body` as JSON; returns once a status of 2xx has come. Raises NotDeliveredError."""
    post(url, effect_id, body, deadline)


def post(url: str, effect_id: UUID, body: dict[str, Any], deadline: float = DEADLINE_SECONDS) -> bytes:
    """The same; the beginning of what was answered. The error never names the address, which may hold a key."""
    try:
        status, answer = _post(url, effect_id, msgspec.json.encode(body), deadline)
    except (OSError, HTTPException, ValueError) as cause:
        raise NotDeliveredError(type(cause).__name__) from cause
    if not 200 <= status < 300:
        raise NotDeliveredError(f"HTTP {status}")
    return answer


def _post(url: str, effect_id: UUID, body: bytes, deadline: float) -> tuple[int, bytes]:
    connection = _connection(url)
    try:
        connection.connect()
        watch = threading.Timer(deadline, _hang_up, [connection.sock])
        watch.daemon = True
        watch.start()
        try:
            parts = urlsplit(url)
            path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
            headers = {"Content-Type": "application/json", IDEMPOTENCY_HEADER: str(effect_id)}
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(MOST_ANSWER_BYTES)
        finally:
            watch.cancel()
    finally:
        connection.close()


def _connection(url: str) -> HTTPConnection:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        context = ssl.create_default_context()
        return HTTPSConnection(parts.hostname, parts.port, timeout=SILENCE_SECONDS, context=context)
    if parts.scheme == "http" and parts.hostname:
        return HTTPConnection(parts.hostname, parts.port, timeout=SILENCE_SECONDS)
    raise ValueError("url")


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        # the other side was quicker
        return
