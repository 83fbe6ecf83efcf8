"""Directory rows of invented guests, worked out from a name and a number as head office works them out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.small_desk import PHONE_SECRET
from tests.fakes.small_house import STORE
from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import head_key, parse_phone, phone_keys, search_digits
from vipdesk.chinese.pinyin import name_readings, spoken
from vipdesk.chinese.salutation import address, address_en
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.directory import DirectoryRow


def person(name: str) -> GuestId:
    """The id of an invented guest."""
    return GuestId(derived_id("person", name))


def directory_row(
    name: str, *, phone: str | None = None, row_id: UUID | None = None, **changes: Any
) -> DirectoryRow:
    """A woman of that name; `changes` are columns."""
    details: dict[str, Any] = {
        "name": name,
        "spoken": spoken(name),
        "readings": name_readings(name),
        "address": address(name, "f", "女士", None),
        "address_en": address_en(name, spoken(name), "f", "女士", None),
        "tier": "金卡",
        "card_no": None,
        "phones": [] if phone is None else [searchable(phone)],
        "home_store_id": STORE,
        "alerts": [],
        "rank": 1_000_000,
    }
    return DirectoryRow(id=row_id or person(name), **(details | changes))


def searchable(text: str) -> dict[str, Any]:
    """A number as a directory row holds it."""
    phone = parse_phone(text)
    if phone is None:
        raise ValueError(text)
    digits = search_digits(phone)
    return {
        "tail": phone.tail,
        "masked": mask_phone(text),
        "head": None if phone.masked else head_key(digits[:7], PHONE_SECRET),
        "keys": [] if phone.masked else phone_keys(digits, PHONE_SECRET),
    }
