"""What becomes of a value that lost: it is named in the outcome, and kept for thirty days (F40)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.ids import StaffId, derived_id
from vipdesk.intents.ledger import AuthorityLedger, Overtaken
from vipdesk.models.declarative import table_of
from vipdesk.models.kept import KeptValue
from vipdesk.models.record import Outcome
from vipdesk.models.staff import Staff
from vipdesk.models.values import write_instant

KEPT_DAYS = 30


Authorship = tuple[UUID, datetime]
"""Who wrote a value, and when it was asked for."""


def author_of(connection: Connection, op_id: UUID) -> Authorship | None:
    """Who asked for an intent that was decided, and when."""
    table = table_of(Outcome)
    wrote = select(table.c.actor_id, table.c.asked_at).where(table.c.op_id == op_id)
    found = connection.execute(wrote).one_or_none()
    return None if found is None else (found.actor_id, found.asked_at)


def with_author(overtaken: Overtaken, author: Callable[[UUID], Authorship | None]) -> Overtaken:
    """The value with who wrote it and when, found through the intent that did, where the row itself does not say."""
    if overtaken.by is not None or overtaken.op_id is None:
        return overtaken
    found = author(overtaken.op_id)
    return overtaken if found is None else replace(overtaken, by=StaffId(found[0]), at=found[1])


def conflict_facts(ledger: AuthorityLedger, overtaken: Overtaken) -> dict[str, Any]:
    """The conflict as the outcome tells it: the name too, as the desk may not know people of another store."""
    staff = None if overtaken.by is None else ledger.peek(Staff, overtaken.by)
    return {
        "field": overtaken.field,
        "before": overtaken.before,
        "theirs": overtaken.theirs,
        "theirs_label": overtaken.label,
        "theirs_by": None if overtaken.by is None else str(overtaken.by),
        "theirs_name": None if staff is None else staff.name,
        "theirs_name_en": None if staff is None else staff.name_en,
        "theirs_at": None if overtaken.at is None else write_instant(overtaken.at),
        "theirs_source": overtaken.source,
    }


def kept_value(ledger: AuthorityLedger, overtaken: Overtaken) -> KeptValue:
    """The row that every desk with the guest's dossier gets; one per intent and field."""
    return KeptValue(
        id=derived_id("kept_value", str(ledger.op_id), overtaken.field),
        guest_id=overtaken.guest_id,
        field=overtaken.field,
        value=overtaken.label or overtaken.theirs,
        written_by=overtaken.by,
        written_at=overtaken.at,
        replaced_by=ledger.actor.staff_id,
        replaced_at=ledger.asked_at,
        until=ledger.recorded_at + timedelta(days=KEPT_DAYS),
    )
