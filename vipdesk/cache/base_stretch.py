"""A stretch of the base: some rows of one table as head office last said them, summed by all that is in them (I13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import TableStatements, Values, statements_of
from vipdesk.models.catalogue import SHARED_MODELS, is_counted
from vipdesk.models.row_mark import Tally, content_mark
from vipdesk.models.wire import to_wire, wire_line
from vipdesk.protocol.content import STRETCH_ROWS

COMPARED = tuple(name for name, model in SHARED_MODELS.items() if is_counted(model))
"""Tables whose content is compared, in this order."""
_NOTHING = b""
_EVERYTHING = b"\xff" * 17
"""Behind every id."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows with `after` < id <= `upto`; None is no limit."""

    table: str
    after: UUID | None
    upto: UUID | None
    cursor: str
    """Where the desk stood when it read them."""
    content: str
    """Count and sum of content marks (`models.row_mark.Tally.text`)."""


def read_stretch(cache: Cache, table: str, after: UUID | None, most: int = STRETCH_ROWS) -> Stretch | None:
    """The next rows of a table, in one short reading that keeps nobody from writing; None between checkpoints."""
    statements = statements_of(SHARED_MODELS[table])
    with cache.reading():
        state = DeskState(cache)
        cursor = state.cursor
        if cursor is None or not state.is_at_checkpoint:
            return None
        low = _NOTHING if after is None else after.bytes
        ids = cache.rows(f'SELECT id FROM "{table}" WHERE id > ? ORDER BY id LIMIT ?', (low, most))  # noqa: S608 - a declared name
        high = ids[-1][0] if len(ids) == most else _EVERYTHING
        tally = Tally()
        for values in _base_rows(cache, statements, low, high):
            tally.add(content_mark(table, wire_line(to_wire(statements.model, values))))
    upto = None if high == _EVERYTHING else UUID(bytes=high)
    return Stretch(table, after, upto, cursor, tally.text)


def _base_rows(cache: Cache, statements: TableStatements, low: bytes, high: bytes) -> Iterator[Values]:
    """Rows without an image as they are shown, all others as their image says."""
    listed = ", ".join(f'"{name}"' for name in statements.columns)
    shown = cache.each(
        f'SELECT {listed} FROM "{statements.name}" WHERE id > ? AND id <= ? AND NOT EXISTS'  # noqa: S608 - declared names
        " (SELECT 1 FROM image WHERE table_name = ? AND row_id = id)",
        (low, high, statements.name),
    )
    yield from map(statements.read, shown)
    images = cache.each(
        "SELECT row FROM image WHERE table_name = ? AND row_id > ? AND row_id <= ? AND row IS NOT NULL",
        (statements.name, low, high),
    )
    yield from (statements.unpack(packed) for (packed,) in images)
