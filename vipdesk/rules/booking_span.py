"""The span of a booking: how long and how far ahead it may be, which days it is looked for on, what it overlaps."""

from datetime import date, datetime, timedelta

from vipdesk.chinese.dates import clock_text, deadline_text, store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Fact

MOST_HOURS = 12
MOST_DAYS = 366
"""How far ahead somebody may book."""


def span_is_possible(starts_at: datetime, ends_at: datetime, asked_at: datetime) -> bool:
    """Whether it has a length of `MOST_HOURS` at most, is not over yet, and begins within `MOST_DAYS`.

    It may have begun: somebody sits there already. Naive times raise ValueError.
    """
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        raise ValueError("a span needs a zone")
    length = ends_at - starts_at
    if not timedelta(0) < length <= timedelta(hours=MOST_HOURS):
        return False
    return asked_at < ends_at and starts_at <= asked_at + timedelta(days=MOST_DAYS)


def day_of(moment: datetime) -> str:
    """YYYY-MM-DD in the store's calendar."""
    return moment.astimezone(STORE_ZONE).date().isoformat()


def days_to_look_at(starts_at: datetime, ends_at: datetime) -> tuple[str, ...]:
    """Days on which a booking may have begun that overlaps this span: none lasts longer than `MOST_HOURS`."""
    first = (starts_at - timedelta(hours=MOST_HOURS)).astimezone(STORE_ZONE).date()
    last = ends_at.astimezone(STORE_ZONE).date()
    return tuple(_days(first, last))


def overlap(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Whether two spans share an instant; the end is not part of a span."""
    return start < other_end and other_start < end


def span_facts(starts_at: datetime, ends_at: datetime, asked_at: datetime) -> dict[str, Fact]:
    """The span as a sentence names it: its day (11月30日 15:00–16:00, 30 Nov 15:00–16:00) where that is not the day of asking."""
    times = f"{clock_text(starts_at)}–{clock_text(ends_at)}"
    if store_date(starts_at) == store_date(asked_at):
        return {"time": times}
    days = {"time": "zh", "time_en": "en"}
    return {name: f"{deadline_text(starts_at, asked_at, lang)} {times}" for name, lang in days.items()}


def _days(first: date, last: date) -> list[str]:
    return [(first + timedelta(days=each)).isoformat() for each in range((last - first).days + 1)]
