"""The screen 待我处理: what waits for head office, what was refused, doubtful or overtaken, and why."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.conflicts import open_conflicts
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import remaining
from vipdesk.chinese.masking import mask_name
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.vocabulary import OutboxState

MOST_MATTERS = 200
_REGISTER = "guest.register"


def matters(reader: Reader) -> tuple[Matter, ...]:
    """What needs a look first (refused, parked, doubtful, overtaken), then what waits; oldest first in each.

    What was overtaken in one guest's dossier is one matter with all its fields.
    """
    rows = reader.cache.rows(
        "SELECT op_id, kind, args, actor_id, asked_at, state, code, facts, doubtful FROM outbox"
        " WHERE dismissed = 0 ORDER BY state = 'waiting' AND doubtful IS NULL, entry LIMIT ?",
        (MOST_MATTERS,),
    )
    cards: dict[object, list[_Entry]] = {}
    for row in rows:
        entry = _entry(reader, row)
        cards.setdefault(entry.card, []).append(entry)
    return tuple(_matter(reader, entries) for entries in cards.values())


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the outbox."""

    op_id: UUID
    intent: str
    args: dict[str, Any]
    author: bytes
    asked_at: int
    kind: MatterKind
    code: str | None
    facts: dict[str, Any]
    guest_id: bytes | None

    @property
    def card(self) -> object:
        """What it shares a card with: itself alone, or all that was overtaken in one dossier."""
        guest = self.args.get("guest_id")
        return guest if self.kind is MatterKind.CONFLICT and guest is not None else self.op_id


def _entry(reader: Reader, row: tuple[Any, ...]) -> _Entry:
    op_id, intent, args, actor_id, asked_at, state, code, facts, doubtful = row
    given = json.loads(args)
    return _Entry(
        op_id=UUID(bytes=op_id),
        intent=intent,
        args=given,
        author=actor_id,
        asked_at=asked_at,
        kind=_kind(state, doubtful),
        code=code or doubtful,
        facts=json.loads(facts),
        guest_id=_guest_id(reader, given | _named(json.loads(facts))),
    )


def _matter(reader: Reader, entries: list[_Entry]) -> Matter:
    first = entries[0]
    return Matter(
        op_id=first.op_id,
        kind=first.kind,
        intent=first.intent,
        about=_about(reader, first),
        asked_at=known_instant(first.asked_at),
        author=reader.staff_name(first.author),
        code=first.code,
        facts={name: value for name, value in first.facts.items() if not isinstance(value, (list, dict))},
        guest_id=None if first.guest_id is None else UUID(bytes=first.guest_id),
        fields=open_conflicts(reader, [(entry.args, entry.facts) for entry in entries]),
        with_it=tuple(entry.op_id for entry in entries[1:]),
        cause=_cause(reader, first.facts.get("cause")),
    )


def _cause(reader: Reader, op_id: Any) -> str | None:
    """What the intent builds on, in the desk's own words for it."""
    if op_id is None:
        return None
    found = reader.cache.value("SELECT kind FROM outbox WHERE op_id = ?", (UUID(str(op_id)).bytes,))
    return None if found is None else str(found)


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
        "remedy_id": "SELECT guest_id FROM remedy WHERE id = ?",
        "voucher_id": "SELECT guest_id FROM voucher WHERE id = ?",
        "booking_id": "SELECT guest_id FROM booking WHERE id = ?",
    }
    for name, question in owner.items():
        if name not in args:
            continue
        found = reader.cache.value(question, (UUID(args[name]).bytes,))
        if found is not None:
            return remaining(reader, bytes(found))
    return None


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    """Whoever a refusal names is whom the next step leads to."""
    return {"guest_id": facts["guest_id"]} if isinstance(facts.get("guest_id"), str) else {}


def _about(reader: Reader, entry: _Entry) -> str:
    """Whom it concerns, masked; a guest who was not taken in after all is known from what was asked alone."""
    args = entry.args
    cause = entry.facts.get("cause")
    if entry.intent != _REGISTER and cause is not None:
        found = reader.cache.row(
            "SELECT args FROM outbox WHERE op_id = ? AND kind = ?", (UUID(str(cause)).bytes, _REGISTER)
        )
        args = args if found is None else json.loads(found[0])
    if "name" in args:
        return mask_name(args["name"])
    if "day" in args and "staff_id" in args:
        return _colleague(reader, args["staff_id"])
    return _masked_name(reader, entry.guest_id)


def _colleague(reader: Reader, staff_id: str) -> str:
    """Colleagues are named in full."""
    name = reader.staff_name(UUID(staff_id).bytes)
    return "" if name is None else name.zh


def _masked_name(reader: Reader, guest_id: bytes | None) -> str:
    found = None
    if guest_id is not None:
        found = reader.cache.value("SELECT name FROM directory_row WHERE id = ?", (remaining(reader, guest_id),))
    return "" if found is None else mask_name(found)
