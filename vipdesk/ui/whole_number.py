"""What was typed, if it is a whole number by which head office can be asked for somebody."""

from vipdesk.chinese.phone import parse_phone
from vipdesk.models.snapshot.guests import GuestWay
from vipdesk.rules.card_number import read_card_number

_LEAST_DIGITS = 6
"""Of a card: a name in Latin letters is none."""


def whole_number(text: str) -> GuestWay | None:
    """A phone number in any usual writing, else a card's number; None for anything less."""
    phone = parse_phone(text)
    if phone is not None and not phone.masked:
        return GuestWay(phone=text.strip())
    card_no = read_card_number(text)
    if card_no is None or sum(letter.isdigit() for letter in card_no) < _LEAST_DIGITS:
        return None
    return GuestWay(card_no=card_no)
