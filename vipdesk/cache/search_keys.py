"""The search index: keys of each directory row, written from the base only, in rank order (stack.md §3)."""

from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.cache.images import base_row, restore
from vipdesk.cache.statements import TableStatements, Values, statements_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.rules.search_keys import BAR, directory_keys, together


class SearchIndex:
    """Keeps the index in step with the base, inside the transaction that changes it."""

    def __init__(self, cache: Cache) -> None:
        """Use the connection whose transaction is open."""
        self._cache = cache

    def before_change(self, statements: TableStatements, row_id: UUID, before: Values | None) -> None:
        """Take a row's keys out while its place is still known."""
        if before is None or statements.model is not DirectoryRow:
            return
        entry = self._entry(row_id)
        if entry is None:
            return
        rank = before["rank"]
        found = self._cache.value("SELECT keys FROM search_entry WHERE rank = ? AND entry = ?", (rank, entry))
        if found is None:
            return
        keys = [key for key in found.split(BAR) if key]
        self._cache.execute_many(
            "DELETE FROM search_key WHERE search_key = ? AND rank = ? AND entry = ?",
            [(key, rank, entry) for key in keys],
        )
        self._cache.execute("DELETE FROM search_entry WHERE rank = ? AND entry = ?", (rank, entry))

    def after_change(self, statements: TableStatements, row_id: UUID, after: Values | None) -> None:
        """Put a row's keys in; a retired guest is not found, one that turned out to be another leads to who remains."""
        if after is None or statements.model is not DirectoryRow:
            return
        if after["retired_at"] is not None:
            return
        entry = self._entry(row_id)
        if entry is None:
            # its intent is doubtful here and shows no row; whoever shows it again indexes it (`restore_found`)
            return
        keys = sorted(set(directory_keys(after)))
        rank = after["rank"]
        self._cache.execute(
            "INSERT OR REPLACE INTO search_entry (rank, entry, keys) VALUES (?, ?, ?)",
            (rank, entry, together(keys)),
        )
        self._cache.execute_many(
            "INSERT OR REPLACE INTO search_key (search_key, rank, entry) VALUES (?, ?, ?)",
            [(key, rank, entry) for key in keys],
        )

    def _entry(self, row_id: UUID) -> int | None:
        found = self._cache.value("SELECT rowid FROM directory_row WHERE id = ?", (row_id.bytes,))
        return None if found is None else int(found)


def restore_found(cache: Cache, statements: TableStatements, row_id: UUID) -> None:
    """Show a row's base again, and see to it that a guest who was not shown meanwhile is found by it."""
    restore(cache, statements, row_id)
    if statements.model is DirectoryRow:
        SearchIndex(cache).after_change(statements, row_id, base_row(cache, statements, row_id))


def renew_latin_names(cache: Cache) -> None:
    """Make the keys anew of names that are not Chinese characters throughout, inside the open transaction."""
    _renew(cache, "name GLOB '*[^一-鿿]*'")


def key_merged_names(cache: Cache) -> None:
    """Give keys to the rows of whom turned out to be another, inside the open transaction."""
    _renew(cache, "merged_into IS NOT NULL")


def _renew(cache: Cache, condition: str) -> None:
    statements = statements_of(DirectoryRow)
    index = SearchIndex(cache)
    written = cache.rows(f"{statements.select_all.partition(' ORDER BY ')[0]} WHERE {condition}")
    for row in written:
        values = statements.read(row)
        index.before_change(statements, values["id"], values)
        index.after_change(statements, values["id"], values)
