"""The screen 值班表: everybody of the floor on one day."""

from datetime import date
from uuid import UUID

from vipdesk.cache.queries.duty import WrittenDay, read_day
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.staff import colleagues
from vipdesk.models.snapshot.roster import Roster, RosterEntry, RosterLine
from vipdesk.models.vocabulary import Source


def roster(reader: Reader, day: date) -> Roster:
    """What is written down of a day, and who is at work now."""
    written = read_day(reader, day)
    lines = tuple(
        RosterLine(card, _entry(reader, written.get(card.staff_id.bytes)), card.duty)
        for card in colleagues(reader)
    )
    return Roster(day, bool(written), lines)


def _entry(reader: Reader, written: WrittenDay | None) -> RosterEntry | None:
    if written is None:
        return None
    return RosterEntry(
        shifts=written.spans,
        label=written.label,
        cover_id=None if written.cover_id is None else UUID(bytes=written.cover_id),
        cover=reader.staff_name(written.cover_id),
        source=Source.STAFF if written.source == Source.STAFF else Source.IMPORT,
        author=reader.staff_name(written.author_id),
        noted_at=known_instant(written.noted_at),
    )
