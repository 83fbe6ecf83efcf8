"""What desks and head office say to each other changes only together with the number of the protocol."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import is_sealed, table_of
from vipdesk.models.values import write_json
from vipdesk.protocol import events, health, problem, pull, push, sign_in
from vipdesk.protocol.version import PROTOCOL

GOLDEN = Path(__file__).parent.parent / "golden" / "wire.json"


def columns() -> dict[str, Any]:
    """Every Shared column: what it is called, of which type, whether it may be missing, whether it travels."""
    return {
        name: {
            column.key: [type(column.type).__name__, bool(column.nullable), is_sealed(column)]
            for column in table_of(model).columns
        }
        for name, model in SHARED_MODELS.items()
    }


def messages() -> dict[str, Any]:
    """Every message: its fields, their types, and which of them may be left out."""
    structs = {
        struct.__name__: struct
        for module in (events, health, problem, pull, push, sign_in)
        for struct in vars(module).values()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and struct.__module__ == module.__name__
    }
    _, schemas = msgspec.json.schema_components(structs.values())
    return {name: _form(schema) for name, schema in schemas.items()}


def _form(schema: Any) -> Any:
    """A JSON Schema without the words for people in it."""
    if isinstance(schema, dict):
        words = [key for key in ("description", "title") if isinstance(schema.get(key), str)]
        return {key: _form(value) for key, value in schema.items() if key not in words}
    return [_form(value) for value in schema] if isinstance(schema, list) else schema


def _digest(value: Any) -> str:
    return hashlib.sha256(write_json(value).encode()).hexdigest()


def test_columns_and_messages_are_those_of_this_protocol_number() -> None:
    now = {"protocol": PROTOCOL, "columns": _digest(columns()), "messages": _digest(messages())}
    kept = json.loads(GOLDEN.read_text("utf-8"))
    assert now == kept, (
        "what travels has changed: raise PROTOCOL in vipdesk/protocol/version.py, see to it that the number before"
        f" is still served, and write to {GOLDEN.name}: {json.dumps(now)}"
    )


def test_the_golden_hash_sees_every_table_and_message() -> None:
    assert set(columns()) == set(SHARED_MODELS)
    assert {"PushRequest", "PushAnswer", "PullAnswer", "EnrolAnswer", "SignInAnswer", "Problem"} <= set(messages())
    assert messages()["PushedIntent"]["properties"]["op_id"] == {"type": "string", "format": "uuid"}
    assert columns()["contact"]["sealed_value"] == ["Words", True, True]
