"""Bringing a database to the newest schema, and telling which one it has."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from vipdesk.headoffice.database import Database

_FOLDER = Path(__file__).parent


def upgrade(database: Database) -> None:
    """Run every migration that has not run yet, in one transaction, as the owner of the schema."""
    with database.as_owner() as connection:
        command.upgrade(configuration(connection), "head")


def is_current(database: Database) -> bool:
    """Whether the database has the schema this program was written for."""
    if not database.exists:
        return False
    newest = ScriptDirectory(str(_FOLDER)).get_current_head()
    with database.as_owner() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def configuration(connection: Connection) -> Config:
    """Alembic's settings without a file."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
