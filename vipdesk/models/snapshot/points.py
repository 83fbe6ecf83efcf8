"""What screens show of a guest's points."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class LotView:
    """Points of one expiry; None is for ever."""

    points: int
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class PointsView:
    """A balance as another system told it, and when; days are of the store's calendar."""

    usable: int
    next_on: date | None
    next_points: int
    days_left: int | None
    lots: tuple[LotView, ...]
    """First to expire first."""
    lapsed: int
    """Points of that balance whose last day has passed since."""
    due: tuple[tuple[int, int], ...]
    """Within how many days how many points expire, the longest first."""
    accounts: int
    as_of: datetime
    """Of several accounts the one told longest ago."""
