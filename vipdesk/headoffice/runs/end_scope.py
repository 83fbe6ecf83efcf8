"""The run that ends reasons to hold a guest: 90 days after the last visit a store lets the dossier go (P11, I19)."""

from datetime import datetime

from sqlalchemy import select

from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.scope import take_turn
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Scope
from vipdesk.models.vocabulary import ScopeReason

REASONS_PER_CHUNK = 100
"""In one transaction: each may take a whole dossier out of a space (P13)."""


def end_scope(database: Database, now: datetime) -> int:
    """Remove every reason that is over; how many there were. Interrupted, it is simply run again."""
    table = table_of(Scope)
    is_over = table.c.until <= now
    guests = select(table.c.guest_id).where(is_over).order_by(table.c.guest_id).limit(REASONS_PER_CHUNK)
    ended = 0
    while True:
        with house_writer(database) as writer:
            take_turn(writer.connection, alone=True)
            found = list(writer.connection.scalars(guests))
            met = set(found)
            writer.book.lock(met)
            # a visit of this moment may have prolonged its reason: what is over is read again behind the lock
            over = select(table).where(is_over, among(writer.connection, table.c.guest_id, met))
            for row in writer.connection.execute(over).all():
                if writer.book.remove(row.store_id, row.guest_id, ScopeReason(row.reason)):
                    writer.changes.revoked.add((row.store_id, row.guest_id))
                ended += 1
        if len(found) < REASONS_PER_CHUNK:
            return ended
