"""Every case of every intent, at the desk and at head office: the same rows or the same refusal."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.fakes.intent_cases import Case, try_case
from tests.fakes.ledgers import DeskEnd, RecordEnd
from tests.intents.tables import CASES, first_accepted
from vipdesk.errors import Code
from vipdesk.intents.intent import registry

INTENTS = Path(__file__).parent.parent.parent / "vipdesk" / "intents"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_both_ends_do_the_same(case: Case, counter: DeskEnd, head_office: RecordEnd) -> None:
    try_case(case, counter, head_office)


def test_every_kind_has_cases_that_are_accepted_and_refused() -> None:
    for kind in registry():
        assert first_accepted(kind).asked.kind == kind
        assert [case for case in CASES if case.asked.kind == kind and case.refused is not None], kind


def test_every_code_an_intent_may_refuse_with_is_met_in_a_case() -> None:
    written = {
        node.attr
        for file in INTENTS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    }
    met = {case.refused.name for case in CASES if case.refused is not None}
    assert {Code[name].name for name in written} - met == {"UNKNOWN_KIND"}


def test_no_two_cases_have_the_same_name() -> None:
    names = [(case.asked.kind, case.name) for case in CASES]
    assert len(names) == len(set(names))
