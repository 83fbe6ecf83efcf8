"""What was typed, if it is exact enough to ask head office for somebody: a whole number, or a name with four digits."""

import re

from vipdesk.chinese.phone import parse_phone
from vipdesk.models.snapshot.guests import GuestWay
from vipdesk.rules.card_number import read_card_number

_LEAST_DIGITS = 6
"""Of a card: a name in Latin letters is none."""


_NAME_AND_TAIL = re.compile(r"([^\W\d][^\d]*[^\W\d])\s+([0-9]{4})")


def whole_number(text: str) -> GuestWay | None:
    """A phone number in any usual writing, a card's number, or a name and the end of a phone; None for anything less."""
    named = _NAME_AND_TAIL.fullmatch(text.strip())
    if named is not None:
        return GuestWay(name=named[1], tail=named[2])
    phone = parse_phone(text)
    if phone is not None and not phone.masked:
        return GuestWay(phone=text.strip())
    card_no = read_card_number(text)
    if card_no is None or sum(letter.isdigit() for letter in card_no) < _LEAST_DIGITS:
        return None
    return GuestWay(card_no=card_no)
