"""Rows as JSON and back, for any Shared table, derived from its columns.

A wire row has every column but `extra` and the sealed ones; fields this program does not know are kept
in `extra` and sent back as they came (I20).
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vipdesk.models.columns import Codec
from vipdesk.models.declarative import Shared, codec_of, is_sealed, table_of
from vipdesk.models.values import write_json

WireRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    codec: Codec
    optional: bool


@cache
def _fields(model: type[Shared]) -> tuple[_Field, ...]:
    return tuple(
        _Field(column.key, codec_of(column), bool(column.nullable))
        for column in table_of(model).columns
        if column.key != "extra" and not is_sealed(column)
    )


@cache
def _writers(model: type[Shared]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((field.name, field.codec.to_wire) for field in _fields(model))


def to_wire(model: type[Shared], values: Mapping[str, Any]) -> WireRow:
    """A row's Python values as a JSON object."""
    row: WireRow = dict(values["extra"])
    for name, write in _writers(model):
        value = values[name]
        row[name] = None if value is None else write(value)
    return row


def from_wire(model: type[Shared], row: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object as a row's Python values.

    Raises ValueError or TypeError for a field of the wrong form, KeyError for one that is missing and
    may not be. A missing optional field is None.
    """
    values: dict[str, Any] = {}
    known = set()
    for field in _fields(model):
        known.add(field.name)
        raw = row.get(field.name) if field.optional else row[field.name]
        values[field.name] = None if raw is None else field.codec.from_wire(raw)
    values["extra"] = {name: value for name, value in row.items() if name not in known}
    return values


def some_to_wire(model: type[Shared], values: Mapping[str, Any]) -> WireRow:
    """Some columns of a row as JSON values."""
    return {
        field.name: None if values[field.name] is None else field.codec.to_wire(values[field.name])
        for field in _fields(model)
        if field.name in values
    }


def some_from_wire(model: type[Shared], row: Mapping[str, Any]) -> dict[str, Any]:
    """JSON values as some columns of a row; what this program does not know is left out."""
    return {
        field.name: None if row[field.name] is None else field.codec.from_wire(row[field.name])
        for field in _fields(model)
        if field.name in row
    }


def wire_line(row: WireRow) -> str:
    """One row as canonical JSON: sorted keys, no blanks."""
    return write_json(row)


def digest_lines(lines: Iterable[str]) -> dict[str, Any]:
    """Count and SHA-256 of canonical rows, one a line, in the order given (contract.md)."""
    digest = hashlib.sha256()
    count = 0
    for line in lines:
        digest.update(line.encode("utf-8"))
        digest.update(b"\n")
        count += 1
    return {"count": count, "sha256": digest.hexdigest()}
