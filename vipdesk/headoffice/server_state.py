"""What head office knows of itself: its epoch, and the secret keys all workers of one record share."""

import base64
import secrets

from sqlalchemy import Connection, insert, select, update

from vipdesk.models.declarative import table_of
from vipdesk.models.record import ServerState

EPOCH = "epoch"
CURSOR_KEY = "cursor_key"
TOKEN_KEY = "token_key"  # noqa: S105 - the name of a key, not a key
PHONE_KEY = "phone_key"


def create_state(connection: Connection) -> None:
    """Give a new record its epoch and its keys; what is there already stays."""
    table = table_of(ServerState)
    present = set(connection.scalars(select(table.c.key)))
    fresh = {
        EPOCH: "1",
        CURSOR_KEY: _new_key(),
        TOKEN_KEY: _new_key(),
        PHONE_KEY: _new_key(),
    }
    for key, value in fresh.items():
        if key not in present:
            connection.execute(insert(table).values(key=key, value=value))


def read_state(connection: Connection) -> dict[str, str]:
    """Everything, by name."""
    table = table_of(ServerState)
    return {row.key: row.value for row in connection.execute(select(table.c.key, table.c.value))}


def secret(state: dict[str, str], name: str) -> bytes:
    """One of the keys as bytes."""
    return base64.b64decode(state[name])


def new_epoch(connection: Connection) -> int:
    """Begin a new epoch, as must be done after a restore: every cursor given before is void (I14, I16)."""
    table = table_of(ServerState)
    epoch = int(connection.scalar(select(table.c.value).where(table.c.key == EPOCH)) or 0) + 1
    connection.execute(update(table).where(table.c.key == EPOCH).values(value=str(epoch)))
    return epoch


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
