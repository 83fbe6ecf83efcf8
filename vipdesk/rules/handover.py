"""Handing over: which shift somebody hands over, what a sentence of the page is made of, and what may be signed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.models.handover_line import HandoverLine
from vipdesk.rules.duty import Span, shift_times

LONGEST_SHIFT = timedelta(hours=36)
"""A page covers no more: longer ago somebody else was responsible."""
OVERTIME = timedelta(hours=4)
"""So long after its end a shift is still the one that is handed over."""
EARLY = timedelta(hours=4)
"""So long before their shift somebody may already be named as who takes over."""
MOST_LINES = 60
LONGEST_SENTENCE = 200
SIGNED_TWICE = timedelta(seconds=60)
"""Signing again within this time is the same signature, given by a hand that trembled."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The shift that is handed over: when it began, and whether that was on another day than now."""

    begun_at: datetime
    over_midnight: bool


def shift_of(today: Sequence[Span], yesterday: Sequence[Span], now: datetime) -> Shift:
    """The shift that somebody hands over now: the one that goes on, else the latest that ended a short while ago.

    `today` and `yesterday` are their days of the roster. Without a shift in it, the page covers the calendar day.
    """
    local = now.astimezone(STORE_ZONE)
    day = local.date()
    times = [*shift_times(day - timedelta(days=1), yesterday), *shift_times(day, today)]
    begun = [start for start, end in times if start <= local < end + OVERTIME]
    if not begun or max(begun).date() == day:
        return Shift(store_day(now)[0], over_midnight=False)
    return Shift(max(begun), over_midnight=True)


def follows(today: Sequence[Span], yesterday: Sequence[Span], now: datetime) -> datetime | None:
    """When the shift began, or begins, of somebody who may take over now; None for who has none near."""
    local = now.astimezone(STORE_ZONE)
    day = local.date()
    times = [*shift_times(day - timedelta(days=1), yesterday), *shift_times(day, today)]
    near = [start for start, end in times if start - EARLY <= local and local + timedelta(hours=1) < end]
    return max(near, default=None)


def write_lines(lines: Iterable[HandoverLine]) -> list[dict[str, Any]]:
    """Lines as a row keeps them: without what is empty."""
    return [
        {
            name: msgspec.to_builtins(value)
            for name, value in asdict(line).items()
            if value not in ("", None, False)
        }
        for line in lines
    ]


def read_lines(kept: Any) -> tuple[HandoverLine, ...]:
    """The lines of a row; one that only a newer program understands is left out (F37)."""
    found = []
    for line in kept if isinstance(kept, list) else []:
        try:
            found.append(msgspec.convert(line, HandoverLine))
        except msgspec.ValidationError:
            continue
    return tuple(found)


def is_signable(lines: Sequence[HandoverLine]) -> bool:
    """Whether a page of these lines can be kept: not endless, and no sentence is."""
    return len(lines) <= MOST_LINES and all(
        line.title.strip() and all(len(text) <= LONGEST_SENTENCE for text in line.texts()) for line in lines
    )


def unread(lines: Sequence[HandoverLine], ticks: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbers of the lines that still wait for their tick; what was struck needs none."""
    return tuple(number for number, line in enumerate(lines, 1) if not line.struck and str(number) not in ticks)
