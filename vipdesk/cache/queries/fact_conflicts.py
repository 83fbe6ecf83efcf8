"""Fields of a guest's facts that two desks wrote unseen: what stands now, and the intent that brings the other value back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader
from vipdesk.models.snapshot.desk import Order
from vipdesk.models.values import write_json

_Args = Mapping[str, Any]
_GIVEN = ("calendar", "year", "month", "day", "leap")
_TRUTHS = frozenset({"confidential", "leap"})
_LISTS = frozenset({"may"})


@dataclass(frozen=True, slots=True)
class _Form:
    """A table of facts: its intent, the argument that names the row, and its columns."""

    intent: str
    id_name: str
    columns: tuple[str, ...]
    kind_name: str = "kind"
    """What the intent calls the column `kind`."""
    told: bool = True
    """Whether its rows say who wrote them, and when."""


_FORMS = {
    "relation": _Form(
        "guest.set_relation", "relation_id", ("name", "kind", "may", "note", "confidential"), "relation"
    ),
    "wish": _Form("guest.set_wish", "wish_id", ("what", "brand", "size", "colour", "state")),
    "gift": _Form("guest.set_gift", "gift_id", ("what", "occasion", "given_on", "given_by", "confidential")),
    "important_date": _Form("guest.set_date", "date_id", (*_GIVEN, "kind", "label", "confidential"), "date_kind"),
    "guest": _Form("guest.set_address", "guest_id", ("address_as", "alias"), told=False),
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as it stands: its columns as intents say them, who wrote it, and when (as the file keeps both)."""

    row_id: bytes
    values: Mapping[str, Any]
    author_id: bytes | None
    noted_at: int | None


def is_fact(field: str) -> bool:
    """Whether a field belongs to a fact: `relation.may`."""
    return field.partition(".")[0] in _FORMS and "." in field


def fact_id(field: str, args: _Args) -> str:
    """Which fact an intent was about, as its text; nothing for what is no fact's."""
    return str(args.get(_FORMS[field.partition(".")[0]].id_name, "")) if is_fact(field) else ""


def fact_row(reader: Reader, field: str, args: _Args, guest_id: bytes) -> FactRow | None:
    """The row an intent was about, if it is still there; of a birthday the one the guest has."""
    table = field.partition(".")[0]
    form = _FORMS[table]
    raw = args.get(form.id_name)
    found = _read(reader, table, "id = ?", guest_id if table == "guest" or raw is None else UUID(raw).bytes)
    if found is None and table == "important_date" and args.get("date_kind") == "birthday":
        found = _read(reader, table, "guest_id = ? AND kind = 'birthday'", guest_id)
    return found


def field_raw(field: str, values: Mapping[str, Any]) -> str | None:
    """A field as its conflict tells it: a text as it is, anything else as JSON."""
    name = field.partition(".")[2]
    value = [values[column] for column in _GIVEN] if name == "given" else values.get(name)
    return value if value is None or isinstance(value, str) else write_json(value)


def fact_order(field: str, args: _Args, row: FactRow, theirs: str | None) -> Order:
    """The intent that writes the other value into the field and leaves all others."""
    table, _, name = field.partition(".")
    form = _FORMS[table]
    wanted = dict(row.values) | _changes(name, theirs)
    said = {form.kind_name if column == "kind" else column: value for column, value in wanted.items()}
    named = {} if table == "guest" else {form.id_name: str(UUID(bytes=row.row_id))}
    return Order(form.intent, {"guest_id": args["guest_id"], **named, **said, "based_on": dict(row.values)})


def _changes(name: str, raw: str | None) -> dict[str, Any]:
    if name == "given" and raw is not None:
        return dict(zip(_GIVEN, json.loads(raw), strict=True))
    return {name: json.loads(raw) if raw is not None and name in _TRUTHS | _LISTS else raw}


def _read(reader: Reader, table: str, where: str, key: bytes) -> FactRow | None:
    form = _FORMS[table]
    told = ", author_id, noted_at" if form.told else ", NULL, NULL"
    found = reader.cache.row(
        f"SELECT id, {', '.join(form.columns)}{told} FROM {table} WHERE {where} AND retired_at IS NULL",  # noqa: S608 - names of the forms above
        (key,),
    )
    if found is None:
        return None
    row_id, *values, author_id, noted_at = found
    return FactRow(
        row_id,
        {name: _value(name, raw) for name, raw in zip(form.columns, values, strict=True)},
        author_id,
        noted_at,
    )


def _value(name: str, raw: Any) -> Any:
    if name in _TRUTHS:
        return bool(raw)
    return json.loads(raw) if name in _LISTS else raw
