"""Arguments from outside become an intent or a refusal, never anything else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.intent_cases import Case
from tests.intents.tables import CASES
from vipdesk.errors import Code, Refused
from vipdesk.intents.guests.add_note import AddNote
from vipdesk.intents.intent import (
    MOST_ARGUMENT_BYTES,
    Intent,
    argument_schema,
    block_fields,
    decode,
    intent,
    registry,
    require_sendable,
)

ACCEPTED = [case for case in CASES if case.refused is None]
GUEST = "00000000-0000-5000-8000-000000000001"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("case", ACCEPTED, ids=str)
def test_an_intent_and_its_arguments_are_the_same_thing(case: Case) -> None:
    made = decode(case.asked.kind, case.asked.args, complete=True)
    args = made.args()
    assert decode(case.asked.kind, args, complete=True) == made
    assert msgspec.json.decode(msgspec.json.encode(args)) == args
    assert set(case.asked.args) <= set(args)


@given(kind=st.sampled_from(list(registry())), args=st.dictionaries(st.text(), JSON, max_size=4))
def test_any_arguments_are_an_intent_or_bad(kind: str, args: dict[str, Any]) -> None:
    try:
        decode(kind, args)
    except Refused as refusal:
        assert refusal.code is Code.BAD_ARGUMENTS  # noqa: PT017 - only one of the two ways ends here


@given(data=st.data(), kind=st.sampled_from(list(registry())))
def test_any_value_under_a_true_name_is_an_intent_or_bad(data: st.DataObject, kind: str) -> None:
    names = list(argument_schema(kind)["properties"])
    args = {name: data.draw(JSON) for name in names}
    try:
        decode(kind, args, complete=True)
    except Refused as refusal:
        assert refusal.code is Code.BAD_ARGUMENTS  # noqa: PT017 - as above


def test_an_unknown_kind_is_called_so() -> None:
    with pytest.raises(Refused) as refusal:
        decode("guest.tickle", {})
    assert refusal.value.code is Code.UNKNOWN_KIND
    assert refusal.value.facts == {"kind": "guest.tickle"}


def test_a_desk_may_leave_ids_to_be_chosen_and_head_office_may_not() -> None:
    args = {"guest_id": GUEST, "text": "x"}
    first, second = (decode("guest.add_note", args) for _ in range(2))
    assert first.creates() != second.creates()
    with pytest.raises(Refused) as refusal:
        decode("guest.add_note", args, complete=True)
    assert (refusal.value.code, refusal.value.facts["detail"]) == (Code.BAD_ARGUMENTS, "note_id")


@pytest.mark.parametrize(
    "args",
    [
        {"guest_id": GUEST, "text": "x", "colour": "red"},
        {"guest_id": GUEST},
        {"guest_id": "not an id", "text": "x"},
        {"guest_id": GUEST, "text": None},
        {"guest_id": GUEST, "text": ["x"]},
        {"guest_id": GUEST, "text": "a\x00"},
        {"guest_id": GUEST, "text": "x", "\x00": "x"},
        {"guest_id": GUEST, "text": "\udcff"},
        {"guest_id": GUEST, "text": {"deep": ["\x00"]}},
    ],
    ids=repr,
)
def test_what_does_not_fit_is_refused(args: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        decode("guest.add_note", args)
    assert refusal.value.code is Code.BAD_ARGUMENTS


def test_rare_characters_are_text_like_any_other() -> None:
    made = decode("guest.add_note", {"guest_id": GUEST, "text": "𠮷👨‍👩‍👧·﷽\u202e"})
    assert isinstance(made, AddNote)
    assert made.text == "𠮷👨‍👩‍👧·﷽\u202e"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("visit.check_in", {"visit_id"}),
        ("guest.add_note", {"note_id"}),
        ("request.open", {"request_id"}),
        ("voucher.issue", {"voucher_id"}),
        ("guest.assign_shopper", {"assignment_id"}),
        ("voucher.redeem", set()),
    ],
)
def test_an_intent_names_the_rows_it_creates(kind: str, names: set[str]) -> None:
    case = next(case for case in ACCEPTED if case.asked.kind == kind)
    made = decode(kind, case.asked.args, complete=True)
    assert {str(row_id) for row_id in made.creates()} == {case.asked.args[name] for name in names}


def test_only_vouchers_draw_on_the_block() -> None:
    drawing = {kind: block_fields(cls) for kind, cls in registry().items() if block_fields(cls)}
    assert drawing == {"voucher.issue": ("voucher_id",)}


def test_an_intent_is_never_changed() -> None:
    note = decode("guest.add_note", {"guest_id": GUEST, "text": "x"})
    assert isinstance(note, AddNote)
    with pytest.raises(FrozenInstanceError):
        note.text = "y"  # type: ignore[misc]  # that is the point


def test_a_kind_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):

        @intent("guest.add_note")
        class Another(Intent):
            """A second one of the same kind."""

    assert registry()["guest.add_note"] is AddNote


@pytest.mark.parametrize("kind", registry())
def test_a_schema_describes_exactly_what_is_taken(kind: str) -> None:
    schema = argument_schema(kind)
    case = next(case for case in ACCEPTED if case.asked.kind == kind)
    assert set(case.asked.args) <= set(schema["properties"])
    assert schema["additionalProperties"] is False
    for name in schema.get("required", []):
        without = {key: value for key, value in case.asked.args.items() if key != name}
        with pytest.raises(Refused):
            decode(kind, without)


@pytest.mark.parametrize("kind", registry())
def test_a_schema_says_what_another_client_sends_beside_the_arguments(kind: str) -> None:
    schema = argument_schema(kind)
    for case in ACCEPTED:
        if case.asked.kind != kind:
            continue
        made = decode(kind, case.asked.args)
        ids = [getattr(made, name) for name in schema["x-creates"]]
        is_old = schema["x-creates-if-new"] and getattr(made, "based_on", None) is not None
        assert list(made.creates()) == ([] if is_old else ids)
        assert schema["x-op-schema"] == made.op_schema
        assert set(schema["x-from-block"]) <= set(schema["x-creates"]) <= set(schema["properties"])
        assert set(schema["x-line-down"]) <= set(schema["properties"])
        assert schema["x-roles"] == sorted(made.roles)


def test_arguments_no_request_could_carry_are_too_long() -> None:
    rest = len(msgspec.json.encode(decode("guest.add_note", {"guest_id": GUEST, "text": ""}).args()))
    longest = MOST_ARGUMENT_BYTES - rest
    require_sendable(decode("guest.add_note", {"guest_id": GUEST, "text": " " * longest}))
    for text in (" " * (longest + 1), "女" * (longest // 3 + 1)):
        with pytest.raises(Refused) as refusal:
            require_sendable(decode("guest.add_note", {"guest_id": GUEST, "text": text}))
        assert refusal.value.code is Code.TEXT_TOO_LONG
        assert refusal.value.facts["longest"] == MOST_ARGUMENT_BYTES
