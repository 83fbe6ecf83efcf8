"""A small server that answers exactly what it is told to, byte by byte, also what no head office would."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Respond = Callable[["Asked"], bytes]
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def message(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def http(status: int, body: bytes, kind: str = "text/html", **headers: str) -> bytes:
    """A response; header names are given with underscores."""
    lines = [f"HTTP/1.1 {status} -", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def said(value: Any, status: int = 200, **headers: str) -> bytes:
    """A response with a JSON value."""
    return http(status, json.dumps(value).encode(), "application/json", **headers)


def problem(status: int, code: str, **more: Any) -> bytes:
    """A problem as head office states it."""
    body = json.dumps({"title": code, "status": status, "code": code, **more}).encode()
    return http(status, body, PROBLEM)


class OddServer:
    """Listens on a free port; what a path answers is set with `tell`, the last answer again and again."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._answers: dict[str, list[bytes | Respond]] = defaultdict(list)
        self._lock = threading.Lock()
        self.asked: list[Asked] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        scheme = "http" if self._context is None else "https"
        return f"{scheme}://127.0.0.1:{self._listening.getsockname()[1]}"

    def tell(self, path: str, *answers: bytes | Respond) -> None:
        """Answer the next requests to a path so; an answer cut short of its length ends in a reset."""
        with self._lock:
            self._answers[path] = list(answers)

    def requests(self, path: str) -> list[Asked]:
        """What was asked of a path."""
        return [asked for asked in self.asked if asked.path.partition("?")[0] == path]

    def close(self) -> None:
        """Stop listening and wait for the last answer."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            try:
                self._answer(connection)
            except (OSError, ValueError):
                # whoever asked has gone, or spoke another protocol
                connection.close()

    def _answer(self, plain: socket.socket) -> None:
        plain.settimeout(5)
        connection = plain if self._context is None else self._context.wrap_socket(plain, server_side=True)
        with connection:
            asked = _read(connection)
            self.asked.append(asked)
            answer = self._next(asked)
            connection.sendall(answer)
            if not _is_whole(answer):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _next(self, asked: Asked) -> bytes:
        with self._lock:
            answers = self._answers[asked.path.partition("?")[0]]
            answer = (
                (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else http(404, b"nothing here")
            )
        return answer(asked) if callable(answer) else answer


def _read(connection: socket.socket) -> Asked:
    file = connection.makefile("rb")
    method, path, _ = file.readline().decode("latin-1").split(" ", 2)
    headers = {}
    while (line := file.readline().decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Asked(method, path, headers, file.read(int(headers.get("content-length", "0"))))


def _is_whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    promised = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return bool(promised) and int(promised[0].split(b":")[1]) <= len(body)
