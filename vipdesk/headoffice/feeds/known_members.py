"""Who is known while a list of members is read: from its earlier lines, and from the record.

What the file has brought is kept in a temporary database, so that a long file needs no more memory; of the record is
read what a chunk is about. Both are put together for the chunk in few questions, not record by record.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from vipdesk.headoffice.feeds.member_content import Content
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest
from vipdesk.headoffice.feeds.scratch import Scratch
from vipdesk.ids import GuestId

_SCHEMA = """
CREATE TABLE card (card_no TEXT PRIMARY KEY, guest_id BLOB, line INTEGER, tail TEXT, content TEXT) WITHOUT ROWID;
CREATE TABLE person (guest_id BLOB, name TEXT, birthday TEXT, phone TEXT, tail TEXT, born TEXT);
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_born ON person (born) WHERE born <> '';
"""
_AMONG = "IN (SELECT value FROM json_each(?))"
_BETWEEN = "\x1f"


class KnownCard(NamedTuple):
    """A card that has its guest. `line` is 0 for one of the record; `tail` are the last digits of the first card.

    A further card of the record has no content: its guest's rows came from the first one. `recorded` is the guest of
    a first card of the record.
    """

    card_no: str
    guest_id: GuestId
    line: int
    tail: str
    content: Content | None
    recorded: RecordedGuest | None = None


class KnownPerson(NamedTuple):
    """A guest by what two lists may have in common; `birthday` and `phone` are empty where they are not known."""

    guest_id: GuestId
    name: str
    birthday: str
    phone: str
    tail: str


class Sought(NamedTuple):
    """By what a record may turn out to be about somebody known; empty where it says nothing."""

    card_no: str
    phone: str
    name: str
    birthday: str
    birth: tuple[str, int] | None
    """Calendar and month of the birthday."""


def tail_of(card_no: str | None) -> str:
    """The last four digits of a card, by which a report names its guest."""
    return (card_no or "")[-4:]


class KnownMembers(Scratch):
    """Everybody a record of the file may turn out to be."""

    def __init__(self) -> None:
        """Know nobody yet."""
        super().__init__(_SCHEMA)
        self.forget()

    def forget(self) -> None:
        """Begin a chunk, or begin it again: what was decided about it so far did not happen."""
        self._cards: dict[str, KnownCard] = {}
        self._by_phone: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._by_birth: defaultdict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
        self._fresh_cards: list[KnownCard] = []
        self._fresh_people: list[KnownPerson] = []

    def seek(self, sought: Iterable[Sought]) -> None:
        """Bring to mind whom of the file's earlier lines these records may be about."""
        cards, phones, born = set(), set(), set()
        for record in sought:
            cards.add(record.card_no)
            if record.phone:
                phones.add(record.phone)
            if record.birthday:
                born.add(f"{record.name}{_BETWEEN}{record.birthday}")
        for number, guest_id, line, tail, content in self._among("card", "card_no", cards):
            self._cards[number] = KnownCard(
                number, GuestId(UUID(bytes=guest_id)), line, tail, Content(*msgspec.json.decode(content))
            )
        # the conditions are those of the indexes
        for row in self._among("person", "phone <> '' AND phone", phones):
            self._note_person(_person(row), phone=True)
        for row in self._among("person", "born <> '' AND born", born):
            self._note_person(_person(row), phone=False)

    def add_recorded_card(self, card: KnownCard) -> None:
        """Bring a card of the record to mind; of one that the file has brought, its line counts."""
        self._cards.setdefault(card.card_no, card)

    def add_recorded_people(self, people: Iterable[KnownPerson], *, phone: bool) -> None:
        """Bring people of the record to mind, found by their number or else by name and birthday.

        Those whom this file has brought are known by their lines already; the others were there before them.
        """
        met: defaultdict[Any, list[KnownPerson]] = defaultdict(list)
        for person in people:
            met[person.phone if phone else (person.name, person.birthday)].append(person)
        known: Any = self._by_phone if phone else self._by_birth
        for key, found in met.items():
            of_file = {person.guest_id for person in known[key]}
            known[key][:0] = [person for person in found if person.guest_id not in of_file]

    def add_card(self, card: KnownCard) -> None:
        """Remember a card of the file."""
        self._cards[card.card_no] = card
        self._fresh_cards.append(card)

    def add_person(self, person: KnownPerson) -> None:
        """Remember a guest whom the file brings."""
        self._note_person(person, phone=True)
        self._note_person(person, phone=False)
        self._fresh_people.append(person)

    def keep(self) -> None:
        """End the chunk: it has been written to the record."""
        self.begin()
        self.add_all(
            "INSERT INTO card VALUES (?, ?, ?, ?, ?)",
            ((c.card_no, c.guest_id.bytes, c.line, c.tail, _text(c.content)) for c in self._fresh_cards),
        )
        self.add_all("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", map(_row, self._fresh_people))
        super().keep()
        self.forget()

    def card(self, card_no: str) -> KnownCard | None:
        """The card of that number."""
        return self._cards.get(card_no)

    def with_phone(self, phone: str) -> list[KnownPerson]:
        """Everybody with that number, first known first."""
        return self._by_phone.get(phone, [])

    def namesakes(self, name: str, birthday: str) -> list[KnownPerson]:
        """Everybody of that name, letter for letter, born on that day, first known first."""
        return self._by_birth.get((name, birthday), [])

    def _note_person(self, person: KnownPerson, *, phone: bool) -> None:
        if phone and person.phone:
            self._by_phone[person.phone].append(person)
        elif not phone and person.birthday:
            self._by_birth[person.name, person.birthday].append(person)

    def _among(self, table: str, column: str, wanted: set[str]) -> list[tuple[Any, ...]]:
        if not wanted:
            return []
        order = "card_no" if table == "card" else "rowid"
        statement = f"SELECT * FROM {table} WHERE {column} {_AMONG} ORDER BY {order}"  # noqa: S608 - constants
        return self.rows(statement, (msgspec.json.encode(sorted(wanted)).decode(),))


def _text(content: Content | None) -> str:
    return msgspec.json.encode(tuple(content or Content())).decode()


def _row(person: KnownPerson) -> tuple[Any, ...]:
    born = f"{person.name}{_BETWEEN}{person.birthday}" if person.birthday else ""
    return (person.guest_id.bytes, person.name, person.birthday, person.phone, person.tail, born)


def _person(row: tuple[Any, ...]) -> KnownPerson:
    guest_id, name, birthday, phone, tail, _ = row
    return KnownPerson(GuestId(UUID(bytes=guest_id)), name, birthday, phone, tail)
