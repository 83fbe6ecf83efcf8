"""The bytes of attachments at head office: taken in part by part, looked at before anybody gets them (F39, S23).

They lie in the record, so that a backup holds them and every process of head office has them; they are in no feed.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vipdesk.clock import Clock
from vipdesk.errors import Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.problems import ContentWrong, NotAllowed, NotThere, TooLarge
from vipdesk.headoffice.scope import ScopeBook, take_turn
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.models.attachment import Attachment
from vipdesk.models.attachment_bytes import AttachmentBytes, AttachmentPart
from vipdesk.models.declarative import table_of
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.pictures import look_at
from vipdesk.protocol.attachments import PART_BYTES, AttachmentState, UploadedPart, WrongBytes

_ROW, _BYTES, _PART = (table_of(model) for model in (Attachment, AttachmentBytes, AttachmentPart))

Result = TypeVar("Result")


class AttachmentDesk:
    """Head office's side of uploads and downloads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def state(self, access: Access, attachment_id: UUID) -> AttachmentState:
        """How much is here; raises NotThere for what this desk has not added."""
        with self._database.snapshot(access.scope) as connection:
            return _state(connection, _own(connection, access, attachment_id))

    def take_part(self, access: Access, attachment_id: UUID, part: UploadedPart) -> AttachmentState:
        """Keep some bytes, if they begin where this stands.

        Raises NotThere, TooLarge for a part that is too long, ContentWrong where more comes than was said.
        """
        if len(part.content) > PART_BYTES:
            raise TooLarge
        now = self._clock.now()

        def work(connection: Connection) -> AttachmentState | None:
            row = _own(connection, access, attachment_id)
            state = _locked(connection, row, now)
            end = part.first_byte + len(part.content)
            if state.whole or not part.content or part.first_byte != state.received:
                return state
            if end > row.byte_size:
                _drop_parts(connection, attachment_id, now)
                return None
            connection.execute(
                insert(_PART).values(attachment_id=attachment_id, first_byte=part.first_byte, content=part.content)
            )
            _note(connection, attachment_id, received=end, last_part_at=now)
            return AttachmentState(byte_size=row.byte_size, received=end, whole=False)

        return _require(self._run(access, work), WrongBytes.SIZE)

    def finish(self, access: Access, attachment_id: UUID) -> AttachmentState:
        """Look at what has come; once it is right, every desk that holds the row may have it.

        Raises NotThere, ContentWrong with `hash` or `picture`: then nothing of it is here any more.
        """
        with self._database.snapshot(access.scope) as connection:
            row = _own(connection, access, attachment_id)
            state = _state(connection, row)
            content = _content(connection, attachment_id) if state.received == row.byte_size else b""
        if state.whole or state.received < row.byte_size:
            return state
        wrong = _what_is_wrong(row, content)
        now = self._clock.now()
        if wrong is not None:
            self._run(access, lambda connection: _drop_parts(connection, attachment_id, now))
            raise ContentWrong(wrong)
        return self._run(access, lambda connection: _link(connection, row, now))

    def content(self, access: Access, attachment_id: UUID, first_byte: int) -> bytes:
        """The bytes from one on, of a picture of somebody whom the asking store holds; raises NotThere, NotAllowed."""
        with self._database.snapshot(access.scope) as connection:
            self._require_right(connection, access)
            row = connection.execute(
                select(_ROW.c.guest_id)
                .join(_BYTES, _BYTES.c.attachment_id == _ROW.c.id)
                .where(_ROW.c.id == attachment_id, _ROW.c.retired_at.is_(None), _ROW.c.removed_at.is_(None))
                .where(_BYTES.c.whole)
            ).one_or_none()
            if row is None or access.store_id not in ScopeBook(connection).stores_of(row.guest_id):
                raise NotThere
            return _content(connection, attachment_id)[first_byte:]

    def _require_right(self, connection: Connection, access: Access) -> None:
        """A desk's own token is enough; a person's must be of somebody who serves guests."""
        if access.staff_id is None:
            return
        try:
            actor = author(AuthorBook(connection), access, access.staff_id, self._clock.now())
        except Refused as cause:
            raise NotAllowed from cause
        if actor.role not in FLOOR_ROLES:
            raise NotAllowed

    def _run(self, access: Access, work: Callable[[Connection], Result]) -> Result:
        return self._database.run(access.scope, work)


def drop_bytes(connection: Connection, attachment_id: UUID) -> None:
    """Destroy all that is here of an attachment."""
    for table in (_PART, _BYTES):
        connection.execute(delete(table).where(table.c.attachment_id == attachment_id))


def _own(connection: Connection, access: Access, attachment_id: UUID) -> Any:
    """The row, for the one desk that has the bytes."""
    found = connection.execute(
        select(_ROW).where(_ROW.c.id == attachment_id, _ROW.c.retired_at.is_(None))
    ).one_or_none()
    if found is None or found.desk_id != access.desk_id:
        raise NotThere
    return found


def _state(connection: Connection, row: Any, *, lock: bool = False) -> AttachmentState:
    statement = select(_BYTES.c.received, _BYTES.c.whole).where(_BYTES.c.attachment_id == row.id)
    found = connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    received, whole = (0, False) if found is None else (found.received, found.whole)
    return AttachmentState(byte_size=row.byte_size, received=received, whole=whole)


def _locked(connection: Connection, row: Any, now: datetime) -> AttachmentState:
    """How much is here, until the end of the transaction."""
    make = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(_BYTES)
    first = {"attachment_id": row.id, "received": 0, "whole": False, "last_part_at": now}
    connection.execute(make.values(**first).on_conflict_do_nothing())
    return _state(connection, row, lock=True)


def _note(connection: Connection, attachment_id: UUID, **values: Any) -> None:
    connection.execute(update(_BYTES).where(_BYTES.c.attachment_id == attachment_id).values(**values))


def _drop_parts(connection: Connection, attachment_id: UUID, now: datetime) -> None:
    connection.execute(delete(_PART).where(_PART.c.attachment_id == attachment_id))
    _note(connection, attachment_id, received=0, whole=False, last_part_at=now)


def _content(connection: Connection, attachment_id: UUID) -> bytes:
    statement = select(_PART.c.content).where(_PART.c.attachment_id == attachment_id).order_by(_PART.c.first_byte)
    return b"".join(connection.scalars(statement))


def _what_is_wrong(row: Any, content: bytes) -> str | None:
    """The reason why these bytes are not the picture that was announced."""
    if hashlib.sha256(content).hexdigest() != row.sha256:
        return WrongBytes.HASH
    try:
        size = look_at(content)
    except Refused:
        return WrongBytes.PICTURE
    return None if size == (row.width, row.height) else WrongBytes.PICTURE


def _link(connection: Connection, row: Any, now: datetime) -> AttachmentState:
    """Let everybody who holds the row have the bytes, and tell them."""
    writer = RecordWriter(connection, ScopeBook(connection))
    take_turn(connection, alone=False)
    writer.book.lock((), shared=[row.guest_id])
    state = _locked(connection, row, now)
    if state.whole or state.received < row.byte_size:
        # somebody else was faster, or began anew
        return state
    _note(connection, row.id, whole=True)
    present = writer.row(Attachment, row.id, lock=True)
    if present is not None and present.stored_at is None:
        writer.change(present, {"stored_at": now})
    writer.stamp()
    return AttachmentState(byte_size=row.byte_size, received=row.byte_size, whole=True)


def _require(state: AttachmentState | None, reason: str) -> AttachmentState:
    if state is None:
        raise ContentWrong(reason)
    return state
