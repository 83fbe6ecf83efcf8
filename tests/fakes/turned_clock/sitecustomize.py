"""A machine whose clock was turned: read by every interpreter that has this folder on its path.

By how much stands in the environment of one that was started again, or in a file where it is turned while programs run.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from vipdesk.clock import SystemClock

_FILE = os.environ.get("TURNED_CLOCK_FILE")
_BOOT = os.environ.get("TURNED_CLOCK_BOOT")
_right = SystemClock.wall


def _wall(clock: SystemClock) -> datetime:
    seconds = os.environ["TURNED_CLOCK_SECONDS"] if _FILE is None else Path(_FILE).read_text("ascii")
    return _right(clock) + timedelta(seconds=float(seconds))


def _boot(_clock: SystemClock) -> str:
    # only after a start of the machine does a desk ask its wall clock at all (P1)
    return _BOOT or ""


_TOLD = {"wall": _wall, "now": _wall} | ({} if _BOOT is None else {"boot": _boot})
for _name, _method in _TOLD.items():
    setattr(SystemClock, _name, _method)
