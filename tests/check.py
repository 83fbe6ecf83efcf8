"""`make check`: everything that only looks: format, lint, import contracts, types. One line each, the first fault ends it.

`make test` names the tests behind `--beside`: they run while the types are checked, which takes a minute of one processor.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BIN = Path(sys.executable).parent
STEPS = {
    "format": ["ruff", "format", "--check", "-q", "."],
    "lint": ["ruff", "check", "-q", "."],
    "import contracts": ["lint-imports", "--no-logo", "--no-cache"],
}
TYPES = ["mypy"]


class Step:
    """A step that is under way."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        """Start it."""
        self._name = name
        self._start = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own tools
            [BIN / command[0], *command[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def end(self) -> bool:
        """Wait for it and say what came of it; whether it went well."""
        said, _ = self._process.communicate()
        went_well = self._process.returncode == 0
        sys.stdout.write(
            f"{self._name}: {'ok' if went_well else 'FAILED'} ({time.monotonic() - self._start:.0f} s)\n"
        )
        sys.stdout.write("" if went_well else said)
        sys.stdout.flush()
        return went_well


def main(arguments: Sequence[str]) -> int:
    """Run every step, and beside the types what stands behind `--beside`."""
    if not all(Step(name, command).end() for name, command in STEPS.items()):
        return 1
    types = Step("types", TYPES)
    beside = list(arguments[arguments.index("--beside") + 1 :]) if "--beside" in arguments else []
    code = subprocess.run([BIN / beside[0], *beside[1:]], check=False).returncode if beside else 0  # noqa: S603 - as above
    return code if types.end() else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
