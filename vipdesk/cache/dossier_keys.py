"""The search of the dossiers on this desk: keys of the shown rows of `guest` and `note`, kept in step with them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import TableStatements, Values, statements_of
from vipdesk.models.declarative import Shared
from vipdesk.models.guest import Guest, Note
from vipdesk.rules.dossier_keys import guest_keys, note_keys

TABLE = "dossier_key"
_ROWS_PER_STEP = 2000

_KEYS: Mapping[type[Shared], Callable[[Mapping[str, Any]], set[str]]] = {Guest: guest_keys, Note: note_keys}


def move_dossier_keys(cache: Cache, statements: TableStatements, row_id: UUID, after: Values | None) -> None:
    """Give a row that is about to be shown with other values, or not at all, the keys of those."""
    keys_of = _KEYS.get(statements.model)
    if keys_of is None:
        return
    found = cache.row(statements.select, (row_id.bytes,))
    before = set() if found is None else keys_of(statements.read(found))
    now = set() if after is None else keys_of(after)
    cache.execute_many(
        f"DELETE FROM {TABLE} WHERE search_key = ? AND row_id = ?",  # noqa: S608 - a fixed name
        [(key, row_id.bytes) for key in before - now],
    )
    cache.execute_many(
        f"INSERT OR IGNORE INTO {TABLE} (search_key, row_id) VALUES (?, ?)",  # noqa: S608 - a fixed name
        [(key, row_id.bytes) for key in sorted(now - before)],
    )


def key_merged_dossiers(cache: Cache) -> None:
    """Give keys to the dossiers of whom turned out to be another, inside the open transaction."""
    statements = statements_of(Guest)
    rows = cache.rows(f"{statements.select_all.partition(' ORDER BY ')[0]} WHERE merged_into IS NOT NULL")
    put_pairs(cache, "", [(key, row["id"].bytes) for row in map(statements.read, rows) for key in guest_keys(row)])


def fill_dossier_keys(cache: Cache, prefix: str = "") -> None:
    """Key every row of `guest` and `note` under a prefix, inside the open transaction."""
    for pairs in dossier_pairs(cache, prefix):
        put_pairs(cache, prefix, pairs)


def dossier_pairs(cache: Cache, prefix: str) -> Iterator[list[tuple[str, bytes]]]:
    """The keys of `guest` and `note` under a prefix with their rows, for some thousand rows at a time."""
    for model, keys_of in _KEYS.items():
        statements = statements_of(model)
        listed = ", ".join(f'"{name}"' for name in statements.columns)
        last = b""
        while True:
            rows = cache.rows(
                f"SELECT {listed} FROM {prefix}{statements.name} WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608 - declared names
                (last, _ROWS_PER_STEP),
            )
            if not rows:
                break
            last = rows[-1][statements.columns.index("id")]
            values = [statements.read(row) for row in rows]
            yield sorted((key, row["id"].bytes) for row in values for key in keys_of(row))


def put_pairs(cache: Cache, prefix: str, pairs: list[tuple[str, bytes]]) -> None:
    """Write keys with their rows, inside the open transaction."""
    cache.execute_many(f"INSERT OR IGNORE INTO {prefix}{TABLE} (search_key, row_id) VALUES (?, ?)", pairs)  # noqa: S608 - declared names
