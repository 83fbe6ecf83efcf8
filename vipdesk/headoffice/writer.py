"""Writing Shared rows at head office: every change is noted for the feed, whoever makes it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, RowMapping, insert, update

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feed import Changes, stamp
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.ids import random_id
from vipdesk.models.declarative import Shared, column_values, table_of

Row = TypeVar("Row", bound=Shared)


@dataclass(slots=True)
class RecordWriter:
    """The rows one transaction writes."""

    connection: Connection
    book: ScopeBook
    changed_by: UUID = field(default_factory=random_id)
    """What the rows are said to be changed by: an intent, or else this run of the house itself."""
    changes: Changes = field(default_factory=Changes)

    def insert(self, row: Shared) -> None:
        """Add a row; a broken constraint surfaces as IntegrityError."""
        self.insert_all(type(row), [row])

    def insert_all(self, model: type[Row], rows: Iterable[Row]) -> None:
        """Add many rows of one table in one statement."""
        values = [column_values(row) | {"changed_by": self.changed_by} for row in rows]
        if not values:
            return
        self.connection.execute(insert(table_of(model)), values)
        for row in values:
            self.changes.note(model, None, row)

    def change(self, row: Row, changes: Mapping[str, Any], conditions: tuple[Any, ...] = ()) -> Row | None:
        """Change a row that is not retired and raise its version; None if a condition did not hold."""
        model = type(row)
        table = table_of(model)
        statement = (
            update(table)
            .where(table.c.id == row.id, table.c.retired_at.is_(None), *conditions)
            .values(**changes, version=table.c.version + 1, changed_by=self.changed_by)
            .returning(*table.c)
        )
        found = self.connection.execute(statement).mappings().one_or_none()
        if found is None:
            return None
        after = read_row(model, found)
        self.changes.note(model, column_values(row), column_values(after))
        return after

    def stamp(self) -> None:
        """Give what was noted its positions; nothing may be written after this."""
        stamp(self.connection, self.book, self.changes)


@contextmanager
def house_writer(database: Database) -> Iterator[RecordWriter]:
    """One transaction of the house itself: commands, runs, imports; stamped at its end."""
    with database.transaction(HOUSE) as connection:
        writer = RecordWriter(connection, ScopeBook(connection))
        yield writer
        writer.stamp()


def read_row(model: type[Row], values: RowMapping) -> Row:
    """A row of the database as the declared class."""
    return model(**values)
