"""Types of appointment: what a guest comes for and how long that takes; a store's own ones by policy.

The policy `appointment.types` is a list of `{kind, zh, en, minutes}`. It stands for the whole list, so that a type which
is not on it cannot be booked any more; appointments of it that are there keep their words where the program knows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.models.snapshot.guests import Words

TYPES_POLICY = "appointment.types"
LEAST_MINUTES, MOST_MINUTES = 5, 480
FARTHEST = timedelta(days=366)
LATE_ENTRY = timedelta(minutes=30)
"""An appointment may be written down so long after it began: the guest is on the telephone."""
_MOST_TYPES = 40


@dataclass(frozen=True, slots=True)
class AppointmentType:
    """One type; `minutes` is how long it usually takes."""

    kind: str
    label: Words
    minutes: int


TYPES = (
    AppointmentType("visit", Words("到店", "Visit"), 60),
    AppointmentType("styling", Words("搭配方案", "Styling"), 60),
    AppointmentType("preview", Words("新品预览", "New arrivals"), 60),
    AppointmentType("fitting", Words("试衣量身", "Fitting"), 45),
    AppointmentType("collect", Words("取货", "Collection"), 30),
    AppointmentType("bespoke", Words("私人定制", "Bespoke"), 90),
    AppointmentType("after_sales", Words("售后", "After-sales"), 30),
    AppointmentType("beauty", Words("美容", "Beauty"), 90),
    AppointmentType("dining", Words("私宴", "Private dining"), 120),
)
"""Where policy says nothing. Each of them, known or not, may be given other words and minutes by a store."""


def appointment_types(policy: Any) -> tuple[AppointmentType, ...]:
    """The types in force; a policy without one sensible row leaves the program's own."""
    rows = policy if isinstance(policy, list) else []
    own = [found for found in map(_read, rows[:_MOST_TYPES]) if found is not None]
    return tuple({each.kind: each for each in reversed(own)}.values())[::-1] or TYPES


def are_types(rows: list[Any]) -> bool:
    """Whether every row of a policy is a type of its own; none of them is passed over then."""
    read = [found.kind for found in map(_read, rows[:_MOST_TYPES]) if found is not None]
    return len(set(read)) == len(rows)


def appointment_type(kind: str, policy: Any) -> AppointmentType:
    """A type as it is shown, also one that is not in force any more."""
    known = (*appointment_types(policy), *TYPES)
    return next((each for each in known if each.kind == kind), AppointmentType(kind, Words(kind, kind), 60))


def is_possible(starts_at: datetime, minutes: int, now: datetime) -> bool:
    """Whether it lies within a year from now, is neither too short nor too long, and ends on its day."""
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES or starts_at.tzinfo is None:
        return False
    if not now - LATE_ENTRY <= starts_at <= now + FARTHEST:
        return False
    return starts_at + timedelta(minutes=minutes) <= store_day(starts_at)[1]


def day_of(starts_at: datetime) -> str:
    """The day of the store's calendar, as a row has it."""
    return starts_at.astimezone(STORE_ZONE).date().isoformat()


def _read(row: Any) -> AppointmentType | None:
    if not isinstance(row, Mapping):
        return None
    kind, zh, en, minutes = (row.get(name) for name in ("kind", "zh", "en", "minutes"))
    if not isinstance(kind, str) or not isinstance(zh, str) or not kind or not zh:
        return None
    if type(minutes) is not int or not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        return None
    return AppointmentType(kind, Words(zh, en if isinstance(en, str) and en else zh), minutes)
