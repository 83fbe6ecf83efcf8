"""What the record says of guests today, in the form of a member list's record, so that the two can be compared."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.given_dates import GivenDate
from vipdesk.headoffice.feeds.known_members import CALENDARS, GENDERS, Content
from vipdesk.headoffice.feeds.member_rows import joined_notes
from vipdesk.ids import GuestId
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import AssignmentKind, ContactKind, DateKind, Topic

_CONTACT = table_of(Contact)
_DATE = table_of(ImportantDate)
_GUEST = table_of(Guest)
_NOTE = table_of(Note)
_PREFERENCE = table_of(Preference)
_ASSIGNMENT = table_of(ShopperAssignment)
_STAFF = table_of(Staff)

_TOPICS = {Topic.DRINK.value: MemberColumn.DRINK, Topic.TABOO.value: MemberColumn.TABOO}


def birthday_text(row: Any) -> str:
    """The birthday of a row that has the columns of `important_date`, as `content_of` writes it."""
    return f"{CALENDARS[row.calendar]} {GivenDate(row.year, row.month, row.day, row.leap).text}"


def recorded_content(connection: Connection, guest_ids: Sequence[UUID]) -> dict[GuestId, Content]:
    """What the record says of guests today, in the form of a list's record."""
    if not guest_ids:
        return {}
    guests = connection.execute(select(_GUEST).where(_GUEST.c.id.in_(guest_ids)))
    contents = {guest.id: _said_of(guest) for guest in guests}
    for guest_id, column, value in _details(connection, guest_ids):
        contents[guest_id][column] = value
    written = select(_NOTE.c.id, _NOTE.c.text).where(_NOTE.c.guest_id.in_(guest_ids), _NOTE.c.author_id.is_(None))
    texts = {row.id: row.text for row in connection.execute(written)}
    for guest_id, content in contents.items():
        content[MemberColumn.NOTE] = joined_notes(guest_id, texts)
    return contents


def _details(connection: Connection, guest_ids: Sequence[UUID]) -> Iterable[tuple[GuestId, MemberColumn, str]]:
    contacts = select(_CONTACT).where(
        _CONTACT.c.guest_id.in_(guest_ids), _CONTACT.c.kind == ContactKind.PHONE, _CONTACT.c.retired_at.is_(None)
    )
    for row in connection.execute(contacts):
        yield row.guest_id, MemberColumn.PHONE, row.sealed_value or row.masked
    birthdays = select(_DATE).where(
        _DATE.c.guest_id.in_(guest_ids), _DATE.c.kind == DateKind.BIRTHDAY, _DATE.c.retired_at.is_(None)
    )
    for row in connection.execute(birthdays):
        yield row.guest_id, MemberColumn.BIRTHDAY, birthday_text(row)
    wishes = select(_PREFERENCE).where(
        _PREFERENCE.c.guest_id.in_(guest_ids),
        _PREFERENCE.c.topic.in_(list(_TOPICS)),
        _PREFERENCE.c.retired_at.is_(None),
    )
    for row in connection.execute(wishes):
        yield row.guest_id, _TOPICS[row.topic], row.value or ""
    shoppers = (
        select(_ASSIGNMENT.c.guest_id, _STAFF.c.code)
        .join(_STAFF, _STAFF.c.id == _ASSIGNMENT.c.staff_id)
        .where(
            _ASSIGNMENT.c.guest_id.in_(guest_ids),
            _ASSIGNMENT.c.active,
            _ASSIGNMENT.c.kind == AssignmentKind.PRIMARY,
            _ASSIGNMENT.c.retired_at.is_(None),
        )
    )
    for row in connection.execute(shoppers):
        yield row.guest_id, MemberColumn.SHOPPER, row.code


def _said_of(guest: Any) -> Content:
    """What the guest's own row says; the columns of other tables are still empty."""
    return dict.fromkeys(MemberColumn, "") | {
        MemberColumn.NAME: guest.full_name,
        MemberColumn.GENDER: GENDERS.get(guest.gender or "", ""),
        MemberColumn.TIER: guest.tier or "",
        MemberColumn.MEMBER_SINCE: guest.member_since or "",
        MemberColumn.PLATE: guest.plate or "",
        MemberColumn.TITLE: guest.title or "",
    }
