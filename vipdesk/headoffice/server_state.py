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
OUTCOME_KEY = "outcome_key"
RECOVERY = "recovery"
"""`under way` from the beginning of an epoch until every desk has offered what it kept (P25)."""
UNDER_WAY, ENDED = "under way", "ended"

_EVERYTHING = select(table_of(ServerState).c.key, table_of(ServerState).c.value)
"""Built once: it is asked in every transaction of a push."""


def create_state(connection: Connection) -> None:
    """Give a new record its epoch and its keys; what is there already stays."""
    table = table_of(ServerState)
    present = set(connection.scalars(select(table.c.key)))
    fresh = {
        EPOCH: "1",
        CURSOR_KEY: _new_key(),
        TOKEN_KEY: _new_key(),
        PHONE_KEY: _new_key(),
        OUTCOME_KEY: _new_key(),
        RECOVERY: ENDED,
    }
    for key, value in fresh.items():
        if key not in present:
            connection.execute(insert(table).values(key=key, value=value))


def read_state(connection: Connection) -> dict[str, str]:
    """Everything, by name."""
    return {row.key: row.value for row in connection.execute(_EVERYTHING)}


def secret(state: dict[str, str], name: str) -> bytes:
    """One of the keys as bytes."""
    return base64.b64decode(state[name])


def new_epoch(connection: Connection) -> int:
    """Begin a new epoch, as must be done after a restore: every cursor given before is void (I14, I16).

    With it the recovery begins: desks offer again what they kept.
    """
    table = table_of(ServerState)
    epoch = int(connection.scalar(select(table.c.value).where(table.c.key == EPOCH).with_for_update()) or 0) + 1
    put_state(connection, EPOCH, str(epoch))
    put_state(connection, RECOVERY, UNDER_WAY)
    return epoch


def put_state(connection: Connection, key: str, value: str) -> None:
    """Write one fact that is there."""
    table = table_of(ServerState)
    connection.execute(update(table).where(table.c.key == key).values(value=value))


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
