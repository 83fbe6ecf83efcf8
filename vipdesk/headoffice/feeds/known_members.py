"""Who is known while a list of members is read: from its earlier lines, and from the record."""

import json
from dataclasses import dataclass
from uuid import UUID

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import phone_text
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.member_record import MemberRecord
from vipdesk.headoffice.feeds.scratch import Scratch
from vipdesk.ids import GuestId
from vipdesk.models.vocabulary import Calendar

Content = dict[MemberColumn, str]
"""What a record says, column by column, in one writing; empty for what it does not say."""

GENDERS = {"m": "男", "f": "女"}
CALENDARS: dict[str, str] = {Calendar.SOLAR: "公历", Calendar.LUNAR: "农历"}

_SCHEMA = """
CREATE TABLE card (card_no TEXT PRIMARY KEY, guest_id BLOB, line INTEGER, tail TEXT, content TEXT) WITHOUT ROWID;
CREATE TABLE person (guest_id BLOB, name TEXT, birthday TEXT, phone TEXT, tail TEXT, PRIMARY KEY (guest_id, phone));
CREATE INDEX person_phone ON person (phone);
CREATE INDEX person_name ON person (name, birthday);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCard:
    """A card that has its guest. `line` is 0 for one of the record; `tail` are the last digits of the first card.

    A further card of the record has no content: its guest's rows came from the first one.
    """

    card_no: str
    guest_id: GuestId
    line: int
    tail: str
    content: Content | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A guest by what two lists may have in common; `birthday` and `phone` are empty where they are not known."""

    guest_id: GuestId
    name: str
    birthday: str
    phone: str
    tail: str


def tail_of(card_no: str | None) -> str:
    """The last four digits of a card, by which a report names its guest."""
    return (card_no or "")[-4:]


def content_of(member: MemberRecord, shopper: str | None) -> Content:
    """What a record says; `shopper` is the code of whoever it leads to."""
    birthday = member.birthday
    said = {
        MemberColumn.NAME: member.name,
        MemberColumn.GENDER: GENDERS.get(member.gender or ""),
        MemberColumn.PHONE: None if member.phone is None else phone_text(member.phone),
        MemberColumn.BIRTHDAY: None
        if birthday is None
        else f"{CALENDARS[birthday.calendar]} {birthday.given.text}",
        MemberColumn.TIER: member.tier,
        MemberColumn.MEMBER_SINCE: member.member_since,
        MemberColumn.SHOPPER: shopper,
        MemberColumn.PLATE: member.plate,
        MemberColumn.TITLE: member.title,
        MemberColumn.DRINK: member.drink,
        MemberColumn.TABOO: member.taboo,
        MemberColumn.NOTE: member.note,
    }
    return {column: value or "" for column, value in said.items()}


def differences(here: Content, known: Content) -> list[tuple[MemberColumn, str, str]]:
    """Column, value here and value known, wherever the two differ; phones are shown masked.

    A masked phone is the same as the number it hides.
    """
    found: list[tuple[MemberColumn, str, str]] = []
    for column, value in here.items():
        other = known[column]
        if column is MemberColumn.PHONE:
            masked = "*" in value + other
            if (mask_phone(value) == mask_phone(other)) if masked else value == other:
                continue
            found.append((column, mask_phone(value), mask_phone(other)))
        elif value != other:
            found.append((column, value, other))
    return found


class KnownMembers(Scratch):
    """Everybody a record of the file may turn out to be."""

    def __init__(self) -> None:
        """Know nobody yet."""
        super().__init__(_SCHEMA)

    def add_card(self, card: KnownCard) -> None:
        """Remember a card, unless it is known already."""
        content = None if card.content is None else json.dumps(card.content, ensure_ascii=False)
        self.add(
            "INSERT OR IGNORE INTO card VALUES (?, ?, ?, ?, ?)",
            (card.card_no, card.guest_id.bytes, card.line, card.tail, content),
        )

    def add_person(self, person: KnownPerson) -> None:
        """Remember a guest, unless known already."""
        self.add(
            "INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?, ?)",
            (person.guest_id.bytes, person.name, person.birthday, person.phone, person.tail),
        )

    def card(self, card_no: str) -> KnownCard | None:
        """The card of that number."""
        found = self.rows("SELECT * FROM card WHERE card_no = ?", (card_no,))
        if not found:
            return None
        number, guest_id, line, tail, content = found[0]
        return KnownCard(
            card_no=number,
            guest_id=GuestId(UUID(bytes=guest_id)),
            line=line,
            tail=tail,
            content=None
            if content is None
            else {MemberColumn(key): said for key, said in json.loads(content).items()},
        )

    def with_phone(self, phone: str) -> list[KnownPerson]:
        """Everybody with that number, first known first."""
        return self._people("phone = ?", (phone,))

    def namesakes(self, name: str, birthday: str) -> list[KnownPerson]:
        """Everybody of that name, letter for letter, born on that day, first known first."""
        return self._people("name = ? AND birthday = ?", (name, birthday))

    def _people(self, condition: str, values: tuple[str, ...]) -> list[KnownPerson]:
        rows = self.rows(f"SELECT * FROM person WHERE {condition} ORDER BY rowid", values)  # noqa: S608 - two constants
        return [
            KnownPerson(
                guest_id=GuestId(UUID(bytes=guest_id)), name=name, birthday=birthday, phone=phone, tail=tail
            )
            for guest_id, name, birthday, phone, tail in rows
        ]
