"""The run that destroys pictures: a day after they were removed, and what was begun to be sent and never finished."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, not_, select

from vipdesk.headoffice.attachment_desk import drop_bytes
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.scope import take_turn
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.models.attachment import Attachment
from vipdesk.models.attachment_bytes import AttachmentBytes
from vipdesk.models.declarative import table_of
from vipdesk.rules.attachments import KEPT_AFTER_REMOVAL

ROWS_PER_CHUNK = 100
"""In one transaction (P13): the bytes of each may be two megabytes."""
UNFINISHED_KEPT = timedelta(days=30)
"""The desk that sends them has them: it begins again, should it ever come back."""

_ROW, _BYTES = table_of(Attachment), table_of(AttachmentBytes)


def destroy_pictures(database: Database, now: datetime) -> dict[str, int]:
    """Destroy what is over; how much there was. Interrupted, it is simply run again."""
    return {"pictures": _destroy_removed(database, now), "unfinished": _drop_unfinished(database, now)}


def _destroy_removed(database: Database, now: datetime) -> int:
    """The tombstone keeps no name of a file."""
    over = select(_ROW).where(_ROW.c.removed_at < now - KEPT_AFTER_REMOVAL, _ROW.c.retired_at.is_(None))
    destroyed = 0
    while True:
        with house_writer(database) as writer:
            take_turn(writer.connection, alone=True)
            found = writer.connection.execute(over.limit(ROWS_PER_CHUNK)).mappings()
            rows = [read_row(Attachment, row) for row in found]
            for row in rows:
                drop_bytes(writer.connection, row.id)
                writer.change(row, {"file_name": None, "retired_at": now})
        destroyed += len(rows)
        if len(rows) < ROWS_PER_CHUNK:
            return destroyed


def _drop_unfinished(database: Database, now: datetime) -> int:
    old = select(_BYTES.c.attachment_id).where(not_(_BYTES.c.whole), _BYTES.c.last_part_at < now - UNFINISHED_KEPT)

    def work(connection: Connection) -> int:
        found = list(connection.scalars(old.limit(ROWS_PER_CHUNK)))
        for attachment_id in found:
            drop_bytes(connection, attachment_id)
        return len(found)

    dropped = 0
    while True:
        last = database.run(HOUSE, work)
        dropped += last
        if last < ROWS_PER_CHUNK:
            return dropped
