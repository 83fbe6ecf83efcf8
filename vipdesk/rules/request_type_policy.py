"""Request types of a store's own: policy rows in the shape of a declaration, read and checked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec

from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.complaint_causes import cause_choices
from vipdesk.rules.request_types.complaint import CAUSES_POLICY
from vipdesk.rules.request_types.declaration import (
    Choice,
    FieldKind,
    Label,
    Need,
    RequestField,
    RequestStep,
    RequestType,
    Template,
    request_types,
)

TYPE_POLICY = "request_type."
"""The key is this and the kind; the value has the fields of `TypeRow`. Of a type that the program knows, single fields
may be given: they win over its own."""

MOST_MINUTES = 366 * 24 * 60
"""No promise is longer than a year."""
_MOST_PARTS = 30
_CATALOGUES: Mapping[str, Callable[[Any], tuple[Choice, ...]]] = {CAUSES_POLICY: cause_choices}
_PLAIN_ICON = "concierge-bell"


class _Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    zh: str
    en: str

    def label(self) -> Label:
        return Label(self.zh, self.en)


class _ChoiceRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    value: str
    label: _Words


class _FieldRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: str
    label: _Words
    required: bool = False
    to_close: bool = False
    kind: FieldKind = FieldKind.TEXT
    choices: list[_ChoiceRow] = []

    def field(self) -> RequestField:
        choices = tuple(Choice(each.value, each.label.label()) for each in self.choices)
        return RequestField(self.name, self.label.label(), self.required, self.to_close, self.kind, choices)


class _TextRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: _Words
    text: _Words


class _StepRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: str
    label: _Words
    asks: list[str] = []


class TypeRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A policy row's value: `RequestType` as JSON, everything optional."""

    label: _Words | None = None
    verb: _Words | None = None
    icon: str | None = None
    minutes: int | None = None
    department: str | None = None
    fields: list[_FieldRow] | None = None
    order: int | None = None
    clock: ClockKind | None = None
    intake: int | None = None
    need: Need | None = None
    texts: list[_TextRow] | None = None
    steps: list[_StepRow] | None = None
    promise: _Words | None = None
    retired: bool | None = None


def type_in_force(kind: str, value: Any) -> RequestType | None:
    """The type of a kind under the policy row of its key; a row that cannot be read leaves the program's own."""
    if value is None:
        return request_types().get(kind)
    return _read(kind, write_json(value))[0]


def with_catalogues(declared: RequestType, policy: Callable[[str], Any]) -> RequestType:
    """The type with the choices that the store lists elsewhere; `policy` gives the value of a key, or None."""
    if all(field.catalogue is None for field in declared.fields):
        return declared
    return replace(declared, fields=tuple(_listed(field, policy) for field in declared.fields))


def _listed(field: RequestField, policy: Callable[[str], Any]) -> RequestField:
    read = _CATALOGUES.get(field.catalogue or "")
    return field if read is None else replace(field, choices=read(policy(field.catalogue or "")))


def type_trouble(kind: str, value: Any) -> str | None:
    """What is wrong with a policy row, in a word for whoever writes it; None where it is right."""
    return _read(kind, write_json(value))[1]


def types_in_force(policies: Iterable[tuple[str, Any]]) -> Mapping[str, RequestType]:
    """Every type by kind in the order in which it is offered; `policies` are (kind, value) of the rows in force."""
    found = dict(request_types())
    for kind, value in policies:
        declared = type_in_force(kind, value)
        if declared is not None:
            found[kind] = declared
    ordered = sorted(found.values(), key=lambda each: (each.order, each.kind))
    return {each.kind: each for each in ordered}


@lru_cache(maxsize=256)
def _read(kind: str, text: str) -> tuple[RequestType | None, str | None]:
    """The type and what is wrong; both are told, for a wrong row leaves the program's own type in force."""
    own = request_types().get(kind)
    try:
        row = msgspec.json.decode(text, type=TypeRow)
    except msgspec.ValidationError as wrong:
        return own, str(wrong)
    if own is None and (row.label is None or row.department is None or row.minutes is None):
        return None, "label, department, minutes"
    made = _made(kind, row, own)
    trouble = _trouble(made)
    return (own if trouble else made), trouble


def _made(kind: str, row: TypeRow, own: RequestType | None) -> RequestType:
    label = Label("", "") if row.label is None else row.label.label()
    base = own or RequestType(kind, label, _PLAIN_ICON, 0, "", label)
    given: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("minutes", "department", "order", "clock", "intake", "need", "retired")
        if getattr(row, name) is not None
    }
    if row.icon in {each.icon for each in request_types().values()}:
        given["icon"] = row.icon
    if row.label is not None:
        given["label"] = label
    if row.verb is not None:
        given["verb"] = row.verb.label()
    if row.promise is not None:
        given["promise"] = row.promise.label()
    if row.fields is not None:
        given["fields"] = tuple(each.field() for each in row.fields)
    if row.texts is not None:
        given["texts"] = tuple(Template(each.name.label(), each.text.label()) for each in row.texts)
    if row.steps is not None:
        given["steps"] = tuple(RequestStep(each.name, each.label.label(), tuple(each.asks)) for each in row.steps)
    return replace(base, **given)


def _trouble(made: RequestType) -> str | None:
    names = [field.name for field in made.fields]
    steps = [step.name for step in made.steps]
    wrong = {
        "kind": not made.kind.isidentifier(),
        "label": not (made.label.zh.strip() and made.label.en.strip()),
        "department": not made.department.strip(),
        "minutes": not 0 < made.minutes <= MOST_MINUTES,
        "intake": not 0 < made.intake <= MOST_MINUTES,
        "fields": len(set(names)) < len(names)
        or len(names) > _MOST_PARTS
        or not all(map(str.isidentifier, names)),
        "choices": any(
            (field.kind is FieldKind.CHOICE) is not bool(field.choices or field.catalogue) for field in made.fields
        ),
        "steps": len(set(steps)) < len(steps)
        or len(steps) > _MOST_PARTS
        or not {name for step in made.steps for name in step.asks} <= set(names),
    }
    return next((name for name, is_wrong in wrong.items() if is_wrong), None)
