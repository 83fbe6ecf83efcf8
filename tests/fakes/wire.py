"""One HTTP connection seen from the middle: message by message, or cut off as a broken line cuts it."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from dataclasses import dataclass

HEAD_END = b"\r\n\r\n"
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: closing resets instead of saying goodbye."""


@dataclass(frozen=True, slots=True)
class Message:
    """A request or a reply; the body is None where only its end of the connection ends it."""

    head: bytes
    body: bytes | None

    @property
    def whole(self) -> bytes:
        """Every byte."""
        return self.head + (self.body or b"")

    @property
    def path(self) -> str:
        """Of a request, without its query."""
        return self.target.partition("?")[0]

    @property
    def target(self) -> str:
        """Of a request, with its query."""
        return self.head.split(b" ", 2)[1].decode("latin-1")


class Wire:
    """One connection, read message by message."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection
        self._kept = b""

    def read(self, *, of_a_request: bool) -> Message | None:
        """The next message; None at the end. A message that is cut short raises OSError."""
        while HEAD_END not in self._kept:
            part = self.socket.recv(65536)
            if not part:
                if self._kept:
                    raise ConnectionError
                return None
            self._kept += part
        head, _, self._kept = self._kept.partition(HEAD_END)
        length = _length(head)
        if length is None and of_a_request:
            length = 0
        body = None if length is None else self._read_exactly(length)
        return Message(head + HEAD_END, body)

    def rest(self) -> bytes:
        """What has been read beyond the last message."""
        kept, self._kept = self._kept, b""
        return kept

    def reset(self) -> None:
        """End it as a broken line does."""
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.socket.close()

    def _read_exactly(self, length: int) -> bytes:
        while len(self._kept) < length:
            part = self.socket.recv(65536)
            if not part:
                raise ConnectionError
            self._kept += part
        body, self._kept = self._kept[:length], self._kept[length:]
        return body


def _length(head: bytes) -> int | None:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return None
