"""Over HTTP: every answer that is no success is a problem with a code, whatever was sent; nothing else is served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from tests.fakes.caller import note
from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import GUEST
from tests.headoffice.test_doorkeeper import CODE_LIFE, Visitor, enrol, invite
from vipdesk import __version__
from vipdesk.errors import Unavailable
from vipdesk.headoffice import routes
from vipdesk.headoffice.app import MOST_BYTES, create_app, openapi_document
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import revoke_desk
from vipdesk.ids import new_id
from vipdesk.protocol.problem import PROBLEM_TYPE
from vipdesk.protocol.push import MOST_INTENTS, PushRequest
from vipdesk.protocol.sign_in import EnrolRequest
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER
from vipdesk.sync.identity import DeskKey

JSON = {"Content-Type": "application/json"}
PROTECTED = (
    ("POST", "/v1/push"),
    ("GET", "/v1/pull"),
    ("GET", "/v1/content?cursor=x&columns=x&table=visit"),
    ("POST", "/v1/incarnation"),
    ("GET", "/v1/events"),
    ("POST", "/v1/guests"),
    ("GET", "/v1/attachments/0196a000-0000-7000-8000-000000000001/bytes"),
    ("POST", "/v1/look-ups"),
)


@dataclass(frozen=True)
class Line:
    """A desk on the line to head office."""

    client: TestClient[Any]
    visitor: Visitor
    headers: dict[str, str]

    @property
    def office(self) -> HeadOffice:
        """The other end, without the line."""
        return self.visitor.office

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Any:
        """Any request, with the desk's token."""
        return self.client.request(method, path, content=body, headers={**JSON, **self.headers, **(headers or {})})

    def push(self, *intents: Any, first_seq: int = 1) -> Any:
        """Send intents."""
        wish = PushRequest(desk=self.visitor.desk_id, incarnation=1, first_seq=first_seq, intents=list(intents))
        return self.ask("POST", "/v1/push", msgspec.json.encode(wish))


@pytest.fixture
def line(postgres_office: HeadOffice) -> Iterator[Line]:
    """The small house over the line, on the database that is the stricter about texts."""
    office = postgres_office
    key = DeskKey.generate()
    visitor = Visitor(office, key, enrol(office, invite(office, "前台三"), key).desk_id)
    with TestClient(create_app(office.database, office.clock)) as client:
        yield Line(client, visitor, {"Authorization": f"Bearer {visitor.sign_in().token}"})


def problem(answer: Any, status: int, code: str, reason: str | None = None) -> None:
    """The answer is this problem and says nothing more."""
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (status, PROBLEM_TYPE)
    title = code.replace("_", " ")
    expected = {"title": title, "status": status, "code": code, "reason": reason, "facts": {}}
    assert answer.json() == expected


def test_health_says_what_is_there_and_needs_no_token(line: Line) -> None:
    answer = line.client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": line.office.database.kind, "version": __version__}


@pytest.mark.proves("S22")
def test_nothing_describes_the_service_to_strangers(line: Line) -> None:
    named = ("docs", "schema", "schema/openapi.json", "openapi.json", "redoc", "swagger", "", "v1", "static")
    for path in named:
        problem(line.client.get(f"/{path}"), 404, "not_found")


def test_a_wrong_method_is_not_found(line: Line) -> None:
    for method, path in (("POST", "/health"), ("GET", "/v1/push"), ("DELETE", "/v1/pull"), ("PUT", "/v1/enrol")):
        problem(line.ask(method, path), 405, "not_found")


def test_a_desk_enrols_signs_in_pushes_and_pulls(office: HeadOffice) -> None:
    key = DeskKey.generate()
    with TestClient(create_app(office.database, office.clock)) as client:
        wish = EnrolRequest(code=invite(office, "前台三"), public_key=key.public_text)
        enrolled = client.post("/v1/enrol", content=msgspec.json.encode(wish), headers=JSON).json()
        nonce = client.get("/v1/challenge").json()["nonce"]
        visitor = Visitor(office, key, enrolled["desk_id"])
        signed = client.post(
            "/v1/sign-in", content=msgspec.json.encode(visitor.request(nonce)), headers=JSON
        ).json()
        line = Line(client, visitor, {"Authorization": f"Bearer {signed['token']}"})
        answer = line.push(note(), note())
        assert [outcome["state"] for outcome in answer.json()["outcomes"]] == ["accepted"] * 2
        assert set(answer.json()) == {"outcomes", "expected_seq", "applied_seq", "safe_seq", "server_time"}
        page = line.ask("GET", "/v1/pull?limit=3").json()
        assert len(page["rows"]) == 3
        assert set(page["rows"][0]) == {"table", "id", "kind", "row"}
        again = line.ask("GET", f"/v1/pull?cursor={page['cursor']}").json()
        assert again["done"] is True
        assert line.ask("POST", "/v1/incarnation").json()["incarnation"] == 2


@pytest.mark.proves("S1", "S16")
def test_who_has_no_token_is_asked_to_sign_in(line: Line) -> None:
    for method, path in PROTECTED:
        for header in ({}, {"Authorization": "Bearer x"}, {"Authorization": line.headers["Authorization"] + "x"}):
            answer = line.client.request(method, path, content=_empty_push(line), headers={**JSON, **header})
            problem(answer, 401, "sign_in_again")
    line.office.clock.pass_time(CODE_LIFE * 2)
    for method, path in PROTECTED:
        problem(line.ask(method, path, _empty_push(line)), 401, "sign_in_again", "expired")


def _empty_push(line: Line) -> bytes:
    """A message that every protected path can read: whom it is not for passes over the rest."""
    push = PushRequest(desk=line.visitor.desk_id, incarnation=1, first_seq=1, intents=[])
    return msgspec.json.encode(msgspec.to_builtins(push) | {"staff_id": str(new_id()), "day": "2026-11-22"})


@pytest.mark.proves("S16", "S6")
def test_a_revoked_desk_is_told_so(line: Line) -> None:
    revoke_desk(line.office.database, "前台三")
    for method, path in PROTECTED:
        problem(line.ask(method, path, _empty_push(line)), 410, "desk_revoked")
    body = msgspec.json.encode(line.visitor.request())
    problem(line.client.post("/v1/sign-in", content=body, headers=JSON), 410, "desk_revoked")


@pytest.mark.proves("I14", "I17", "I3")
def test_what_a_desk_must_act_upon_is_a_conflict_with_its_code(line: Line) -> None:
    line.push(note())
    problem(line.push(note()), 409, "device_rewound")
    problem(line.ask("GET", "/v1/pull?cursor=x"), 409, "reset_required", "cursor_unknown")
    assert line.ask("GET", "/v1/pull?cursor=").json()["rows"], "no cursor: from the beginning"


@pytest.mark.expects_log("defect")
@pytest.mark.proves("I3")
def test_a_reused_key_is_a_conflict_and_an_alarm_in_the_log(line: Line) -> None:
    wish = note()
    line.push(wish)
    problem(line.push(msgspec.structs.replace(wish, uncertainty_ms=1)), 409, "key_reused")


def test_wrong_codes_and_pins_are_forbidden(line: Line) -> None:
    body = msgspec.json.encode(EnrolRequest(code="x", public_key=line.visitor.key.public_text))
    problem(line.client.post("/v1/enrol", content=body, headers=JSON), 403, "enrol_code_wrong")
    for person in ({"staff": "A001", "pin": "x"}, {"staff": "A\x00", "pin": "\x00"}, {"staff": "何"}):
        body = msgspec.json.encode(line.visitor.request(**person))
        problem(line.client.post("/v1/sign-in", content=body, headers=JSON), 403, "pin_wrong")


@pytest.mark.proves("I20")
def test_a_program_that_is_too_old_is_asked_to_update(line: Line) -> None:
    for spoken in (str(PROTOCOL - 2), "0", "x", "", "-1"):
        problem(line.ask("GET", "/v1/pull", headers={PROTOCOL_HEADER: spoken}), 426, "protocol_too_old")
    for spoken in (str(PROTOCOL - 1), str(PROTOCOL)):
        assert line.ask("GET", "/v1/pull", headers={PROTOCOL_HEADER: spoken}).status_code == 200


@pytest.mark.proves("S23")
def test_a_body_that_is_too_large_is_not_read(line: Line) -> None:
    for path in ("/v1/push", "/v1/enrol", "/v1/sign-in"):
        problem(line.ask("POST", path, b" " * (MOST_BYTES + 1)), 413, "too_large")


@pytest.mark.proves("S23")
def test_more_intents_than_a_request_may_carry_are_too_large(line: Line) -> None:
    problem(line.push(*[note() for _ in range(MOST_INTENTS + 1)]), 413, "too_large")
    answer = line.push(*[note() for _ in range(3)])
    assert answer.json()["expected_seq"] == 4


GARBAGE = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b"{",
    b"\x00",
    b"\xff\xfe",
    b"<html>",
    b'{"desk":1}',
    b'{"code":1,"public_key":null}',
    b'{"desk_id":"x","nonce":"","signature":""}',
    b"[" * 5000 + b"]" * 5000,
    b'{"a":' * 5000 + b"1" + b"}" * 5000,
)


def test_a_body_that_is_no_message_is_a_bad_request(line: Line) -> None:
    for path, body in product(("/v1/push", "/v1/enrol", "/v1/sign-in"), GARBAGE):
        problem(line.ask("POST", path, body), 400, "bad_request")
        problem(line.ask("POST", path, body, {"Content-Type": "text/plain"}), 400, "bad_request")


def _wish(line: Line, **changes: Any) -> bytes:
    intent = msgspec.to_builtins(note()) | changes
    return msgspec.json.encode(
        {"desk": str(line.visitor.desk_id), "incarnation": 1, "first_seq": 1, "intents": [intent]}
    )


def test_an_intent_that_is_none_is_a_bad_request_and_takes_no_number(line: Line) -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {"op_id": "x"},
        {"kind": ""},
        {"kind": "A B"},
        {"kind": "a\x00"},
        {"kind": "a" * 101},
        {"args": []},
        {"args": None},
        {"creates": [1]},
        {"asked_at": "2026-11-22T06:05:00"},
        {"asked_at": "yesterday"},
        {"anchor": "2026-11-22T06:05:00"},
        {"uncertainty_ms": "some"},
        {"actor": None},
        {"op_schema": 1.5},
    )
    for changes in wrong:
        problem(line.ask("POST", "/v1/push", _wish(line, **changes)), 400, "bad_request")
    assert line.push(note()).json()["expected_seq"] == 2


def test_a_limit_that_is_none_is_a_bad_request(line: Line) -> None:
    for limit in ("0", "-1", "1001", "x", "1.5", "", "9" * 40):
        problem(line.ask("GET", f"/v1/pull?limit={limit}"), 400, "bad_request")


STRANGE_ARGS: tuple[dict[str, Any], ...] = (
    {"text": "a\x00b"},
    {"text": "x" * 100_000},
    {"text": 10**40},
    {"text": -1.5e300},
    {"guest_id": "\x00"},
    {"guest_id": "-" * 36},
    {"\x00": 1},
    {"deep": {"er": [[[{}]]]}},
)


@pytest.mark.proves("I6")
def test_strange_arguments_are_refused_like_any_others(line: Line) -> None:
    """Whatever a message may say, it gets an outcome: nothing may stop a desk's queue for ever."""
    for number, changes in enumerate(STRANGE_ARGS, start=1):
        args = {"note_id": str(new_id()), "guest_id": str(GUEST), "text": "x"} | changes
        answer = line.push(msgspec.structs.replace(note(), args=args), first_seq=number)
        assert answer.status_code == 200, changes
        (outcome,) = answer.json()["outcomes"]
        assert outcome["state"] == "refused", changes


@pytest.mark.proves("I6")
@pytest.mark.parametrize("depth", [100, 300, 600])
def test_arguments_nested_however_deep_get_an_answer_that_is_no_defect(depth: int, line: Line) -> None:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    answer = line.push(msgspec.structs.replace(note(), args={"text": value}))
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        assert [outcome["state"] for outcome in answer.json()["outcomes"]] == ["refused"]
    else:
        problem(answer, 400, "bad_request")


@pytest.mark.expects_log("unavailable")
def test_a_record_that_cannot_be_reached_means_come_back_later(line: Line) -> None:
    lost = Database("postgresql://127.0.0.1:1/x")
    with pytest.raises(Unavailable):
        lost.run(line.office.doorkeeper.access(line.headers["Authorization"]).scope, lambda _: None)
    with TestClient(create_app(lost, FakeClock())) as client:
        for path in ("/v1/challenge", "/v1/pull"):
            answer = client.get(path, headers=line.headers)
            problem(answer, 503, "busy")
            assert answer.headers["Retry-After"] == "1"
        assert client.get("/health").status_code == 200


@pytest.mark.expects_log("defect")
@pytest.mark.proves("S35")
def test_a_mistake_of_ours_says_nothing_about_itself(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_request: object) -> None:
        raise ValueError("陈晓晴 13800138000")

    monkeypatch.setattr(routes, "_access", broken)
    problem(line.ask("GET", "/v1/pull"), 500, "server_defect")
    assert "ValueError" in caplog.text
    assert "陈晓晴" not in caplog.text
    assert "13800138000" not in caplog.text


def test_the_description_names_every_route_and_is_made_without_a_record() -> None:
    document = openapi_document(Database("sqlite://"), FakeClock())
    assert set(document["paths"]) == {
        "/health",
        "/v1/challenge",
        "/v1/enrol",
        "/v1/sign-in",
        "/v1/incarnation",
        "/v1/push",
        "/v1/first-sync",
        "/v1/first-sync/rows",
        "/v1/first-sync/files/{name}",
        "/v1/pull",
        "/v1/content",
        "/v1/guests",
        "/v1/attachments/{attachment_id}",
        "/v1/attachments/{attachment_id}/parts",
        "/v1/attachments/{attachment_id}/finish",
        "/v1/attachments/{attachment_id}/bytes",
        "/v1/look-ups",
        "/v1/exports",
        "/v1/sealed-words",
    }
