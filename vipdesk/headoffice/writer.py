"""Writing Shared rows at head office: every change is noted for the feed, whoever makes it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, or_, select, update
from sqlalchemy.orm import configure_mappers

from vipdesk.headoffice.bulk import add_rows
from vipdesk.headoffice.conflicts import Authorship, author_of
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.effects import note_effect
from vipdesk.headoffice.feed import Changes, FreshRow, stamp
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.ids import GuestId, OpId, random_id
from vipdesk.models.declarative import Shared, column_values, table_of
from vipdesk.models.guest import Contact
from vipdesk.models.policy import Policy
from vipdesk.models.vocabulary import ContactKind, ScopeReason

Row = TypeVar("Row", bound=Shared)

_POLICY = table_of(Policy)
POLICIES = (
    select(_POLICY)
    .where(or_(_POLICY.c.store_id.is_(None), _POLICY.c.store_id == bindparam("asked_store")))
    .where(_POLICY.c.retired_at.is_(None))
    .order_by(_POLICY.c.id)
)
"""What the house and one store have chosen."""
_POLICIES_OF_KEY = POLICIES.where(_POLICY.c.key == bindparam("asked_key"))

# rows are read past their constructors, the first of which would do this otherwise
configure_mappers()


@dataclass(slots=True)
class RecordWriter:
    """The rows one transaction writes."""

    connection: Connection
    book: ScopeBook
    changed_by: UUID = field(default_factory=random_id)
    """What the rows are said to be changed by: an intent, or else this run of the house itself."""
    changes: Changes = field(default_factory=Changes)
    fresh: dict[str, list[FreshRow]] = field(default_factory=dict)
    """Space by space, rows of guests whom this transaction makes; written in bulk, beside `changes`."""

    def insert(self, row: Shared) -> None:
        """Add a row; a broken constraint surfaces as IntegrityError."""
        self.insert_all(type(row), [row])

    def insert_all(self, model: type[Row], rows: Iterable[Row]) -> None:
        """Add many rows of one table in one statement."""
        values = [column_values(row) | {"changed_by": self.changed_by} for row in rows]
        if not values:
            return
        add_rows(self.connection, table_of(model), values)
        for row in values:
            self.changes.note(model, None, row)

    def row(self, model: type[Row], row_id: UUID, *, lock: bool) -> Row | None:
        """A row that is not retired; with `lock` it stays as it is until the end of the transaction."""
        table = table_of(model)
        statement = select(table).where(table.c.id == row_id, table.c.retired_at.is_(None))
        if lock:
            statement = statement.with_for_update()
        found = self.connection.execute(statement).mappings().one_or_none()
        return None if found is None else read_row(model, found)

    def find(self, model: type[Row], keys: Mapping[str, Any]) -> list[Row]:
        """Rows that are not retired and equal on one key, ordered by id."""
        table = table_of(model)
        conditions = [table.c[name] == value for name, value in keys.items()]
        statement = select(table).where(*conditions, table.c.retired_at.is_(None)).order_by(table.c.id)
        return [read_row(model, found) for found in self.connection.execute(statement).mappings()]

    def policies(self, key: str, store_id: UUID) -> list[Policy]:
        """What the house and a store have chosen under a name."""
        asked = {"asked_key": key, "asked_store": store_id}
        return [read_row(Policy, found) for found in self.connection.execute(_POLICIES_OF_KEY, asked).mappings()]

    def change(self, row: Row, changes: Mapping[str, Any]) -> Row | None:
        """Change a row that is not retired and raise its version; None if it is gone."""
        return self._change(row, changes)

    def spend(self, row: Row, column: str, amount: int) -> Row | None:
        """One conditional UPDATE … RETURNING; None if there is not enough (I24)."""
        quantity = table_of(type(row)).c[column]
        return self._change(row, {column: quantity - amount}, quantity >= amount)

    def hold(self, store_id: UUID, guest_id: UUID, reason: ScopeReason, until: datetime | None) -> None:
        """Give a store a reason; the first one sends the whole dossier (P11)."""
        if self.book.add(store_id, guest_id, reason, until):
            self.changes.granted.add((store_id, guest_id))

    def release(self, store_id: UUID, guest_id: UUID, reason: ScopeReason) -> None:
        """End a reason; the end of the last one takes the dossier away (P11)."""
        if self.book.remove(store_id, guest_id, reason):
            self.changes.revoked.add((store_id, guest_id))

    def rescope(self, guest_ids: Iterable[UUID]) -> None:
        """Give every store of any of these guests what it shall hold of each of them now (P11, P31)."""
        given = list(guest_ids)
        self.book.lock(given)
        everybody = {alias for guest_id in given for alias in self.book.aliases(guest_id)}
        stores = {store for guest_id in everybody for store in self.book.own_stores_of(guest_id)}
        self.changes.granted |= {(store, guest_id) for store in stores for guest_id in everybody}

    def holders_of_phone(self, number: str) -> list[GuestId]:
        """Everybody with a number, in its one writing; what a group has not written yet is not among them."""
        table = table_of(Contact)
        wanted = (table.c.sealed_value == number, table.c.kind == ContactKind.PHONE, table.c.retired_at.is_(None))
        return [GuestId(found) for found in self.connection.scalars(select(table.c.guest_id).where(*wanted))]

    def effect(self, op_id: OpId, kind: str, payload: dict[str, Any], now: datetime) -> None:
        """Write what is to be told into this transaction (P9)."""
        note_effect(self.connection, op_id, kind, payload, now)

    def author_of(self, op_id: UUID) -> Authorship | None:
        """Who asked for an intent that changed a row, and when."""
        return author_of(self.connection, op_id)

    def _change(self, row: Row, changes: Mapping[str, Any], *conditions: Any) -> Row | None:
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
        stamp(self.connection, self.book, self.changes, self.fresh)


@contextmanager
def house_writer(database: Database) -> Iterator[RecordWriter]:
    """One transaction of the house itself: commands, runs, imports; stamped at its end."""
    with database.transaction(HOUSE) as connection:
        writer = RecordWriter(connection, ScopeBook(connection))
        yield writer
        writer.stamp()


def read_row(model: type[Row], values: RowMapping | Mapping[str, Any]) -> Row:
    """A row of the database as the declared class; like every row it is only read, so nothing watches it."""
    row = model.__new__(model)
    row.__dict__.update(values)
    return row
