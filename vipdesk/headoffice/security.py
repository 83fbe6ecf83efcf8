"""Security events: what an administrator must look at, kept in the record and listed by `security list`."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import SecurityEvent
from vipdesk.models.store import Desk, Store
from vipdesk.models.values import write_instant

CLONED = "desk_cloned"
"""A copy of a desk was refused because another one is at work."""
PUT_BACK = "desk_put_back"
"""A desk came back with an older incarnation and got a new one."""
CARRIED = "outbox_carried"
"""What waited at a desk was brought in by hand (F50)."""
_QUIET = timedelta(minutes=10)


def note_security_event(
    connection: Connection, kind: str, desk_id: UUID, facts: Mapping[str, Any], now: datetime
) -> None:
    """Keep an event; one of a kind within ten minutes is enough: a refused desk asks again and again."""
    table = table_of(SecurityEvent)
    recent = select(table.c.id).where(
        table.c.desk_id == desk_id, table.c.kind == kind, table.c.recorded_at > now - _QUIET
    )
    if connection.scalar(recent.limit(1)) is None:
        values = {"id": new_id(), "kind": kind, "desk_id": desk_id, "facts": dict(facts), "recorded_at": now}
        connection.execute(insert(table).values(values))


def security_events(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every event as JSON values, the latest first."""
    event, desk, store = table_of(SecurityEvent), table_of(Desk), table_of(Store)
    statement = (
        select(event, desk.c.name.label("desk"), store.c.name.label("store"))
        .join(desk, desk.c.id == event.c.desk_id)
        .join(store, store.c.id == desk.c.store_id)
        .order_by(event.c.recorded_at.desc(), event.c.id.desc())
    )
    for row in connection.execute(statement):
        yield {
            "kind": row.kind,
            "desk": row.desk,
            "store": row.store,
            "desk_id": str(row.desk_id),
            "recorded_at": write_instant(row.recorded_at),
            **row.facts,
        }
