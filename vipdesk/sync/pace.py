"""When the next round begins: soon while all is well, by a probe while the line is down, later where head office errs.

Backoff with full jitter is for a server that answers with errors; a dead line is probed every five seconds or so,
because nobody is harmed by that and the guest at the desk profits (P27, I22).
"""

import random
from collections.abc import Callable

from vipdesk.errors import Offline, ServerBusy, VipDeskError

PROBE_SECONDS = 5.0
WOKEN_IDLE_SECONDS = 60.0
"""Between rounds while a stream of events lives: for what no event says."""
_SHORTEST_BACKOFF = 1.0
_LONGEST_BACKOFF = 60.0
_MOST_DOUBLINGS = 6
"""From the shortest backoff to the longest; a number that grew with every failure would leave the range of floats."""
_LONGEST_WISH = 600
"""Seconds: a head office that asks for a longer pause is asked again all the same (I22)."""


class Pace:
    """Remembers how many rounds in a row met an erring server."""

    def __init__(self, idle_seconds: float, jitter: Callable[[], float] = random.random) -> None:
        """`jitter` gives a number from 0 to 1."""
        self._idle = idle_seconds
        self._jitter = jitter
        self._failures = 0

    def after_success(self, *, woken: bool = False) -> float:
        """Seconds until the next round if nothing wakes the desk before; `woken` where events would."""
        self._failures = 0
        idle = max(self._idle, WOKEN_IDLE_SECONDS) if woken else self._idle
        return idle * (0.9 + 0.2 * self._jitter())

    def after_failure(self, error: VipDeskError) -> float:
        """Seconds until the next try."""
        if isinstance(error, Offline):
            self._failures = 0
            return PROBE_SECONDS * (0.5 + self._jitter())
        self._failures += 1
        ceiling = min(_SHORTEST_BACKOFF * 2 ** min(self._failures, _MOST_DOUBLINGS), _LONGEST_BACKOFF)
        wished = error.facts.get("retry_after") if isinstance(error, ServerBusy) else None
        shortest: float = float(min(wished, _LONGEST_WISH)) if isinstance(wished, int) else _SHORTEST_BACKOFF / 2
        return float(max(shortest, ceiling * self._jitter()))
