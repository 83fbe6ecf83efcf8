"""The hash of an intent says whether the same op_id said the same thing (I3)."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any
from uuid import UUID

import msgspec
import pytest

from tests.fakes.clocks import NOON
from vipdesk.protocol.push import PushedIntent, payload_hash

DETAILS: dict[str, Any] = {
    "op_id": UUID(int=1),
    "kind": "guest.add_note",
    "op_schema": 1,
    "args": {"guest_id": str(UUID(int=2)), "text": "喜欢白茶"},
    "creates": [UUID(int=3), UUID(int=4)],
    "asked_at": NOON,
    "anchor": NOON - timedelta(minutes=1),
    "uncertainty_ms": 500,
    "actor": UUID(int=5),
}
INTENT = PushedIntent(**DETAILS)


def test_the_hash_of_an_intent_stays_the_same_for_ever() -> None:
    assert payload_hash(INTENT) == "61fee7ddb671ce3e21b25ae603481d9630e38cfecbfe4030d8aa22233799def8"


@pytest.mark.proves("I3")
@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("kind", "guest.add_notes"),
        ("op_schema", 2),
        ("args", {"guest_id": str(UUID(int=2)), "text": "喜欢红茶"}),
        ("args", {"guest_id": str(UUID(int=2)), "text": "喜欢白茶", "more": None}),
        ("args", {"guest_id": str(UUID(int=2))}),
        ("creates", [UUID(int=4), UUID(int=3)]),
        ("creates", [UUID(int=3)]),
        ("asked_at", NOON + timedelta(microseconds=1)),
        ("anchor", NOON),
        ("uncertainty_ms", 501),
        ("actor", UUID(int=6)),
    ],
)
def test_whatever_an_intent_says_otherwise_gives_another_hash(field: str, other: object) -> None:
    changed = PushedIntent(**{**DETAILS, field: other})
    assert payload_hash(changed) != payload_hash(INTENT)


def test_the_op_id_is_the_key_and_no_part_of_the_hash() -> None:
    assert payload_hash(PushedIntent(**{**DETAILS, "op_id": UUID(int=9)})) == payload_hash(INTENT)


@pytest.mark.proves("I3")
def test_the_same_words_in_another_order_or_zone_have_the_same_hash() -> None:
    turned = dict(reversed(list(DETAILS["args"].items())))
    in_the_store = NOON.astimezone(timezone(timedelta(hours=8)))
    same = PushedIntent(**{**DETAILS, "args": turned, "asked_at": in_the_store})
    assert payload_hash(same) == payload_hash(INTENT)


def test_a_message_says_the_same_after_the_wire() -> None:
    received = msgspec.json.decode(msgspec.json.encode(INTENT), type=PushedIntent)
    assert received == INTENT
    assert payload_hash(received) == payload_hash(INTENT)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ""},
        {"kind": "Guest.Add"},
        {"kind": "x" * 101},
        {"kind": "guest.add_note; drop"},
        {"asked_at": "2026-11-22T06:05:00"},
        {"anchor": "yesterday"},
        {"args": []},
        {"creates": ["x"]},
        {"actor": None},
        {"uncertainty_ms": "500"},
    ],
)
def test_an_intent_of_a_wrong_form_is_not_read(change: dict[str, object]) -> None:
    message = {**msgspec.to_builtins(INTENT), **change}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(message, type=PushedIntent)


@pytest.mark.proves("I20")
def test_a_field_of_a_newer_desk_does_not_stop_a_message() -> None:
    message = {**msgspec.to_builtins(INTENT), "field_of_tomorrow": 1}
    assert msgspec.convert(message, type=PushedIntent) == INTENT
