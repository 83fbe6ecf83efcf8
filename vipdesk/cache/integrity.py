"""Whether the file is whole: every page's seal at each start, the whole structure once a week (F32, S20)."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.errors import Corrupt
from vipdesk.models.values import read_instant, write_instant

_WEEK = timedelta(days=7)
_LOOK_AGAIN_SECONDS = 1.0
_LOOKED = "structure_checked"


def broken_pages(cache: Cache, pause: Callable[[float], None] = time.sleep) -> set[str]:
    """What SQLCipher says of each page whose seal does not hold, twice.

    A page that a checkpoint is just writing may look broken once.
    """
    first = _look(cache)
    if not first:
        return first
    pause(_LOOK_AGAIN_SECONDS)
    return first & _look(cache)


def require_whole(cache: Cache, now: datetime) -> None:
    """Raise Corrupt for a file with a broken page, or once a week for one whose structure does not hold."""
    if broken_pages(cache):
        raise Corrupt
    state = DeskState(cache)
    looked = state.get(_LOOKED)
    if looked is not None and abs(now - read_instant(looked)) < _WEEK:
        return
    if cache.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise Corrupt
    with cache.transaction():
        state.put(_LOOKED, write_instant(now))


def _look(cache: Cache) -> set[str]:
    return {str(row[0]) for row in cache.rows("PRAGMA cipher_integrity_check")}
