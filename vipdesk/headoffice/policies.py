"""Policies as the administrator handles them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.defaults import TIER_PREFIX
from vipdesk.headoffice.directory_places import place_directory
from vipdesk.headoffice.scope import DIRECTORY_POLICY
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.ids import StoreId, derived_id
from vipdesk.models.declarative import table_of
from vipdesk.models.policy import Policy
from vipdesk.rules.written_policy import require_policy


def set_policy(database: Database, key: str, value: Any, store_name: str | None) -> None:
    """Write a policy for one store, or for the group where none is named.

    That of the directory sends every directory row to the desks that may hold it now; this takes its time. A key that
    nobody reads and a wrong value are WrongUsage, and nothing is stored.
    """
    require_policy(key, value)
    with house_writer(database) as writer:
        store_id = None if store_name is None else StoreId(store_named(writer.connection, store_name).id)
        row_id = derived_id("policy", key) if store_id is None else derived_id("policy", key, str(store_id))
        table = table_of(Policy)
        found = writer.connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
        if found is None:
            writer.insert(Policy(id=row_id, key=key, store_id=store_id, value=value))
        else:
            writer.change(read_row(Policy, found), {"value": value})
    if key == DIRECTORY_POLICY and store_id is None:
        place_directory(database)


def tier_orders(connection: Connection) -> dict[str, int]:
    """Every tier's name and its order, 0 for the highest."""
    table = table_of(Policy)
    rows = connection.execute(
        select(table.c.key, table.c.value).where(table.c.key.startswith(TIER_PREFIX), table.c.retired_at.is_(None))
    )
    return {row.key.removeprefix(TIER_PREFIX): int(row.value["order"]) for row in rows}


def store_policy(connection: Connection, key: str, store_id: UUID) -> Any:
    """What is in force at a store: its own choice, else that of the house; None where there is neither."""
    table = table_of(Policy)
    chosen = (table.c.key == key, table.c.retired_at.is_(None))
    ours = or_(table.c.store_id == store_id, table.c.store_id.is_(None))
    statement = select(table.c.value).where(*chosen, ours).order_by(table.c.store_id.is_(None)).limit(1)
    return connection.scalar(statement)


def house_policy(connection: Connection, key: str) -> Any:
    """What the house has chosen for all stores; None where it has not."""
    table = table_of(Policy)
    chosen = (table.c.key == key, table.c.store_id.is_(None), table.c.retired_at.is_(None))
    return connection.scalar(select(table.c.value).where(*chosen).limit(1))
