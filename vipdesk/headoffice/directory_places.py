"""Giving every directory row its place anew when the policy that decides on it has changed (P10)."""

from sqlalchemy import select

from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.scope import take_turn
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
    statement = select(table.c.id).order_by(table.c.id).limit(ROWS_PER_CHUNK)
    last = None
    while True:
        with house_writer(database) as writer:
            take_turn(writer.connection, alone=True)
            coming = statement if last is None else statement.where(table.c.id > last)
            ids = list(writer.connection.scalars(coming))
            if not ids:
                return
            # whoever still places a row of these guests by the policy that was is waited for (P12),
            # and the rows are read behind the lock: what they have made of them is what is counted
            writer.book.lock(ids)
            for row in writer.connection.execute(
                select(table).where(among(writer.connection, table.c.id, ids))
            ).mappings():
                writer.changes.note(DirectoryRow, None, dict(row))
            writer.changes.placed |= set(ids)
            last = ids[-1]
