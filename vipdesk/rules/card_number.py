"""What a membership card's number looks like, and what looks like one and is money."""

import re

from vipdesk.chinese.script import clean

_CARD = re.compile(r"[0-9A-Z]{6,24}")
_PAYMENT = re.compile(r"(1[0-5]|2[5-9]|30)\d{16}")
"""WeChat and Alipay payment codes: 18 digits with these heads."""


def read_card_number(text: str) -> str | None:
    """The number as it is stored: 6 to 24 digits and capitals; None for what is none, a payment code too."""
    number = clean(text).upper()
    return number if _CARD.fullmatch(number) and not is_payment_code(number) else None


def is_payment_code(text: str) -> bool:
    """Whether a scanned text pays: it is kept nowhere."""
    return _PAYMENT.fullmatch(text) is not None
