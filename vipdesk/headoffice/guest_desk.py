"""A desk asks for a guest whom it does not hold: found by what is exact, pinned in the store's scope for a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select

from vipdesk.chinese.phone import parse_phone, phone_text
from vipdesk.chinese.script import clean
from vipdesk.clock import Clock
from vipdesk.errors import Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.problems import BadQuestion, NotAllowed, TooManyLookUps
from vipdesk.headoffice.scope import ScopeBook, take_turn
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import new_id
from vipdesk.models.card import Card
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact
from vipdesk.models.record import GuestLookUp
from vipdesk.models.vocabulary import FLOOR_ROLES, ContactKind, ScopeReason
from vipdesk.protocol.guests import MOST_FOUND, FoundGuest, GuestAnswer, GuestQuestion

FETCHED_HOURS = 24
"""How long a fetched dossier stays at the store if nothing else holds it there (architecture.md §5)."""
MOST_AN_HOUR = 120
"""Look-ups of one person: more than a lounge receives in an hour, and too few to try numbers out (S33)."""

_CARD, _CONTACT, _DIRECTORY, _BOOK = (table_of(model) for model in (Card, Contact, DirectoryRow, GuestLookUp))
_SHOWN = (
    _DIRECTORY.c.id,
    _DIRECTORY.c.name,
    _DIRECTORY.c.address,
    _DIRECTORY.c.address_en,
    _DIRECTORY.c.tier,
    _DIRECTORY.c.phones,
    _DIRECTORY.c.merged_into,
)
_MOST_NAMESAKES = 500
"""People of one name in a group of a million: of these the last four digits leave a handful."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to ask, and the directory rows it leads to."""

    name: str
    rows: ColumnElement[bool]
    tail: str | None = None


class GuestDesk:
    """Head office's side of a look-up."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def ask(self, access: Access, question: GuestQuestion) -> GuestAnswer:
        """Who that is; one guest alone is fetched into the scope of the asking store.

        Raises NotAllowed for who may not receive guests, TooManyLookUps, and BadQuestion for one that is not exact.
        """
        way = _way(question)
        now = self._clock.now()

        def work(connection: Connection) -> GuestAnswer:
            return _LookUp(connection, access, question.staff_id, now).answer(way)

        return self._database.run(access.scope, work)


@dataclass(frozen=True, slots=True)
class _LookUp:
    """One transaction: the look-up is counted in it whatever it finds."""

    connection: Connection
    access: Access
    staff_id: UUID
    now: datetime

    def answer(self, way: _Way) -> GuestAnswer:
        self._require_right()
        self._require_measure()
        found = self._find(way)
        fetched = found[0].guest_id if len(found) == 1 else None
        self._count(way, len(found), fetched)
        if fetched is not None:
            self._fetch(fetched)
        return GuestAnswer(found=found, fetched=fetched)

    def _require_right(self) -> None:
        try:
            actor = author(AuthorBook(self.connection), self.access, self.staff_id, self.now)
        except Refused as cause:
            raise NotAllowed from cause
        if actor.role not in FLOOR_ROLES:
            raise NotAllowed

    def _require_measure(self) -> None:
        since = self.now - timedelta(hours=1)
        asked = select(func.count()).where(_BOOK.c.staff_id == self.staff_id, _BOOK.c.asked_at > since)
        if (self.connection.scalar(asked) or 0) >= MOST_AN_HOUR:
            raise TooManyLookUps

    def _find(self, way: _Way) -> list[FoundGuest]:
        """Everybody it leads to, each under the name that remained after merges."""
        statement = select(*_SHOWN).where(_DIRECTORY.c.retired_at.is_(None), way.rows).order_by(_DIRECTORY.c.rank)
        rows = self.connection.execute(statement.limit(_MOST_NAMESAKES)).all()
        found: dict[UUID, FoundGuest] = {}
        for row in rows:
            if way.tail is not None and all(phone["tail"] != way.tail for phone in row.phones):
                continue
            remaining = self._remaining(row)
            if remaining is not None:
                found.setdefault(remaining.id, _found(remaining))
        return list(found.values())[:MOST_FOUND]

    def _remaining(self, row: Any) -> Any:
        """The guest a merged one turned out to be; None where names lead back to themselves (P31)."""
        seen = set()
        while row is not None and row.merged_into is not None:
            if row.id in seen:
                return None
            seen.add(row.id)
            again = select(*_SHOWN).where(_DIRECTORY.c.id == row.merged_into, _DIRECTORY.c.retired_at.is_(None))
            row = self.connection.execute(again).one_or_none()
        return row

    def _count(self, way: _Way, found: int, fetched: UUID | None) -> None:
        self.connection.execute(
            insert(_BOOK).values(
                id=new_id(),
                staff_id=self.staff_id,
                desk_id=self.access.desk_id,
                store_id=self.access.store_id,
                way=way.name,
                found=found,
                guest_id=fetched,
                asked_at=self.now,
            )
        )

    def _fetch(self, guest_id: UUID) -> None:
        """Pin the guest: the first reason sends all rows of the dossier, under every name (P11)."""
        book = ScopeBook(self.connection)
        take_turn(self.connection, alone=False)
        # all names at once: whoever takes one after the other may wait for somebody who waits for this one
        book.lock(book.aliases(guest_id))
        writer = RecordWriter(self.connection, book)
        until = self.now + timedelta(hours=FETCHED_HOURS)
        writer.hold(self.access.store_id, guest_id, ScopeReason.FETCHED, until)
        writer.stamp()


def _way(question: GuestQuestion) -> _Way:
    """The one way that is given; raises BadQuestion for none, several, or one that is not exact."""
    given = {name for name in _WAYS if getattr(question, name) is not None}
    if len(given) != 1 or (question.tail is not None) != (given == {"name"}):
        raise BadQuestion
    (name,) = given
    return _WAYS[name](question)


def _by_id(question: GuestQuestion) -> _Way:
    return _Way("guest_id", _DIRECTORY.c.id == question.guest_id)


def _by_card(question: GuestQuestion) -> _Way:
    number = clean(question.card_no or "").upper()
    if not number:
        raise BadQuestion
    holders: Select[tuple[UUID]] = select(_CARD.c.guest_id).where(
        _CARD.c.card_no == number, _CARD.c.retired_at.is_(None)
    )
    return _Way("card_no", _DIRECTORY.c.id.in_(holders))


def _by_phone(question: GuestQuestion) -> _Way:
    phone = parse_phone(question.phone or "")
    if phone is None or phone.masked:
        raise BadQuestion
    holders: Select[tuple[UUID]] = select(_CONTACT.c.guest_id).where(
        _CONTACT.c.sealed_value == phone_text(phone),
        _CONTACT.c.kind == ContactKind.PHONE,
        _CONTACT.c.retired_at.is_(None),
    )
    return _Way("phone", _DIRECTORY.c.id.in_(holders))


def _by_name(question: GuestQuestion) -> _Way:
    name, tail = clean(question.name or ""), question.tail or ""
    if not name or len(tail) != 4 or not (tail.isascii() and tail.isdigit()):
        raise BadQuestion
    return _Way("name", _DIRECTORY.c.name == name, tail)


_WAYS: dict[str, Callable[[GuestQuestion], _Way]] = {
    "guest_id": _by_id,
    "card_no": _by_card,
    "phone": _by_phone,
    "name": _by_name,
}


def _found(row: Any) -> FoundGuest:
    return FoundGuest(
        guest_id=row.id,
        name=row.name,
        address=row.address,
        address_en=row.address_en,
        tier=row.tier,
        masked_phone=row.phones[0]["masked"] if row.phones else None,
    )
