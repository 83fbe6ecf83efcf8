"""Both ends of an intent on real databases: the desk's cache and the record; every use is rolled back."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from tests.fakes.clocks import NOON
from tests.fakes.small_house import DESK, FAR_DESK, FAR_STORE, GUEST, RECEPTIONIST, SECOND_GUEST, STORE, house_rows
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.perform import author_here
from vipdesk.cache.schema import create_statements
from vipdesk.cache.statements import statements_of
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.bulk import IdSet
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.draft import Draft, DraftWriter, NeedsCareError
from vipdesk.headoffice.feed import Changes
from vipdesk.headoffice.judge import Judge
from vipdesk.headoffice.ledger import Circumstance, RecordLedger
from vipdesk.headoffice.outcomes import Decision, OutcomeBook
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.server_state import PHONE_KEY, put_state
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import DeskId, OpId, StaffId, derived_id, new_id
from vipdesk.intents.intent import decode
from vipdesk.intents.ledger import Actor, Ledger
from vipdesk.models.declarative import Shared, column_values, table_of
from vipdesk.models.record import Progress
from vipdesk.models.vocabulary import Role
from vipdesk.models.wire import to_wire
from vipdesk.protocol.push import PushedIntent

RowName = tuple[str, UUID]
"""Table and id."""
KEY = bytes(range(32))
PHONE_SECRET = b64encode(bytes(range(32, 64))).decode()
"""Both ends have the same."""
HERE = Actor(RECEPTIONIST, Role.RECEPTIONIST, STORE)


@dataclass(frozen=True, slots=True)
class Asked:
    """An intent, by whom, where and when it is asked for."""

    kind: str
    args: Mapping[str, Any]
    actor: StaffId = RECEPTIONIST
    desk: DeskId = DESK
    at: datetime = NOON


class End(Protocol):
    """One end, with the small house in it."""

    name: str

    def given(self, rows: Iterable[Shared]) -> None:
        """Put rows in."""
        ...

    def ledger(self, at: datetime = NOON) -> Ledger:
        """A ledger as an intent of the receptionist at the first desk would have it."""
        ...

    def row(self, model: type[Shared], row_id: UUID) -> dict[str, Any] | None:
        """A row as it is on the wire, retired or not."""
        ...

    def settle(self) -> None:
        """Have everything written that a ledger keeps in memory."""
        ...


@dataclass(slots=True)
class DeskEnd:
    """The cache, inside a transaction."""

    cache: Cache
    name: str = "cache"

    def given(self, rows: Iterable[Shared]) -> None:
        """Put rows in."""
        for row in rows:
            statements = statements_of(type(row))
            self.cache.execute(statements.upsert, statements.write(column_values(row)))

    def ledger(self, at: datetime = NOON) -> CacheLedger:
        """A ledger of the receptionist at the first desk."""
        return CacheLedger(self.cache, OpId(new_id()), HERE, DESK, at)

    def row(self, model: type[Shared], row_id: UUID) -> dict[str, Any] | None:
        """A row in wire form."""
        statements = statements_of(model)
        found = self.cache.row(statements.select, (row_id.bytes,))
        return None if found is None else to_wire(model, statements.read(found))

    def settle(self) -> None:
        """Everything is."""

    def run(self, asked: Asked) -> set[RowName]:
        """Apply an intent; the rows it wrote. Raises Refused with nothing left behind."""
        actor = author_here(self.cache, asked.actor)
        ledger = CacheLedger(self.cache, OpId(new_id()), actor, asked.desk, asked.at)
        with self.cache.savepoint():
            decode(asked.kind, asked.args, complete=True).apply(ledger)
        return {
            (name, UUID(bytes=key))
            for (name, key), written in ledger.touches.items()
            if written and len(key) == 16
        }


@dataclass(slots=True)
class RecordEnd:
    """The record, inside a transaction of the application role."""

    connection: Connection
    name: str

    def given(self, rows: Iterable[Shared]) -> None:
        """Put rows in."""
        for row in rows:
            self.connection.execute(insert(table_of(type(row))).values(column_values(row)))

    def ledger(self, at: datetime = NOON) -> RecordLedger:
        """A ledger of the receptionist at the first desk."""
        writer = RecordWriter(self.connection, ScopeBook(self.connection))
        return RecordLedger(writer, Circumstance(OpId(new_id()), HERE, DESK, at, NOON))

    def row(self, model: type[Shared], row_id: UUID) -> dict[str, Any] | None:
        """A row in wire form."""
        table = table_of(model)
        found = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
        return None if found is None else to_wire(model, dict(found))

    def settle(self) -> None:
        """Have everything written."""

    def run(self, asked: Asked) -> tuple[Decision, set[RowName]]:
        """Judge an intent; its outcome and the rows it wrote."""
        decision, changes = self._judge(asked).decide(pushed(asked), asked.at, NOON)
        return decision, set(changes.rows)

    def _judge(self, asked: Asked) -> Judge:
        store = FAR_STORE if asked.desk == FAR_DESK else STORE
        access = Access(asked.desk, store, None)
        return Judge(
            self.connection, access, OutcomeBook(self.connection, asked.desk, 1), ScopeBook(self.connection)
        )


@dataclass(slots=True)
class DraftEnd(RecordEnd):
    """The record as a group of intents has it: in memory until something is looked at."""

    writer: DraftWriter | None = None

    def ledger(self, at: datetime = NOON) -> RecordLedger:
        """As at the other ends; what it wrote is written by `settle`."""
        self.writer = self._fresh(ScopeBook(self.connection))
        return RecordLedger(self.writer, Circumstance(OpId(new_id()), HERE, DESK, at, NOON))

    def settle(self) -> None:
        """Write what the ledger has changed; it goes on with what the database holds then."""
        if self.writer is None:
            return
        draft = self.writer.draft
        draft.changes.merge(self.writer.changes)
        self.writer.accept((HERE.staff_id, NOON))
        self.writer.changes, self.writer.draft, self.writer.holds = Changes(), self._draft(draft.book), []
        draft.write()

    def row(self, model: type[Shared], row_id: UUID) -> dict[str, Any] | None:
        """A row in wire form."""
        self.settle()
        # the plain form of super() does not know a class with slots
        return RecordEnd.row(self, model, row_id)

    def run(self, asked: Asked) -> tuple[Decision, set[RowName]]:
        """Judge an intent as part of a group; its outcome and the rows it wrote."""
        judge = self._judge(asked)
        judge.draft = self._draft(judge.book)
        try:
            with self.connection.begin_nested():
                decision, changes = judge.decide(pushed(asked), asked.at, NOON)
                judge.draft.changes.merge(changes)
                judge.draft.write()
        except (NeedsCareError, IntegrityError):
            return RecordEnd.run(self, asked)
        return decision, set(changes.rows)

    def _fresh(self, book: ScopeBook) -> DraftWriter:
        return DraftWriter(connection=self.connection, book=book, draft=self._draft(book))

    def _draft(self, book: ScopeBook) -> Draft:
        return Draft(self.connection, book, Changes(), IdSet({GUEST, SECOND_GUEST}))


def pushed(asked: Asked, op_id: UUID | None = None) -> PushedIntent:
    """An intent as a desk would send it, with ids chosen where none are given."""
    try:
        creates = list(decode(asked.kind, asked.args, complete=True).creates())
    except Exception:  # noqa: BLE001 - what cannot be decoded creates nothing
        creates = []
    return PushedIntent(
        op_id=op_id or new_id(),
        kind=asked.kind,
        op_schema=1,
        args=dict(asked.args),
        creates=creates,
        asked_at=asked.at,
        anchor=asked.at,
        uncertainty_ms=500,
        actor=asked.actor,
    )


def open_house_cache(folder: Path) -> Cache:
    """A cache file with the small house in it."""
    cache = Cache(folder / "cache.db", KEY, Use.COUNTER, create=True)
    with cache.transaction():
        cache.script(create_statements())
        DeskEnd(cache).given(house_rows())
        DeskState(cache).put("phone_secret", PHONE_SECRET)
    return cache


def fill_house(database: Database, more_desks: Iterable[DeskId] = ()) -> None:
    """Put the small house into a record, with nothing decided yet for any desk."""
    with database.transaction(HOUSE) as connection:
        RecordEnd(connection, database.kind).given(house_rows())
        put_state(connection, PHONE_KEY, PHONE_SECRET)
        for desk_id in (DESK, derived_id("desk", "2"), FAR_DESK, *more_desks):
            connection.execute(insert(table_of(Progress)).values(desk_id=desk_id, incarnation=1, last_seq=0))


@contextmanager
def desk_end(cache: Cache) -> Iterator[DeskEnd]:
    """The desk's end; everything is taken back."""
    cache.execute("BEGIN IMMEDIATE")
    try:
        yield DeskEnd(cache)
    finally:
        cache.execute("ROLLBACK")


@contextmanager
def record_end(database: Database, *, in_memory: bool = False) -> Iterator[RecordEnd]:
    """Head office's end; everything is taken back."""
    with database.transaction(HOUSE) as connection:
        end = DraftEnd if in_memory else RecordEnd
        yield end(connection, database.kind)
        connection.rollback()
