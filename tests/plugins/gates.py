"""Three gates: no test is skipped silently, no warning is logged unannounced, and the minutes of each part are told."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

_ALLOWED = Path(__file__).parent.parent / "allowed_skips.toml"


class SkipGate:
    """A skip is a failure unless its reason is listed in allowed_skips.toml."""

    def __init__(self) -> None:
        self._allowed = set(tomllib.loads(_ALLOWED.read_text("utf-8")).get("reasons", []))
        self._wrong: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at every skip."""
        if report.skipped and not hasattr(report, "wasxfail"):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            if reason.removeprefix("Skipped: ") not in self._allowed:
                self._wrong.append(f"{report.nodeid}: {reason}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run."""
        if self._wrong:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the skips that are not allowed."""
        for line in self._wrong:
            terminalreporter.write_line(f"not allowed to be skipped: {line}", red=True)


class PartTimes:
    """Sums the time of each top folder of the tests."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add a phase of a test to its part."""
        parts = report.nodeid.split("/")
        self._seconds[parts[1] if len(parts) > 2 else "top"] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the minutes; with two workers the wall shows about half of the sum."""
        terminalreporter.section("minutes per part (summed over workers)")
        for part, seconds in sorted(self._seconds.items(), key=lambda item: -item[1]):
            terminalreporter.write_line(f"{seconds / 60:6.2f}  {part}")
