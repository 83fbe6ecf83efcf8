"""The rows a new guest consists of; every id follows from the card number, so that a repeat meets itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count, takewhile
from uuid import UUID

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import Phone, phone_text
from vipdesk.headoffice.feeds.member_record import Birthday, MemberRecord
from vipdesk.ids import GuestId, StaffId, StoreId, derived_id
from vipdesk.intents.preconditions import LONGEST_NOTE
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import (
    Contact,
    Guest,
    ImportantDate,
    Note,
    Preference,
    ShopperAssignment,
    preference_id,
)
from vipdesk.models.vocabulary import AssignmentKind, ContactKind, DateKind, Source, Topic
from vipdesk.rules.guest_rows import Newcomer, card_row, directory_row
from vipdesk.rules.search_rank import TIERS, search_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFacts:
    """What is the same for every guest of one import."""

    imported_at: datetime
    phone_secret: bytes
    tiers: dict[str, int]
    """Every tier and its order, 0 for the highest."""


def guest_id_of(card_no: str) -> GuestId:
    """The id of the guest whom an import makes for a card."""
    return GuestId(derived_id("guest", card_no))


def note_pieces(note: str) -> list[str]:
    """A text in as many notes as it needs, none longer than a desk may write; nothing is cut off."""
    return [note[start : start + LONGEST_NOTE] for start in range(0, len(note), LONGEST_NOTE)]


def joined_notes(guest_id: GuestId, texts: Mapping[UUID, str]) -> str:
    """The text that `note_pieces` took apart, out of notes by their ids."""
    ids = (_note_id(guest_id, place) for place in count())
    return "".join(texts[note_id] for note_id in takewhile(texts.__contains__, ids))


def guest_rows(
    member: MemberRecord, home: StoreId, shopper: StaffId | None, facts: HouseFacts
) -> Iterator[Shared]:
    """Everything that is written of a new guest, parents before children."""
    guest_id = guest_id_of(member.card_no)
    yield Guest(
        id=guest_id,
        full_name=member.name,
        gender=member.gender,
        title=member.title,
        tier=member.tier,
        home_store_id=home,
        member_since=member.member_since,
        plate=member.plate,
    )
    yield _directory_row(guest_id, member, home, facts)
    yield card_row(guest_id, member.card_no, primary=True)
    if member.phone is not None:
        yield _contact(guest_id, member.phone)
    yield from _preferences(guest_id, member, facts.imported_at)
    if member.birthday is not None:
        yield _birthday(guest_id, member.birthday)
    yield from _notes(guest_id, member, facts.imported_at)
    if shopper is not None:
        yield ShopperAssignment(
            id=derived_id("shopper_assignment", str(guest_id), "import"),
            guest_id=guest_id,
            staff_id=shopper,
            kind=AssignmentKind.PRIMARY,
            active=True,
            since=facts.imported_at,
        )


def _directory_row(guest_id: GuestId, member: MemberRecord, home: StoreId, facts: HouseFacts) -> DirectoryRow:
    newcomer = Newcomer(
        name=member.name,
        gender=member.gender,
        title=member.title,
        tier=member.tier,
        card_no=member.card_no,
        phone=member.phone,
        alerts=() if member.taboo is None else (Topic.TABOO.value,),
    )
    rank = search_rank(None, facts.tiers.get(member.tier or "", TIERS - 1))
    return directory_row(guest_id, newcomer, home, rank, facts.phone_secret)


def _contact(guest_id: GuestId, phone: Phone) -> Contact:
    text = phone_text(phone)
    return Contact(
        id=derived_id("contact", str(guest_id), ContactKind.PHONE),
        guest_id=guest_id,
        kind=ContactKind.PHONE,
        masked=mask_phone(text),
        sealed_value=None if phone.masked else text,
    )


def _preferences(guest_id: GuestId, member: MemberRecord, told_at: datetime) -> Iterator[Preference]:
    # What a guest must be spared is sensitive: it waits for the guest's consent (待补同意).
    for topic, value, confirmed in ((Topic.DRINK, member.drink, True), (Topic.TABOO, member.taboo, False)):
        if value is not None:
            yield Preference(
                id=preference_id(guest_id, topic),
                guest_id=guest_id,
                topic=topic,
                value=value,
                source=Source.IMPORT,
                told_at=told_at,
                confirmed=confirmed,
            )


def _birthday(guest_id: GuestId, birthday: Birthday) -> ImportantDate:
    given = birthday.given
    return ImportantDate(
        id=derived_id("important_date", str(guest_id), DateKind.BIRTHDAY),
        guest_id=guest_id,
        kind=DateKind.BIRTHDAY,
        calendar=birthday.calendar,
        year=given.year,
        month=given.month,
        day=given.day,
        leap=given.leap,
    )


def _notes(guest_id: GuestId, member: MemberRecord, written_at: datetime) -> Iterator[Note]:
    for place, text in enumerate(note_pieces(member.note or "")):
        yield Note(id=_note_id(guest_id, place), guest_id=guest_id, text=text, written_at=written_at)


def _note_id(guest_id: GuestId, place: int) -> UUID:
    return derived_id("note", str(guest_id), str(place))
