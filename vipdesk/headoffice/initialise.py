"""Making a record: schema, keys, epoch, defaults."""

from sqlalchemy import select

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.defaults import write_defaults
from vipdesk.headoffice.schema.upgrade import upgrade
from vipdesk.headoffice.server_state import EPOCH, create_state
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.declarative import table_of
from vipdesk.models.record import ServerState


def initialise(database: Database) -> bool:
    """Create or upgrade the record; True if it was empty before. Doing it again changes nothing."""
    upgrade(database)
    with database.snapshot(HOUSE) as connection:
        table = table_of(ServerState)
        present = connection.scalar(select(table.c.key).where(table.c.key == EPOCH)) is not None
    if present:
        with database.transaction(HOUSE) as connection:
            # keys that this program knows and the one before it did not
            create_state(connection)
        return False
    with house_writer(database) as writer:
        create_state(writer.connection)
        write_defaults(writer)
    return True
