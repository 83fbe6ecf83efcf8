"""Images: the base of rows that pending intents have touched; every other row's base is what is shown (P3, P16)."""

from uuid import UUID

from vipdesk.cache.book_marks import mark_book
from vipdesk.cache.dossier_keys import move_dossier_keys
from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import TableStatements, Values


def shown_row(cache: Cache, statements: TableStatements, row_id: UUID) -> Values | None:
    """A row as it is shown: base and fold together."""
    found = cache.row(statements.select, (row_id.bytes,))
    return None if found is None else statements.read(found)


def write_shown(cache: Cache, statements: TableStatements, row_id: UUID, values: Values | None) -> None:
    """Show a row with these values, or none; the search of dossiers and the client book follow what is shown."""
    move_dossier_keys(cache, statements, row_id, values)
    mark_book(cache, statements, row_id, values)
    if values is None:
        cache.execute(statements.delete, (row_id.bytes,))
    else:
        cache.execute(statements.upsert, statements.write(values))


def has_image(cache: Cache, table_name: str, row_id: UUID) -> bool:
    """Whether a pending intent has touched the row."""
    return (
        cache.row("SELECT 1 FROM image WHERE table_name = ? AND row_id = ?", (table_name, row_id.bytes))
        is not None
    )


def base_row(cache: Cache, statements: TableStatements, row_id: UUID) -> Values | None:
    """A row as head office last said it."""
    found = cache.row("SELECT row FROM image WHERE table_name = ? AND row_id = ?", (statements.name, row_id.bytes))
    if found is None:
        return shown_row(cache, statements, row_id)
    return None if found[0] is None else statements.unpack(found[0])


def take_image(cache: Cache, statements: TableStatements, row_id: UUID, shown: Values | None) -> None:
    """Keep the base of a row that is about to be changed for the first time."""
    cache.execute(
        "INSERT OR IGNORE INTO image (table_name, row_id, row) VALUES (?, ?, ?)",
        (statements.name, row_id.bytes, None if shown is None else statements.pack(shown)),
    )


def replace_image(cache: Cache, statements: TableStatements, row_id: UUID, base: Values | None) -> None:
    """Put a new base under a row that pending intents have touched."""
    cache.execute(
        "UPDATE image SET row = ? WHERE table_name = ? AND row_id = ?",
        (None if base is None else statements.pack(base), statements.name, row_id.bytes),
    )


def restore(cache: Cache, statements: TableStatements, row_id: UUID) -> None:
    """Show a row's base again; its image stays, since whoever restores decides what comes next."""
    if has_image(cache, statements.name, row_id):
        write_shown(cache, statements, row_id, base_row(cache, statements, row_id))


def drop_image(cache: Cache, table_name: str, row_id: UUID) -> None:
    """Forget the image of a row that shows its base again."""
    cache.execute("DELETE FROM image WHERE table_name = ? AND row_id = ?", (table_name, row_id.bytes))
