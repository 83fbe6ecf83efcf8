"""What the pages tell of proofs is what the tests are marked with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.proof_tables import ROOT, TABLES, shown_in


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _marked(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.proves":
                    for promise in mark.args:
                        assert isinstance(promise, ast.Constant)
                        yield str(promise.value), node.name.removeprefix("test_").replace("_", " ")


@pytest.mark.parametrize("page", TABLES)
def test_the_table_names_every_marked_test_and_no_other(page: str) -> None:
    """Where this fails: run everything, then `python -m tests.proof_tables`."""
    marked = {
        (promise, name)
        for file in (ROOT / "tests").rglob("test_*.py")
        for promise, name in _marked(file)
        if promise[0] in TABLES[page]
    }
    told = {
        (promise, name)
        for promise, tests in re.findall(
            r"^\| (\w\d+) \| (.*) \|$", shown_in((ROOT / page).read_text("utf-8")), re.MULTILINE
        )
        for name in re.findall(r"\[([^\]]+)\]", tests)
    }
    assert told - _marked_by_case() == marked


def _marked_by_case() -> set[tuple[str, str]]:
    """What the cases of a test prove, each for itself: the marks stand in its list of cases, not above the test."""
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        tree = _tree(file)
        above = {
            id(mark)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            for mark in node.decorator_list
        }
        in_cases = any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.proves" and id(node) not in above
            for node in ast.walk(tree)
        )
        for node in ast.walk(tree) if in_cases else ():
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                name = node.name.removeprefix("test_").replace("_", " ")
                found |= {(f"{letter}{number}", name) for letter in "IFPS" for number in range(1, 61)}
    return found - {mark for file in (ROOT / "tests").rglob("test_*.py") for mark in _marked(file)}
