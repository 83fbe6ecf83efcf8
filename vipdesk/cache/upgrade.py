"""An older cache is copied before it is brought to this program's schema; the copy is kept for seven days (F28)."""

from datetime import datetime
from pathlib import Path

from vipdesk.cache.engine import CACHE_FILE, Cache
from vipdesk.cache.migrations import migrate
from vipdesk.cache.rescue import aside_folder
from vipdesk.cache.version import CACHE_SCHEMA


def upgrade(cache: Cache, profile: Path, key: bytes, now: datetime) -> int:
    """Run the missing steps, after a copy under the same key; how many there were.

    Raises DiskFull where there is no room for the copy: then nothing was changed. A copy that was broken off by a kill
    is no cause to wait: the next start makes another.
    """
    if int(cache.value("PRAGMA user_version")) < CACHE_SCHEMA:
        folder = aside_folder(profile, now)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / CACHE_FILE).unlink(missing_ok=True)
        cache.copy_to(folder / CACHE_FILE, key)
    return migrate(cache)
