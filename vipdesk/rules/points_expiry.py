"""When a guest's points expire: lots in the order in which they go, and what goes next, by the store's calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

REMINDER_DAYS = (60, 30, 7)
"""So many days before they expire a guest is told; the policy `points.reminder_days` wins."""


@dataclass(frozen=True, slots=True)
class PointsLot:
    """Whole points of one expiry; `expires_on` is the last day they may be used, None for ever."""

    points: int
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class PointsExpiry:
    """What may be used on `today`, what goes next, and what it was reckoned from.

    `lots` are the usable ones, first to go first; `lapsed` are points whose last day is over. `due` names for every
    reminder, the longest first, how many points expire within so many days, that day included.
    """

    usable: int
    next_on: date | None
    """The nearest last day of usable points; None where none of them expires."""
    next_points: int
    days_left: int | None
    """0 on the last day itself."""
    lots: tuple[PointsLot, ...]
    lapsed: int
    due: tuple[tuple[int, int], ...]
    today: date


def points_expiry(
    lots: Iterable[PointsLot], today: date, reminders: Iterable[int] = REMINDER_DAYS
) -> PointsExpiry:
    """Reckon a balance on a day of the store's calendar. Lots of the same last day count as one; empty ones do not."""
    points: dict[date | None, int] = {}
    for lot in lots:
        points[lot.expires_on] = points.get(lot.expires_on, 0) + lot.points
    held = [PointsLot(count, day) for day, count in points.items() if count > 0]
    ordered = sorted(held, key=lambda lot: lot.expires_on or date.max)
    usable = tuple(lot for lot in ordered if lot.expires_on is None or lot.expires_on >= today)
    first = usable[0] if usable and usable[0].expires_on is not None else None
    next_on = None if first is None else first.expires_on
    return PointsExpiry(
        usable=sum(lot.points for lot in usable),
        next_on=next_on,
        next_points=0 if first is None else first.points,
        days_left=None if next_on is None else (next_on - today).days,
        lots=usable,
        lapsed=sum(lot.points for lot in ordered if lot not in usable),
        due=tuple((days, _within(usable, today + timedelta(days))) for days in sorted(reminders, reverse=True)),
        today=today,
    )


def _within(lots: Iterable[PointsLot], last: date) -> int:
    return sum(lot.points for lot in lots if lot.expires_on is not None and lot.expires_on <= last)
