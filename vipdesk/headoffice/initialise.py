"""Making a record: schema, keys, epoch, defaults."""

from sqlalchemy import select, text

from vipdesk.headoffice.database import HOUSE, IDLE_SECONDS, Database
from vipdesk.headoffice.defaults import write_defaults
from vipdesk.headoffice.schema.upgrade import upgrade
from vipdesk.headoffice.server_state import EPOCH, create_state
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.declarative import table_of
from vipdesk.models.record import ServerState


def initialise(database: Database) -> bool:
    """Create or upgrade the record; True if it was empty before. Doing it again changes nothing."""
    upgrade(database)
    end_idle_transactions(database)
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


def end_idle_transactions(database: Database) -> None:
    """Let PostgreSQL end every session of this user that idles in a transaction, whoever opened it (F17).

    One that has changed a space's position and then waits for somebody at a keyboard stops the whole feed.
    """
    if database.kind != "postgresql":
        return
    with database.as_owner() as connection:
        name = connection.scalar(text("select quote_ident(current_database())"))
        seconds = IDLE_SECONDS
        connection.execute(
            text(
                f"alter role current_user in database {name} set idle_in_transaction_session_timeout = '{seconds}s'"
            )
        )
