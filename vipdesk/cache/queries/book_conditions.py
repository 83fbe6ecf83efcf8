"""Conditions of the client book as SQL over its lines."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.same_person import SAME_PERSON
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.book import Conditions
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Reach
from vipdesk.rules.tier_distance import rolling_year

_NAMES_OF_LINE = SAME_PERSON.replace("VALUES (?)", "VALUES (book_line.guest_id)")


@dataclass(slots=True)
class Where:
    """Conditions and the values in them."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        """One more."""
        self.parts.append(part)
        self.values += values

    @property
    def text(self) -> str:
        """All of them; true where there are none."""
        return " AND ".join(self.parts) or "1"


def within_reach(reach: Reach, asker: UUID) -> Where:
    """The lines that a reach holds."""
    where = Where()
    if reach is Reach.MINE:
        where.add("(shopper_id = ? OR cover_id = ?)", asker.bytes, asker.bytes)
    elif reach is Reach.STORE:
        where.add("ours = 1")
    return where


def met_by(conditions: Conditions, now: datetime) -> Where:
    """The lines that meet conditions now; those that cost more are asked last.

    A column with a plus is not looked up by its index: the way along the book is that of its order, step by step.
    """
    where = Where()
    today = now.astimezone(STORE_ZONE).date()
    if conditions.tiers:
        where.add(f"tier IN ({', '.join('?' for _ in conditions.tiers)})", *conditions.tiers)
    if conditions.away_days is not None:
        # a visit is kept as a negative number: what is older is larger, and none at all is 0
        where.add("+absence < 0 AND +absence > ?", -_begin(today - timedelta(days=conditions.away_days)))
    if conditions.not_since is not None:
        where.add("+absence > ?", -_begin(conditions.not_since))
    if conditions.birthday_within is not None:
        # a line may be of yesterday: its day has passed then, and the next one is a year away
        first = today.toordinal()
        where.add("birthday_on BETWEEN ? AND ?", first, first + conditions.birthday_within)
    if conditions.shopper_id is not None:
        where.add("shopper_id = ?", conditions.shopper_id.bytes)
    if conditions.unassigned:
        where.add("+shopper_id IS NULL")
    _add_year(where, conditions, today)
    _add_preference(where, conditions)
    return where


def _add_year(where: Where, conditions: Conditions, today: date) -> None:
    """How often and for how much in the year that class and stage are reckoned from."""
    since = _begin(rolling_year(today))
    if conditions.visits_from is not None:
        where.add(
            f"(SELECT count(*) FROM visit WHERE visit.guest_id IN {_NAMES_OF_LINE} AND checked_in_at >= ?"  # noqa: S608 - fixed parts
            " AND state <> 'undone' AND visit.retired_at IS NULL) >= ?",
            since,
            conditions.visits_from,
        )
    if conditions.spent_from_fen is not None:
        where.add(
            f"(SELECT sum(amount_fen) FROM receipt WHERE receipt.guest_id IN {_NAMES_OF_LINE} AND bought_at >= ?"  # noqa: S608 - fixed parts
            " AND receipt.retired_at IS NULL) >= ?",
            since,
            conditions.spent_from_fen,
        )


def _add_preference(where: Where, conditions: Conditions) -> None:
    if conditions.topic is None and conditions.words is None:
        return
    parts = [f"preference.guest_id IN {_NAMES_OF_LINE}", "value IS NOT NULL", "preference.retired_at IS NULL"]
    values: list[Any] = []
    if conditions.topic is not None:
        parts.append("topic = ?")
        values.append(conditions.topic.value)
    if conditions.words is not None:
        parts.append("instr(lower(value), lower(?)) > 0")
        values.append(conditions.words.strip())
    where.add(f"EXISTS (SELECT 1 FROM preference WHERE {' AND '.join(parts)})", *values)  # noqa: S608 - fixed parts


def _begin(day: date) -> int:
    """When a day of the store begins, in microseconds."""
    return to_microseconds(datetime.combine(day, time(), STORE_ZONE))
