"""Which lines of the client book are out of date: noted with every change of a row they are made from.

Making a line takes a dozen questions, so a change only notes whose it is; `book_lines` makes them again when somebody
looks, or while the back room has nothing else to do. A dossier that leaves takes its line along at once (I19).
"""

from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.cache.queries.book_order import FILLED_TO
from vipdesk.cache.statements import TableStatements, Values
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, ImportantDate, ShopperAssignment
from vipdesk.models.merge import GuestMerge
from vipdesk.models.receipt import Receipt
from vipdesk.models.request import Request
from vipdesk.models.visit import Visit

_OWNERS: dict[type[Shared], tuple[str, ...]] = {
    Guest: ("id",),
    DirectoryRow: ("id",),
    Visit: ("guest_id",),
    Request: ("guest_id",),
    Receipt: ("guest_id",),
    ImportantDate: ("guest_id",),
    ShopperAssignment: ("guest_id",),
    GuestMerge: ("guest_id", "merged_id"),
}
_MARK = "INSERT OR IGNORE INTO book_stale (guest_id) VALUES (?)"


def mark_book(cache: Cache, statements: TableStatements, row_id: UUID, values: Values | None) -> None:
    """Note whose line a row belongs to that is about to be shown with other values, or not at all."""
    owners = _OWNERS.get(statements.model)
    if owners is None:
        return
    if values is not None:
        for owner in owners:
            if values[owner] is not None:
                cache.execute(_MARK, (values[owner].bytes,))
        return
    listed = ", ".join(owners)
    gone = cache.row(f"SELECT {listed} FROM {statements.name} WHERE id = ?", (row_id.bytes,))  # noqa: S608 - declared names
    for guest_id in gone or ():
        if guest_id is not None:
            cache.execute(_MARK, (guest_id,))
    if statements.model is Guest:
        cache.execute("DELETE FROM book_line WHERE guest_id = ?", (row_id.bytes,))


def begin_book_anew(cache: Cache) -> None:
    """Drop every line, inside the transaction in which a whole base takes the place of another."""
    cache.execute("DELETE FROM book_line")
    cache.execute("DELETE FROM book_stale")
    cache.execute("DELETE FROM desk_state WHERE key = ?", (FILLED_TO,))
