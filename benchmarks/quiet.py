"""Waiting for a moment at which the machine has nothing else to do; other work would be measured too."""

import time
from collections.abc import Sequence
from pathlib import Path

_ENOUGH_IDLE = 0.8
_LOOK_SECONDS = 1.0
_IDLE_FIELD, _WAITING_FIELD = 4, 5


def wait_for_quiet(seconds: float = 60.0) -> bool:
    """Wait until the processors were nearly idle for a second; False if that moment did not come in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        idle, total = _processor_ticks()
        time.sleep(_LOOK_SECONDS)
        idle_now, total_now = _processor_ticks()
        if idle_now - idle >= _ENOUGH_IDLE * (total_now - total):
            return True
    return False


def idle_runs(found: Sequence[bool]) -> str:
    """How many runs found such a moment, in words."""
    return f"{sum(found)} of {len(found)} runs began on an idle machine"


def _processor_ticks() -> tuple[int, int]:
    """Idle and all ticks of all processors since the machine was started."""
    fields = Path("/proc/stat").read_text("ascii").splitlines()[0].split()
    return int(fields[_IDLE_FIELD]) + int(fields[_WAITING_FIELD]), sum(int(field) for field in fields[1:9])
