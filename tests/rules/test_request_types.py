"""The services a store offers: their forms ask for what is needed and refuse the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vipdesk.errors import Code, Refused
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.departments import DEPARTMENTS
from vipdesk.rules.request_type_policy import with_catalogues
from vipdesk.rules.request_types.declaration import (
    LONGEST_FIELD,
    FieldKind,
    RequestField,
    RequestType,
    request_types,
)

TYPES = {kind: with_catalogues(declared, lambda _key: None) for kind, declared in request_types().items()}
ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"


def filled(declared: RequestType) -> dict[str, str]:
    """A form with every required field filled."""
    return {field.name: fitting(field) for field in declared.fields if field.required and not field.to_close}


def fitting(field: RequestField) -> str:
    """The longest that may stand in a field."""
    longest = {
        FieldKind.TEXT: "长" * LONGEST_FIELD,
        FieldKind.NUMBER: "9" * LONGEST_FIELD,
        FieldKind.DATE: "2026-12-31",
        FieldKind.CHOICE: field.choices[-1].value if field.choices else "",
    }
    return longest[field.kind]


def refused(declared: RequestType, values: dict[str, str]) -> Refused:
    """The refusal of a form."""
    with pytest.raises(Refused) as caught:
        declared.check(values)
    return caught.value


@pytest.mark.parametrize("kind", TYPES)
def test_a_filled_form_is_taken_also_with_every_optional_field(kind: str) -> None:
    declared = TYPES[kind]
    declared.check(filled(declared))
    every = {field.name: fitting(field) for field in declared.fields}
    declared.check(every)
    declared.check_done(every)


@pytest.mark.parametrize("kind", TYPES)
def test_a_field_the_form_does_not_have_is_refused(kind: str) -> None:
    error = refused(TYPES[kind], {**filled(TYPES[kind]), "colour": "red"})
    assert (error.code, error.facts) == (Code.BAD_ARGUMENTS, {"kind": kind, "detail": "colour"})


@pytest.mark.parametrize("kind", [kind for kind, declared in TYPES.items() if filled(declared)])
@pytest.mark.parametrize("empty", ["", " ", "\u3000\t\n"])
def test_a_required_field_may_not_be_left_empty(kind: str, empty: str) -> None:
    required = next(iter(filled(TYPES[kind])))
    for values in ({}, {**filled(TYPES[kind]), required: empty}):
        error = refused(TYPES[kind], values)
        assert (error.code, error.facts) == (Code.FIELD_MISSING, {"field": required})


@pytest.mark.parametrize("kind", [kind for kind, declared in TYPES.items() if declared.fields])
def test_a_field_is_no_novel(kind: str) -> None:
    name = TYPES[kind].fields[0].name
    error = refused(TYPES[kind], {**filled(TYPES[kind]), name: "长" * (LONGEST_FIELD + 1)})
    assert (error.code, error.facts) == (
        Code.TEXT_TOO_LONG,
        {"longest": LONGEST_FIELD, "length": LONGEST_FIELD + 1},
    )


def _required_at_the_end() -> list[tuple[str, str]]:
    return [
        (kind, field.name)
        for kind, declared in TYPES.items()
        for field in declared.fields
        if field.required and field.to_close
    ]


@pytest.mark.parametrize(("kind", "name"), _required_at_the_end())
def test_what_must_be_known_at_the_end_is_asked_for_then_and_not_before(kind: str, name: str) -> None:
    declared = TYPES[kind]
    every = {field.name: fitting(field) for field in declared.fields}
    declared.check({key: value for key, value in every.items() if key != name})
    with pytest.raises(Refused) as caught:
        declared.check_done(every | {name: " "})
    assert (caught.value.code, caught.value.facts) == (Code.FIELD_MISSING, {"field": name})


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("styling", "budget", "五千"),
        ("styling", "budget", "-1"),
        ("health", "when", "20261122"),
        ("health", "when", "2026-02-30"),
        ("care", "material", "wood"),
    ],
)
def test_a_field_takes_what_it_is_for(kind: str, name: str, value: str) -> None:
    error = refused(TYPES[kind], {**filled(TYPES[kind]), name: value})
    assert (error.code, error.facts) == (Code.FIELD_UNREADABLE, {"field": name})


def test_a_complaint_has_a_day_of_all_hours_and_is_taken_in_within_one() -> None:
    complaint = TYPES["complaint"]
    assert (complaint.clock, complaint.minutes, complaint.intake) == (ClockKind.WALL, 24 * 60, 60)


def test_an_order_of_several_steps_goes_from_one_to_the_next() -> None:
    bespoke = TYPES["bespoke"]
    steps = [None, *(step.name for step in bespoke.steps)]
    assert [bespoke.next_step(step) for step in steps] == [*steps[1:], None]


def test_services_are_offered_in_their_order_and_each_has_its_picture() -> None:
    orders = [(declared.order, declared.kind) for declared in TYPES.values()]
    assert orders == sorted(orders)
    assert [kind for kind, declared in TYPES.items() if kind != declared.kind] == []
    assert list(TYPES)[-1] == "other"
    for declared in TYPES.values():
        assert (ICONS / f"{declared.icon}.svg").is_file()
        assert declared.verb.zh
        assert declared.verb.en
        assert declared.department in DEPARTMENTS
    assert set(DEPARTMENTS) == {declared.department for declared in TYPES.values()}


def test_every_module_of_the_package_is_a_type_that_is_found() -> None:
    folder = Path(sys.modules["vipdesk.rules.request_types"].__path__[0])
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__", "declaration"}
    assert set(TYPES) == modules


def test_the_list_is_the_same_in_a_fresh_program() -> None:
    program = "from vipdesk.rules.request_types.declaration import request_types; print(' '.join(request_types()))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert done.stdout.split() == list(TYPES)
