"""The services a store offers: their forms ask for what is needed and refuse the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vipdesk.errors import Code, Refused
from vipdesk.rules.request_types.declaration import LONGEST_FIELD, RequestType, request_types

TYPES = request_types()
ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"


def filled(declared: RequestType) -> dict[str, str]:
    """A form with every required field filled."""
    return {field.name: "珍珠" for field in declared.fields if field.required}


def refused(declared: RequestType, values: dict[str, str]) -> Refused:
    """The refusal of a form."""
    with pytest.raises(Refused) as caught:
        declared.check(values)
    return caught.value


@pytest.mark.parametrize("kind", TYPES)
def test_a_filled_form_is_taken_also_with_every_optional_field(kind: str) -> None:
    declared = TYPES[kind]
    declared.check(filled(declared))
    declared.check({field.name: "长" * LONGEST_FIELD for field in declared.fields})


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
    name = TYPES[kind].fields[-1].name
    error = refused(TYPES[kind], {**filled(TYPES[kind]), name: "长" * (LONGEST_FIELD + 1)})
    assert (error.code, error.facts) == (
        Code.TEXT_TOO_LONG,
        {"longest": LONGEST_FIELD, "length": LONGEST_FIELD + 1},
    )


def test_services_are_offered_in_their_order_and_each_has_its_picture() -> None:
    orders = [(declared.order, declared.kind) for declared in TYPES.values()]
    assert orders == sorted(orders)
    assert [kind for kind, declared in TYPES.items() if kind != declared.kind] == []
    assert list(TYPES)[-1] == "other"
    for declared in TYPES.values():
        assert (ICONS / f"{declared.icon}.svg").is_file()
        assert declared.verb.zh
        assert declared.verb.en
        assert declared.department


def test_every_module_of_the_package_is_a_type_that_is_found() -> None:
    folder = Path(sys.modules["vipdesk.rules.request_types"].__path__[0])
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__", "declaration"}
    assert set(TYPES) == modules


def test_the_list_is_the_same_in_a_fresh_program() -> None:
    program = "from vipdesk.rules.request_types.declaration import request_types; print(' '.join(request_types()))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert done.stdout.split() == list(TYPES)
