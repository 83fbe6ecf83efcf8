"""What the record knows of the people a chunk of a member list may be about: read in a few set queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, tuple_

from vipdesk.chinese.phone import phone_text
from vipdesk.headoffice.feeds.known_members import KnownCard, KnownMembers, KnownPerson, tail_of
from vipdesk.headoffice.feeds.member_record import Birthday, MemberRecord
from vipdesk.headoffice.feeds.recorded_content import birthday_text, recorded_content
from vipdesk.models.card import Card
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate
from vipdesk.models.vocabulary import DateKind

_CARD = table_of(Card)
_CONTACT = table_of(Contact)
_DATE = table_of(ImportantDate)
_DIRECTORY = table_of(DirectoryRow)
_GUEST = table_of(Guest)


def recall(connection: Connection, members: Sequence[MemberRecord], known: KnownMembers) -> None:
    """Add to `known` whoever of the record has a card, a phone number, or name and birthday of these members."""
    _recall_cards(connection, [member.card_no for member in members], known)
    _recall_phones(connection, {phone_text(member.phone) for member in members if member.phone is not None}, known)
    born = [(member.name, member.birthday) for member in members if member.birthday is not None]
    _recall_namesakes(connection, born, known)


def _recall_cards(connection: Connection, card_nos: Iterable[str], known: KnownMembers) -> None:
    statement = (
        select(_CARD.c.card_no, _CARD.c.guest_id, _CARD.c.primary, _DIRECTORY.c.card_no.label("first"))
        .join(_DIRECTORY, _DIRECTORY.c.id == _CARD.c.guest_id)
        .where(_CARD.c.card_no.in_(list(card_nos)))
    )
    rows = connection.execute(statement).all()
    contents = recorded_content(connection, [row.guest_id for row in rows if row.primary])
    for row in rows:
        known.add_card(
            KnownCard(
                card_no=row.card_no,
                guest_id=row.guest_id,
                line=0,
                tail=tail_of(row.first),
                content=contents.get(row.guest_id) if row.primary else None,
            )
        )


def _recall_phones(connection: Connection, phones: set[str], known: KnownMembers) -> None:
    if not phones:
        return
    birthday = and_(_DATE.c.guest_id == _GUEST.c.id, _is_birthday())
    statement = (
        _people(_CONTACT.c.sealed_value.label("phone"))
        .select_from(_CONTACT)
        .join(_GUEST, _GUEST.c.id == _CONTACT.c.guest_id)
        .join(_DIRECTORY, _DIRECTORY.c.id == _GUEST.c.id)
        .outerjoin(_DATE, birthday)
        .where(_CONTACT.c.sealed_value.in_(sorted(phones)), _CONTACT.c.retired_at.is_(None))
    )
    for row in _in_order(connection.execute(statement)):
        known.add_person(_person(row, row.phone))


def _recall_namesakes(connection: Connection, born: list[tuple[str, Birthday]], known: KnownMembers) -> None:
    if not born:
        return
    # from the names inwards: on one day of the year a large house has thousands of birthdays
    days = {(birthday.calendar.value, birthday.given.month, birthday.given.day) for _, birthday in born}
    statement = (
        _people()
        .select_from(_GUEST)
        .join(_DATE, _DATE.c.guest_id == _GUEST.c.id)
        .join(_DIRECTORY, _DIRECTORY.c.id == _GUEST.c.id)
        .where(_GUEST.c.full_name.in_(sorted({name for name, _ in born})), _is_birthday())
        .where(tuple_(_DATE.c.calendar, _DATE.c.month, _DATE.c.day).in_(sorted(days)))
    )
    for row in _in_order(connection.execute(statement)):
        known.add_person(_person(row, ""))


def _people(*further: ColumnElement[Any]) -> Select[Any]:
    """What `_person` needs of guests, and further columns."""
    date = _DATE.c
    columns = (_GUEST.c.id, _GUEST.c.full_name, _DIRECTORY.c.card_no)
    given = (date.calendar, date.year, date.month, date.day, date.leap)
    return select(*columns, *given, *further).where(_GUEST.c.retired_at.is_(None))


def _is_birthday() -> ColumnElement[bool]:
    return and_(_DATE.c.kind == DateKind.BIRTHDAY, _DATE.c.retired_at.is_(None))


def _in_order(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """The same order on every database, so that reports name the same guest."""
    return sorted(rows, key=lambda row: str(row.card_no))


def _person(row: Row[Any], phone: str) -> KnownPerson:
    return KnownPerson(
        guest_id=row.id,
        name=row.full_name,
        birthday="" if row.calendar is None else birthday_text(row),
        phone=phone,
        tail=tail_of(row.card_no),
    )
