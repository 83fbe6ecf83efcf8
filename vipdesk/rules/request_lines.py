"""What the declaration of a request type yields besides its form: lines on paper, lines of a report, filled texts."""

import re
from collections.abc import Mapping

from vipdesk.rules.request_types.declaration import Label, RequestType, Template

_BLANK = re.compile(r"\{(\w+)\}")
UNKNOWN = "…"
"""Stands in a text for what nobody has written down."""


def say(label: Label, language: str) -> str:
    """A label in a language ("zh"; anything else is English)."""
    return label.zh if language == "zh" else label.en


def printout_lines(
    declared: RequestType | None, values: Mapping[str, str], language: str
) -> list[tuple[str, str]]:
    """Label and value of every field that is filled, in the order of the form.

    What the type does not know (any more) stands at the end under its own name.
    """
    fields = () if declared is None else declared.fields
    lines = [
        (say(field.label, language), field.shown(values[field.name], language))
        for field in fields
        if values.get(field.name, "").strip()
    ]
    known = {field.name for field in fields}
    return lines + [(name, value) for name, value in values.items() if name not in known and value.strip()]


def report_line(declared: RequestType | None, kind: str, values: Mapping[str, str], language: str) -> str:
    """One line of a report: the type, then its fields: 改衣 · 衣物 外套 · 柜号 2."""
    head = kind if declared is None else say(declared.label, language)
    return " · ".join([head, *(f"{label} {value}" for label, value in printout_lines(declared, values, language))])


def filled_text(declared: RequestType, template: Template, values: Mapping[str, str], language: str) -> str:
    """A text to send or say, with what is known of the request in it."""
    fields = {field.name: field for field in declared.fields}

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        known = values.get(name, "").strip()
        return fields[name].shown(known, language) if known and name in fields else UNKNOWN

    return _BLANK.sub(value, say(template.text, language))
