"""The people of the sample export: each is found by every way in which somebody may be remembered."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import PHONE_SECRET, SmallDesk, copy_desk, make_template
from tests.fakes.small_house import SECOND_SHOPPER, STORE
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.chinese.dates import store_date
from vipdesk.chinese.phone import Phone, parse_phone, search_digits
from vipdesk.chinese.pinyin import name_readings
from vipdesk.chinese.salutation import address as salutation
from vipdesk.chinese.script import is_han, plain_letters
from vipdesk.chinese.surnames import split_name
from vipdesk.chinese.traditional import TRADITIONAL
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS
from vipdesk.headoffice.feeds.findings import Findings
from vipdesk.headoffice.feeds.member_record import MemberReader, MemberRecord
from vipdesk.headoffice.feeds.member_rows import HouseFacts, assignment_values, guest_id_of, guest_values
from vipdesk.headoffice.feeds.source import open_source
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.declarative import Shared
from vipdesk.models.guest import Guest, ShopperAssignment
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.guests import MOST_HITS, Hit, MatchReason
from vipdesk.rules.card_patterns import CARD_PATTERNS_POLICY
from vipdesk.rules.dossier_keys import runs

MEMBERS = Path(__file__).parents[2] / "resources" / "samples" / "members.csv"
TIERS = {"钻石卡": 0, "白金卡": 1, "金卡": 2}
_TO_TRADITIONAL = str.maketrans(dict(zip(TRADITIONAL[1::2], TRADITIONAL[::2], strict=True)))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Person:
    """One of them."""

    guest_id: GuestId
    member: MemberRecord
    readings: tuple[tuple[str, ...], ...]

    @property
    def reading(self) -> tuple[str, ...]:
        return self.readings[0] if self.readings else ()

    @property
    def fate(self) -> int:
        """What is told of them beyond the export, which has no such numbers and names: 0 Hong Kong, 1 Macau, 2 an alias."""
        return crc32(self.member.card_no.encode()) % 12

    @property
    def alias(self) -> str:
        return f"阿{self.name[-1]}{self.name[0]}" if self.fate == 2 and self.is_chinese else ""

    @property
    def name(self) -> str:
        return self.member.name

    @property
    def is_chinese(self) -> bool:
        return all(map(is_han, self.name)) and len(self.reading) == len(self.name) > 1

    @property
    def phone(self) -> str:
        phone = self.member.phone
        return "" if phone is None or phone.masked else search_digits(phone)


@cache
def _everybody() -> tuple[Person, ...]:
    return tuple(_read_everybody())


def _read_everybody() -> Iterator[Person]:
    cards: set[str] = set()
    with open_source(MEMBERS, MEMBER_COLUMNS) as source:
        reader = MemberReader(source.layout, TIERS.keys(), store_date(NOON))
        for record in source.records:
            member = reader.read(record, Findings(record.line, "", "zh"))
            if member is not None and member.card_no not in cards:
                cards.add(member.card_no)
                readings = tuple(map(tuple, name_readings(member.name) or []))
                person = Person(guest_id_of(member.card_no), member, readings)
                yield replace(person, member=member._replace(phone=_phone(person)))


def _phone(person: Person) -> Phone | None:
    """Every twelfth lives in Hong Kong, and as many in Macau."""
    head = {0: "+852 9", 1: "+853 6"}.get(person.fate)
    number = f"{crc32(person.name.encode()) % 10_000_000:07}"
    return person.member.phone if head is None else parse_phone(head + number)


@pytest.fixture(scope="module")
def people() -> list[Person]:
    """Whoever has an odd name, and a hundred others."""
    everybody = _everybody()
    assert len(everybody) > 2300
    odd = [person for person in everybody if not person.is_chinese or len(person.name) > 3]
    odd += [person for person in everybody if _with_umlaut(person)][:20]
    noted = [person for person in everybody if person.member.note]
    draw = random.Random(4)  # noqa: S311 - a selection, nothing secret
    return odd + draw.sample(noted, min(60, len(noted))) + draw.sample(everybody, 100)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """A desk that holds the dossiers of all of them."""
    folder = tmp_path_factory.mktemp("samples")
    desk = copy_desk(make_template(folder / "template"), folder / "desk")
    facts = HouseFacts(imported_at=NOON, phone_secret=PHONE_SECRET, tiers=TIERS)
    rows = [row for person in _everybody() for row in _rows(person, facts)]
    unique = list({(type(row), row.id): row for row in rows}.values())
    aliases = {person.guest_id: person.alias for person in _everybody() if person.alias}
    for row in unique:
        if isinstance(row, Guest):
            row.alias = aliases.get(GuestId(row.id))
    codes = [{"pattern": r"https://m\.example/u\?c=(\d{12})", "card": r"\1"}]
    desk.put(Policy(id=derived_id("codes"), key=CARD_PATTERNS_POLICY, store_id=None, value=codes), done=False)
    for first in range(0, len(unique), 2000):
        desk.put(*unique[first : first + 2000], done=False)
    desk.page()
    yield desk
    desk.cache.close()


def _rows(person: Person, facts: HouseFacts) -> Iterator[Shared]:
    """What an import makes of a record."""
    for model, values in guest_values(person.member, STORE, facts):
        yield model(**values)
    yield ShopperAssignment(**assignment_values(person.guest_id, SECOND_SHOPPER, NOON))


Way = Callable[[Person], str]


def _mixed(person: Person) -> str:
    surname, given = split_name(person.name)
    return surname + "".join(part[0] for part in person.reading[len(surname) :]) if given else ""


def _latin_last_word_first(person: Person) -> str:
    words = person.name.split()
    return " ".join(words[::-1]) if len(words) > 1 and not any(map(is_han, person.name)) else ""


def _another_reading(person: Person) -> str:
    return "".join(person.readings[-1]) if person.is_chinese and len(person.readings) > 1 else ""


def _with_umlaut(person: Person) -> str:
    letters = {"lv": "lü", "nv": "nü"}
    typed = "".join(letters.get(part, part) for part in person.reading)
    return typed if person.is_chinese and "ü" in typed else ""


def _from_abroad(person: Person) -> str:
    phone = person.member.phone
    return f"+{phone.country} {phone.digits[:4]}-{phone.digits[4:]}" if phone and person.fate < 2 else ""


def _member_code(person: Person) -> str:
    card = person.member.card_no
    return f"https://m.example/u?c={card}" if card.isdigit() and len(card) == 12 else ""


def _as_addressed(person: Person) -> str:
    return salutation(person.name, person.member.gender, person.member.title, None)


def _a_word_of_the_note(person: Person) -> str:
    longest = max(runs(person.member.note or ""), key=len, default="")[:6]
    return longest if len(longest) > 1 else ""


def _with_a_typo(person: Person) -> str:
    whole = "".join(person.reading)
    return f"{whole[:4]}q{whole[4:]}" if person.is_chinese and len(whole) > 6 else ""


WAYS: dict[str, tuple[Way, set[MatchReason]]] = {
    "card": (lambda person: person.member.card_no, {MatchReason.CARD}),
    "card in full width": (lambda person: person.member.card_no.translate(_WIDE), {MatchReason.CARD}),
    "beginning of the card": (lambda person: person.member.card_no[:-1], {MatchReason.CARD}),
    "last four of the phone": (
        lambda person: person.member.phone.tail if person.member.phone else "",
        {MatchReason.PHONE_TAIL, MatchReason.PLATE, MatchReason.NOTE, MatchReason.CARD},
    ),
    "phone": (lambda person: person.phone, {MatchReason.PHONE}),
    "last six of the phone": (lambda person: person.phone[-6:], {MatchReason.PHONE}),
    "first seven of the phone": (lambda person: person.phone[:7], {MatchReason.PHONE}),
    "name": (lambda person: person.name, {MatchReason.NAME}),
    "name without dots and blanks": (
        lambda person: "".join(letter for letter in person.name if letter not in " ·•.'’"),
        {MatchReason.NAME, MatchReason.PINYIN},
    ),
    "name in traditional characters": (
        lambda person: person.name.translate(_TO_TRADITIONAL) if person.is_chinese else "",
        {MatchReason.NAME},
    ),
    "given name": (lambda person: split_name(person.name)[1], {MatchReason.NAME, MatchReason.NOTE}),
    "pinyin": (lambda person: "".join(person.reading), {MatchReason.PINYIN, MatchReason.NAME}),
    "every reading of the surname": (_another_reading, {MatchReason.SURNAME_READING, MatchReason.PINYIN}),
    "ü as it is written": (_with_umlaut, {MatchReason.PINYIN, MatchReason.SURNAME_READING}),
    "ü as yu": (
        lambda person: _with_umlaut(person).replace("ü", "yu"),
        {MatchReason.PINYIN, MatchReason.SURNAME_READING},
    ),
    "ü as v": (
        lambda person: _with_umlaut(person).replace("ü", "v"),
        {MatchReason.PINYIN, MatchReason.SURNAME_READING},
    ),
    "number of Hong Kong or Macau": (_from_abroad, {MatchReason.PHONE}),
    "member code of the mini program": (_member_code, {MatchReason.MEMBER_CODE}),
    "alias": (lambda person: person.alias, {MatchReason.NICKNAME}),
    "form of address": (_as_addressed, {MatchReason.SALUTATION, MatchReason.NAME, MatchReason.NICKNAME}),
    "initials": (
        lambda person: "".join(part[0] for part in person.reading) if person.is_chinese else "",
        {MatchReason.INITIALS, MatchReason.PINYIN, MatchReason.SURNAME_READING, MatchReason.NAME},
    ),
    "surname and initials": (
        lambda person: (
            person.reading[0] + "".join(part[0] for part in person.reading[1:]) if person.is_chinese else ""
        ),
        {MatchReason.MIXED, MatchReason.PINYIN, MatchReason.SURNAME_READING, MatchReason.NAME},
    ),
    "characters and initials": (_mixed, {MatchReason.MIXED, MatchReason.NAME}),
    "latin name, last word first": (_latin_last_word_first, {MatchReason.NAME, MatchReason.PINYIN}),
    "latin name without marks": (
        lambda person: "" if any(map(is_han, person.name)) else plain_letters(person.name),
        {MatchReason.NAME, MatchReason.PINYIN},
    ),
    "plate": (lambda person: person.member.plate or "", {MatchReason.PLATE}),
    "plate without dot": (lambda person: (person.member.plate or "").replace("·", ""), {MatchReason.PLATE}),
    "end of the plate": (
        lambda person: (person.member.plate or "")[3:],
        {MatchReason.PLATE, MatchReason.PHONE_TAIL},
    ),
    "words of the note": (_a_word_of_the_note, set(MatchReason)),
    "pinyin with a typo": (_with_a_typo, {MatchReason.SIMILAR}),
}


@pytest.mark.parametrize("way", WAYS)
def test_everybody_is_found_by(desk: SmallDesk, people: list[Person], way: str) -> None:
    typed_by, reasons = WAYS[way]
    asked = 0
    for person in people:
        typed = typed_by(person)
        if not typed.strip():
            continue
        asked += 1
        hits = find_guests(desk.reader, typed)
        assert _is_there_or_crowded_out(person, hits, reasons), (typed, [(hit.name, hit.why) for hit in hits])
    assert asked


def _is_there_or_crowded_out(person: Person, hits: tuple[Hit, ...], reasons: set[MatchReason]) -> bool:
    own = [hit.why for hit in hits if hit.guest_id == person.guest_id]
    return own[0] in reasons if own else len(hits) == MOST_HITS


def test_the_whole_name_with_the_whole_phone_leaves_nobody_crowded_out(
    desk: SmallDesk, people: list[Person]
) -> None:
    for person in people:
        if person.phone:
            assert person.guest_id in {hit.guest_id for hit in find_guests(desk.reader, person.phone)}
        assert person.guest_id in {hit.guest_id for hit in find_guests(desk.reader, person.member.card_no)}
