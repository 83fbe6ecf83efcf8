"""The directory row, the card and the number of a guest who is taken in, the same from a list and from the counter."""

from dataclasses import dataclass
from typing import Any

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import Phone, head_key, phone_keys, phone_mark, phone_text, search_digits
from vipdesk.chinese.pinyin import name_readings, spoken
from vipdesk.chinese.salutation import address, address_en
from vipdesk.ids import CardId, ContactId, GuestId, StoreId, derived_id
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow

_HEAD = 7
"""A number is also found by its first seven digits, the ones an area or a mask shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What is known of a guest who is taken in."""

    name: str
    gender: str | None
    title: str | None
    tier: str | None
    card_no: str | None
    phone: Phone | None
    alerts: tuple[str, ...] = ()


def directory_row(
    guest_id: GuestId, newcomer: Newcomer, home: StoreId, rank: int, phone_secret: bytes
) -> DirectoryRow:
    """What a desk needs to find and receive the guest."""
    return DirectoryRow(id=guest_id, home_store_id=home, rank=rank, **directory_words(newcomer, phone_secret))


def directory_words(newcomer: Newcomer, phone_secret: bytes, address_as: str | None = None) -> dict[str, Any]:
    """What the directory says of a guest, by its columns; `address_as` is what they asked to be called."""
    name, gender, title = newcomer.name, newcomer.gender, newcomer.title
    said = spoken(name)
    return {
        "name": name,
        "spoken": said,
        "readings": name_readings(name),
        "address": address(name, gender, title, address_as),
        "address_en": address_en(name, said, gender, title, address_as),
        "tier": newcomer.tier,
        "card_no": newcomer.card_no,
        "phones": [] if newcomer.phone is None else [searchable_phone(newcomer.phone, phone_secret)],
        "alerts": list(newcomer.alerts),
    }


def card_row(guest_id: GuestId, card_no: str, *, primary: bool) -> Card:
    """A card and whose it is."""
    return Card(id=card_id(card_no), guest_id=guest_id, card_no=card_no, primary=primary)


def card_id(card_no: str) -> CardId:
    """The same at every end: whoever brings a card twice meets the first."""
    return CardId(derived_id("card", card_no))


def counter_contact_id(phone: Phone, phone_secret: bytes) -> ContactId:
    """The id under which a number given at a counter is kept: two desks that are given the same one meet in one row.

    It follows from a keyed hash of the whole number, so that nobody without the secret reads the number from it.
    """
    return ContactId(derived_id("contact", phone_mark(phone, phone_secret)))


def searchable_phone(phone: Phone, secret: bytes) -> dict[str, Any]:
    """A number as a desk may hold it: of a masked one the last four digits are all there is to find."""
    digits = search_digits(phone)
    return {
        "tail": phone.tail,
        "masked": mask_phone(phone_text(phone)),
        "head": None if phone.masked else head_key(digits[:_HEAD], secret),
        "keys": [] if phone.masked else phone_keys(digits, secret),
    }
