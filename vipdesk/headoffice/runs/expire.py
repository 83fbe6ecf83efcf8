"""The run `expire`: what was to be kept for a time is emptied when that time is over."""

from datetime import datetime, timedelta

from sqlalchemy import select

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.effects import forget_told
from vipdesk.headoffice.scope import take_turn
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.models.declarative import table_of
from vipdesk.models.kept import KeptValue
from vipdesk.models.merge import GuestMerge
from vipdesk.rules.merge_choice import UNDO_DAYS

ROWS_PER_CHUNK = 500
"""In one transaction (P13)."""
TOLD_KEPT = timedelta(days=30)
"""How long one can still see what was told to other programs."""
MERGES_KEPT = timedelta(days=2 * UNDO_DAYS)
"""An undoing that was asked for on the last day may arrive a month later."""


def expire(database: Database, now: datetime) -> dict[str, int]:
    """Empty what is over; how much there was. Interrupted, it is simply run again."""
    return {
        "kept_values": _empty_kept_values(database, now),
        "merges": _settle_merges(database, now),
        "effects": _forget_effects(database, now),
    }


def _empty_kept_values(database: Database, now: datetime) -> int:
    """The tombstone keeps no word of what a guest was said to like."""
    table = table_of(KeptValue)
    over = select(table).where(table.c.until <= now, table.c.retired_at.is_(None)).limit(ROWS_PER_CHUNK)
    emptied = 0
    while True:
        with house_writer(database) as writer:
            take_turn(writer.connection, alone=True)
            rows = [read_row(KeptValue, row) for row in writer.connection.execute(over).mappings()]
            for row in rows:
                writer.change(row, {"value": None, "retired_at": now})
        emptied += len(rows)
        if len(rows) < ROWS_PER_CHUNK:
            return emptied


def _settle_merges(database: Database, now: datetime) -> int:
    """What a merge wrote over is kept no longer than it can be asked for, also by a desk that was long away."""
    table = table_of(GuestMerge)
    over = select(table).where(table.c.merged_at <= now - MERGES_KEPT, table.c.written.is_not(None))
    with house_writer(database) as writer:
        take_turn(writer.connection, alone=True)
        found = writer.connection.execute(over.limit(ROWS_PER_CHUNK)).mappings()
        rows = [read_row(GuestMerge, row) for row in found]
        for row in rows:
            writer.change(row, {"written": None})
    return len(rows)


def _forget_effects(database: Database, now: datetime) -> int:
    forgotten = 0
    while True:
        last = forget_told(database, now - TOLD_KEPT, ROWS_PER_CHUNK)
        forgotten += last
        if last < ROWS_PER_CHUNK:
            return forgotten
