"""The search index of a loaded directory: keys are made, sorted in memory by the engine, and appended in order (stack.md §3).

Sorting happens in temporary tables in memory, part by part, so that neither the memory nor the write lock is held
for long; what is sorted goes into the file in short transactions.
"""

from collections.abc import Callable
from itertools import pairwise

from vipdesk.cache.engine import Cache
from vipdesk.rules.search_keys import FINDABLE, SPLIT_KEYS, key_ranges, keys_of_columns

ENTRIES_AT_ONCE = 200_000
KEYS_AT_ONCE = 1_500_000
"""Sorted in one go: about 70 MB, twice while they are moved."""
_ROWS_PER_STEP = 50_000
_KEYS_PER_ENTRY = 9
_SAMPLE = 2000
_BEYOND = (1 << 62, 0)


def fill_search(cache: Cache, prefix: str, between: Callable[[], None]) -> None:
    """Fill `search_entry` and `search_key` from `directory_row`, all under a prefix; begins anew if it is called again."""
    directory, entries, keys = (f"{prefix}{name}" for name in ("directory_row", "search_entry", "search_key"))
    with cache.transaction():
        cache.execute(f"DELETE FROM {entries}")  # noqa: S608 - declared names
        cache.execute(f"DELETE FROM {keys}")  # noqa: S608 - as above
    cache.function("keys_of_columns", 4, keys_of_columns)
    count = int(cache.value(f"SELECT count(*) FROM {directory}"))  # noqa: S608 - as above
    for (rank, entry), (end_rank, end_entry) in _entry_ranges(cache, directory, count):
        _append_sorted(
            cache,
            entries,
            ("rank", "entry", "keys"),
            "SELECT rank, rowid, keys_of_columns(name, readings, card_no, phones)"  # noqa: S608 - as above
            f" FROM {directory} WHERE {FINDABLE} AND (rank, rowid) >= (?, ?) AND (rank, rowid) < (?, ?)",
            (rank, entry, end_rank, end_entry),
            between=between,
        )
    for bounds in _key_ranges(cache, entries, count):
        _append_sorted(
            cache,
            keys,
            ("search_key", "rank", "entry"),
            f"SELECT value, rank, entry FROM {entries}, {SPLIT_KEYS} WHERE value >= ? AND value < ?",  # noqa: S608 - as above
            bounds,
            between=between,
        )


def _entry_ranges(cache: Cache, directory: str, count: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Bounds of rank and number that cut the directory into parts of one size."""
    parts = 1 + count // ENTRIES_AT_ONCE
    if parts == 1:
        return [((-_BEYOND[0], 0), _BEYOND)]
    every = max(1, count // _SAMPLE)
    sample = sorted(cache.rows(f"SELECT rank, rowid FROM {directory} WHERE rowid % ? = 0", (every,)))  # noqa: S608 - as above
    cuts = [sample[len(sample) * part // parts] for part in range(1, parts)]
    return list(pairwise([(-_BEYOND[0], 0), *cuts, _BEYOND]))


def _key_ranges(cache: Cache, entries: str, count: int) -> list[tuple[str, str]]:
    parts = 1 + count * _KEYS_PER_ENTRY // KEYS_AT_ONCE
    if parts == 1:
        return key_ranges([], 1)
    every = max(1, count // _SAMPLE)
    sample = cache.rows(f"SELECT value FROM {entries}, {SPLIT_KEYS} WHERE entry % ? = 0", (every,))  # noqa: S608 - as above
    return key_ranges([key for (key,) in sample], parts)


def _append_sorted(
    cache: Cache,
    table: str,
    columns: tuple[str, str, str],
    select: str,
    values: tuple[int | str, ...],
    *,
    between: Callable[[], None],
) -> None:
    """Sort what a query finds without a lock on the file, then append it step by step."""
    listed = ", ".join(columns)
    cache.execute(f"CREATE TEMP TABLE sorted_part ({listed})")
    try:
        cache.execute(f"INSERT INTO temp.sorted_part {select} ORDER BY 1, 2, 3", values)
        count = int(cache.value("SELECT count(*) FROM temp.sorted_part"))
        for first in range(0, count, _ROWS_PER_STEP):
            with cache.transaction():
                cache.execute(
                    f"INSERT INTO {table} ({listed}) SELECT {listed} FROM temp.sorted_part"  # noqa: S608 - as above
                    " WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
                    (first, first + _ROWS_PER_STEP),
                )
            between()
    finally:
        cache.execute("DROP TABLE temp.sorted_part")
