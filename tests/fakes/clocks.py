"""A clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
"""14:05 in the store."""


class FakeClock:
    """`Clock` and `TimeSource` in one; wall and monotonic time move together unless told otherwise."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._monotonic_ns = 1_000_000_000
        self._boot = "boot 1"

    def now(self) -> datetime:
        """The instant."""
        return self._now

    def wall(self) -> datetime:
        """The wall clock."""
        return self._now

    def monotonic_ns(self) -> int:
        """The monotonic clock."""
        return self._monotonic_ns

    def boot(self) -> str:
        """The boot."""
        return self._boot

    def pass_time(self, span: timedelta) -> None:
        """Let time pass."""
        self._now += span
        self._monotonic_ns += int(span.total_seconds() * 1e9)

    def set_wall(self, now: datetime) -> None:
        """Somebody turns the wall clock."""
        self._now = now

    def restart(self) -> None:
        """The machine starts again."""
        self._boot += "+"
        self._monotonic_ns = 5
