"""What the client book offers whoever is signed in, and how many guests meet each filter."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.book import reach_of, require_reach, role_of
from vipdesk.cache.queries.book_conditions import Where, met_by, within_reach
from vipdesk.cache.queries.book_order import count_unsorted
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.staff import shoppers
from vipdesk.cache.queries.tiers import tier_names
from vipdesk.models.snapshot.book import BookCounts, BookDesk, SavedFilter
from vipdesk.models.vocabulary import Reach
from vipdesk.rules.book_conditions import read_conditions
from vipdesk.rules.book_rights import SUPERVISING

LINES_COUNTED = 1000
"""In one step: a few milliseconds also where filters ask for words of preferences."""
MOST_COUNTED = 40
"""Filters: as many as one person and one store may keep."""


def book_desk(reader: Reader, asker: UUID) -> BookDesk:
    """The reach of the asker, the filters they may use, and what a filter may be made of."""
    role = role_of(reader, asker)
    reach = reach_of(reader, asker)
    if role is None or reach is None:
        return BookDesk(reach=None, supervises=False)
    return BookDesk(
        reach=reach,
        supervises=role in SUPERVISING,
        filters=saved_filters(reader, asker),
        tiers=tier_names(reader),
        shoppers=shoppers(reader),
    )


def saved_filters(reader: Reader, asker: UUID) -> tuple[SavedFilter, ...]:
    """The segments of the store, then the asker's own filters, each by name; nobody else's."""
    rows = reader.cache.rows(
        "SELECT id, name, conditions, owner_id IS NULL FROM guest_filter"
        " WHERE store_id = ? AND retired_at IS NULL AND (owner_id IS NULL OR owner_id = ?)"
        " ORDER BY owner_id IS NOT NULL, name, id LIMIT ?",
        (reader.store, asker.bytes, MOST_COUNTED),
    )
    return tuple(_filter(*row) for row in rows)


def _filter(row_id: bytes, name: str, conditions: str, segment: int) -> SavedFilter:
    raw: Mapping[str, Any] = json.loads(conditions)
    return SavedFilter(
        filter_id=UUID(bytes=row_id),
        name=name,
        conditions=read_conditions(raw),
        segment=bool(segment),
        raw=raw,
    )


@dataclass(slots=True)
class Counting:
    """A count under way, over all filters at once: one pass along the lines, step by step."""

    reach: Reach
    asker: UUID
    filters: tuple[UUID, ...] = ()
    counts: list[int] = field(default_factory=list)
    after: bytes = b""
    whole: bool = False
    unsorted: int = 0

    def step(self, reader: Reader) -> None:
        """Count some thousand lines more; the filters are those of the first step."""
        require_reach(reader, self.asker, self.reach)
        known = {each.filter_id: each.conditions for each in saved_filters(reader, self.asker)}
        if not self.after:
            self.filters = tuple(filter_id for filter_id, conditions in known.items() if conditions is not None)
            self.counts = [0] * (1 + len(self.filters))
        met = [Where()]
        for filter_id in self.filters:
            conditions = known.get(filter_id)
            none = Where(["0"]) if conditions is None else met_by(conditions, reader.now)
            met.append(none)
        self._count(reader, met)

    def result(self) -> BookCounts:
        """What was counted."""
        everybody, *each = self.counts
        return BookCounts(
            reach=self.reach,
            everybody=everybody,
            by_filter=dict(zip(self.filters, each, strict=True)),
            unsorted=self.unsorted,
        )

    def _count(self, reader: Reader, met: Iterable[Where]) -> None:
        counted = list(met)
        end = reader.cache.value(
            "SELECT guest_id FROM book_line WHERE guest_id > ? ORDER BY guest_id LIMIT 1 OFFSET ?",
            (self.after, LINES_COUNTED - 1),
        )
        place = within_reach(self.reach, self.asker)
        place.add("guest_id > ?", self.after)
        if end is not None:
            # a bound of its own: behind an OR it would bound nothing, and each step would look at every line
            place.add("guest_id <= ?", end)
        sums = ", ".join(f"count(*) FILTER (WHERE {where.text})" for where in counted)
        found = reader.cache.row(
            f"SELECT {sums} FROM book_line WHERE {place.text}",  # noqa: S608 - fixed parts
            (*(value for where in counted for value in where.values), *place.values),
        )
        self.counts = [before + more for before, more in zip(self.counts, found or (), strict=True)]
        self.whole = end is None
        self.after = self.after if end is None else end
        self.unsorted = count_unsorted(reader)
