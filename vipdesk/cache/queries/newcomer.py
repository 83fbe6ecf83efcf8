"""Whether somebody who is to be taken in is known already: their card or number, or a name like theirs with that number's end."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from vipdesk.cache.queries.new_guests import new_guests
from vipdesk.cache.queries.questions import Question
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import remaining
from vipdesk.cache.queries.scan import card_holder
from vipdesk.chinese.masking import mask_name, mask_phone
from vipdesk.chinese.phone import Phone, parse_phone, phone_text, tail_key
from vipdesk.chinese.pinyin import name_readings
from vipdesk.chinese.script import fold
from vipdesk.models.snapshot.guests import MatchReason, NewcomerCheck, Resemblance, Similar
from vipdesk.rules.card_number import read_card_number

_MOST_SHARING = 1000
"""Guests with one last four: a million numbers leave about a hundred."""
_MOST_SIMILAR = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """A guest who shares the last four digits."""

    guest_id: UUID
    name: str
    readings: list[list[str]]
    has_number: bool


def newcomer_check(reader: Reader, name: str, phone_typed: str, card_typed: str) -> NewcomerCheck:
    """What speaks against a new guest of this name, number and card; texts that are none are passed over."""
    card_no, phone = read_card_number(card_typed), parse_phone(phone_typed)
    if phone is not None and phone.masked:
        phone = None
    sharing = [] if phone is None else list(_sharing(reader, phone))
    holder = next((known.guest_id for known in sharing if known.has_number), None)
    return NewcomerCheck(
        card_holder=None if card_no is None else card_holder(reader, card_no),
        phone_holder=holder,
        similar=() if phone is None or holder else tuple(_similar(sharing, name, phone))[:_MOST_SIMILAR],
    )


def number_holders(reader: Reader, phone: Phone) -> tuple[UUID, ...]:
    """Everybody here whose number this very one is, each once."""
    return tuple(dict.fromkeys(known.guest_id for known in _sharing(reader, phone) if known.has_number))


def _sharing(reader: Reader, phone: Phone) -> Iterator[_Known]:
    """Everybody here with these last four, and whether it is this very number."""
    secret = reader.fact("phone_secret")
    key = None if secret is None else tail_key(phone.digits, b64decode(secret))
    masked = mask_phone(phone_text(phone))
    entries = reader.cache.rows(
        "SELECT entry FROM search_key WHERE search_key = ? ORDER BY rank LIMIT ?",
        ("t" + phone.tail, _MOST_SHARING),
    )
    same_tail = Question("t" + phone.tail, MatchReason.PHONE_TAIL, exact=True)
    entries += [(guest.entry,) for guest in new_guests(reader) if guest.is_found_by(same_tail)]
    for (entry,) in entries:
        row = reader.cache.row("SELECT id, name, readings, phones FROM directory_row WHERE rowid = ?", (entry,))
        if row is None:
            continue
        guest_id = UUID(bytes=remaining(reader, row[0]))
        has_number = any(key in each["keys"] and each["masked"] == masked for each in json.loads(row[3]))
        yield _Known(guest_id, row[1], json.loads(row[2]), has_number)


def _similar(sharing: list[_Known], name: str, phone: Phone) -> Iterator[Similar]:
    folded, readings = fold(name), name_readings(name)
    for known in sharing:
        if fold(known.name) == folded:
            why = Resemblance.SAME_NAME
        elif any(reading and reading in known.readings for reading in readings):
            why = Resemblance.SOUNDS_ALIKE
        else:
            continue
        yield Similar(known.guest_id, mask_name(known.name), phone.tail, why)
