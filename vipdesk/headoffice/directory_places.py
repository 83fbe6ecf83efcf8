"""Giving every directory row its place anew when the policy that decides on it has changed (P10)."""

from sqlalchemy import select

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow

ROWS_PER_CHUNK = 500
"""In one transaction (P13)."""


def place_directory(database: Database) -> None:
    """Put every directory row into the spaces in which the policy now in force wants it.

    The policy must have been committed before. The rows reach the desks as ordinary changes; one that was
    interrupted is simply done again.
    """
    table = table_of(DirectoryRow)
    statement = select(table).order_by(table.c.id).limit(ROWS_PER_CHUNK)
    last = None
    while True:
        with house_writer(database) as writer:
            coming = statement if last is None else statement.where(table.c.id > last)
            rows = [dict(row) for row in writer.connection.execute(coming).mappings()]
            if not rows:
                return
            # whoever still places a row of these guests by the policy that was is waited for (P12)
            writer.book.lock([row["id"] for row in rows], exclusive=True)
            for row in rows:
                writer.changes.note(DirectoryRow, None, row)
                writer.changes.placed.add(row["id"])
            last = rows[-1]["id"]
