"""Records in portions, and the one transaction in which a portion is written (P13)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, text

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter

_IMPORT_LOCK = 0x1_4D50_4F52_54
"""Any number that nothing else locks."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last one shorter."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk


def write_chunk(database: Database, work: Callable[[RecordWriter], Result]) -> Result:
    """Do `work` and stamp its changes in one transaction, again if a deadlock ended it.

    Two imports take turns: what the second looks up includes what the first has written.
    """

    def transaction(connection: Connection) -> Result:
        _take_turn(connection)
        writer = RecordWriter(connection, ScopeBook(connection))
        result = work(writer)
        writer.stamp()
        return result

    return database.run(HOUSE, transaction)


def _take_turn(connection: Connection) -> None:
    # SQLite has one writer at a time anyway.
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _IMPORT_LOCK})
