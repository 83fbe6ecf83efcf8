"""Whose an incoming number is: by the whole number alone, from this desk's own directory."""

import re

from vipdesk.cache.queries.newcomer import number_holders
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.chinese.masking import HIDDEN, mask_phone
from vipdesk.chinese.phone import parse_phone, phone_text
from vipdesk.models.snapshot.caller import CallerView

LONGEST_NUMBER = 64
MOST_GUESTS = 8
_WRAPPED = re.compile(r"(?i)\A\s*(?:tel|callto|sips?):(?://)?")
_ENDS = re.compile(r"[@;?].*\Z", re.DOTALL)


def bare_number(text: str) -> str:
    """A number without what telephone programs wrap it in: tel:+86…;ext=1, sip:138…@gateway."""
    return _ENDS.sub("", _WRAPPED.sub("", text[:LONGEST_NUMBER])).strip()


def caller(reader: Reader, text: str) -> CallerView:
    """The guests of a whole number; a tail or a masked one is nobody's."""
    phone = parse_phone(bare_number(text))
    if phone is None or phone.masked:
        return CallerView(HIDDEN, None, ())
    guests = []
    for guest_id in number_holders(reader, phone)[:MOST_GUESTS]:
        row = reader.cache.row(
            "SELECT id, name, address, address_en, merged_into FROM directory_row WHERE id = ?", (guest_id.bytes,)
        )
        if row is not None:
            guests.append(masked_person(reader, row))
    return CallerView(mask_phone(phone_text(phone)), phone_text(phone), tuple(guests))
