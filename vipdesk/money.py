"""Money as integer fen; floats never touch an amount."""

import re
from decimal import Decimal, InvalidOperation
from typing import NewType

Fen = NewType("Fen", int)
"""One hundredth of a yuan, as an integer."""

LARGEST_FEN = Fen(10**13)
"""A hundred billion yuan: above this an amount is a typing error, not a purchase."""

_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<yuan>[0-9]+)(?:\.(?P<part>[0-9]{1,2})0*)?")


def parse_yuan(text: str) -> Fen:
    """Read an amount in yuan ("3933.00", "-100") as fen.

    Raises OverflowError for a number beyond `LARGEST_FEN` in any writing, ValueError for anything else
    that is not a plain decimal number with at most two decimals.
    """
    try:
        amount = Decimal(text)
    except InvalidOperation as cause:
        raise ValueError(text) from cause
    if not amount.is_finite():
        raise ValueError(text)
    # copied, because abs() would round, or overflow in its own way
    if amount.copy_abs() > LARGEST_FEN // 100:
        raise OverflowError(text)
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        raise ValueError(text)
    fen = int(plain["yuan"]) * 100 + int((plain["part"] or "").ljust(2, "0"))
    return Fen(-fen if plain["sign"] == "-" else fen)


def format_yuan(amount: Fen) -> str:
    """Write fen as people read it: ¥12,345.00, with the minus sign before the ¥."""
    sign = "-" if amount < 0 else ""
    yuan, fen = divmod(abs(amount), 100)
    return f"{sign}¥{yuan:,}.{fen:02d}"
