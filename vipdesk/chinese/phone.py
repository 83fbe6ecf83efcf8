"""Telephone numbers of the mainland, Hong Kong and Macau: read from any writing, and keyed for the search.

A desk finds a guest by the tail or the head of a number without holding the number: head office writes a
keyed hash of every tail of 5 to 11 digits and of every head of 7 to 10 to the directory row, the desk
hashes what was typed and compares. Each hash is bound to its kind and length, so that a tail never meets
a head. Cut to 40 bits it is honest about what it can tell: with a million guests, 11 keys each, a query
meets a stranger's key by chance once in about 100,000 queries (1.1e7 / 2**40). The hashes keep numbers from
those who have not the secret; whoever has it can try all numbers, so it stays in the sealed cache.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vipdesk.chinese.script import clean

TAILS = range(5, 12)
HEADS = range(7, 11)
"""Lengths of the tails and heads that get a key; the last four digits are kept in clear (`Phone.tail`)."""

_KEY_BYTES = 5
_BLOCK = 64
"""Bytes that SHA-256 takes in at once."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)
"""Ten bits of base32: a key is four of them."""

_NOISE = re.compile(r"[\s()·.‐‑‒–—−-]+")
_PREFIX = re.compile(r"(?:\+|00)?(86|852|853)")
_STARS = re.compile(r"(?P<head>[0-9]{0,4})(?:[*•●]{3,8}|[xX]{3,8})(?P<tail>[0-9]{4})")

_MOBILE = re.compile("1[3-9][0-9]{9}")
_FEW_DIGITS = re.compile("[0-9]{4,10}")
"""Too few to be a whole number in any writing."""
_FULL = {
    "86": re.compile(r"1[3-9][0-9]{9}|0(?:10|2[0-9])[2-9][0-9]{7}|0[3-9][0-9]{2}[2-9][0-9]{6,7}"),
    "852": re.compile(r"[2-9][0-9]{7}"),
    "853": re.compile(r"[268][0-9]{7}"),
}
_HEAD = {
    "86": re.compile(r"(?:1[3-9][0-9]?|0[0-9]{2,3})?"),
    "852": re.compile(r"[2-9]?[0-9]{0,3}"),
    "853": re.compile(r"[268]?[0-9]{0,3}"),
}


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: `country` 86, 852 or 853 and its national `digits` (a land line of the mainland with its 0).

    Of a masked number `digits` is the visible tail and `head` what stood before the stars.
    """

    country: str
    digits: str
    masked: bool = False
    head: str = ""

    @property
    def tail(self) -> str:
        """The last four digits."""
        return self.digits[-4:]


def parse_phone(text: str) -> Phone | None:
    """Read a number in any usual writing, or None.

    Accepted: mobiles of the mainland with or without +86, 0086, 86; its land lines with area code; eight
    digits of Hong Kong and Macau with their prefix (without it they could be either, or a local land line);
    full width, blanks, hyphens, dots, brackets. A masked number (138****8000, +852 ****5190) is read as such.
    """
    if _MOBILE.fullmatch(text):
        # nearly every number of an export
        return Phone("86", text)
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", clean(text)))
    prefix = _PREFIX.match(plain)
    if prefix:
        national = plain[prefix.end() :]
        # From abroad the 0 of a mainland area code is left out: +86 20 3888 1234.
        found = _national(prefix[1], national) or _national(prefix[1], f"0{national}")
        if found:
            return found
    return _national("86", plain)


def phone_text(phone: Phone) -> str:
    """The one writing of a number: 13800138000, +85261234567; of a masked one the mask."""
    if phone.masked:
        return f"{phone.head}****{phone.tail}" if phone.country == "86" else f"+{phone.country}****{phone.tail}"
    return phone.digits if phone.country == "86" else f"+{phone.country}{phone.digits}"


def search_digits(phone: Phone) -> str:
    """The digits under which a number is searched: without country, of a masked one the tail."""
    return phone.digits


def phone_keys(digits: str, secret: bytes) -> list[str]:
    """The keys of a number for its directory row: all its tails of 5 to 11 and heads of 7 to 10 digits.

    `digits` as `search_digits` gives them; a number in another writing is read first. Fewer than five digits
    have no key. A head as long as the number is left out, since it is the same as that tail.
    """
    plain = digits if _MOBILE.fullmatch(digits) else _query_digits(digits)
    tails = [_key("t", plain[-length:], secret) for length in TAILS if length <= len(plain)]
    return tails + [_key("h", plain[:length], secret) for length in HEADS if length < len(plain)]


def phone_mark(phone: Phone, secret: bytes) -> str:
    """A keyed hash of a whole number, long enough that two numbers never share it."""
    return hmac.digest(secret, f"n:{phone_text(phone)}".encode("ascii"), "sha256").hex()


def tail_key(text: str, secret: bytes) -> str | None:
    """The key of a typed tail, or None where a tail of that length has none."""
    plain = _query_digits(text)
    return _key("t", plain, secret) if len(plain) in TAILS else None


def head_key(text: str, secret: bytes) -> str | None:
    """The key of a typed head, or None where a head of that length has none."""
    plain = text if _FEW_DIGITS.fullmatch(text) else _query_digits(text)
    return _key("h", plain, secret) if len(plain) in HEADS else None


def _national(country: str, rest: str) -> Phone | None:
    if _FULL[country].fullmatch(rest):
        return Phone(country, rest)
    stars = _STARS.fullmatch(rest)
    if stars and _HEAD[country].fullmatch(stars["head"]):
        return Phone(country, stars["tail"], masked=True, head=stars["head"])
    return None


def _query_digits(text: str) -> str:
    phone = parse_phone(text)
    if phone:
        return "" if phone.masked else phone.digits
    return "".join(re.findall("[0-9]", unicodedata.normalize("NFKC", text)))


def _key(kind: str, digits: str, secret: bytes) -> str:
    inner, outer = _keyed(secret)
    begun, ended = inner.copy(), outer.copy()
    begun.update(f"{kind}{len(digits)}:{digits}".encode("ascii"))
    ended.update(begun.digest())
    bits = int.from_bytes(ended.digest()[:_KEY_BYTES], "big")
    return _PAIRS[bits >> 30] + _PAIRS[bits >> 20 & 1023] + _PAIRS[bits >> 10 & 1023] + _PAIRS[bits & 1023]


@lru_cache(maxsize=8)
def _keyed(secret: bytes) -> tuple[Any, Any]:
    """HMAC-SHA256 (RFC 2104) up to where the message comes in: the same for every number of a house."""
    padded = (hashlib.sha256(secret).digest() if len(secret) > _BLOCK else secret).ljust(_BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in padded) for pad in (0x36, 0x5C))
    return hashlib.sha256(inner), hashlib.sha256(outer)
