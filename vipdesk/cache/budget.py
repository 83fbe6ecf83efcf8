"""How long one transaction of the sync may work before somebody at the counter gets a turn (P16)."""

from time import monotonic

WORK_SECONDS = 0.02


class Budget:
    """The time of one transaction, from its first statement on."""

    def __init__(self) -> None:
        """It begins now."""
        self._end = monotonic() + WORK_SECONDS

    @property
    def is_spent(self) -> bool:
        """Whether the transaction should end with what it is at."""
        return monotonic() >= self._end
