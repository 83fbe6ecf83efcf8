"""Who may: the access a token grants a desk, and the rights of an intent's author (S5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import AccessScope
from vipdesk.ids import DeskId, StaffId, StoreId
from vipdesk.intents.intent import Intent
from vipdesk.intents.ledger import Actor
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.version import PROTOCOL

_STAFF = table_of(Staff)
_MEMBER = select(_STAFF.c.role, _STAFF.c.store_id, _STAFF.c.placeholder, _STAFF.c.retired_at).where(
    _STAFF.c.id == bindparam("asking")
)


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


class AuthorBook:
    """The staff within one transaction, each read once."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._known: dict[UUID, Any] = {}

    def find(self, staff_id: UUID) -> Any:
        """Role, store, placeholder and retirement of a member of staff; None for somebody unknown."""
        if staff_id not in self._known:
            self._known[staff_id] = self._connection.execute(_MEMBER, {"asking": staff_id}).one_or_none()
        return self._known[staff_id]


def author(book: AuthorBook, access: Access, staff_id: UUID, asked_at: datetime) -> Actor:
    """The author of an intent with the rights held when it was asked for; raises Refused NOT_ALLOWED.

    Whoever has been retired since still was the author of what was asked before (P2).
    """
    if access.staff_id is not None and access.staff_id != staff_id:
        # a token of a person speaks for that person alone
        raise Refused(Code.NOT_ALLOWED)
    found = book.find(staff_id)
    retired = found is not None and found.retired_at is not None and found.retired_at <= asked_at
    if found is None or retired or found.placeholder or found.store_id != access.store_id:
        raise Refused(Code.NOT_ALLOWED)
    return Actor(StaffId(staff_id), Role(found.role), StoreId(found.store_id))


def require_role(actor: Actor, intent: Intent) -> None:
    """Refuse an intent whose author's role may not ask for it."""
    if actor.role not in intent.roles:
        raise Refused(Code.NOT_ALLOWED, role=actor.role.value)
