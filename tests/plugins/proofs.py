"""Writes build/test/proofs.json: which promise was proved by which test, as contract.md asks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

_IDS = re.compile(r"[IFPS]\d{1,2}")
_MOST_IDS = 4
_PROPERTY = "proves"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a marker that proves nothing known or too much at once."""
    for item in items:
        for marker in item.iter_markers(_PROPERTY):
            wrong = [name for name in marker.args if not _IDS.fullmatch(name)]
            if wrong or not 1 <= len(marker.args) <= _MOST_IDS:
                raise pytest.UsageError(f"{item.nodeid}: proves{marker.args}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Attach what a test proves to its report, which travels from worker to controller."""
    del call
    report = yield
    if report.when == "call":
        for marker in item.iter_markers(_PROPERTY):
            kind = getattr(item, "callspec", None)
            database = None if kind is None else kind.params.get("record_kind")
            report.user_properties.append((_PROPERTY, {"ids": list(marker.args), "database": database}))
    return report


class Proofs:
    """Gathers the reports on the controller."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._proofs: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what a test proved."""
        for name, value in report.user_properties:
            if name == _PROPERTY and isinstance(value, dict):
                self._proofs += [
                    {
                        "id": promise,
                        "test": report.nodeid,
                        "outcome": report.outcome,
                        "took_s": round(report.duration, 3),
                        "database": value["database"],
                    }
                    for promise in value["ids"]
                ]

    def pytest_sessionfinish(self) -> None:
        """Write the file; what an earlier run proved stays for tests that did not run in this one."""
        self._target.parent.mkdir(parents=True, exist_ok=True)
        ran = {proof["test"] for proof in self._proofs}
        if self._target.exists():
            earlier = json.loads(self._target.read_text("utf-8"))
            self._proofs += [proof for proof in earlier if proof["test"] not in ran]
        self._proofs.sort(key=lambda proof: (proof["id"][0], int(proof["id"][1:]), proof["test"]))
        self._target.write_text(json.dumps(self._proofs, indent=1) + "\n", "utf-8")
