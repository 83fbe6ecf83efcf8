"""Records in portions, and the one transaction in which a portion is written (P13)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import random_id

_IMPORT_LOCK = 0x1_4D50_4F52_54
"""Any number that nothing else locks."""

_BY_INDEXES = "; ".join(
    [
        "SET LOCAL plan_cache_mode = force_custom_plan",
        *(f"SET LOCAL enable_{way} = off" for way in ("seqscan", "hashjoin", "mergejoin", "material")),
    ]
)


class ChunkOvertakenError(Exception):
    """A row on which a chunk was decided has been changed by somebody else since: the chunk has to be decided again."""


Item = TypeVar("Item")
Result = TypeVar("Result")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last one shorter."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk


def write_chunk(
    database: Database, work: Callable[[RecordWriter], Result], changed_by: UUID | None = None
) -> Result:
    """Do `work` and stamp its changes in one transaction, again if a deadlock or a newcomer at a counter ended it.

    Two imports take turns: what the second looks up includes what the first has written. `changed_by` is what the
    rows are said to be changed by; each chunk by itself otherwise.
    """

    def transaction(connection: Connection) -> Result:
        _take_turn(connection)
        writer = RecordWriter(connection, ScopeBook(connection), changed_by or random_id())
        result = work(writer)
        writer.stamp()
        return result

    try:
        return database.run(HOUSE, transaction)
    except (IntegrityError, ChunkOvertakenError):
        # a counter has taken somebody in with a card of this chunk, or changed a guest of it, since it was looked up
        return database.run(HOUSE, transaction)


def _take_turn(connection: Connection) -> None:
    # SQLite has one writer at a time anyway.
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _IMPORT_LOCK})


def look_up_by_indexes(connection: Connection) -> None:
    """Plan every question of this transaction anew, and by indexes alone.

    The first chunks of a new record meet empty tables: a plan made then reads them whole, and is kept while they grow.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_BY_INDEXES)
