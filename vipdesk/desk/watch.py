"""Notices a queue that stands still though the line is up, and says what to do about it (I22); no clock of its own."""

from dataclasses import dataclass
from enum import Enum

PATIENCE_SECONDS = 120.0
"""Online, something waits, and nothing moved for so long: the conversation begins anew."""


class Advice(Enum):
    """What to do now."""

    NOTHING = "nothing"
    RESTART = "restart"
    """Begin the conversation anew, and say so."""


@dataclass(slots=True)
class QueueWatch:
    """Progress is that the oldest waiting intent is another one; work that is added is none."""

    patience: float = PATIENCE_SECONDS
    stuck: bool = False
    """Whether it stood still for that long and has not moved since: what people are told."""
    _since: float | None = None
    _oldest: int | None = None

    def look(self, now: float, *, online: bool, oldest: int | None) -> Advice:
        """`now` in seconds of a clock that goes on while the machine sleeps; `oldest` is the first waiting entry, or None."""
        if oldest is None or oldest != self._oldest:
            self.stuck = False
            self._since = None
        self._oldest = oldest
        if oldest is None or not online:
            # a dead line is no fault of ours, and has its own words
            self._since = None
            return Advice.NOTHING
        if self._since is None:
            self._since = now
        if now - self._since < self.patience:
            return Advice.NOTHING
        self.stuck = True
        self._since = now
        return Advice.RESTART
