"""What is left of a name, a number or a plate where a guest may see the screen."""

from vipdesk.chinese.phone import parse_phone
from vipdesk.chinese.plate import normalise_plate
from vipdesk.chinese.script import clean
from vipdesk.chinese.surnames import is_surname, split_name

HIDDEN = "****"
"""Stands for a text that is not what it should be: what is unknown is hidden whole."""


def mask_phone(text: str) -> str:
    """138****8000, a land line 020****1234, +852 ****5190; one already masked stays; anything else ****."""
    phone = parse_phone(text)
    if phone is None:
        return HIDDEN if clean(text) else ""
    if phone.country != "86":
        return f"+{phone.country} {HIDDEN}{phone.tail}"
    return f"{phone.head if phone.masked else _shown_head(phone.digits)}{HIDDEN}{phone.tail}"


def mask_name(name: str) -> str:
    """The surname and always two stars: 陈**, 欧阳**; of a name kept whole its first character: A**."""
    surname, given = split_name(name)
    return f"{surname if given or is_surname(surname) else surname[:1]}**" if surname else ""


def mask_plate(text: str) -> str:
    """粤B·1**45: of the serial the first sign and the last two; a text that is no plate ****."""
    plate = normalise_plate(text)
    if plate is None:
        return HIDDEN if clean(text) else ""
    place, serial = plate.split("·")
    return f"{place}·{serial[0]}{'*' * (len(serial) - 3)}{serial[-2:]}"


def _shown_head(digits: str) -> str:
    """Three digits of a mobile; the area code of a land line, which is three digits for the largest cities."""
    return digits[:3] if digits[0] == "1" or digits[1] in "12" else digits[:4]
