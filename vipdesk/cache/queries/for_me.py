"""The screen 待我处理: what waits for head office, what was refused, doubtful or overtaken, and why."""

import json
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.chinese.masking import mask_name
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.vocabulary import OutboxState

MOST_MATTERS = 200


def matters(reader: Reader) -> tuple[Matter, ...]:
    """What needs a look first (refused, parked, doubtful, overtaken), then what waits; oldest first in each."""
    rows = reader.cache.rows(
        "SELECT op_id, kind, args, actor_id, asked_at, state, code, facts, doubtful FROM outbox"
        " WHERE dismissed = 0 ORDER BY state = 'waiting' AND doubtful IS NULL, entry LIMIT ?",
        (MOST_MATTERS,),
    )
    return tuple(_matter(reader, row) for row in rows)


def _matter(reader: Reader, row: tuple[Any, ...]) -> Matter:
    op_id, kind, args, actor_id, asked_at, state, code, facts, doubtful = row
    guest_id = _guest_id(reader, json.loads(args))
    return Matter(
        op_id=UUID(bytes=op_id),
        kind=_kind(state, doubtful),
        intent=kind,
        about=_masked_name(reader, guest_id),
        asked_at=known_instant(asked_at),
        author=reader.staff_name(actor_id),
        code=code or doubtful,
        facts=_flat(json.loads(facts)),
        guest_id=None if guest_id is None else UUID(bytes=guest_id),
    )


def _kind(state: str, doubtful: str | None) -> MatterKind:
    if state == OutboxState.WAITING:
        return MatterKind.WAITING if doubtful is None else MatterKind.DOUBTFUL
    if state == OutboxState.ACCEPTED:
        return MatterKind.CONFLICT
    return MatterKind.REFUSED if state == OutboxState.REFUSED else MatterKind.PARKED


def _guest_id(reader: Reader, args: dict[str, Any]) -> bytes | None:
    """Whom it concerns, found through whatever row the intent names."""
    owner = {
        "guest_id": "SELECT ?",
        "visit_id": "SELECT guest_id FROM visit WHERE id = ?",
        "request_id": "SELECT guest_id FROM request WHERE id = ?",
        "voucher_id": "SELECT guest_id FROM voucher WHERE id = ?",
    }
    for name, question in owner.items():
        if name not in args:
            continue
        found = reader.cache.value(question, (UUID(args[name]).bytes,))
        if found is not None:
            return bytes(found)
    return None


def _masked_name(reader: Reader, guest_id: bytes | None) -> str:
    found = None
    if guest_id is not None:
        found = reader.cache.value("SELECT name FROM directory_row WHERE id = ?", (guest_id,))
    return "" if found is None else mask_name(found)


def _flat(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts a sentence may name; of a conflict the first field is told."""
    plain = {name: value for name, value in facts.items() if not isinstance(value, (list, dict))}
    conflicts = facts.get("conflicts") or [{}]
    return plain | dict(conflicts[0])
