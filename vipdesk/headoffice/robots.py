"""Group robots: where each store's listens, how often it may be told, and what its desks are told of its failing.

The address is a secret. It is in one table of the record that no desk, export or list ever shows, and in its backups.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StoreId, derived_id
from vipdesk.intents.robot import ROBOT_POLICY
from vipdesk.models.declarative import table_of
from vipdesk.models.request import Request
from vipdesk.models.robot import RobotState
from vipdesk.models.robot_address import RobotAddress
from vipdesk.models.store import Store
from vipdesk.models.values import from_microseconds, to_microseconds, write_instant
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, VisitState

MOST_IN_A_MINUTE = 20
"""The vendor's limit for one robot."""
MINUTE = timedelta(minutes=1)
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

_ROBOT = table_of(RobotAddress)
_STATE = table_of(RobotState)


def set_robot(database: Database, store_name: str, address: str) -> None:
    """Keep where a store's robot listens; raises WrongUsage, which does not name it, for what is no address."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    if not safe or not parts.hostname:
        raise WrongUsage(Trouble.USAGE, detail="https://…")
    with database.transaction(HOUSE) as connection:
        store_id = store_named(connection, store_name).id
        connection.execute(delete(_ROBOT).where(_ROBOT.c.store_id == store_id))
        connection.execute(insert(_ROBOT).values(store_id=store_id, address=address, posted=[]))
    note_success(database, store_id)
    set_policy(database, ROBOT_POLICY, True, store_name)


def remove_robot(database: Database, store_name: str) -> None:
    """Forget it; what waits to be told is dropped when its turn comes."""
    with database.transaction(HOUSE) as connection:
        store_id = store_named(connection, store_name).id
        connection.execute(delete(_ROBOT).where(_ROBOT.c.store_id == store_id))
    note_success(database, store_id)
    set_policy(database, ROBOT_POLICY, False, store_name)


def robots(connection: Connection) -> Iterator[dict[str, Any]]:
    """Which stores have one and whether it hears; the host of the address and nothing more of it."""
    store = table_of(Store)
    statement = (
        select(store.c.name, _ROBOT.c.address, _STATE.c.failing_since, _STATE.c.reason)
        .join(store, store.c.id == _ROBOT.c.store_id)
        .outerjoin(_STATE, _STATE.c.store_id == _ROBOT.c.store_id)
        .order_by(store.c.name)
    )
    for row in connection.execute(statement):
        yield {
            "store": row.name,
            "host": urlsplit(row.address).hostname,
            "failing_since": None if row.failing_since is None else write_instant(row.failing_since),
            "reason": row.reason,
        }


def address_of(database: Database, store_id: UUID) -> str | None:
    """Where a store's robot listens; None where it has none any more."""
    with database.snapshot(HOUSE) as connection:
        found: str | None = connection.scalar(select(_ROBOT.c.address).where(_ROBOT.c.store_id == store_id))
        return found


def is_worth_telling(database: Database, payload: Mapping[str, Any]) -> bool:
    """Whether it still is so: a check-in that was taken back and a request that is closed are told to nobody."""
    model, name = (Request, "request_id") if "request_id" in payload else (Visit, "visit_id")
    table = table_of(model)
    with database.snapshot(HOUSE) as connection:
        state = connection.scalar(select(table.c.state).where(table.c.id == UUID(str(payload[name]))))
    if model is Request:
        return state in OPEN_REQUEST_STATES
    return state is not None and state != VisitState.UNDONE


def take_place(database: Database, store_id: UUID, now: datetime) -> datetime | None:
    """Take one of the minute's twenty places; where none is free, when the next one will be.

    Workers of several processes share them: the robot's row is locked while it is counted.
    """
    with database.transaction(HOUSE) as connection:
        row = connection.execute(
            select(_ROBOT.c.posted).where(_ROBOT.c.store_id == store_id).with_for_update()
        ).one_or_none()
        since = to_microseconds(now - MINUTE)
        posted = [] if row is None else [at for at in row.posted if since < at <= to_microseconds(now)]
        if len(posted) >= MOST_IN_A_MINUTE:
            return from_microseconds(posted[0]) + MINUTE
        posted.append(to_microseconds(now))
        connection.execute(update(_ROBOT).where(_ROBOT.c.store_id == store_id).values(posted=posted))
        return None


def note_failure(database: Database, store_id: UUID, reason: str, now: datetime) -> None:
    """Let the store's supervisors see that the robot does not hear, and since when; said once."""
    with house_writer(database) as writer:
        row_id = derived_id("robot_state", str(store_id))
        row = writer.row(RobotState, row_id, lock=True)
        if row is None:
            writer.insert(RobotState(id=row_id, store_id=StoreId(store_id), failing_since=now, reason=reason))
        elif row.failing_since is None or row.reason != reason:
            writer.change(row, {"failing_since": row.failing_since or now, "reason": reason})


def note_success(database: Database, store_id: UUID) -> None:
    """The robot hears again, or is no longer wanted."""
    with database.snapshot(HOUSE) as connection:
        failing = select(_STATE.c.failing_since).where(_STATE.c.store_id == store_id)
        if connection.scalar(failing) is None:
            return
    with house_writer(database) as writer:
        row = writer.row(RobotState, derived_id("robot_state", str(store_id)), lock=True)
        if row is not None:
            writer.change(row, {"failing_since": None, "reason": None})
