"""The audit chain of head office's own doings: what its commands show of people, by whose right and why (S34)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, text

from vipdesk.headoffice.audit import AuditEntry, add_audit
from vipdesk.headoffice.feed import Changes
from vipdesk.ids import derived_id, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import OutcomeState

HOUSE_DESK = derived_id("desk", "head office")
"""Stands where others have their desk: nobody enrols under it."""
_CHAIN = 1
_LOCK = 0x4155_4449_54
"""Any number that nothing else locks."""


def note_in_audit(
    connection: Connection,
    kind: str,
    facts: dict[str, Any],
    *,
    actor: UUID | None,
    store_id: UUID | None,
    now: datetime,
) -> None:
    """Add a line to the house's chain; whoever works as the administrator of the machine has no staff id."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    table = table_of(Audit)
    mine = (table.c.desk_id == HOUSE_DESK, table.c.incarnation == _CHAIN)
    last = connection.scalar(select(func.max(table.c.seq)).where(*mine))
    entry = AuditEntry(
        op_id=new_id(),
        desk_id=HOUSE_DESK,
        incarnation=_CHAIN,
        seq=(last or 0) + 1,
        store_id=HOUSE_DESK if store_id is None else store_id,
        actor_id=HOUSE_DESK if actor is None else actor,
        kind=kind,
        state=OutcomeState.ACCEPTED.value,
        code=None,
        payload=write_json(facts),
        recorded_at=now,
    )
    add_audit(connection, entry, Changes())
