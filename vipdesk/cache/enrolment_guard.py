"""A folder that holds a desk is never made into another: what waits in it would be gone with its key (F50)."""

from pathlib import Path

from vipdesk.cache.engine import Use
from vipdesk.cache.outbox import count_waiting
from vipdesk.cache.profile import fitting_key, is_enrolled, open_cache
from vipdesk.errors import NotPossible, Trouble, VipDeskError


def require_not_enrolled(profile: Path, passphrase: str | None) -> None:
    """Raise NotPossible for a folder that is a desk: PROFILE_WAITING with how much waits, where its key can tell."""
    if not is_enrolled(profile):
        return
    waiting = _waiting(profile, passphrase)
    if waiting:
        raise NotPossible(Trouble.PROFILE_WAITING, waiting=waiting)
    raise NotPossible(Trouble.PROFILE_ENROLLED)


def _waiting(profile: Path, passphrase: str | None) -> int:
    """How much waits; 0 also where nobody can look: whoever asks refuses either way."""
    try:
        cache = open_cache(profile, fitting_key(profile, passphrase), Use.READER)
    except VipDeskError:
        return 0
    try:
        return count_waiting(cache)
    finally:
        cache.close()
