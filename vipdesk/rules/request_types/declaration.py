"""What a request type declares, and the list of all of them."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import vipdesk.rules.request_types
from vipdesk.errors import Code, Refused

LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class Label:
    """A word in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RequestField:
    """One thing to ask when a request is opened."""

    name: str
    label: Label
    required: bool = False


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
    """Time from opening to the promised end; policy `request.<kind>.minutes` wins."""
    department: str
    verb: Label
    fields: tuple[RequestField, ...] = ()
    order: int = 100

    def check(self, values: Mapping[str, str]) -> None:
        """Refuse fields that are unknown, missing or too long."""
        known = {field.name for field in self.fields}
        for name, value in values.items():
            if name not in known:
                raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail=name)
            if len(value) > LONGEST_FIELD:
                raise Refused(Code.TEXT_TOO_LONG, longest=LONGEST_FIELD, length=len(value))
        for field in self.fields:
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
