"""The run that forgets what desks were told to forget: `forget` entries are kept for 180 days (P13, I18)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.models.declarative import table_of
from vipdesk.models.record import FeedEntry, Space
from vipdesk.protocol.pull import FORGET

KEPT = timedelta(days=180)
"""Twice the time after which a desk that hears nothing no longer opens, and more."""
ROWS_PER_CHUNK = 500
"""In one transaction (P13)."""

_FEED = table_of(FeedEntry)


def purge(database: Database, now: datetime) -> int:
    """Date the entries that came since the last run, delete those that are old enough; how many were deleted.

    The purge line of a space rises with its first deletion: a desk whose cursor is older reads anew.
    """
    database.run(HOUSE, lambda connection: _date(connection, now))
    deleted = 0
    while True:
        last = database.run(HOUSE, lambda connection: _delete_some(connection, now - KEPT))
        deleted += last
        if last < ROWS_PER_CHUNK:
            return deleted


def _date(connection: Connection, now: datetime) -> None:
    connection.execute(
        update(_FEED).where(_FEED.c.kind == FORGET, _FEED.c.forgotten_at.is_(None)).values(forgotten_at=now)
    )


def _delete_some(connection: Connection, before: datetime) -> int:
    statement = (
        select(_FEED.c.space, _FEED.c.table_name, _FEED.c.row_id, _FEED.c.position)
        .where(_FEED.c.kind == FORGET, _FEED.c.forgotten_at <= before)
        .order_by(_FEED.c.space, _FEED.c.position)
        .limit(ROWS_PER_CHUNK)
    )
    found = connection.execute(statement).all()
    highest = {row.space: row.position for row in found}
    for space in sorted(highest):
        # in the same order in which changes take the spaces, and before any entry goes
        table = table_of(Space)
        connection.execute(
            update(table)
            .where(table.c.name == space, table.c.purged < highest[space])
            .values(purged=highest[space])
        )
    for row in found:
        connection.execute(delete(_FEED).where(*_is(row), _FEED.c.position == row.position))
    return len(found)


def _is(row: Any) -> tuple[Any, ...]:
    return _FEED.c.space == row.space, _FEED.c.table_name == row.table_name, _FEED.c.row_id == row.row_id
