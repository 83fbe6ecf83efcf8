"""Whatever comes back over the line becomes one of our errors, and nothing but head office's word is believed."""

from __future__ import annotations

import base64
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.fakes.odd_server import PROBLEM, OddServer, http, problem, said
from tests.fakes.processes import private_file
from tests.sync.conftest import DESK_ID, INSTANT
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
from vipdesk.protocol.health import Health
from vipdesk.protocol.sign_in import Challenge, EnrolAnswer, EnrolRequest, IncarnationAnswer, signed_text
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER
from vipdesk.sync import transport as transport_module
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.transport import ConflictError, Transport

PATH = "/v1/incarnation"
GOOD = said({"incarnation": 7, "server_time": INSTANT})
PORTAL = b"<html><body>Welcome to the mall's Wi-Fi</body></html>"


def outcome_of(transport: Transport) -> VipDeskError:
    """The error of one request."""
    with pytest.raises(VipDeskError) as caught:
        transport.post(PATH, None, IncarnationAnswer)
    return caught.value


@pytest.mark.proves("F9")
@pytest.mark.parametrize(
    "answer",
    [
        http(200, PORTAL),
        http(200, PORTAL, "application/json"),
        http(200, b""),
        http(200, b"null"),
        http(200, b"{}", "application/json"),
        http(200, b"[]"),
        said({"incarnation": "7", "server_time": INSTANT}),
        said({"incarnation": 7}),
        said({"incarnation": 7, "server_time": "yesterday"}),
        http(200, b'{"incarnation": 7, "server_time": "' + INSTANT.encode()),
        http(200, b"\xff\xfe\x00", "application/json"),
        http(200, PORTAL, Content_Encoding="gzip"),
        http(302, PORTAL, Location="/elsewhere"),
        http(301, b"", Location="/elsewhere"),
        http(307, b"", Location="/elsewhere"),
        http(404, PORTAL),
        http(403, PORTAL),
        http(401, PORTAL),
        http(204, b""),
    ],
)
def test_a_page_that_is_not_head_offices_is_the_same_as_no_line(
    transport: Transport, server: OddServer, answer: bytes
) -> None:
    server.tell(PATH, answer)
    server.tell("/elsewhere", GOOD)
    assert isinstance(outcome_of(transport), Offline)
    assert server.requests("/elsewhere") == []


@pytest.mark.proves("F9")
@pytest.mark.parametrize("form", ["text/html", "text/plain", "application/json"])
def test_a_page_in_place_of_a_stream_is_no_stream(transport: Transport, server: OddServer, form: str) -> None:
    server.tell("/v1/events", http(200, b"event: wake\ndata: {}\n\n", form))
    with pytest.raises(Offline):
        transport.listen()


@pytest.mark.proves("F1", "F2")
@pytest.mark.parametrize("kept", [0, 1, 10, 40, len(GOOD) - 10, len(GOOD) - 1])
def test_an_answer_cut_anywhere_is_no_answer(transport: Transport, server: OddServer, kept: int) -> None:
    server.tell(PATH, GOOD[:kept])
    assert isinstance(outcome_of(transport), Offline)
    server.tell(PATH, GOOD)
    assert transport.post(PATH, None, IncarnationAnswer).incarnation == 7


@pytest.mark.proves("F10")
@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    ("asked_for", "understood"),
    [
        ("7", 7),
        ("0", 0),
        ("", None),
        ("-7", None),
        ("7.5", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_an_erring_server_is_told_from_a_dead_line_and_its_pause_is_heard(
    transport: Transport, server: OddServer, status: int, asked_for: str, understood: int | None
) -> None:
    server.tell(PATH, http(status, b"<h1>upstream</h1>", Retry_After=asked_for))
    error = outcome_of(transport)
    assert isinstance(error, ServerBusy)
    assert error.facts == {"retry_after": understood}


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (410, "desk_revoked", DeskRevoked()),
        (426, "protocol_too_old", ProtocolTooOld()),
        (403, "pin_wrong", Refused(Code.PIN_WRONG)),
        (403, "pin_locked", NotPossible(Trouble.PIN_LOCKED)),
        (403, "enrol_code_wrong", NotPossible(Trouble.ENROL_CODE_WRONG)),
        (403, "not_allowed", Refused(Code.NOT_ALLOWED)),
        (429, "too_many_look_ups", ServerBusy(retry_after=None)),
        (500, "server_defect", ServerBusy(retry_after=None)),
        (503, "busy", ServerBusy(retry_after=None)),
        (413, "too_large", ServerBusy(retry_after=None)),
        (400, "code_of_tomorrow", ServerBusy(retry_after=None)),
        (409, "reset_required", ConflictError("reset_required", "epoch")),
        (409, "device_rewound", ConflictError("device_rewound", "epoch")),
    ],
)
def test_a_problem_head_office_states_becomes_the_error_that_is_acted_upon(
    transport: Transport, server: OddServer, status: int, code: str, expected: VipDeskError
) -> None:
    server.tell(PATH, problem(status, code, reason="epoch"))
    error = outcome_of(transport)
    assert type(error) is type(expected)
    assert (error.trouble, error.facts) == (expected.trouble, expected.facts)
    assert getattr(error, "code", None) == getattr(expected, "code", None)
    assert getattr(error, "reason", None) == getattr(expected, "reason", None)


def test_a_problem_of_another_program_is_not_head_offices(transport: Transport, server: OddServer) -> None:
    server.tell(PATH, http(404, b'{"type": "about:blank", "title": "Not Found", "status": 404}', PROBLEM))
    assert isinstance(outcome_of(transport), Offline)


@pytest.mark.proves("F11")
def test_a_session_that_is_over_is_begun_anew_and_the_request_repeated(
    transport: Transport, server: OddServer
) -> None:
    server.tell(PATH, problem(401, "sign_in_again"), GOOD)
    answer = transport.post(PATH, {"a": 1}, IncarnationAnswer)
    assert answer.incarnation == 7
    tried = server.requests(PATH)
    assert [asked.headers["authorization"] for asked in tried] == ["Bearer first", "Bearer second"]
    assert [asked.message for asked in tried] == [{"a": 1}, {"a": 1}]
    transport.post(PATH, None, IncarnationAnswer)
    assert server.requests(PATH)[-1].headers["authorization"] == "Bearer second"


@pytest.mark.proves("F11")
def test_a_desk_that_is_refused_twice_asks_for_a_sign_in_and_not_for_ever(
    transport: Transport, server: OddServer
) -> None:
    server.tell(PATH, problem(401, "sign_in_again"))
    assert isinstance(outcome_of(transport), SignInAgain)
    assert len(server.requests(PATH)) == 2


@pytest.mark.proves("S15")
def test_a_desk_proves_itself_by_signing_what_it_was_given(
    transport: Transport, server: OddServer, key: DeskKey
) -> None:
    transport.sign_in("A001", "246813")
    (asked,) = server.requests("/v1/sign-in")
    assert asked.message["staff"] == "A001"
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_text))
    public.verify(base64.b64decode(asked.message["signature"]), signed_text(DESK_ID, "once"))
    assert key.private_text not in asked.body.decode()


def test_without_a_key_nothing_is_asked(server: OddServer) -> None:
    stranger = Transport(server.url, None)
    with pytest.raises(SignInAgain):
        stranger.post(PATH, None, IncarnationAnswer)
    stranger.close()
    assert server.asked == []


def test_every_request_says_which_protocol_and_only_those_that_need_it_carry_the_token(
    transport: Transport, server: OddServer
) -> None:
    server.tell(PATH, GOOD)
    server.tell("/health", said({"status": "ok", "database": "sqlite", "version": "1"}))
    server.tell("/v1/enrol", http(500, b""))
    transport.post(PATH, None, IncarnationAnswer)
    transport.get("/v1/challenge", Challenge, {"cursor": "a&b=c d"})
    transport.ask_openly("/health", Health)
    with pytest.raises(ServerBusy):
        transport.post_openly("/v1/enrol", EnrolRequest(code="x", public_key="y"), EnrolAnswer)
    assert {asked.headers[PROTOCOL_HEADER.lower()] for asked in server.asked} == {str(PROTOCOL)}
    with_token = {asked.path for asked in server.asked if "authorization" in asked.headers}
    assert with_token == {PATH, "/v1/challenge?cursor=a%26b%3Dc+d"}


def test_a_password_the_machine_keeps_for_the_host_does_not_take_the_tokens_place(
    transport: Transport, server: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRC", str(private_file(tmp_path / "netrc", "machine 127.0.0.1 login a password b\n")))
    server.tell(PATH, GOOD)
    transport.post(PATH, None, IncarnationAnswer)
    assert server.requests(PATH)[0].headers["authorization"] == "Bearer first"
    assert "authorization" not in server.requests("/v1/challenge")[0].headers


@pytest.fixture
def open_transport() -> Iterator[Callable[[str], Transport]]:
    """Opens conversations without credentials."""
    opened: list[Transport] = []

    def open_it(url: str) -> Transport:
        opened.append(Transport(url, None))
        return opened[-1]

    yield open_it
    for transport in opened:
        transport.close()


@pytest.mark.parametrize(
    "url",
    ["", "http://", "head.office", "ftp://head.office", "http://[::1", "http://exa mple:x/", "file:///etc/passwd"],
)
def test_an_address_that_makes_no_sense_is_told_as_such(
    open_transport: Callable[[str], Transport], url: str
) -> None:
    with pytest.raises(NotPossible) as caught:
        open_transport(url).ask_openly("/health", Health)
    assert caught.value.trouble is Trouble.SERVER_ADDRESS_WRONG


@pytest.mark.proves("F47")
def test_nobody_at_the_address_is_no_line(open_transport: Callable[[str], Transport]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}", "http://head-office.invalid", f"https://127.0.0.1:{port}"):
        with pytest.raises(Offline):
            open_transport(url).ask_openly("/health", Health)


@pytest.mark.proves("F6")
def test_a_line_that_swallows_everything_is_given_up_within_ten_seconds(
    open_transport: Callable[[str], Transport], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Transport._open.__kwdefaults__
    assert transport_module.CONNECT_SECONDS <= 10
    assert usual is not None
    assert usual["patience"] <= 10
    monkeypatch.setitem(usual, "patience", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as hole:
        with pytest.raises(Offline) as caught:
            open_transport(f"http://127.0.0.1:{hole.getsockname()[1]}").ask_openly("/health", Health)
        assert "ReadTimeout" in type(caught.value.__cause__).__name__
