"""A line between desks and head office that fails on purpose: it knows where a request ends and where a reply does."""

from __future__ import annotations

import random
import select
import socket
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import StrEnum

from tests.fakes.odd_server import PROBLEM, http, problem
from tests.fakes.wire import HEAD_END, Message, Wire

SLOW_SECONDS = 2.0
LATE_SECONDS = 1.5
TRICKLE_PIECES = 20
TRICKLE_PAUSE = 0.05
REPEATS = 10


class Fault(StrEnum):
    """What may happen to one request and its reply (reliability.md §4)."""

    CUT_BEFORE = "cut_before"
    """F2: reset when the request has come; head office never sees it."""
    CUT_IN_REQUEST = "cut_in_request"
    """F2: head office gets half of it."""
    CUT_BEFORE_REPLY = "cut_before_reply"
    """F1: head office has answered, the desk hears nothing."""
    CUT_IN_REPLY = "cut_in_reply"
    """F1: the desk hears half."""
    SLOW = "slow"
    """F48: the reply takes its time."""
    TRICKLE = "trickle"
    """F7: the reply comes drop by drop."""
    BLACK_HOLE = "black_hole"
    """F6: no reply, no reset."""
    REPEAT = "repeat"
    """F3: the same bytes ten times at once."""
    LATE_REQUEST = "late_request"
    """F4: reset at once, delivered to head office later, when newer requests have been there."""
    STALE_REPLY = "stale_reply"
    """F4: the reply to the same question before is given; the new one is lost."""
    PORTAL = "portal"
    """F9: a captive portal's page."""
    REDIRECT = "redirect"
    """F9: a captive portal's redirection."""
    ERROR_500 = "error_500"
    ERROR_502 = "error_502"
    BUSY_503 = "busy_503"
    BUSY_429 = "busy_429"
    """F10, the last two with Retry-After."""
    DENIED_401 = "denied_401"
    DENIED_403 = "denied_403"
    """F11."""


BUSY = b'{"title": "busy", "status": 503, "code": "busy"}'
INVENTED = {
    Fault.PORTAL: http(200, b"<html><body>Welcome to Mall WiFi</body></html>"),
    Fault.REDIRECT: http(302, b"", Location="http://127.0.0.1:9/portal"),
    Fault.ERROR_500: problem(500, "server_defect"),
    Fault.ERROR_502: http(502, b"<html>Bad Gateway</html>"),
    Fault.BUSY_503: http(503, BUSY, PROBLEM, Retry_After="1"),
    Fault.BUSY_429: http(429, b"slow down", Retry_After="1"),
    Fault.DENIED_401: problem(401, "sign_in_again"),
    Fault.DENIED_403: http(403, b"<html>Forbidden</html>"),
}
"""Replies that head office never gave; it never sees the request either."""


class Deck:
    """Deals each fault once in a shuffled order before any comes again; a request meets one with a given chance.

    Several lines may draw from one deck.
    """

    def __init__(self, seed: int, share: float, faults: Iterable[Fault]) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a repeatable schedule
        self._share = share
        self._faults = sorted(faults)
        self._cards: list[Fault] = []
        self._lock = threading.Lock()

    def hurry(self) -> None:
        """Let every second request meet something, until all has been dealt."""
        self._share = 0.5

    def draw(self) -> Fault | None:
        """What the next request meets."""
        with self._lock:
            if self._random.random() >= self._share:
                return None
            if not self._cards:
                self._cards = self._random.sample(self._faults, len(self._faults))
            return self._cards.pop()


class FaultProxy:
    """Carries requests to head office; `next`, `always` and `by_chance` say what they meet on the way."""

    def __init__(self, target: str) -> None:
        """`target` is head office's address."""
        host, port = target.removeprefix("http://").split(":")
        self._target = (host, int(port))
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._lock = threading.Lock()
        self._up = True
        self._mends = 0
        self._ended = threading.Event()
        self._open: set[socket.socket] = set()
        self._planned: dict[str, deque[Fault]] = defaultdict(deque)
        self._steady: Fault | None = None
        self._deck: Deck | None = None
        self._last_replies: dict[str, tuple[str, bytes]] = {}
        self.invented = dict(INVENTED)
        """What is answered to faults that head office never sees."""
        self.met: Counter[Fault] = Counter()
        """How many requests met each fault."""
        self.answered: Counter[int] = Counter()
        """How often head office gave each status."""
        self.asked: list[tuple[float, str]] = []
        """When each request came, and its path."""
        self.repeated: list[list[bytes]] = []
        """The bodies with which each tenfold request was answered."""
        self._meet: dict[Fault, Callable[[Wire, Message], bool]] = {
            Fault.CUT_BEFORE: self._cut_before,
            Fault.CUT_IN_REQUEST: self._cut_in_request,
            Fault.CUT_BEFORE_REPLY: self._cut_before_reply,
            Fault.CUT_IN_REPLY: self._cut_in_reply,
            Fault.SLOW: self._slow,
            Fault.TRICKLE: self._trickle,
            Fault.BLACK_HOLE: self._black_hole,
            Fault.REPEAT: self._repeat,
            Fault.LATE_REQUEST: self._late_request,
            Fault.STALE_REPLY: self._stale_reply,
        }
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The address desks are given."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    # -- what shall happen -----------------------------------------------------------------------------

    def next(self, *faults: Fault, path: str = "/v1/push") -> None:
        """The next requests to a path meet these, one each."""
        with self._lock:
            self._planned[path].extend(faults)

    def always(self, fault: Fault | None) -> None:
        """Every request meets this, until told otherwise."""
        with self._lock:
            self._steady = fault

    def by_chance(self, deck: Deck | None) -> None:
        """Let a seeded deck say what each request meets; None: nothing any more."""
        with self._lock:
            self._deck = deck

    def pushes(self) -> int:
        """How many pushes have come so far."""
        return [path for _, path in self.asked].count("/v1/push")

    def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        self._up = False
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def join(self) -> None:
        """Take connections again; what requests meet stays as it was said."""
        self._up = True

    def mend(self) -> None:
        """Let everything through again."""
        with self._lock:
            self._planned.clear()
            self._steady = self._deck = None
            self._mends += 1
        self.join()

    def wait_for(self, fault: Fault, times: int = 1, seconds: float = 30) -> None:
        """Until so many requests have met a fault; fails the test if they do not come."""
        deadline = time.monotonic() + seconds
        while self.met[fault] < times:
            assert time.monotonic() < deadline, f"{fault} was met {self.met[fault]} times"
            time.sleep(0.01)

    def close(self) -> None:
        """End it."""
        self._ended.set()
        self.cut()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    # -- carrying --------------------------------------------------------------------------------------

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self._up:
                Wire(near).reset()
                continue
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        wire = Wire(near)
        self._open.add(near)
        try:
            while (request := wire.read(of_a_request=True)) is not None and self._answer(wire, request):
                pass
        except (OSError, IndexError):
            # one of the two ends has gone
            wire.reset()
        self._open.discard(near)
        near.close()

    def _answer(self, near: Wire, request: Message) -> bool:
        """Carry one request; whether another may come on this connection."""
        fault = self._fault_for(request.path)
        if fault is None:
            return self._pass(near, request)
        self.met[fault] += 1
        if fault in self.invented:
            near.socket.sendall(self.invented[fault])
            return False
        return self._meet[fault](near, request)

    def _fault_for(self, path: str) -> Fault | None:
        with self._lock:
            self.asked.append((time.monotonic(), path))
            if self._planned[path]:
                return self._planned[path].popleft()
            return self._steady if self._deck is None else self._deck.draw()

    def _ask(self, request: bytes) -> tuple[Message, socket.socket]:
        """A connection of its own for each request: head office sees no end of one before its reply."""
        far = socket.create_connection(self._target, timeout=60)
        self._open.add(far)
        try:
            far.sendall(request)
            wire = Wire(far)
            reply = wire.read(of_a_request=False)
            if reply is None:
                raise ConnectionError
            self.answered[int(reply.head.split(b" ", 2)[1])] += 1
            return Message(reply.head + (wire.rest() if reply.body is None else b""), reply.body), far
        except OSError:
            self._let_go(far)
            raise

    def _let_go(self, far: socket.socket) -> None:
        self._open.discard(far)
        far.close()

    def _reply(self, request: Message) -> bytes:
        """The whole reply, or the head of one that has no end."""
        reply, far = self._ask(request.whole)
        self._let_go(far)
        return reply.whole

    def _pass(self, near: Wire, request: Message) -> bool:
        reply, far = self._ask(request.whole)
        try:
            near.socket.sendall(reply.whole)
            if reply.body is None:
                _stream(far, near.socket)
                return False
            self._last_replies[request.path] = (request.target, reply.whole)
            return True
        finally:
            self._let_go(far)

    # -- faults ----------------------------------------------------------------------------------------

    def _cut_before(self, near: Wire, _request: Message) -> bool:
        near.reset()
        return False

    def _cut_in_request(self, near: Wire, request: Message) -> bool:
        far = socket.create_connection(self._target)
        far.sendall(request.whole[: len(request.head) + len(request.body or b"") // 2])
        Wire(far).reset()
        near.reset()
        return False

    def _cut_before_reply(self, near: Wire, request: Message) -> bool:
        self._reply(request)
        near.reset()
        return False

    def _cut_in_reply(self, near: Wire, request: Message) -> bool:
        reply = self._reply(request)
        near.socket.sendall(reply[: len(reply) * 2 // 3])
        near.reset()
        return False

    def _slow(self, near: Wire, request: Message) -> bool:
        self._ended.wait(SLOW_SECONDS)
        return self._pass(near, request)

    def _trickle(self, near: Wire, request: Message) -> bool:
        reply = self._reply(request)
        step = max(1, len(reply) // TRICKLE_PIECES)
        for start in range(0, len(reply), step):
            near.socket.sendall(reply[start : start + step])
            self._ended.wait(TRICKLE_PAUSE)
        return False

    def _black_hole(self, near: Wire, _request: Message) -> bool:
        mends = self._mends
        while self._up and self._mends == mends and not select.select([near.socket], [], [], 0.1)[0]:
            pass
        near.reset()
        return False

    def _repeat(self, near: Wire, request: Message) -> bool:
        with ThreadPoolExecutor(REPEATS) as pool:
            replies = list(pool.map(lambda _: self._reply(request), range(REPEATS)))
        self.repeated.append([reply.partition(HEAD_END)[2] for reply in replies])
        near.socket.sendall(replies[0])
        return False

    def _late_request(self, near: Wire, request: Message) -> bool:
        near.reset()
        self._ended.wait(LATE_SECONDS)
        self._reply(request)
        return False

    def _stale_reply(self, near: Wire, request: Message) -> bool:
        target, stale = self._last_replies.get(request.path, ("", b""))
        if target != request.target:
            # nothing older was ever said to this question: the reply is lost like any other
            self.met[Fault.STALE_REPLY] -= 1
            self.met[Fault.CUT_BEFORE_REPLY] += 1
            return self._cut_before_reply(near, request)
        self._reply(request)
        near.socket.sendall(stale)
        return False


def _stream(far: socket.socket, near: socket.socket) -> None:
    """Carry a reply without an end until one of the two goes away."""
    far.settimeout(None)
    while True:
        ready, _, _ = select.select([far, near], [], [])
        if near in ready:
            return
        part = far.recv(65536)
        if not part:
            return
        near.sendall(part)
