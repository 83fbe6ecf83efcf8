"""What the record knows of the people a chunk of a member list may be about: read in a few set queries."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnClause, Connection, Result, RowMapping, Select, TextualSelect, column, select, text

from vipdesk.headoffice.bulk import texts_given
from vipdesk.headoffice.feeds.known_members import KnownCard, KnownMembers, KnownPerson, Sought, tail_of
from vipdesk.headoffice.feeds.member_reading import ReadMember
from vipdesk.headoffice.feeds.recorded_guests import add_remaining, birthday_of, recorded_guests
from vipdesk.models.card import Card
from vipdesk.models.columns import Guid, Truth
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow

_CARD = table_of(Card)
_DIRECTORY = table_of(DirectoryRow)

_TOLD = "guest.id, guest.full_name, directory_row.card_no, day.calendar, day.year, day.month, day.day, day.leap"
_IS_BIRTHDAY = "day.guest_id = guest.id AND day.kind = 'birthday' AND day.retired_at IS NULL"
_BY_PHONE = {
    "postgresql": f"""
        SELECT {_TOLD}, contact.sealed_value AS phone
        FROM json_array_elements_text(cast(:sought AS json)) AS sought
        CROSS JOIN LATERAL (SELECT * FROM contact
          WHERE contact.sealed_value = sought.value AND contact.retired_at IS NULL OFFSET 0) AS contact
        CROSS JOIN LATERAL (SELECT * FROM guest
          WHERE guest.id = contact.guest_id AND guest.retired_at IS NULL OFFSET 0) AS guest
        JOIN directory_row ON directory_row.id = guest.id
        LEFT JOIN LATERAL (SELECT * FROM important_date AS day WHERE {_IS_BIRTHDAY} OFFSET 0) AS day ON true
    """,  # noqa: S608 - constants
    "sqlite": f"""
        SELECT {_TOLD}, contact.sealed_value AS phone
        FROM json_each(:sought) AS sought
        CROSS JOIN contact ON contact.sealed_value = sought.value AND contact.retired_at IS NULL
        CROSS JOIN guest ON guest.id = contact.guest_id AND guest.retired_at IS NULL
        CROSS JOIN directory_row ON directory_row.id = guest.id
        LEFT JOIN important_date AS day ON {_IS_BIRTHDAY}
    """,  # noqa: S608 - constants
}
"""Whoever has one of these numbers, and when they were born."""
_BY_BIRTH = {
    "postgresql": f"""
        SELECT {_TOLD}
        FROM json_to_recordset(cast(:sought AS json)) AS sought (name text, calendar text, month integer)
        CROSS JOIN LATERAL (SELECT * FROM guest
          WHERE guest.full_name = sought.name AND guest.retired_at IS NULL OFFSET 0) AS guest
        CROSS JOIN LATERAL (SELECT * FROM important_date AS day
          WHERE {_IS_BIRTHDAY} AND day.calendar = sought.calendar AND day.month = sought.month OFFSET 0) AS day
        JOIN directory_row ON directory_row.id = guest.id
    """,  # noqa: S608 - constants
    "sqlite": f"""
        SELECT {_TOLD}
        FROM json_each(:sought) AS sought
        CROSS JOIN guest ON guest.full_name = sought.value ->> 'name' AND guest.retired_at IS NULL
        CROSS JOIN important_date AS day ON {_IS_BIRTHDAY}
          AND day.calendar = sought.value ->> 'calendar' AND day.month = sought.value ->> 'month'
        CROSS JOIN directory_row ON directory_row.id = guest.id
    """,  # noqa: S608 - constants
}
"""Whoever has one of these names and was born in the month that goes with it."""
# written so that each begins with what is sought: left to itself, a database without statistics begins at all birthdays


def sought_by(chunk: Iterable[ReadMember]) -> list[Sought]:
    """By what the good records of a chunk may be about somebody known."""
    return [
        Sought(
            read.card_no,
            read.content.phone if read.whole_phone else "",
            read.content.name,
            read.content.birthday,
            read.birth,
        )
        for read in chunk
        if read.content is not None
    ]


def recall(connection: Connection, sought: Sequence[Sought], known: KnownMembers) -> None:
    """Bring to mind whoever of the record has a card, a phone number, or name and birthday that is sought."""
    kind = connection.dialect.name
    _recall_cards(connection, [record.card_no for record in sought], known)
    phones = {record.phone for record in sought if record.phone}
    if phones:
        given = msgspec.json.encode(sorted(phones)).decode()
        rows = _in_order(connection.execute(_people(_BY_PHONE[kind]), {"sought": given}))
        known.add_recorded_people([_person(row, row["phone"]) for row in rows], phone=True)
    born = {(record.name, record.birthday) for record in sought if record.birthday}
    if born:
        rows = _in_order(connection.execute(_people(_BY_BIRTH[kind]), {"sought": _born_text(sought)}))
        people = [_person(row, "") for row in rows]
        met = [person for person in people if (person.name, person.birthday) in born]
        known.add_recorded_people(met, phone=False)


def _recall_cards(connection: Connection, card_nos: list[str], known: KnownMembers) -> None:
    rows = connection.execute(_by_card(connection.dialect.name), {"among": card_nos}).all()
    guests = recorded_guests(connection, [row.guest_id for row in rows if row.primary])
    add_remaining(connection, guests)
    for row in rows:
        recorded = guests.get(row.guest_id) if row.primary else None
        content = None if recorded is None else recorded.content
        known.add_recorded_card(KnownCard(row.card_no, row.guest_id, 0, tail_of(row.first), content, recorded))


def _born_text(sought: Iterable[Sought]) -> str:
    wanted = {(record.name, *record.birth) for record in sought if record.birth is not None}
    rows = [{"name": name, "calendar": calendar, "month": month} for name, calendar, month in sorted(wanted)]
    return msgspec.json.encode(rows).decode()


@cache
def _by_card(kind: str) -> Select[Any]:
    return (
        select(_CARD.c.card_no, _CARD.c.guest_id, _CARD.c.primary, _DIRECTORY.c.card_no.label("first"))
        .join(_DIRECTORY, _DIRECTORY.c.id == _CARD.c.guest_id)
        .where(texts_given(kind, _CARD.c.card_no, "among"))
    )


@cache
def _people(statement: str) -> TextualSelect:
    told: list[ColumnClause[Any]] = [column("id", Guid())]
    told += [column(name) for name in ("full_name", "card_no", "calendar", "year", "month", "day")]
    told.append(column("leap", Truth()))
    if "AS phone" in statement:
        told.append(column("phone"))
    return text(statement).columns(*told)


def _in_order(found: Result[Any]) -> list[RowMapping]:
    """The same order on every database, so that reports name the same guest."""
    return sorted(found.mappings(), key=lambda row: str(row["card_no"]))


def _person(row: RowMapping, phone: str) -> KnownPerson:
    birthday = "" if row["calendar"] is None else birthday_of(row)
    return KnownPerson(row["id"], row["full_name"], birthday, phone, tail_of(row["card_no"]))
