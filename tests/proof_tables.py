"""`python -m tests.proof_tables`: writes the tables of docs/sync.md and docs/security.md from build/test/proofs.json."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROOFS = ROOT / "build" / "test" / "proofs.json"
TABLES = {"docs/sync.md": "IFP", "docs/security.md": "S"}
"""Which promises, by their first letter, each page tells."""

_START, _END = "<!-- proofs -->", "<!-- end of proofs -->"
_DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def read_proofs(file: Path = PROOFS) -> dict[tuple[str, str], set[str]]:
    """Promise and test (file and sentence), with the databases it ran on; a test that failed proves nothing."""
    proofs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for proof in json.loads(file.read_text("utf-8")):
        if proof["outcome"] == "passed":
            found = proofs[proof["id"], proof["test"].partition("[")[0]]
            if proof["database"]:
                found.add(_DATABASES[proof["database"]])
    return proofs


def table(proofs: dict[tuple[str, str], set[str]], letters: str) -> str:
    """One row per promise, in the order of its letter and number."""
    rows: dict[str, list[str]] = defaultdict(list)
    for (promise, test), databases in proofs.items():
        file, _, name = test.partition("::")
        where = f" ({', '.join(sorted(databases))})" if databases else ""
        sentence = name.removeprefix("test_").replace("_", " ")
        rows[promise].append(f"[{sentence}](../{file}){where}")
    ordered = sorted(
        (row for row in rows if row[0] in letters), key=lambda row: (letters.index(row[0]), int(row[1:]))
    )
    lines = [f"| {promise} | {' · '.join(sorted(rows[promise]))} |" for promise in ordered]
    return "\n".join(["| promise | proved by |", "|---|---|", *lines])


def shown_in(page: str) -> str:
    """The table a page holds now."""
    found = re.search(f"{_START}\n(.*?)\n{_END}", page, re.DOTALL)
    return found.group(1) if found else ""


def main() -> int:
    """Write both pages."""
    proofs = read_proofs()
    for name, letters in TABLES.items():
        page = (ROOT / name).read_text("utf-8")
        if _START not in page:
            sys.stderr.write(f"{name} has no place for the table\n")
            return 1
        (ROOT / name).write_text(page.replace(shown_in(page), table(proofs, letters)), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
