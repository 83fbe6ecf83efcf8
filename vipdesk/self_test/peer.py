"""A stand-in for head office on this machine, for one self-test: it decides nothing, and its line can be cut."""

import base64
import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.clock import SystemClock
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.first_sync import FirstSyncOffer, Source
from vipdesk.protocol.pull import PullAnswer
from vipdesk.protocol.push import PushAnswer, PushedOutcome, PushRequest
from vipdesk.protocol.sign_in import Challenge, SignInAnswer, SignInRequest


class Cut(Enum):
    """What becomes of a push."""

    NOTHING = "nothing"
    BEFORE = "before the request"
    AFTER = "after the request, before the answer"
    PORTAL = "somebody else answers"


@dataclass
class Book:
    """What the stand-in has been told."""

    cut: Cut = Cut.NOTHING
    decided: dict[UUID, PushedOutcome] = field(default_factory=dict)
    effects: int = 0
    last_seq: int = 0

    def push(self, request: PushRequest) -> PushAnswer:
        """Every intent is accepted once; a known one gets its stored outcome."""
        outcomes = []
        for seq, pushed in enumerate(request.intents, start=request.first_seq):
            if pushed.op_id not in self.decided:
                self.effects += 1
                accepted = OutcomeState.ACCEPTED.value
                self.decided[pushed.op_id] = PushedOutcome(
                    op_id=pushed.op_id, seq=seq, state=accepted, code=None, facts={}
                )
            outcomes.append(self.decided[pushed.op_id])
            self.last_seq = seq
        return PushAnswer(
            outcomes=outcomes,
            expected_seq=self.last_seq + 1,
            applied_seq=self.last_seq,
            safe_seq=0,
            server_time=SystemClock().now(),
        )


class Peer:
    """Listens on the loopback address until closed."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.book = Book()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.book))
        self._thread = threading.Thread(target=self._server.serve_forever, name="self-test peer", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(told: Book) -> type["_Handler"]:
    class Handler(_Handler):
        book = told

    return Handler


class _Handler(BaseHTTPRequestHandler):
    book: Book

    def do_GET(self) -> None:
        """A challenge, an offer or a page."""
        now = SystemClock().now()
        if self.path.startswith("/v1/challenge"):
            self._answer(Challenge(nonce=base64.b64encode(b"self-test").decode(), server_time=now))
        elif self.path.startswith("/v1/first-sync"):
            self._answer(_offer(now))
        else:
            self._answer(_page(self.book, now))

    def do_POST(self) -> None:
        """A sign-in or a push."""
        if self.path.startswith("/v1/push") and self.book.cut is Cut.BEFORE:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path.startswith("/v1/sign-in"):
            self._answer(_token(msgspec.json.decode(body, type=SignInRequest)))
        elif self.book.cut is Cut.PORTAL:
            self._send(b"<html>sign in to the guest network</html>", "text/html")
        else:
            self._push(msgspec.json.decode(body, type=PushRequest))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _push(self, request: PushRequest) -> None:
        answer = self.book.push(request)
        if self.book.cut is Cut.AFTER:
            self.close_connection = True
        else:
            self._answer(answer)

    def _answer(self, message: object) -> None:
        self._send(msgspec.json.encode(message), "application/json")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _offer(now: datetime) -> FirstSyncOffer:
    """A desk that has never synced asks before its first page: there is nothing but pages here."""
    return FirstSyncOffer(source=Source.PAGES, rows=[], files=[], cursor=None, positions={}, server_time=now)


def _page(book: Book, now: datetime) -> PullAnswer:
    return PullAnswer(
        rows=[],
        cursor=json.dumps(["self-test", len(book.decided), str(now)]),
        applied_seq=book.last_seq,
        safe_seq=0,
        server_time=now,
        done=True,
        digest=None,
        positions={},
    )


def _token(request: SignInRequest) -> SignInAnswer:
    now = SystemClock().now()
    return SignInAnswer(
        token="self-test",  # noqa: S106 - opens nothing
        expires_at=datetime(9999, 1, 1, tzinfo=UTC),
        desk_id=request.desk_id,
        store_id=request.desk_id,
        staff_id=None,
        incarnation=1,
        next_seq=1,
        server_time=now,
    )
