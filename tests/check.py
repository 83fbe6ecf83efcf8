"""`make check`: everything that only looks: format, lint, types, import contracts. One line each, the first fault ends it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
STEPS = {
    "format": ["ruff", "format", "--check", "-q", "."],
    "lint": ["ruff", "check", "-q", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports", "--no-logo", "--no-cache"],
}


def main() -> int:
    """Run every step."""
    for name, command in STEPS.items():
        start = time.monotonic()
        result = subprocess.run([BIN / command[0], *command[1:]], check=False, capture_output=True, text=True)  # noqa: S603 - our own tools
        sys.stdout.write(
            f"{name}: {'ok' if result.returncode == 0 else 'FAILED'} ({time.monotonic() - start:.0f} s)\n"
        )
        sys.stdout.flush()
        if result.returncode != 0:
            sys.stdout.write(result.stdout + result.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
