"""Clocks: the wall clock of head office, and the anchored clock that a desk may trust (P1, P2)."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

STORE_ZONE = ZoneInfo("Asia/Shanghai")
"""Every store's zone; instants are UTC everywhere but on screen and paper."""

RESTART_UNCERTAINTY = timedelta(minutes=5)
"""What a wall clock may be off after a restart of the machine: above the two minutes head office lists."""

_DRIFT_PER_SECOND = 1e-4
_CONTACT_UNCERTAINTY = timedelta(milliseconds=500)
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class TimeSource(Protocol):
    """What a desk reads from its machine."""

    def wall(self) -> datetime:
        """The machine's wall clock in UTC, right or wrong."""
        ...

    def monotonic_ns(self) -> int:
        """Nanoseconds since some start of this boot, the same in every process."""
        ...

    def boot(self) -> str:
        """A name of this boot; empty where the system has none."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """The wall clock in UTC."""
        return datetime.now(UTC)

    def wall(self) -> datetime:
        """The wall clock in UTC."""
        return datetime.now(UTC)

    def monotonic_ns(self) -> int:
        """The monotonic clock, which all processes of one boot share and which goes on while the machine sleeps."""
        # CLOCK_MONOTONIC stands still in a suspended machine on Linux: a night's sleep would be lost (P1)
        since_boot = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic_ns() if since_boot is None else time.clock_gettime_ns(since_boot)

    def boot(self) -> str:
        """The kernel's boot id, or an empty text where there is none."""
        return _BOOT_ID.read_text("ascii").strip() if _BOOT_ID.exists() else ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last contact with head office, kept in the encrypted cache."""

    server_time: datetime
    monotonic_ns: int
    boot: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was asked for, as it is sent (P1)."""

    asked_at: datetime
    anchor: datetime
    uncertainty: timedelta


def take_anchor(source: TimeSource, server_time: datetime) -> Anchor:
    """Remember a contact: what head office said the time was, and where the monotonic clock stood."""
    return Anchor(server_time, source.monotonic_ns(), source.boot())


def anchored_moment(source: TimeSource, anchor: Anchor, high_water: datetime) -> Moment:
    """Tell the time from the last contact.

    Within one boot that is the anchor plus monotonic time; after a restart it is the wall clock, never
    below `high_water` (the latest time this desk has used or been told).
    """
    elapsed_ns = source.monotonic_ns() - anchor.monotonic_ns
    if source.boot() == anchor.boot and elapsed_ns >= 0:
        elapsed = timedelta(microseconds=elapsed_ns // 1000)
        asked_at = anchor.server_time + elapsed
        uncertainty = _CONTACT_UNCERTAINTY + elapsed * _DRIFT_PER_SECOND
    else:
        asked_at = max(source.wall(), high_water)
        uncertainty = RESTART_UNCERTAINTY
    return Moment(asked_at, anchor.server_time, uncertainty)


def clamp_asked_at(asked_at: datetime, anchor: datetime, now: datetime) -> datetime:
    """Bring a desk's claim into [its own anchor, now] (P2)."""
    return min(max(asked_at, anchor), now)


def store_day(instant: datetime) -> tuple[datetime, datetime]:
    """Start and end, in UTC, of the store's calendar day in which `instant` lies."""
    start = instant.astimezone(STORE_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)
