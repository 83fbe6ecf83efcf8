"""A desk of the release before speaks as it did, one of a later release says more: both are served (I20)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fakes.small_house import GUEST, RECEPTIONIST
from tests.headoffice.test_http import Line, line, problem
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER

__all__ = ["line"]

OLD = {PROTOCOL_HEADER: str(PROTOCOL - 1)}
KEPT_PUSH = """
{"desk": "DESK", "incarnation": 1, "first_seq": 1, "intents": [{
  "op_id": "0196a000-0000-7000-8000-000000000001", "kind": "guest.add_note", "op_schema": 1,
  "args": {"note_id": "0196a000-0000-7000-8000-000000000002", "guest_id": "GUEST", "text": "喜欢靠窗"},
  "creates": ["0196a000-0000-7000-8000-000000000002"], "asked_at": "2026-11-22T06:00:00Z",
  "anchor": "2026-11-22T06:00:00Z", "uncertainty_ms": 0, "actor": "ACTOR"}]}
"""
"""As protocol 1 wrote it."""
KEPT_ANSWER = {"outcomes", "expected_seq", "applied_seq", "safe_seq", "server_time"}
KEPT_OUTCOME = {"op_id", "seq", "state", "code", "facts"}
KEPT_PAGE = {"rows", "cursor", "applied_seq", "safe_seq", "server_time", "done", "digest", "positions"}
"""What a desk of protocol 1 reads in an answer."""


def kept_push(line: Line) -> dict[str, Any]:
    """A message as it was kept."""
    text = KEPT_PUSH.replace("DESK", str(line.visitor.desk_id)).replace("GUEST", str(GUEST))
    message: dict[str, Any] = json.loads(text.replace("ACTOR", str(RECEPTIONIST)))
    return message


@pytest.mark.proves("F36", "I20")
def test_a_desk_of_the_release_before_pushes_and_pulls_as_it_did(line: Line) -> None:
    answer = line.ask("POST", "/v1/push", json.dumps(kept_push(line)).encode(), OLD).json()
    assert set(answer) >= KEPT_ANSWER
    (outcome,) = answer["outcomes"]
    assert set(outcome) >= KEPT_OUTCOME
    assert (outcome["state"], answer["expected_seq"]) == ("accepted", 2)
    page = line.ask("GET", "/v1/pull?limit=1000", headers=OLD).json()
    assert set(page) >= KEPT_PAGE
    assert [pulled["row"]["text"] for pulled in page["rows"] if pulled["table"] == "note"] == ["喜欢靠窗"]
    again = line.ask("GET", f"/v1/pull?cursor={page['cursor']}", headers=OLD).json()
    assert (again["rows"], again["done"]) == ([], True)


@pytest.mark.proves("F36", "I20")
def test_one_that_is_older_still_is_told_to_update_and_decides_nothing(line: Line) -> None:
    for number in (str(PROTOCOL - 2), "x"):
        asked = line.ask("POST", "/v1/push", json.dumps(kept_push(line)).encode(), {PROTOCOL_HEADER: number})
        problem(asked, 426, "protocol_too_old")
    assert line.push().json()["expected_seq"] == 1


@pytest.mark.proves("F37", "I20")
def test_what_a_later_desk_says_besides_is_no_reason_to_refuse_it(line: Line) -> None:
    message = kept_push(line)
    message["mood"] = {"later": True}
    first = message["intents"][0]
    first["colour"] = "new"
    later = {**first, "op_id": first["op_id"][:-1] + "3", "kind": "guest.paint", "creates": []}
    newer = {**first, "op_id": first["op_id"][:-1] + "4", "op_schema": 99, "creates": []}
    message["intents"] += [later, newer]
    headers = {PROTOCOL_HEADER: str(PROTOCOL + 1)}
    outcomes = line.ask("POST", "/v1/push", json.dumps(message).encode(), headers).json()["outcomes"]
    assert [outcome["state"] for outcome in outcomes] == ["accepted", "parked", "parked"]
