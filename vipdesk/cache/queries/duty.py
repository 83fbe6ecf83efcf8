"""Who is at work at this store, and who stands in for whom."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.duty import UNKNOWN_DUTY, DutyView
from vipdesk.models.vocabulary import DutyState
from vipdesk.rules.duty import Span, duty

_DAY = (
    "SELECT staff_id, shifts, label, cover_id, source, author_id, noted_at FROM roster_day"
    " WHERE store_id = ? AND day = ? AND retired_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """One person's day as the file has it; instants and ids are the file's own."""

    spans: tuple[Span, ...]
    label: str | None
    cover_id: bytes | None
    source: str
    author_id: bytes | None
    noted_at: int


@dataclass(frozen=True, slots=True)
class DutyBook:
    """The roster of today and of the day before, read once for a question."""

    reader: Reader
    today: Mapping[bytes, WrittenDay]
    yesterday: Mapping[bytes, WrittenDay]

    def of(self, staff_id: bytes, store_id: bytes) -> DutyView:
        """Whether somebody is at work here; of whom the roster says nothing it is off only if this store is theirs."""
        here, before = self.today.get(staff_id), self.yesterday.get(staff_id)
        found = duty(
            None if here is None else here.spans,
            None if before is None else before.spans,
            self.reader.now,
            known=bool(self.today) and store_id == self.reader.store,
        )
        label = here.label if here is not None else None
        return (
            UNKNOWN_DUTY
            if found.state is DutyState.UNKNOWN
            else DutyView(found.state, found.until, found.comes_at, label)
        )

    def cover_of(self, staff_id: bytes) -> bytes | None:
        """Who looks after this colleague's clients today."""
        written = self.today.get(staff_id)
        return None if written is None else written.cover_id

    def covered_by(self, staff_id: bytes) -> tuple[bytes, ...]:
        """Whose clients this colleague looks after today."""
        return tuple(absent for absent, written in self.today.items() if written.cover_id == staff_id)


def duty_book(reader: Reader) -> DutyBook:
    """The roster as it concerns this moment."""
    day = reader.now.astimezone(STORE_ZONE).date()
    return DutyBook(reader, read_day(reader, day), read_day(reader, day - timedelta(days=1)))


def read_day(reader: Reader, day: date) -> dict[bytes, WrittenDay]:
    """What the roster of this store says of a day, by whom."""
    rows = reader.cache.rows(_DAY, (reader.store, day.isoformat()))
    return {
        staff_id: WrittenDay(_spans(json.loads(shifts)), label, cover_id, source, author_id, noted_at)
        for staff_id, shifts, label, cover_id, source, author_id, noted_at in rows
    }


def _spans(shifts: Any) -> tuple[Span, ...]:
    """What a newer program writes in another form is no shift of this one (F37)."""
    pairs = shifts if isinstance(shifts, list) else []
    return tuple(
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(type(part) is int for part in pair)
    )
