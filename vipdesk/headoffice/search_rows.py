"""The search rows of a sealed file: made in memory, sorted there, never on this machine's disk (P28)."""

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from vipdesk.models.directory import DirectoryRow
from vipdesk.protocol.first_sync import SEARCH_ROWS_PER_SHARD, Shard, columns_of
from vipdesk.rules.search_keys import SPLIT_KEYS, key_ranges, keys_of_columns

_KEYS_AT_ONCE = 3_000_000
"""Sorted in one go: about 130 MB."""
_KEYS_PER_ENTRY = 9
_SAMPLE = 2000


class SearchRows:
    """Takes in the directory rows of a file in their order, gives out its search rows in theirs."""

    def __init__(self) -> None:
        """Nothing is there yet."""
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute("PRAGMA temp_store=MEMORY")
        self._memory.execute(
            "CREATE TABLE search_entry (rank INTEGER, entry INTEGER, keys TEXT, PRIMARY KEY (rank, entry)) WITHOUT ROWID"
        )
        self._entries = 0
        names = columns_of(DirectoryRow)
        self._rank = names.index("rank")
        self._gone = names.index("retired_at")
        self._sources = tuple(names.index(name) for name in ("name", "readings", "card_no", "phones"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._memory.close()

    def take(self, shard: Shard) -> None:
        """Note the directory rows of a shard; who is retired is numbered and not found."""
        if shard.table != DirectoryRow.__tablename__:
            return
        first = self._entries + 1
        self._entries += len(shard.rows)
        entries = [
            (row[self._rank], entry, keys_of_columns(*(row[source] for source in self._sources)))
            for entry, row in enumerate(shard.rows, first)
            if row[self._gone] is None
        ]
        self._memory.executemany("INSERT INTO search_entry VALUES (?, ?, ?)", entries)

    def shards(self) -> Iterator[Shard]:
        """Every search row, sorted as the desk keeps them."""
        for rows in self._fetch("SELECT rank, entry, keys FROM search_entry ORDER BY rank, entry"):
            yield Shard("search_entry", rows)
        every = max(1, self._entries // _SAMPLE)
        sample = self._memory.execute(
            f"SELECT value FROM search_entry, {SPLIT_KEYS} WHERE entry % ? = 0",  # noqa: S608 - a fixed part
            (every,),
        )
        parts = 1 + self._entries * _KEYS_PER_ENTRY // _KEYS_AT_ONCE
        for bounds in key_ranges([key for (key,) in sample], parts):
            for rows in self._fetch(
                f"SELECT value, rank, entry FROM search_entry, {SPLIT_KEYS}"  # noqa: S608 - a fixed part
                " WHERE value >= ? AND value < ? ORDER BY value, rank, entry",
                bounds,
            ):
                yield Shard("search_key", rows)

    def _fetch(self, statement: str, values: tuple[str, ...] = ()) -> Iterator[list[tuple[Any, ...]]]:
        cursor = self._memory.execute(statement, values)
        while rows := cursor.fetchmany(SEARCH_ROWS_PER_SHARD):
            yield rows
