"""A machine that was started again with its clock turned: read by every interpreter that has this folder on its path."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from vipdesk.clock import SystemClock

_TURNED = timedelta(seconds=float(os.environ["TURNED_CLOCK_SECONDS"]))
_BOOT = os.environ["TURNED_CLOCK_BOOT"]
_right = SystemClock.wall


def _wall(clock: SystemClock) -> datetime:
    return _right(clock) + _TURNED


def _boot(_clock: SystemClock) -> str:
    # only after a start of the machine does a desk ask its wall clock at all (P1)
    return _BOOT


for _name, _told in (("wall", _wall), ("now", _wall), ("boot", _boot)):
    setattr(SystemClock, _name, _told)
