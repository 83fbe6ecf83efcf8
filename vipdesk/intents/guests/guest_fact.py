"""Facts of a guest that are rows of their own: written field by field, so that two authors lose nothing to each other.

A field is a name and the columns it is kept in; most have one. Each change carries the fields as the author saw
them: what the author left alone is left alone, and what somebody else wrote meanwhile is named in the outcome.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId
from vipdesk.intents.ledger import Ledger, Overtaken
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.declarative import Shared
from vipdesk.models.values import write_json

Fact = TypeVar("Fact", bound=Shared)
Fields = Mapping[str, Mapping[str, Any]]
"""Field name to its columns and their values."""


def single(**values: Any) -> Fields:
    """Fields of one column each."""
    return {name: {name: value} for name, value in values.items()}


def value_text(columns: Mapping[str, Any]) -> str | None:
    """A field as a conflict tells it: a text as it is, None where there is none, anything else as JSON."""
    values = list(columns.values())
    if len(values) == 1 and (values[0] is None or isinstance(values[0], str)):
        return None if values[0] is None else str(values[0])
    return write_json(values if len(values) > 1 else values[0])


def changed_fields(ledger: Ledger, row: Shared, wanted: Fields, seen: Fields | None) -> dict[str, Any]:
    """The columns to write into a row that is there; what is written over unseen is told as a conflict."""
    changes: dict[str, Any] = {}
    for name, columns in wanted.items():
        before = None if seen is None else dict(seen[name])
        present = {column: getattr(row, column) for column in columns}
        if columns in (before, present):
            continue
        if present != before:
            ledger.note_conflict(overtaken(row, name, before, present))
        changes.update(columns)
    return changes


def overtaken(row: Any, name: str, before: Mapping[str, Any] | None, present: Mapping[str, Any]) -> Overtaken:
    """What stood in a field, by whom it was written where the row says so."""
    table = row.__tablename__
    return Overtaken(
        guest_id=GuestId(row.id if table == "guest" else row.guest_id),
        field=f"{table}.{name}",
        before=None if before is None else value_text(before),
        theirs=value_text(present),
        by=getattr(row, "author_id", None),
        at=getattr(row, "noted_at", None),
        op_id=row.changed_by,
    )


def write_fact(
    ledger: Ledger, model: type[Fact], row_id: UUID, guest_id: GuestId, *, wanted: Fields, seen: Fields | None
) -> None:
    """Add the fact, or change the fields of it that its author changed; `seen` is None for a new one.

    Refuses with ROW_GONE a change of what somebody has removed or what is another guest's.
    """
    guest = require_guest(ledger, guest_id)
    row = ledger.get(model, row_id)
    told = {"author_id": ledger.actor.staff_id, "noted_at": ledger.asked_at}
    if seen is None:
        columns = dict(_columns(wanted))
        made: Any = model
        ledger.insert(made(id=row_id, guest_id=GuestId(guest.id), **columns, **told))
        return
    changes = changed_fields(ledger, _own(ledger, row, guest.id), wanted, seen)
    if row is not None and changes:
        ledger.update(row, **changes, **told)


def remove_fact(ledger: Ledger, model: type[Fact], row_id: UUID, guest_id: GuestId, seen: Fields) -> None:
    """Take a fact away; what its author had not seen of it is told as a conflict. What is gone already stays gone."""
    guest = require_guest(ledger, guest_id)
    row = ledger.get(model, row_id)
    if row is None:
        return
    _own(ledger, row, guest.id)
    for name, before in seen.items():
        present = {column: getattr(row, column) for column in before}
        if present != dict(before):
            ledger.note_conflict(overtaken(row, name, before, present))
    ledger.retire(row)


def _own(ledger: Ledger, row: Any, guest_id: UUID) -> Any:
    """The row, if it is there and about this person under whichever name."""
    if row is None or require_guest(ledger, row.guest_id).id != guest_id:
        raise Refused(Code.ROW_GONE)
    return row


def _columns(fields: Fields) -> Iterator[tuple[str, Any]]:
    for columns in fields.values():
        yield from columns.items()
