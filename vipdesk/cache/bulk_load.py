"""A whole base loaded beside the one that is shown, and put in its place in one transaction (P28, I9, I15).

Rows go into tables of their own in the same encrypted file, in the order in which they come and without indexes;
what is shown stays as it is, and so does all that waits. Killed at any moment, the desk has the old base or the new
one. A load from sealed files goes on with the next shard, because its place is in the transaction of each shard.
"""

import re
from collections.abc import Callable, Mapping
from typing import Self
from uuid import UUID

import msgspec

from vipdesk.cache.base_sums import write_sum
from vipdesk.cache.book_marks import begin_book_anew
from vipdesk.cache.bulk_search import fill_search
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.dossier_keys import TABLE as DOSSIER_KEY
from vipdesk.cache.dossier_keys import dossier_pairs, put_pairs
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import replace_image, shown_row, write_shown
from vipdesk.cache.reset import end_reset
from vipdesk.cache.schema import DeclaredTable, declared_tables
from vipdesk.cache.statements import statements_of
from vipdesk.models.catalogue import SHARED_MODELS, is_counted
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.row_mark import MODULUS, Tally, raw_mark
from vipdesk.protocol.first_sync import (
    SEARCH_TABLES,
    DamagedError,
    SealedFile,
    Shard,
    column_set,
    columns_of,
)

LOADING = "loading_"
_STATE = "first_sync"
_DIRECTORY = DirectoryRow.__tablename__
_OWN = frozenset(name for name, model in SHARED_MODELS.items() if not is_counted(model))


class Progress(msgspec.Struct, kw_only=True):
    """How far a load has come; kept with the rows."""

    columns: str
    cursor: str
    positions: dict[str, int]
    files: list[SealedFile] = []
    """What is read; none while rows are streamed."""
    file: int = 0
    shard: int = 0
    """The next shard to read."""
    before_file: int = 0
    """Directory rows of earlier files: by so much the numbers of this one are moved."""
    tallies: dict[str, str] = {}
    """Count and sum of marks of what was taken in."""
    complete: bool = False
    """Every row is there; indexes and search keys may be missing."""


class BulkLoad:
    """One load, from its beginning to the moment its tables are the base."""

    def __init__(self, cache: Cache, progress: Progress) -> None:
        """Go on with a load that has its tables already; see `begin` and `resumed`."""
        self._cache = cache
        self.progress = progress

    @classmethod
    def begin(cls, cache: Cache, progress: Progress) -> Self:
        """Start with empty tables; what an earlier load left is dropped."""
        with cache.transaction():
            _drop(cache)
            for table in _loaded_tables():
                cache.execute(_elsewhere(table, table.statements[0][1]))
            load = cls(cache, progress)
            load._keep()
        return load

    @classmethod
    def resumed(cls, cache: Cache) -> Self | None:
        """The load that was under way, if it can go on: its columns are this program's, and its source is still there."""
        kept = DeskState(cache).get(_STATE)
        if kept is None:
            return None
        progress = msgspec.convert(kept, Progress)
        if progress.columns != column_set() or not (progress.files or progress.complete):
            return None
        return cls(cache, progress)

    def take(self, shard: Shard) -> None:
        """Put a shard's rows in, and where the load stands, in one transaction."""
        with self._cache.transaction():
            if shard.table in SEARCH_TABLES:
                self._take_search(shard)
            else:
                self._take_rows(shard)
            self.progress.shard += 1
            self._keep()

    def end_of_file(self) -> None:
        """Go on with the next file."""
        with self._cache.transaction():
            self.progress.file += 1
            self.progress.shard = 0
            self.progress.before_file = int(self._cache.value(f"SELECT count(*) FROM {LOADING}{_DIRECTORY}"))  # noqa: S608 - declared names
            self._keep()

    def end_of_rows(self, tallies: Mapping[str, str]) -> None:
        """Every row has come; raises DamagedError if they are not those that head office counted (P24)."""
        if self.progress.tallies != tallies:
            raise DamagedError
        with self._cache.transaction():
            self.progress.complete = True
            self._keep()

    def finish(self, between: Callable[[], None]) -> set[str]:
        """Add what files do not bring, and make the load the base; the tables that show something else now.

        `between` is called between transactions, the longest of which builds one index.
        """
        self._build_indexes(between)
        if not self.progress.files:
            fill_search(self._cache, LOADING, between)
        self._key_dossiers(between)
        with self._cache.transaction():
            self._become_base()
        return {*SHARED_MODELS, "outbox"}

    def _take_rows(self, shard: Shard) -> None:
        model = SHARED_MODELS[shard.table]
        columns = columns_of(model)
        self._cache.execute_many(_insert(shard.table, columns), shard.rows)
        if is_counted(model):
            tally = Tally.read(self.progress.tallies.get(shard.table, Tally().text))
            tally.merge(_tally(shard, *(columns.index(name) for name in ("id", "version", "changed_by"))))
            self.progress.tallies[shard.table] = tally.text

    def _take_search(self, shard: Shard) -> None:
        moved = [
            f"? + {self.progress.before_file}" if name == "entry" else "?" for name in SEARCH_TABLES[shard.table]
        ]
        self._cache.execute_many(_insert(shard.table, SEARCH_TABLES[shard.table], moved), shard.rows)

    def _build_indexes(self, between: Callable[[], None]) -> None:
        """Each index under its own name: what is shown meanwhile is small and does without."""
        for table in _loaded_tables():
            for name, statement in table.statements[1:]:
                on = self._cache.value(
                    "SELECT tbl_name FROM sqlite_master WHERE type = 'index' AND name = ?", (name,)
                )
                if on == LOADING + table.name:
                    continue
                with self._cache.transaction():
                    self._cache.execute(f'DROP INDEX IF EXISTS "{name}"')
                    self._cache.execute(_elsewhere(table, statement))
                between()

    def _key_dossiers(self, between: Callable[[], None]) -> None:
        """Key the dossiers that came; no file brings their keys, since each desk holds others."""
        (table,) = (table for table in declared_tables() if table.name == DOSSIER_KEY)
        with self._cache.transaction():
            self._cache.execute(f"DROP TABLE IF EXISTS {LOADING}{DOSSIER_KEY}")
            self._cache.execute(_elsewhere(table, table.statements[0][1]))
        for pairs in dossier_pairs(self._cache, LOADING):
            with self._cache.transaction():
                put_pairs(self._cache, LOADING, pairs)
            between()

    def _become_base(self) -> None:
        """The loaded tables take the names; rows that pending intents have touched keep what is shown of them (P23)."""
        cache = self._cache
        touched = [
            (statements_of(SHARED_MODELS[name]), UUID(bytes=row_id))
            for name, row_id in cache.rows("SELECT table_name, row_id FROM image")
        ]
        shown = [shown_row(cache, statements, row_id) for statements, row_id in touched]
        for table in _loaded_tables():
            if self.progress.files and table.name in _OWN:
                # no file holds what is one desk's alone: it came with the first useful page
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                cache.execute(
                    f"INSERT INTO {LOADING}{table.name} ({columns}) SELECT {columns} FROM {table.name}"  # noqa: S608 - declared names
                )
            cache.execute(f"DROP TABLE {table.name}")
            cache.execute(f"ALTER TABLE {LOADING}{table.name} RENAME TO {table.name}")
        cache.execute(f"DROP TABLE {DOSSIER_KEY}")
        cache.execute(f"ALTER TABLE {LOADING}{DOSSIER_KEY} RENAME TO {DOSSIER_KEY}")
        for (statements, row_id), values in zip(touched, shown, strict=True):
            replace_image(cache, statements, row_id, shown_row(cache, statements, row_id))
            write_shown(cache, statements, row_id, values)
        cache.execute(
            "INSERT OR IGNORE INTO dirty (table_name, touch_key) SELECT table_name, touch_key FROM touch"
            " UNION SELECT table_name, row_id FROM image"
        )
        begin_book_anew(cache)
        cache.execute("DELETE FROM base_sum")
        for name, text in self.progress.tallies.items():
            write_sum(cache, name, Tally.read(text))
        state = DeskState(cache)
        state.put("cursor", self.progress.cursor)
        state.put("positions", self.progress.positions)
        state.put(_STATE, None)
        # nothing of an earlier base is left: a reset that was under way is over
        cache.execute("DELETE FROM named_row")
        end_reset(state)

    def _keep(self) -> None:
        DeskState(self._cache).put(_STATE, msgspec.to_builtins(self.progress))


def discard(cache: Cache) -> None:
    """Give a load up, if there is one; what is shown gets back the indexes it lent."""
    if DeskState(cache).get(_STATE) is None:
        return
    with cache.transaction():
        _drop(cache)
        present = {name for (name,) in cache.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
        for table in _loaded_tables():
            cache.script(statement for name, statement in table.statements[1:] if name not in present)
        DeskState(cache).put(_STATE, None)


def _drop(cache: Cache) -> None:
    for table in _loaded_tables():
        cache.execute(f"DROP TABLE IF EXISTS {LOADING}{table.name}")
    cache.execute(f"DROP TABLE IF EXISTS {LOADING}{DOSSIER_KEY}")


def _loaded_tables() -> list[DeclaredTable]:
    return [table for table in declared_tables() if table.name in SHARED_MODELS or table.name in SEARCH_TABLES]


def _elsewhere(table: DeclaredTable, statement: str) -> str:
    """A CREATE statement of a table, for the one that is being loaded in its place."""
    return re.sub(rf'(CREATE TABLE|ON) "?{table.name}"? \(', rf"\1 {LOADING}{table.name} (", statement, count=1)


def _insert(table: str, columns: tuple[str, ...], places: list[str] | None = None) -> str:
    listed = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(places or ["?"] * len(columns))
    return f"INSERT INTO {LOADING}{table} ({listed}) VALUES ({values})"  # noqa: S608 - declared names


def _tally(shard: Shard, row_id: int, version: int, changed_by: int) -> Tally:
    name = shard.table.encode()
    total = sum(raw_mark(name, row[row_id], row[version], row[changed_by] or b"") for row in shard.rows)
    return Tally(len(shard.rows), total % MODULUS)
