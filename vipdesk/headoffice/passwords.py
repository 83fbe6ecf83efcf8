"""PIN hashes at head office: argon2id of at least t=3 and 64 MiB (S8), and which PINs are too simple (S7)."""

from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vipdesk.errors import Code, Refused

SHORTEST_PIN = 6
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$y7NauLZbLEgQvXwdu/UI5w$3F3tQHGiASHRSqMCGqzPRqnEnvKqqfJ+YCDRR5pqj3U"
"""Checked for unknown staff codes, so that the answer takes as long as for known ones (S11)."""


def hash_pin(pin: str) -> str:
    """Hash a PIN; raises Refused for one that anybody would guess."""
    if not is_acceptable(pin):
        raise Refused(Code.PIN_TOO_SIMPLE, shortest=SHORTEST_PIN)
    return _HASHER.hash(pin)


def matches(pin_hash: str | None, pin: str) -> bool:
    """Whether a PIN is the one that was hashed; takes its time also where there is no hash."""
    try:
        _HASHER.verify(pin_hash or _NOBODY, pin)
    except (VerificationError, InvalidHashError):
        return False
    return pin_hash is not None


def is_acceptable(pin: str) -> bool:
    """At least six digits, not one repeated, not a run up or down, not a pair or triple repeated."""
    if len(pin) < SHORTEST_PIN or not pin.isascii() or not pin.isdigit():
        return False
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return False
    return not any(pin == pin[:length] * (len(pin) // length) for length in (1, 2, 3))
