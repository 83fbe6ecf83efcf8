"""The shape of every module: size, names, docstrings, and what pure code may not touch."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "base"}
IMPURE = {"datetime.now", "datetime.utcnow", "uuid4", "uuid.uuid4", "time.time", "random"}


def modules(*folders: str) -> list[Path]:
    """Every Python file of these folders."""
    return sorted(
        file for folder in folders for file in (ROOT / folder).rglob("*.py") if "build" not in file.parts
    )


EVERYTHING = [ROOT / "app.py", *modules("vipdesk", "tests", "benchmarks", "installer")]


@dataclass(frozen=True)
class Read:
    """What the tests want to know of a module, for which it is parsed once."""

    lines: int
    has_docstring: bool
    long_functions: tuple[str, ...]
    libraries: frozenset[str]
    parts_of_qt: frozenset[str]


@cache
def read(file: Path) -> Read:
    """A module, parsed."""
    source = file.read_text("utf-8")
    tree = ast.parse(source)
    functions, libraries, parts_of_qt = [], set(), set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES:
                functions.append(node.name)
        elif isinstance(node, ast.Import):
            libraries |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            libraries.add(module.partition(".")[0])
            if module.startswith("PySide6"):
                parts_of_qt |= {alias.name for alias in node.names} | set(module.split("."))
    return Read(
        len(source.splitlines()),
        ast.get_docstring(tree) is not None,
        tuple(functions),
        frozenset(libraries),
        frozenset(parts_of_qt),
    )


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_a_module_is_small_says_what_it_is_for_and_has_a_telling_name() -> None:
    faults = []
    for file in EVERYTHING:
        module = read(file)
        if module.lines > MOST_LINES:
            faults.append(f"{_name(file)}: {module.lines} lines")
        if not module.has_docstring:
            faults.append(f"{_name(file)}: opens without a sentence of what it is for")
        if EMPTY_NAMES & {file.stem, *file.relative_to(ROOT).parts}:
            faults.append(f"{_name(file)}: an empty name")
        faults += [f"{_name(file)}: {function} is too long" for function in module.long_functions]
    assert faults == []


@pytest.mark.parametrize("file", modules("vipdesk/intents", "vipdesk/rules"), ids=_name)
def test_intents_and_rules_read_no_clock_and_draw_no_lot(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, (ast.Attribute, ast.Name)):
            assert ast.unparse(node) not in IMPURE


@pytest.mark.parametrize("file", modules("vipdesk/cache"), ids=_name)
def test_the_cache_uses_no_orm_session(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("sqlalchemy.orm")


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("requests", "vipdesk/sync/transport.py"),
        ("keyring", "vipdesk/cache/keys.py"),
        ("sqlcipher3", "vipdesk/cache/engine.py"),
        ("reportlab", "vipdesk/printing"),
        ("litestar", "vipdesk/headoffice"),
        ("pypinyin", "vipdesk/chinese"),
        ("PIL", "vipdesk/pictures.py"),
        ("cv2", "vipdesk/camera/capture.py"),
        ("numpy", "nowhere"),
    ],
)
def test_each_library_has_one_home(library: str, home: str) -> None:
    strangers = [
        _name(file)
        for file in modules("vipdesk")
        if library in read(file).libraries and not _name(file).startswith(home)
    ]
    assert strangers == []


def test_no_module_of_the_gpl_part_of_qt_is_imported() -> None:
    forbidden = {
        "QtCharts",
        "QtGraphs",
        "QtDataVisualization",
        "QtHttpServer",
        "QtNetworkAuth",
        "QtVirtualKeyboard",
    }
    assert [_name(file) for file in EVERYTHING if read(file).parts_of_qt & forbidden] == []


def test_screens_show_data_in_plain_labels_only() -> None:
    """S25: customer text reaches no widget that would read it as markup."""
    raw = {"QLabel", "QMessageBox", "QTextBrowser", "QErrorMessage"}
    allowed = {"vipdesk/ui/widgets/plain_label.py"}
    for file in modules("vipdesk/ui"):
        if _name(file) in allowed:
            continue
        used = {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert not used & raw, _name(file)


def test_every_exception_to_lint_and_types_has_a_reason() -> None:
    marks = ("# noqa", "# type: ignore")
    for file in EVERYTHING:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            for mark in marks:
                position = line.find(mark)
                if position < 0 or line[:position].count('"') % 2:
                    continue
                rest = line[position + len(mark) :]
                assert " - " in rest or "#" in rest, f"{_name(file)}:{number}: {line.strip()}"


def test_every_picture_that_a_page_links_is_there() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    linked = [
        (page, path)
        for page in pages
        for path in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", page.read_text("utf-8"))
        if "://" not in path
    ]
    assert linked
    assert [f"{page.name}: {path}" for page, path in linked if not (page.parent / path).is_file()] == []
