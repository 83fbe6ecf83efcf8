"""Purchases folded into categories by months: what the picture of a year shows, and its table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MONTHS = 12
MOST_CATEGORIES = 6
"""More are folded into one row of the rest: the picture must stay readable."""


@dataclass(frozen=True, slots=True)
class PurchaseMonths:
    """Fen by category and month. `months` are the first days, oldest first; a row has one number a month.

    The category None is the rest. A month of more refunds than purchases is negative.
    """

    months: tuple[date, ...]
    rows: tuple[tuple[str | None, tuple[int, ...]], ...]

    @property
    def total(self) -> int:
        """Of all of it."""
        return sum(sum(cells) for _, cells in self.rows)


def last_months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one included, oldest first."""
    number = today.year * MONTHS + today.month - 1
    return tuple(date(each // MONTHS, each % MONTHS + 1, 1) for each in range(number - MONTHS + 1, number + 1))


def purchase_months(purchases: Iterable[tuple[date, str, int]], today: date) -> PurchaseMonths:
    """Fold purchases (day, category, fen); refunds are negative and belong to the month they were made in.

    The category of the most spend stands first; of equal ones the name decides.
    """
    months = last_months(today)
    place = {month: at for at, month in enumerate(months)}
    cells: dict[str, list[int]] = defaultdict(lambda: [0] * MONTHS)
    for day, category, fen in purchases:
        at = place.get(day.replace(day=1))
        if at is not None and day <= today:
            cells[category][at] += fen
    ordered = sorted(cells, key=lambda name: (-sum(cells[name]), name))
    shown = ordered if len(ordered) <= MOST_CATEGORIES else ordered[: MOST_CATEGORIES - 1]
    rows: list[tuple[str | None, tuple[int, ...]]] = [(name, tuple(cells[name])) for name in shown]
    rest = ordered[len(shown) :]
    if rest:
        rows.append((None, tuple(sum(cells[name][at] for name in rest) for at in range(MONTHS))))
    return PurchaseMonths(months, tuple(rows))
