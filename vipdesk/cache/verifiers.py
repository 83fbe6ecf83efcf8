"""Checking a PIN at this desk, for whoever head office has let in here before (S9, S10).

The hash is this desk's own: argon2id over the PIN keyed with a pepper that is derived from the cache's key, inside
the encrypted cache. The count of wrong tries is in the same file, so neither a restart nor the clock resets it.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vipdesk.cache.contact import require_contact
from vipdesk.cache.engine import Cache
from vipdesk.chinese.dates import clock_text
from vipdesk.errors import Code, NotPossible, Refused, Trouble
from vipdesk.models.values import from_microseconds, to_microseconds

_FREE_FAILURES = 5
_FIRST_LOCK = timedelta(minutes=1)
_LONGEST_LOCK = timedelta(minutes=30)
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


def keep_verifier(cache: Cache, key: bytes, staff_id: UUID, pin: str, now: datetime) -> None:
    """Remember that head office accepted this PIN here."""
    hashed = _HASHER.hash(_peppered(key, pin))
    with cache.transaction():
        cache.execute(
            "INSERT INTO staff_verifier (staff_id, pin_hash, confirmed_at, failures, locked_until)"
            " VALUES (?, ?, ?, 0, NULL) ON CONFLICT (staff_id) DO UPDATE SET pin_hash = excluded.pin_hash,"
            " confirmed_at = excluded.confirmed_at, failures = 0, locked_until = NULL",
            (staff_id.bytes, hashed, to_microseconds(now)),
        )


def check_pin(
    cache: Cache, key: bytes, staff_id: UUID, pin: str, *, now: datetime, last_contact: datetime
) -> None:
    """Let somebody in, or raise: Refused PIN_WRONG, NotPossible PIN_LOCKED, SIGN_IN_FIRST_ONLINE or DESK_AWAY."""
    row = cache.row(
        "SELECT pin_hash, failures, locked_until FROM staff_verifier WHERE staff_id = ?", (staff_id.bytes,)
    )
    if row is None:
        raise NotPossible(Trouble.SIGN_IN_FIRST_ONLINE)
    pin_hash, failures, locked_until = row
    if locked_until is not None and from_microseconds(locked_until) > now:
        raise _locked(from_microseconds(locked_until), now)
    require_contact(now, last_contact)
    good = _matches(pin_hash, _peppered(key, pin))
    if not good or failures:
        _note_try(cache, staff_id, 0 if good else failures + 1, now)
    if not good:
        raise Refused(Code.PIN_WRONG)


def _locked(end: datetime, now: datetime) -> NotPossible:
    """Says the first full minute at which the lock is over, unless a clock that was set back made that a lie."""
    if end - now > _LONGEST_LOCK:
        return NotPossible(Trouble.PIN_LOCKED)
    until = end + timedelta(minutes=1) - timedelta(microseconds=1)
    return NotPossible(Trouble.PIN_LOCKED, until=clock_text(until))


def _note_try(cache: Cache, staff_id: UUID, failures: int, now: datetime) -> None:
    locked_until = None
    if failures >= _FREE_FAILURES:
        doubled = _FIRST_LOCK * 2 ** min(failures - _FREE_FAILURES, 10)
        locked_until = to_microseconds(now + min(doubled, _LONGEST_LOCK))
    with cache.transaction():
        cache.execute(
            "UPDATE staff_verifier SET failures = ?, locked_until = ? WHERE staff_id = ?",
            (failures, locked_until, staff_id.bytes),
        )


def _matches(pin_hash: str, peppered: bytes) -> bool:
    try:
        return _HASHER.verify(pin_hash, peppered)
    except (VerificationError, InvalidHashError):
        return False


def _peppered(key: bytes, pin: str) -> bytes:
    pepper = hmac.new(key, b"vipdesk staff verifier", hashlib.sha256).digest()
    return hmac.new(pepper, pin.encode(), hashlib.sha256).digest()
