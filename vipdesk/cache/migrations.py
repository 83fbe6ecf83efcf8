"""Bringing an older cache to this program's schema, in place, step by step, each step whole or not at all (F28)."""

from collections.abc import Callable, Mapping

from vipdesk.cache.engine import Cache
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.errors import CacheTooNew

Step = Callable[[Cache], None]

STEPS: Mapping[int, Step] = {}
"""From a schema number to the next: the step leaves the number to `migrate`. Schema 1 is the first."""


def migrate(cache: Cache, steps: Mapping[int, Step] = STEPS, newest: int = CACHE_SCHEMA) -> int:
    """Run the missing steps, each in one transaction with its new number; how many there were.

    Killed at any moment, the file has one schema or the next; started again, it goes on from there.
    """
    done = 0
    while (present := int(cache.value("PRAGMA user_version"))) < newest:
        with cache.transaction():
            steps[present](cache)
            cache.execute(f"PRAGMA user_version = {present + 1}")
        done += 1
    if present > newest:
        raise CacheTooNew
    return done
