"""How long one transaction of the sync may hold the file before somebody at the counter gets a turn (P16)."""

from time import monotonic

WORK_SECONDS = 0.02
_LEAST = 0.25
"""Of that, what is worked however long the last commit took: one that was held up must not stop the sync."""


class Budget:
    """The time of one transaction, from its first statement on.

    Its commit holds the file too: pages of an index lie far apart, and each is enciphered and written then. What the
    last commit took is kept back for the next one.
    """

    def __init__(self, commit_seconds: float) -> None:
        """It begins now."""
        self._end = monotonic() + max(WORK_SECONDS - commit_seconds, WORK_SECONDS * _LEAST)

    @property
    def is_spent(self) -> bool:
        """Whether the transaction should end with what it is at."""
        return monotonic() >= self._end
