"""Which causes complaints have had, the most frequent first, and whether one has come again (Pareto)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

RECURS_POLICY = "complaint.recurs_days"
"""How long after a complaint another one of the same guest and cause is the same trouble again."""
RECURS_DAYS = 180
_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Case:
    """As much of a complaint as counting needs; `cause` is a path, None while it is not known."""

    request_id: UUID
    guest_id: UUID
    opened_at: datetime
    cause: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One cause: how many, how many of them came again, and the share of all causes down to it."""

    cause: str
    count: int
    recurring: int
    share: float


def recurs_within(policy: Any) -> timedelta:
    """The time of `RECURS_POLICY`; what is no sensible number leaves the house's own."""
    sensible = isinstance(policy, int) and not isinstance(policy, bool) and 0 < policy <= _MOST_DAYS
    return timedelta(days=policy if sensible else RECURS_DAYS)


def by_guest(cases: Iterable[Case]) -> Mapping[UUID, Sequence[Case]]:
    """The complaints of each guest: whoever looks for earlier ones of many need not go through all each time."""
    found: dict[UUID, list[Case]] = {}
    for case in cases:
        found.setdefault(case.guest_id, []).append(case)
    return found


def earlier_cases(case: Case, others: Iterable[Case], within: timedelta) -> tuple[Case, ...]:
    """Complaints of the same guest that were opened before this one, not longer ago than `within`."""
    since = case.opened_at - within
    return tuple(
        other
        for other in others
        if other.guest_id == case.guest_id
        and other.request_id != case.request_id
        and since <= other.opened_at < case.opened_at
    )


def recurs(case: Case, others: Iterable[Case], within: timedelta) -> bool:
    """Whether one of them had the same cause."""
    return case.cause is not None and any(
        other.cause == case.cause for other in earlier_cases(case, others, within)
    )


def count_causes(cases: Sequence[Case], known: Sequence[Case], within: timedelta) -> tuple[Counted, ...]:
    """The causes of these complaints; `known` are all among which an earlier one may be found.

    Causes of the same number stand in the order of their paths; the last share is 1.
    """
    counts: dict[str, int] = {}
    again: dict[str, int] = {}
    guests = by_guest(known)
    for case in cases:
        if case.cause is not None:
            counts[case.cause] = counts.get(case.cause, 0) + 1
            again[case.cause] = again.get(case.cause, 0) + recurs(case, guests.get(case.guest_id, ()), within)
    total = sum(counts.values())
    counted, so_far = [], 0
    for cause, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        so_far += count
        counted.append(Counted(cause, count, again[cause], so_far / total))
    return tuple(counted)
