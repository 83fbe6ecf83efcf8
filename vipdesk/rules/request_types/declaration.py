"""What a request type declares, and the list of all of them."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import vipdesk.rules.request_types
from vipdesk.errors import Code, Refused
from vipdesk.models.vocabulary import ClockKind

LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class Label:
    """A word in both languages."""

    zh: str
    en: str


class FieldKind(StrEnum):
    """What may be written into a field."""

    TEXT = "text"
    NUMBER = "number"
    """A whole number, 0 or more."""
    DATE = "date"
    """A calendar date, YYYY-MM-DD."""
    CHOICE = "choice"
    """One of the field's choices, by its value."""


class Need(StrEnum):
    """What a guest is served with (product.md §3.4)."""

    PRODUCT = "product"
    SERVICE = "service"
    EMOTION = "emotion"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of a field."""

    value: str
    label: Label


@dataclass(frozen=True, slots=True)
class RequestField:
    """One thing to ask when a request is opened, or, `to_close`, when it is done."""

    name: str
    label: Label
    required: bool = False
    to_close: bool = False
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[Choice, ...] = ()
    catalogue: str | None = None
    """A policy key: what the store lists there takes the place of `choices` (`rules.complaint_causes`)."""

    def check(self, value: str) -> None:
        """Refuse what cannot stand in this field."""
        if len(value) > LONGEST_FIELD:
            raise Refused(Code.TEXT_TOO_LONG, longest=LONGEST_FIELD, length=len(value))
        if value.strip() and not self._fits(value.strip()):
            raise Refused(Code.FIELD_UNREADABLE, field=self.name)

    def shown(self, value: str, language: str) -> str:
        """The value in words."""
        found = next((choice.label for choice in self.choices if choice.value == value), None)
        return value if found is None else found.zh if language == "zh" else found.en

    def _fits(self, value: str) -> bool:
        if self.kind is FieldKind.NUMBER:
            return value.isascii() and value.isdigit()
        if self.kind is FieldKind.CHOICE:
            return value in {choice.value for choice in self.choices}
        return self.kind is not FieldKind.DATE or _is_date(value)


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence to send or say, with fields in braces: 您的{item}已经到店."""

    name: Label
    text: Label


@dataclass(frozen=True, slots=True)
class RequestStep:
    """One step of an order of several: measure, deposit, fitting, pick-up."""

    name: str
    label: Label
    asks: tuple[str, ...] = ()
    """Names of fields that are known once the step is behind; those that are required have to be."""


@dataclass(frozen=True, slots=True)
class RequestType:
    """A service: its form, its clock, its department, its words.

    `verb` is the bold beginning of the line in the banner (留货, 改衣); `ready_verb` replaces it once the
    request is in progress, where the guest is told that something is ready for them.
    """

    kind: str
    label: Label
    icon: str
    minutes: int
    """Time of its clock from opening to the promised end; policy `request.<kind>.minutes` wins."""
    department: str
    verb: Label
    fields: tuple[RequestField, ...] = ()
    order: int = 100
    clock: ClockKind = ClockKind.STORE
    intake: int = 5
    """Minutes of its clock within which somebody has to take it."""
    need: Need = Need.SERVICE
    texts: tuple[Template, ...] = ()
    steps: tuple[RequestStep, ...] = ()
    may_be_sensitive: bool = False
    """Whether one may be opened whose words stay at head office, for those alone who may see them."""
    promise: Label = Label("办好", "Done")
    """What stands at the end of its clock."""
    retired: bool = False
    """No longer offered; what is open is still worked on."""

    def check(self, values: Mapping[str, str]) -> None:
        """Refuse an opening whose fields are unknown, missing, too long or unreadable."""
        self._check_each(values)
        self._require(values, [field for field in self.fields if not field.to_close])

    def check_done(self, values: Mapping[str, str]) -> None:
        """Refuse a closing without what has to be known by then; `values` are all that are known."""
        self._check_each(values)
        self._require(values, [field for field in self.fields if field.to_close])

    def check_step(self, step: str | None, values: Mapping[str, str]) -> None:
        """Refuse to leave a step without what it has to find out; `values` are all that are known."""
        self._check_each(values)
        self._require(values, self.asked_at(step))

    def asked_at(self, step: str | None) -> list[RequestField]:
        """The fields that a step asks for."""
        names = next((each.asks for each in self.steps if each.name == step), ())
        return [field for field in self.fields if field.name in names]

    def next_step(self, step: str | None) -> str | None:
        """The step after one; the first of all after None, None after the last."""
        names = [each.name for each in self.steps]
        place = names.index(step) + 1 if step in names else 0
        return names[place] if place < len(names) else None

    def _check_each(self, values: Mapping[str, str]) -> None:
        known = {field.name: field for field in self.fields}
        for name, value in values.items():
            if name not in known:
                raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail=name)
            known[name].check(value)

    def _require(self, values: Mapping[str, str], fields: list[RequestField]) -> None:
        for field in fields:
            if field.required and not values.get(field.name, "").strip():
                raise Refused(Code.FIELD_MISSING, field=field.name)


@cache
def request_types() -> Mapping[str, RequestType]:
    """Every type by kind, in the order in which a person is offered them."""
    found = []
    package = vipdesk.rules.request_types
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        declared = getattr(importlib.import_module(module.name), "TYPE", None)
        if declared is not None:
            found.append(declared)
    found.sort(key=lambda request_type: (request_type.order, request_type.kind))
    return {request_type.kind: request_type for request_type in found}


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
