"""A person reads a sensitive case: whoever handles it, or whom the store names; each look is written down."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from vipdesk.clock import Clock
from vipdesk.errors import Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.policies import store_policy
from vipdesk.headoffice.problems import NotAllowed
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import GuestLookUp
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent
from vipdesk.protocol.sealed_words import SealedAnswer, SealedLine, SealedQuestion
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see

SEALED_WAY = "sealed_words"
"""How such a look is named in the book of look-ups."""

_REQUEST, _EVENT, _BOOK = (table_of(model) for model in (Request, RequestEvent, GuestLookUp))


class CaseDesk:
    """Head office's side of reading a sensitive case."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def read(self, access: Access, question: SealedQuestion) -> SealedAnswer:
        """Its words; raises NotAllowed for a person who may not see it, and for a case that is not there."""
        now = self._clock.now()
        return self._database.run(access.scope, lambda connection: _read(connection, access, question, now))


def _read(connection: Connection, access: Access, question: SealedQuestion, now: datetime) -> SealedAnswer:
    try:
        actor = author(AuthorBook(connection), access, question.staff_id, now)
    except Refused as cause:
        raise NotAllowed from cause
    wanted = (_REQUEST.c.id == question.request_id, _REQUEST.c.store_id == access.store_id)
    row = connection.execute(select(_REQUEST).where(*wanted, _REQUEST.c.retired_at.is_(None))).one_or_none()
    policy = store_policy(connection, SIGHT_POLICY, access.store_id)
    if row is None or not row.sensitive or not may_see(actor.role, actor.staff_id, row.owner_id, policy):
        raise NotAllowed
    connection.execute(
        insert(_BOOK).values(
            id=new_id(),
            staff_id=question.staff_id,
            desk_id=access.desk_id,
            store_id=access.store_id,
            way=SEALED_WAY,
            found=1,
            guest_id=row.guest_id,
            asked_at=now,
        )
    )
    words: dict[str, Any] = row.sealed_words or {}
    return SealedAnswer(
        summary=words.get("summary") or "",
        fields=dict(words.get("fields") or {}),
        result=words.get("result"),
        log=_log(connection, question.request_id),
    )


def _log(connection: Connection, request_id: UUID) -> list[SealedLine]:
    written = (_EVENT.c.request_id == request_id, _EVENT.c.sealed_text.is_not(None), _EVENT.c.retired_at.is_(None))
    statement = select(_EVENT.c.at, _EVENT.c.kind, _EVENT.c.sealed_text).where(*written)
    rows = connection.execute(statement.order_by(_EVENT.c.at, _EVENT.c.id))
    return [SealedLine(at=row.at, kind=row.kind, text=row.sealed_text) for row in rows]
