"""HTTP to head office: the only place that imports `requests`; every failure becomes one of our errors here.

A page that is not head office's (a captive portal's 200 with HTML, a redirect) is the same as no line (F9).
"""

import contextlib
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from vipdesk.errors import (
    Code,
    DeskRevoked,
    NotPossible,
    Offline,
    ProtocolTooOld,
    Refused,
    ServerBusy,
    SignInAgain,
    Trouble,
    VipDeskError,
)
from vipdesk.protocol.events import EVENT_STREAM, SILENCE_SECONDS, Event
from vipdesk.protocol.first_sync import MEDIA_TYPE, DamagedError
from vipdesk.protocol.problem import Problem, ProblemCode
from vipdesk.protocol.sign_in import Challenge, SignInAnswer, SignInRequest
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER
from vipdesk.sync.event_text import EventText
from vipdesk.sync.identity import DeskKey

CONNECT_SECONDS = 3
READ_SECONDS = 10
STREAM_READ_SECONDS = 60
"""Head office may have to put very many rows in order before the first of them leaves it."""
_JSON = "application/json"
_SECONDS = re.compile(r"[0-9]{1,9}")

_PIECE_BYTES = 64 * 1024
_PORTS = {"http": 80, "https": 443}

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class ConflictError(VipDeskError):
    """Head office answered 409: the conversation has to begin anew in some way."""

    def __init__(self, code: str, reason: str | None) -> None:
        """Keep what head office said."""
        super().__init__()
        self.code = code
        self.reason = reason


class NotFoundError(VipDeskError):
    """Head office has nothing there: it is older than this program, or what was asked for is gone."""


class ContentWrongError(VipDeskError):
    """Head office looked at what was uploaded, and it was not what had been announced: nothing of it is kept there."""


class SilentError(Offline):
    """A stream of events gave no sign of life any more."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who this desk is."""

    desk_id: UUID
    key: DeskKey


class _Session(requests.Session):
    """Looks for the machine's proxies and certificates again where a request failed, not with each that went well.

    That look is a third of a request's work, and on Windows it reads the registry.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[Any, ...], Any] = {}

    def look_around_again(self) -> None:
        """With the next request: the machine may have moved to another network."""
        self._seen.clear()

    def merge_environment_settings(self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any) -> Any:
        """What `requests` asks about the surroundings of each request; all of a session's go to one host."""
        asked = (stream, verify, cert)
        if asked not in self._seen:
            self._seen[asked] = super().merge_environment_settings(url, proxies, stream, verify, cert)
        return self._seen[asked]


class Transport:
    """One conversation partner on one thread; keeps its connection and its token."""

    def __init__(self, url: str, ca_file: str | None, credentials: Credentials | None = None) -> None:
        """Talk to the head office at `url`, trusting `ca_file` if one is named."""
        self._url = url.rstrip("/")
        self._session = _Session()
        self._session.headers[PROTOCOL_HEADER] = str(PROTOCOL)
        # a name and password that the machine keeps for this host would take the token's place
        self._session.auth = _as_it_is
        self._trusted = ca_file or True
        self._credentials = credentials
        self._token: str | None = None

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def get(self, path: str, answer: type[Answer], query: Mapping[str, str] | None = None) -> Answer:
        """Ask as this desk."""
        return self._authorised("GET", path, answer, query=query)

    @contextmanager
    def stream(self, path: str, first_byte: int = 0) -> Iterator["Arriving"]:
        """Ask as this desk for an answer that is read while it arrives, from a byte on."""
        part = {"Range": f"bytes={first_byte}-"} if first_byte else {}
        response = self._as_desk(
            lambda token: self._open("GET", path, part | _bearer(token), patience=STREAM_READ_SECONDS, stream=True)
        )
        with response:
            yield Arriving(response)

    def post(self, path: str, message: object, answer: type[Answer]) -> Answer:
        """Send as this desk."""
        return self._authorised("POST", path, answer, message=message)

    def post_openly(self, path: str, message: object, answer: type[Answer]) -> Answer:
        """Send without a token: enrolment and sign-in."""
        return self._send("POST", path, answer, message=message)

    def ask_openly(self, path: str, answer: type[Answer]) -> Answer:
        """Ask without a token."""
        return self._send("GET", path, answer)

    def listen(self) -> "EventLine":
        """Hear events as this desk, until either end closes; raises what every request may raise."""
        return EventLine(self._as_desk(lambda token: self._open_stream("/v1/events", token)))

    def is_reachable(self) -> bool:
        """Whether anybody takes a bare connection where requests would go (P27)."""
        way = requests.utils.select_proxy(self._url, requests.utils.get_environ_proxies(self._url)) or self._url
        parts = urlsplit(way)
        try:
            port = parts.port or _PORTS.get(parts.scheme, 0)
            socket.create_connection((parts.hostname or "", port), CONNECT_SECONDS).close()
        except (OSError, ValueError):
            return False
        return True

    def sign_in(self, staff: str | None = None, pin: str | None = None) -> SignInAnswer:
        """Prove this desk, and a person's PIN where one signs in.

        Raises Refused PIN_WRONG, NotPossible PIN_LOCKED, and what every request may raise.
        """
        if self._credentials is None:
            raise SignInAgain
        desk_id = self._credentials.desk_id
        challenge = self._send("GET", "/v1/challenge", Challenge)
        signature = self._credentials.key.sign_challenge(desk_id, challenge.nonce)
        request = SignInRequest(desk_id=desk_id, nonce=challenge.nonce, signature=signature, staff=staff, pin=pin)
        return self._send("POST", "/v1/sign-in", SignInAnswer, message=request)

    def _authorised(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        *,
        message: object = None,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        return self._as_desk(
            lambda token: self._send(method, path, answer, message=message, query=query, token=token)
        )

    def _as_desk(self, ask: Callable[[str], Result]) -> Result:
        """Ask with a token, and once more with a new one if it is no longer good."""
        if self._token is None:
            self._token = self.sign_in().token
        try:
            return ask(self._token)
        except SignInAgain:
            self._token = self.sign_in().token
            return ask(self._token)

    def _send(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        *,
        message: object = None,
        query: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> Answer:
        headers = {"Accept": _JSON}
        if token is not None:
            headers |= _bearer(token)
        if message is not None:
            headers["Content-Type"] = _JSON
        body = None if message is None else msgspec.json.encode(message)
        return _read(self._open(method, path, headers, query=query, body=body), answer)

    def _open_stream(self, path: str, token: str) -> requests.Response:
        headers = {"Accept": EVENT_STREAM, "Authorization": f"Bearer {token}"}
        response = self._open("GET", path, headers, patience=SILENCE_SECONDS, stream=True)
        if response.headers.get("Content-Type") != EVENT_STREAM:
            response.close()
            raise Offline
        return response

    def _open(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        patience: float = READ_SECONDS,
        stream: bool = False,
    ) -> requests.Response:
        """Ask, and have an answer that is a success."""
        try:
            response = self._session.request(
                method,
                self._url + path,
                params=query,
                data=body,
                headers=headers,
                timeout=(CONNECT_SECONDS, patience),
                stream=stream,
                allow_redirects=False,
                # said with each request, because only so it goes before what the environment names
                verify=self._trusted,
            )
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema) as cause:
            raise NotPossible(Trouble.SERVER_ADDRESS_WRONG, url=self._url) from cause
        except requests.exceptions.InvalidSchema as cause:
            raise NotPossible(Trouble.SERVER_ADDRESS_WRONG, url=self._url) from cause
        except (requests.RequestException, OSError) as cause:
            self._session.look_around_again()
            raise Offline from cause
        if response.status_code in (requests.codes.ok, requests.codes.partial_content):
            return response
        with response:
            raise _error(response)


class Arriving:
    """An answer that is read while it arrives."""

    def __init__(self, response: requests.Response) -> None:
        """Nothing of it has been read yet."""
        if response.headers.get("Content-Type") != MEDIA_TYPE:
            # what is not head office's is the same as no line (F9)
            raise Offline
        self._raw = response.raw
        self._says_its_end = not {"Content-Length", "Transfer-Encoding"}.isdisjoint(response.headers)

    def read(self, count: int) -> bytes:
        """Exactly so many bytes; raises Offline if they do not come.

        Raises DamagedError if the answer ended in good order before them: asked again it would end there again.
        """
        parts: list[bytes] = []
        missing = count
        while missing > 0:
            try:
                part = self._raw.read(missing)
            except (HTTPError, OSError) as cause:
                raise Offline from cause
            if not part:
                raise DamagedError if self._says_its_end else Offline
            parts.append(part)
            missing -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


class EventLine:
    """A stream of events that is open; iterating ends where head office ends it."""

    def __init__(self, response: requests.Response) -> None:
        """Read from this answer."""
        self._response = response

    def __enter__(self) -> Self:
        """Nothing is to be done."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the connection go: nothing else can be asked on it."""
        self._response.close()

    def __iter__(self) -> Iterator[Event]:
        """Events as they come; raises SilentError after `SILENCE_SECONDS` without a sign of life, else Offline."""
        text = EventText()
        try:
            while piece := self._response.raw.read1(_PIECE_BYTES, decode_content=True):
                yield from text.take(piece)
        except ReadTimeoutError as cause:
            raise SilentError from cause
        except (HTTPError, OSError, ValueError) as cause:
            # a message that is none of ours is a ValueError too
            raise Offline from cause

    def hang_up(self) -> None:
        """End the reading; may be called from any thread."""
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            self._response.raw.shutdown()


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _read(response: requests.Response, answer: type[Answer]) -> Answer:
    try:
        return msgspec.json.decode(response.content, type=answer)
    except msgspec.DecodeError as cause:
        raise Offline from cause


def _error(response: requests.Response) -> VipDeskError:
    try:
        problem = msgspec.json.decode(response.content, type=Problem)
    except msgspec.DecodeError:
        busy = response.status_code >= requests.codes.server_error or response.status_code == 429
        return _busy(response) if busy else Offline()
    known: dict[str, VipDeskError] = {
        ProblemCode.SIGN_IN_AGAIN: SignInAgain(),
        ProblemCode.DESK_REVOKED: DeskRevoked(),
        ProblemCode.PROTOCOL_TOO_OLD: ProtocolTooOld(),
        ProblemCode.PIN_WRONG: Refused(Code.PIN_WRONG),
        ProblemCode.PIN_LOCKED: NotPossible(Trouble.PIN_LOCKED),
        ProblemCode.NOT_ALLOWED: Refused(Code.NOT_ALLOWED),
        ProblemCode.NOT_FOUND: NotFoundError(),
        ProblemCode.CONTENT_WRONG: ContentWrongError(),
        ProblemCode.ENROL_CODE_WRONG: NotPossible(Trouble.ENROL_CODE_WRONG),
    }
    if problem.code in known:
        return known[problem.code]
    if response.status_code == requests.codes.conflict:
        return ConflictError(problem.code, problem.reason)
    return _busy(response)


def _busy(response: requests.Response) -> ServerBusy:
    wait = response.headers.get("Retry-After", "")
    return ServerBusy(retry_after=int(wait) if _SECONDS.fullmatch(wait) else None)
