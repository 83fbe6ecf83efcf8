"""Exports asked for at a counter: the rights of the commands, the same files, each a line of the audit (S31, S34, S52)."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.clock import Clock
from vipdesk.errors import Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.feeds.recorded_guests import add_remaining, recorded_guests
from vipdesk.headoffice.feeds.report import guarded
from vipdesk.headoffice.house_audit import note_in_audit
from vipdesk.headoffice.member_export import MOST_IN_FULL, FullRight, count_members, full_right, member_rows
from vipdesk.headoffice.problems import NotAllowed, NotThere
from vipdesk.headoffice.visiting_card import card_lines
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.exports import MOST_MASKED, ExportAnswer, ExportQuestion
from vipdesk.rules.vcard import write_card

MAY_TAKE_CARD = frozenset({Role.SHOPPER, Role.SUPERVISOR})
"""Whose work it is to write to guests; a list of members is a supervisor's."""


class ExportDesk:
    """Head office's side of an export at a counter."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def ask(self, access: Access, question: ExportQuestion) -> ExportAnswer:
        """The file's text. Raises NotAllowed, NotThere for an unknown guest, WrongPin and LockedPin."""
        now = self._clock.now()
        code = self._asker(access, question, now)
        right = None if question.full is None else self._right(code, question)
        asked = _Export(access, question.staff_id, right, now)
        if question.guest_id is not None:
            guest_id = question.guest_id
            return self._database.run(HOUSE, lambda connection: asked.card(connection, guest_id))
        return self._database.run(HOUSE, asked.members)

    def _asker(self, access: Access, question: ExportQuestion, now: datetime) -> str:
        """The staff code of who asks, if their role lets them."""
        table = table_of(Staff)
        with self._database.snapshot(access.scope) as connection:
            try:
                actor = author(AuthorBook(connection), access, question.staff_id, now)
            except Refused as cause:
                raise NotAllowed from cause
            allowed = MAY_TAKE_CARD if question.guest_id is not None else {Role.SUPERVISOR}
            code = connection.scalar(select(table.c.code).where(table.c.id == actor.staff_id))
        if actor.role not in allowed or code is None:
            raise NotAllowed
        return str(code)

    def _right(self, code: str, question: ExportQuestion) -> FullRight:
        assert question.full is not None  # noqa: S101 - as it was asked
        door, proof = Doorkeeper(self._database, self._clock), question.full
        asker, approver = door.prove(code, proof.pin), door.prove(proof.approver, proof.approver_pin)
        try:
            return full_right(asker, approver, proof.reason)
        except Refused as cause:
            raise NotAllowed from cause


@dataclass(frozen=True, slots=True)
class _Export:
    """One transaction: the line of the audit is written with what is shown."""

    access: Access
    staff_id: UUID
    right: FullRight | None
    now: datetime

    def card(self, connection: Connection, guest_id: UUID) -> ExportAnswer:
        found = recorded_guests(connection, [guest_id])
        add_remaining(connection, found)
        guest = next(iter(found.values()), None)
        if guest is None:
            raise NotThere
        guest = guest.remaining or guest
        if self.right is not None and self.right.store_id not in (None, guest.guest["home_store_id"]):
            raise NotAllowed
        self._note(connection, "guest.export_card", guest=str(guest.guest_id))
        text = write_card(card_lines(guest, masked=self.right is None))
        return ExportAnswer(text=text, rows=1, most=1)

    def members(self, connection: Connection) -> ExportAnswer:
        store_id, most = self.access.store_id, MOST_MASKED if self.right is None else MOST_IN_FULL
        count = count_members(connection, store_id)
        if count > most:
            return ExportAnswer(text=None, rows=count, most=most)
        self._note(connection, "guest.export", rows=count)
        text = io.StringIO()
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        for row in member_rows(connection, store_id, self.right, self.now):
            writer.writerow(map(guarded, row))
        return ExportAnswer(text=text.getvalue(), rows=count, most=most)

    def _note(self, connection: Connection, kind: str, **facts: object) -> None:
        told = {**facts, "masked": self.right is None, "desk": str(self.access.desk_id)}
        told |= {} if self.right is None else self.right.facts()
        store_id = self.access.store_id
        note_in_audit(connection, kind, told, actor=self.staff_id, store_id=store_id, now=self.now)
