"""What the rows of a request say to its clock: the happenings in order, and the terms of the promise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vipdesk.models.vocabulary import ClockKind, RequestEventKind
from vipdesk.rules.request_clock import INTAKE_MINUTES, Happening, Terms
from vipdesk.rules.working_calendar import MINUTE, WorkingCalendar

Entry = tuple[int, str, Mapping[str, Any]]
"""When (microseconds), what, and the facts of it."""

_TAKEN = RequestEventKind.TAKEN.value
_CLOCK_SEES = {
    RequestEventKind.TAKEN.value: _TAKEN,
    RequestEventKind.MOVED.value: _TAKEN,
    RequestEventKind.PAUSED.value: RequestEventKind.PAUSED.value,
    RequestEventKind.RESUMED.value: RequestEventKind.RESUMED.value,
    RequestEventKind.CLOSED.value: RequestEventKind.CLOSED.value,
}
_ORDER = {kind.value: place for place, kind in enumerate(RequestEventKind)}


@dataclass(frozen=True, slots=True)
class Promise:
    """What the row of a request itself says; all times are microseconds."""

    opened_at: int
    due_at: int
    taken: bool


def happenings(promise: Promise, entries: Iterable[Entry]) -> tuple[Happening, ...]:
    """The log in the order in which it happened; what has no entry (older programs wrote none) the row says."""
    log: list[Happening] = [(promise.opened_at, RequestEventKind.OPENED.value)]
    seen = [entry for entry in entries if entry[1] in _CLOCK_SEES]
    if promise.taken and not any(_CLOCK_SEES[what] == _TAKEN for _, what, _ in seen):
        log.append((promise.opened_at, _TAKEN))
    for at, what, _ in sorted(seen, key=lambda entry: (entry[0], _ORDER[entry[1]])):
        log.append((max(at, promise.opened_at), _CLOCK_SEES[what]))
    return tuple(log)


def terms_of(promise: Promise, entries: Iterable[Entry], calendar: WorkingCalendar) -> Terms:
    """The promise as it was given; where no opening is in the log, the time between opening and end."""
    for _, what, facts in entries:
        if what == RequestEventKind.OPENED.value:
            told = _read_terms(facts)
            if told is not None:
                return told
    line = calendar.line(ClockKind.STORE)
    return Terms(ClockKind.STORE, max(line.worked(promise.due_at) - line.worked(promise.opened_at), MINUTE))


def opening_facts(kind: ClockKind, minutes: int, intake: int) -> dict[str, Any]:
    """What an opening's entry says of the promise."""
    return {"clock": kind.value, "minutes": minutes, "intake": intake}


def _read_terms(facts: Mapping[str, Any]) -> Terms | None:
    minutes, intake = facts.get("minutes"), facts.get("intake", INTAKE_MINUTES)
    if facts.get("clock") not in tuple(ClockKind) or not isinstance(minutes, int) or not isinstance(intake, int):
        return None
    return Terms(ClockKind(facts["clock"]), minutes * MINUTE, intake * MINUTE)
