"""Who may: the access a token grants a desk, and the rights of an intent's author (S5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import AccessScope
from vipdesk.ids import DeskId, StaffId, StoreId
from vipdesk.intents.intent import Intent
from vipdesk.intents.ledger import Actor
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.version import PROTOCOL


@dataclass(frozen=True, slots=True)
class Access:
    """What a verified token says: which desk is asking, of which store, and for whom."""

    desk_id: DeskId
    store_id: StoreId
    staff_id: StaffId | None
    protocol: int = PROTOCOL
    """What the desk's program speaks (I20)."""

    @property
    def scope(self) -> AccessScope:
        """The access as the database knows it."""
        return AccessScope(self.store_id, self.desk_id)


def author(connection: Connection, access: Access, staff_id: UUID, asked_at: datetime) -> Actor:
    """The author of an intent with the rights held when it was asked for; raises Refused NOT_ALLOWED.

    Whoever has been retired since still was the author of what was asked before (P2).
    """
    if access.staff_id is not None and access.staff_id != staff_id:
        # a token of a person speaks for that person alone
        raise Refused(Code.NOT_ALLOWED)
    table = table_of(Staff)
    found = connection.execute(
        select(table.c.role, table.c.store_id, table.c.placeholder, table.c.retired_at).where(
            table.c.id == staff_id
        )
    ).one_or_none()
    retired = found is not None and found.retired_at is not None and found.retired_at <= asked_at
    if found is None or retired or found.placeholder or found.store_id != access.store_id:
        raise Refused(Code.NOT_ALLOWED)
    return Actor(StaffId(staff_id), Role(found.role), StoreId(found.store_id))


def require_role(actor: Actor, intent: Intent) -> None:
    """Refuse an intent whose author's role may not ask for it."""
    if actor.role not in intent.roles:
        raise Refused(Code.NOT_ALLOWED, role=actor.role.value)
