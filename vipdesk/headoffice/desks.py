"""Desks as the administrator handles them: invite, approve, revoke."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import RecordWriter, house_writer, read_row
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import DeskCredential, Progress
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState
from vipdesk.printed_code import ALPHABET

CODE_LIFE = timedelta(minutes=10)
_CODE_LETTERS = 24
"""120 random bits in base32, above the 112 of S15."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The one-time code with which a desk hands in its key."""

    code: str
    expires_at: datetime


def enrolment_code_hash(code: str) -> str:
    """What is kept of a code; blanks, hyphens and case do not matter when it is typed."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return hashlib.sha256(plain.encode()).hexdigest()


def invite_desk(database: Database, name: str, store_name: str, now: datetime) -> Invitation:
    """Make a desk, or invite a known one again; asking for it is the administrator's approval (S15)."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_CODE_LETTERS))
    code = "-".join(letters[start : start + 6] for start in range(0, _CODE_LETTERS, 6))
    with house_writer(database) as writer:
        store = store_named(writer.connection, store_name)
        desk = _desk_named(writer.connection, name, store.id)
        if desk is None:
            desk = Desk(id=new_id(), store_id=store.id, name=name, state=DeskState.INVITED)  # type: ignore[arg-type]  # a store's id
            writer.insert(desk)
            writer.connection.execute(
                insert(table_of(Progress)).values(desk_id=desk.id, incarnation=0, last_seq=0)
            )
            writer.connection.execute(insert(table_of(DeskCredential)).values(desk_id=desk.id))
        table = table_of(DeskCredential)
        writer.connection.execute(
            update(table)
            .where(table.c.desk_id == desk.id)
            .values(code_hash=enrolment_code_hash(code), code_expires_at=now + CODE_LIFE)
        )
    return Invitation(code, now + CODE_LIFE)


def approve_desk(database: Database, name: str) -> None:
    """Let a desk work (again); a desk that never handed in a key waits for its code."""
    with house_writer(database) as writer:
        desk = _require_desk(writer.connection, name)
        table = table_of(DeskCredential)
        key = writer.connection.scalar(select(table.c.public_key).where(table.c.desk_id == desk.id))
        state = DeskState.INVITED if key is None else DeskState.APPROVED
        if desk.state != state:
            writer.change(desk, {"state": state})


def revoke_desk(database: Database, name: str) -> None:
    """Shut a desk out at its next word."""
    with house_writer(database) as writer:
        desk = _require_desk(writer.connection, name)
        if desk.state != DeskState.REVOKED:
            writer.change(desk, {"state": DeskState.REVOKED})


def set_desk_state(connection: Connection, desk_id: UUID, state: DeskState) -> Desk:
    """Write a desk's state within a transaction; the row as it is now."""
    table = table_of(Desk)
    row = connection.execute(select(table).where(table.c.id == desk_id)).mappings().one()
    desk = read_row(Desk, row)
    if desk.state == state:
        return desk
    writer = RecordWriter(connection, ScopeBook(connection))
    changed = writer.change(desk, {"state": state})
    writer.stamp()
    return changed or desk


def _desk_named(connection: Connection, name: str, store_id: UUID) -> Desk | None:
    table = table_of(Desk)
    statement = select(table).where(table.c.name == name, table.c.store_id == store_id)
    row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else read_row(Desk, row)


def _require_desk(connection: Connection, name: str) -> Desk:
    table = table_of(Desk)
    rows = connection.execute(select(table).where(table.c.name == name)).mappings().all()
    if len(rows) != 1:
        raise NotPossible(Trouble.DESK_UNKNOWN, name=name, found=len(rows))
    return read_row(Desk, rows[0])
