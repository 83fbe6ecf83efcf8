"""The clocks of a store's open requests, computed from their logs each time they are shown."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import PauseReason
from vipdesk.rules.request_clock import NEARLY_PERCENT, Happening, RequestClock, Terms, run_clocks
from vipdesk.rules.request_log import Entry, Promise, happenings, terms_of
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, WorkingCalendar, working_calendar

_OPEN = "('new', 'accepted', 'in_progress')"
_ENTRIES = (
    "SELECT request_event.request_id, at, request_event.kind, CASE request_event.kind WHEN 'opened'"
    " THEN request_event.facts ELSE '{}' END FROM request_event"
)


@dataclass(frozen=True, slots=True)
class ClockRow:
    """What the row of a request says to its clock; times are microseconds, ids as the file keeps them."""

    request_id: bytes
    opened_at: int
    due_at: int
    taken: bool


def store_calendar(reader: Reader) -> WorkingCalendar:
    """The calendar of this desk's store."""
    return working_calendar(reader.policy(HOURS_POLICY), reader.policy(DAYS_POLICY))


def open_entries(reader: Reader) -> Mapping[bytes, list[Entry]]:
    """The logs of the store's open requests."""
    return _gathered(
        reader,
        f"{_ENTRIES} JOIN request ON request.id = request_event.request_id"
        f" WHERE request.store_id = ? AND request.state IN {_OPEN} AND request_event.retired_at IS NULL",
        reader.store,
    )


def entries_of(reader: Reader, request_id: bytes) -> list[Entry]:
    """The log of one request."""
    question = f"{_ENTRIES} WHERE request_id = ? AND retired_at IS NULL"
    return list(_gathered(reader, question, request_id).get(request_id, []))


def logs_and_terms(
    rows: Iterable[ClockRow], entries: Mapping[bytes, list[Entry]], calendar: WorkingCalendar
) -> list[tuple[tuple[Happening, ...], Terms]]:
    """What the clocks of these requests are computed from."""
    found = []
    for row in rows:
        promise = Promise(row.opened_at, row.due_at, row.taken)
        log = entries.get(row.request_id, [])
        found.append((happenings(promise, log), terms_of(promise, log, calendar)))
    return found


def clocks_of(
    reader: Reader, rows: Iterable[ClockRow], entries: Mapping[bytes, list[Entry]]
) -> list[tuple[RequestClock, Terms]]:
    """The clocks of these requests now, each with its promise."""
    calendar = store_calendar(reader)
    work = logs_and_terms(rows, entries, calendar)
    clocks = run_clocks(work, calendar, to_microseconds(reader.now))
    return [(clock, terms) for clock, (_, terms) in zip(clocks, work, strict=True)]


@dataclass(frozen=True, slots=True)
class ShownRow(ClockRow):
    """The same with what a screen shows of it, and whose request it is."""

    store_id: bytes
    paused_at: int | None
    paused_for: str | None

    @classmethod
    def read(cls, row: Sequence[Any]) -> "ShownRow":
        """A row of `SHOWN_COLUMNS`."""
        request_id, opened_at, due_at, owner_id, *rest = row
        return cls(request_id, opened_at, due_at, owner_id is not None, *rest)


SHOWN_COLUMNS = "request.id, opened_at, due_at, owner_id, request.store_id, request.paused_at, request.paused_for"


def shown_clocks(reader: Reader, rows: Sequence[ShownRow]) -> Mapping[bytes, ClockView]:
    """The clocks of these open requests by id.

    Another store's hours are not known here: of its requests the end stands as it was written, and whether the clock
    stands still.
    """
    ours = [row for row in rows if row.store_id == reader.store]
    marks = ", ".join("?" * len(ours))
    question = f"{_ENTRIES} WHERE request_id IN ({marks}) AND retired_at IS NULL"
    entries = _gathered(reader, question, *(row.request_id for row in ours))
    views = {row.request_id: _as_written(row) for row in rows}
    for row, (clock, terms) in zip(ours, clocks_of(reader, ours, entries), strict=True):
        views[row.request_id] = clock_view(clock, terms, row.paused_for)
    return views


def soonest(clock: ClockView) -> tuple[bool, datetime]:
    """What runs before what is paused, and the sooner end first."""
    return clock.paused_at is not None, clock.due_at


def _as_written(row: ShownRow) -> ClockView:
    return ClockView(
        due_at=known_instant(row.due_at),
        share=0.0,
        paused_at=instant(row.paused_at),
        paused_for=_pause_reason(row.paused_for),
        waiting=False,
        urgent=False,
    )


def clock_view(clock: RequestClock, terms: Terms, paused_for: str | None) -> ClockView:
    """A clock as a screen shows it."""
    waits = clock.paused_at is None and clock.closed_at is None
    return ClockView(
        due_at=known_instant(clock.due_at),
        share=min(clock.spent / clock.budget, 1.0),
        paused_at=None if clock.paused_at is None else known_instant(clock.paused_at),
        paused_for=_pause_reason(paused_for),
        waiting=waits and not clock.taken and clock.spent >= terms.intake,
        urgent=waits and clock.spent * 100 >= clock.budget * NEARLY_PERCENT,
    )


def _pause_reason(text: str | None) -> PauseReason | None:
    return PauseReason(text) if text in tuple(PauseReason) else None


def _gathered(reader: Reader, question: str, *about: bytes) -> Mapping[bytes, list[Entry]]:
    found: dict[bytes, list[Entry]] = defaultdict(list)
    for request_id, at, kind, facts in reader.cache.rows(question, about):
        found[request_id].append((at, kind, {} if facts == "{}" else json.loads(facts)))
    return found
