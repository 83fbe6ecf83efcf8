"""Bringing an older cache to this program's schema, in place, step by step, each step whole or not at all (F28).

Every step so far only adds: tables, columns that may be empty, indexes, keys. What is missing is found by comparing the
file with the declarations, so a step names only what has to be filled in.
"""

from collections.abc import Callable, Mapping

from vipdesk.cache.engine import Cache
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.errors import CacheTooNew

Step = Callable[[Cache], None]


def migrate(cache: Cache, steps: Mapping[int, Step] | None = None, newest: int = CACHE_SCHEMA) -> int:
    """Run the missing steps, each in one transaction with its new number; how many there were.

    Killed at any moment, the file has one schema or the next; started again, it goes on from there.
    """
    done = 0
    taken = STEPS if steps is None else steps
    while (present := int(cache.value("PRAGMA user_version"))) < newest:
        with cache.transaction():
            taken[present](cache)
            cache.execute(f"PRAGMA user_version = {present + 1}")
        done += 1
    if present > newest:
        raise CacheTooNew
    return done


def add_what_is_missing(cache: Cache) -> None:
    """Add the declared tables, columns and indexes that the file does not have."""
    from vipdesk.cache.schema import declared_tables  # noqa: PLC0415 - SQLAlchemy only where a file is behind

    for table in declared_tables():
        present = {row[1] for row in cache.rows(f'PRAGMA table_info("{table.name}")')}
        for column in table.columns if present else ():
            if column.name not in present:
                cache.execute(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {column.type}')
        existing = {row[0] for row in cache.rows("SELECT name FROM sqlite_master")}
        cache.script(sql for name, sql in table.statements if name not in existing)


def _keep_sums(cache: Cache) -> None:
    """Schema 2 counts the base (P24)."""
    from vipdesk.cache.base_sums import recount, write_sum  # noqa: PLC0415 - as above

    add_what_is_missing(cache)
    for name, tally in recount(cache).items():
        write_sum(cache, name, tally)


def _know_more(cache: Cache) -> None:
    """Schema 3 holds relations, wishes and gifts, and finds dossiers by plate, alias and words of notes.

    Latin names are found by any of their words; nothing that was there before is confidential.
    """
    from vipdesk.cache.dossier_keys import fill_dossier_keys  # noqa: PLC0415 - as above
    from vipdesk.cache.search_keys import renew_latin_names  # noqa: PLC0415 - as above

    add_what_is_missing(cache)
    for name in ("important_date", "receipt"):
        cache.execute(f'UPDATE "{name}" SET confidential = 0 WHERE confidential IS NULL')  # noqa: S608 - two names
    fill_dossier_keys(cache)
    renew_latin_names(cache)


def _find_merged(cache: Cache) -> None:
    """Schema 4 finds whoever turned out to be another by their former name, card, number, plate and notes too.

    No request that was there before is sensitive.
    """
    from vipdesk.cache.dossier_keys import key_merged_dossiers  # noqa: PLC0415 - as above
    from vipdesk.cache.search_keys import key_merged_names  # noqa: PLC0415 - as above

    add_what_is_missing(cache)
    for name in ("request", "request_event"):
        cache.execute(f'UPDATE "{name}" SET sensitive = 0 WHERE sensitive IS NULL')  # noqa: S608 - two names
    key_merged_names(cache)
    key_merged_dossiers(cache)


STEPS: Mapping[int, Step] = {1: _keep_sums, 2: _know_more, 3: _find_merged}
"""From a schema number to the next: the step leaves the number to `migrate`. Schema 1 is the first."""
