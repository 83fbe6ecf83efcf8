"""The code that is printed as a QR: `VD1-`, a type letter, a 128-bit id and a check, in Crockford base32.

Only upper-case letters, digits and `-` occur, because a scanner types them through a Chinese input
method that turns `.` into `。` and `_` into `——` (reliability.md, voucher rule 3).
The check is the number modulo 1021, a prime above 31: every single wrong character and every swap of
two neighbours is found, since neither d·32^k nor 31·d·32^k is a multiple of 1021 for 0 < d < 32.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX = "VD1-"
FEEDBACK_POLICY = "paper.feedback"
"""Where guests reach head office from outside, `https://…`; without it a card's QR is the code alone."""
LONGEST_SCAN = 512
"""Characters that are looked at at all (S51)."""

_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_ID_LENGTH = 26
_MODULUS = 1021


class CodeType(StrEnum):
    """What the paper is."""

    VOUCHER = "V"
    FEEDBACK = "F"
    STORAGE = "S"
    """A storage tag; its id is the row's."""


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code read back from paper."""

    type: CodeType
    id: UUID


def write_code(code_type: CodeType, identifier: UUID) -> str:
    """The text that stands on the paper, in the QR and in the database alike."""
    body = code_type.value + _base32(identifier.int, _ID_LENGTH)
    text = body + _base32(_number(body) % _MODULUS, 2)
    groups = [text[start : start + 5] for start in range(0, len(text), 5)]
    return PREFIX + "-".join(groups)


def feedback_text(address: Any, code: str) -> str:
    """What the QR of a card says: the page behind its code, where the store has said how guests reach it."""
    known = isinstance(address, str) and address.startswith(("https://", "http://"))
    return f"{address.rstrip('/')}/f/{code}" if known else code


def read_code(text: str) -> PrintedCode | None:
    """The code in a scanned or typed text, or None if it is not one of ours or was misread."""
    if len(text) > LONGEST_SCAN:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    # of a card whose QR leads to a page, what stands behind its last stroke
    plain = plain[plain.rfind("/") + 1 :]
    if not plain.startswith(PREFIX):
        return None
    body = plain[len(PREFIX) :].replace("-", "")
    if len(body) != 1 + _ID_LENGTH + 2 or any(letter not in _VALUES for letter in body):
        return None
    value = _number(body[1:-2])
    if body[0] not in set(CodeType) or value >= 1 << 128:
        return None
    if _number(body[:-2]) % _MODULUS != _number(body[-2:]):
        return None
    return PrintedCode(CodeType(body[0]), UUID(int=value))


def code_tail(code: str) -> str:
    """The last group, which staff compare by eye: "7K2M"."""
    return code.rsplit("-", 1)[-1]


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 32 + _VALUES[letter]
    return value


def _base32(value: int, length: int) -> str:
    letters = []
    for _ in range(length):
        value, rest = divmod(value, 32)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))
