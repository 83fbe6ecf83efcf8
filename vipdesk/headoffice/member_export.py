"""Members written out for people: masked, unless two persons whose role allows it answer for more, with a reason.

A full export is small, says on every row who took it, when and why, and leaves a line in the audit before its first row is
written (S31, S33, S34, S52). What a spreadsheet would run stays text (S27).
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from vipdesk.chinese.dates import store_time
from vipdesk.chinese.masking import mask_name, mask_phone, mask_plate
from vipdesk.chinese.script import clean
from vipdesk.clock import Clock
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.chunks import chunks
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest, recorded_guests
from vipdesk.headoffice.feeds.report import guarded
from vipdesk.headoffice.house_audit import note_in_audit
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role
from vipdesk.whole_file import write_whole

MOST_IN_FULL = 500
"""Guests of one full export (S33)."""
MAY_EXPORT = frozenset({Role.SUPERVISOR, Role.HEAD_OFFICE, Role.ADMINISTRATOR})
MARK = "导出"
"""The column that says who took it; an import passes over it."""
_GUESTS_PER_QUESTION = 500
_GUEST = table_of(Guest)

Row = list[str]


@dataclass(frozen=True, slots=True)
class FullRight:
    """Who answers for it that guests are shown in full, and why."""

    asker: Staff
    approver: Staff
    reason: str

    @property
    def store_id(self) -> UUID | None:
        """The store whose guests alone may be shown; None for head office, which looks after all."""
        stores = {person.store_id for person in (self.asker, self.approver) if person.role == Role.SUPERVISOR}
        return min(stores, default=None)

    def facts(self) -> dict[str, Any]:
        """As the audit tells it."""
        return {"approver": str(self.approver.id), "reason": self.reason}


def full_right(asker: Staff, approver: Staff, reason: str) -> FullRight:
    """The right of two different persons; raises Refused where role, store or reason do not give it."""
    people = (asker, approver)
    said = clean(reason)
    allowed = all(person.role in MAY_EXPORT and person.retired_at is None for person in people)
    supervised = {person.store_id for person in people if person.role == Role.SUPERVISOR}
    if not allowed or asker.id == approver.id or not said or len(supervised) > 1:
        raise Refused(Code.NOT_ALLOWED, role=asker.role)
    return FullRight(asker, approver, said)


def export_members(
    database: Database, file: Path, store_id: UUID | None, right: FullRight | None, clock: Clock
) -> dict[str, Any]:
    """Write the guests of a store, or all, as CSV or, where the name ends so, XLSX; how many there were.

    Raises Refused for a full export that is too large or of another store, NotPossible for a file that cannot be written.
    """
    now = clock.now()
    if right is not None:
        store_id = _allowed_store(right, store_id)
    with database.snapshot(HOUSE) as connection:
        count = count_members(connection, store_id)
    if right is not None and count > MOST_IN_FULL:
        raise Refused(Code.EXPORT_TOO_LARGE, most=MOST_IN_FULL)
    facts = {"rows": count, "masked": right is None, **({} if right is None else right.facts())}
    actor = None if right is None else right.asker.id
    with database.transaction(HOUSE) as connection:
        note_in_audit(connection, "guest.export", facts, actor=actor, store_id=store_id, now=now)
    with database.snapshot(HOUSE) as connection:
        written = write_whole(
            file, lambda draft: _write(draft, file.suffix, member_rows(connection, store_id, right, now))
        )
    return {"file": str(file), "rows": written, "masked": right is None}


def shown_cells(guest: RecordedGuest, *, masked: bool) -> Row:
    """A guest in the columns of a member list; masked, nobody is known by them and nothing delicate is told."""
    content, card_no = guest.content, str(guest.directory["card_no"] or "")
    calendar, _, birthday = content.birthday.partition(" ")
    cells = {
        MemberColumn.CARD: card_no,
        MemberColumn.NAME: content.name,
        MemberColumn.GENDER: content.gender,
        MemberColumn.PHONE: content.phone,
        MemberColumn.BIRTHDAY: birthday,
        MemberColumn.CALENDAR: calendar,
        MemberColumn.TIER: content.tier,
        MemberColumn.MEMBER_SINCE: content.member_since,
        MemberColumn.SHOPPER: content.shopper,
        MemberColumn.PLATE: content.plate,
        MemberColumn.TITLE: content.title,
        MemberColumn.DRINK: content.drink,
        MemberColumn.TABOO: content.taboo,
        MemberColumn.NOTE: content.note,
    }
    if masked:
        cells |= {
            MemberColumn.CARD: f"****{card_no[-4:]}" if card_no else "",
            MemberColumn.NAME: mask_name(content.name),
            MemberColumn.PHONE: mask_phone(content.phone),
            MemberColumn.BIRTHDAY: birthday[5:] if birthday[:4].isdecimal() else birthday,
            MemberColumn.PLATE: mask_plate(content.plate),
            MemberColumn.TABOO: "",
            MemberColumn.NOTE: "",
        }
    return [cells[column] for column in MemberColumn]


def _allowed_store(right: FullRight, store_id: UUID | None) -> UUID | None:
    own = right.store_id
    if own is not None and store_id not in (None, own):
        raise Refused(Code.NOT_ALLOWED, role=right.asker.role)
    return store_id if own is None else own


def _guests(store_id: UUID | None, *told: Any) -> Select[Any]:
    statement = (
        select(*told).select_from(_GUEST).where(_GUEST.c.retired_at.is_(None), _GUEST.c.merged_into.is_(None))
    )
    return statement if store_id is None else statement.where(_GUEST.c.home_store_id == store_id)


def count_members(connection: Connection, store_id: UUID | None) -> int:
    """How many guests a list of a store, or of all, would have."""
    return int(connection.scalar(_guests(store_id, func.count())) or 0)


def member_rows(
    connection: Connection, store_id: UUID | None, right: FullRight | None, now: datetime
) -> Iterator[Row]:
    """The list with its header; masked without a right."""
    mark = [] if right is None else [f"{right.asker.code} {store_time(now):%Y-%m-%d %H:%M} {right.reason}"]
    yield [*(column.value for column in MemberColumn), *([] if right is None else [MARK])]
    ids = list(connection.scalars(_guests(store_id, _GUEST.c.id).order_by(_GUEST.c.id)))
    for some in chunks(ids, _GUESTS_PER_QUESTION):
        found = recorded_guests(connection, some)
        for guest_id in some:
            if guest_id in found:
                yield shown_cells(found[guest_id], masked=right is None) + mark


def _write(file: Path, suffix: str, rows: Iterable[Row]) -> int:
    return (_write_workbook if suffix.lower() == ".xlsx" else _write_text)(file, rows) - 1


def _write_text(file: Path, rows: Iterable[Row]) -> int:
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        return sum(1 for row in rows if writer.writerow(map(guarded, row)))


def _write_workbook(file: Path, rows: Iterable[Row]) -> int:
    # imported where one is written, as where one is read
    from openpyxl import Workbook  # noqa: PLC0415 - as said above
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    sheet = book.create_sheet("members")

    def cell(text: str) -> Any:
        made = WriteOnlyCell(sheet, value="")
        # by its kind and not by its look: a text that begins with = stays one
        made.value, made.data_type = ILLEGAL_CHARACTERS_RE.sub("", guarded(text)), "s"
        return made

    count = 0
    for row in rows:
        sheet.append(list(map(cell, row)))
        count += 1
    book.save(file)
    return count
