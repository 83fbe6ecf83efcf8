"""The rows a new guest consists of; every id follows from the card number, so that a repeat meets itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count, takewhile
from typing import Any
from uuid import UUID

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import Phone, phone_text
from vipdesk.headoffice.feeds.member_record import Birthday, MemberRecord
from vipdesk.ids import GuestId, StoreId, derived_id
from vipdesk.models.card import Card
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
from vipdesk.rules.guest_rows import Newcomer, card_id, directory_words
from vipdesk.rules.search_rank import TIERS, search_rank
from vipdesk.rules.text_lengths import LONGEST_NOTE

Derive = Callable[..., Any]
"""Makes ids out of words: `derived_id`, or what gives them packed."""
Values = dict[str, Any]
"""Columns of one row that differ from guest to guest."""

GUEST_COLUMNS: dict[type[Shared], tuple[str, ...]] = {
    Guest: ("id", "full_name", "gender", "title", "tier", "home_store_id", "member_since", "plate"),
    DirectoryRow: (
        *("id", "name", "spoken", "readings", "address", "address_en", "tier", "card_no", "phones"),
        *("home_store_id", "alerts", "rank"),
    ),
    Card: ("id", "guest_id", "card_no", "primary"),
    Contact: ("id", "guest_id", "kind", "masked", "sealed_value"),
    Preference: ("id", "guest_id", "topic", "value", "source", "told_at", "confirmed"),
    ImportantDate: ("id", "guest_id", "kind", "calendar", "year", "month", "day", "leap"),
    Note: ("id", "guest_id", "text", "written_at"),
    ShopperAssignment: ("id", "guest_id", "staff_id", "kind", "active", "since"),
}
"""The tables of a new guest, parents before children, and which columns an import writes; the others have their defaults."""


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
    ids = (note_id(guest_id, place) for place in count())
    return "".join(texts[row_id] for row_id in takewhile(texts.__contains__, ids))


def guest_values(
    member: MemberRecord, home: StoreId, facts: HouseFacts, derive: Derive = derived_id
) -> Iterator[tuple[type[Shared], Values]]:
    """Everything that is written of a new guest but for the shopper, parents before children."""
    guest_id = guest_id_of(member.card_no)
    yield (
        Guest,
        {
            "id": guest_id,
            "full_name": member.name,
            "gender": member.gender,
            "title": member.title,
            "tier": member.tier,
            "home_store_id": home,
            "member_since": member.member_since,
            "plate": member.plate,
        },
    )
    words = directory_words(newcomer_of(member), facts.phone_secret)
    rank = search_rank(None, facts.tiers.get(member.tier or "", TIERS - 1))
    yield DirectoryRow, {"id": guest_id, "home_store_id": home, "rank": rank, **words}
    yield (
        Card,
        {"id": card_id(member.card_no), "guest_id": guest_id, "card_no": member.card_no, "primary": True},
    )
    if member.phone is not None:
        yield Contact, contact_values(guest_id, member.phone, derive)
    for topic, value in ((Topic.DRINK, member.drink), (Topic.TABOO, member.taboo)):
        if value is not None:
            yield Preference, preference_values(guest_id, topic, value, facts.imported_at)
    if member.birthday is not None:
        yield ImportantDate, birthday_values(guest_id, member.birthday, derive)
    for place, text in enumerate(note_pieces(member.note or "")):
        yield Note, note_values(guest_id, place, text, facts.imported_at, derive)


def newcomer_of(member: MemberRecord) -> Newcomer:
    """What the directory needs to know of a record."""
    return Newcomer(
        name=member.name,
        gender=member.gender,
        title=member.title,
        tier=member.tier,
        card_no=member.card_no,
        phone=member.phone,
        alerts=() if member.taboo is None else (Topic.TABOO.value,),
    )


def contact_values(guest_id: GuestId, phone: Phone, derive: Derive = derived_id) -> Values:
    """The number of a list; what is masked is not known."""
    text = phone_text(phone)
    return {
        "id": derive("contact", str(guest_id), ContactKind.PHONE),
        "guest_id": guest_id,
        "kind": ContactKind.PHONE,
        "masked": mask_phone(text),
        "sealed_value": None if phone.masked else text,
    }


def preference_values(guest_id: GuestId, topic: Topic, value: str, told_at: datetime) -> Values:
    """What a list says that a guest likes or must be spared.

    The latter is sensitive: it waits for the guest's consent (待补同意).
    """
    return {
        "id": preference_id(guest_id, topic),
        "guest_id": guest_id,
        "topic": topic,
        "value": value,
        "source": Source.IMPORT,
        "told_at": told_at,
        "confirmed": topic is not Topic.TABOO,
    }


def birthday_values(guest_id: GuestId, birthday: Birthday, derive: Derive = derived_id) -> Values:
    """A birthday as it was given."""
    given = birthday.given
    return {
        "id": derive("important_date", str(guest_id), DateKind.BIRTHDAY),
        "guest_id": guest_id,
        "kind": DateKind.BIRTHDAY,
        "calendar": birthday.calendar,
        "year": given.year,
        "month": given.month,
        "day": given.day,
        "leap": given.leap,
    }


def note_values(
    guest_id: GuestId, place: int, text: str, written_at: datetime, derive: Derive = derived_id
) -> Values:
    """A piece of the remarks."""
    return {
        "id": derive("note", str(guest_id), str(place)),
        "guest_id": guest_id,
        "text": text,
        "written_at": written_at,
    }


def note_id(guest_id: GuestId, place: int) -> UUID:
    """The id of a piece of the remarks, by its place from 0."""
    return derived_id("note", str(guest_id), str(place))


def assignment_values(guest_id: GuestId, staff_id: UUID, since: datetime, derive: Derive = derived_id) -> Values:
    """That a shopper looks after a new guest."""
    return {
        "id": derive("shopper_assignment", str(guest_id), "import"),
        "guest_id": guest_id,
        "staff_id": staff_id,
        "kind": AssignmentKind.PRIMARY,
        "active": True,
        "since": since,
    }
