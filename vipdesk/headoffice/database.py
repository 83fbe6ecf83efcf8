"""The record's database, SQLite or PostgreSQL, and the one way into it: `transaction(scope)`."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec
import psycopg
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry

from vipdesk.errors import ServerBusy, Trouble, Unavailable, WrongUsage
from vipdesk.headoffice.notices import Notifier
from vipdesk.log import log_event

APPLICATION_ROLE = "vipdesk_app"
"""On PostgreSQL all work runs as this role: it owns nothing and may not change the schema (S48)."""

IDLE_SECONDS = 10
"""After which a session that idles in a transaction is ended (F17)."""
_ATTEMPTS = 3
_CONNECT_SECONDS = 5
"""For an address at which nobody answers."""
_DEAF_MS = 10_000
"""After which a server that takes nothing any more is one that is gone: a kept connection may have lost its line unseen."""
_BEGIN = "vipdesk_begin"
"""Execution option: the words with which the transaction begins."""
_BEGIN_READING = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
_BEGIN_WRITING = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}
_RETRIED_STATES = {"40001", "40P01"}
_LOCK_TIMEOUT_STATE = "55P03"

MOVED = "vipdesk_moved"
"""Of `Connection.info`: whether the transaction that is open has moved a space."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class AccessScope:
    """On whose behalf the database is used; None means the house itself (runs, imports, commands)."""

    store_id: UUID | None = None
    desk_id: UUID | None = None


HOUSE = AccessScope()


class Database:
    """The record. One instance a process; its pool is safe for threads."""

    def __init__(self, url: str) -> None:
        """Take `sqlite:///FILE` or `postgresql://…`; nothing is opened yet."""
        self._engine = _create_engine(_parse(url))
        self._when_moved: list[Callable[[], None]] = []
        self.notifier = Notifier(self._engine.url) if self.kind == "postgresql" else None
        """Tells the other processes of one record; SQLite has nobody who could."""
        if self.notifier is not None:
            self._when_moved.append(self.notifier.tell)

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @property
    def engine(self) -> Engine:
        """The engine itself, for whoever listens to its events."""
        return self._engine

    @property
    def exists(self) -> bool:
        """False for a SQLite file that is not there: looking into it would make it."""
        file = self._engine.url.database
        return self.kind != "sqlite" or file in (None, "", ":memory:") or Path(file).exists()

    @contextmanager
    def as_owner(self) -> Iterator[Connection]:
        """One transaction as the owner of the schema: for migrations alone."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Give all connections back to the system."""
        if self.notifier is not None:
            self.notifier.close()
        self._engine.dispose()

    def when_moved(self, tell: Callable[[], None]) -> None:
        """Call `tell` after every commit of this process that moved a space, on the thread that committed."""
        self._when_moved.append(tell)

    @contextmanager
    def transaction(self, scope: AccessScope) -> Iterator[Connection]:
        """One writing transaction under the application role; commits at the end, else rolls back."""
        with self._translated(), self._engine.connect() as connection:
            with self._begun(connection, _BEGIN_WRITING[self.kind], scope):
                # only now: a connection that is found dead is exchanged when it begins
                connection.info[MOVED] = False
                yield connection
            moved = connection.info[MOVED]
        if moved:
            for tell in self._when_moved:
                tell()

    @contextmanager
    def snapshot(self, scope: AccessScope) -> Iterator[Connection]:
        """One reading transaction that sees a single state of the record throughout (P14)."""
        begin = _BEGIN_READING[self.kind]
        with self._translated(), self._engine.connect() as connection, self._begun(connection, begin, scope):
            yield connection

    def run(self, scope: AccessScope, work: Callable[[Connection], Result]) -> Result:
        """Do `work` in a transaction, thrice at most if a deadlock or serialisation failure ends it (F18).

        Raises ServerBusy when the third has ended so too.
        """
        last: DBAPIError | None = None
        for _ in range(_ATTEMPTS):
            try:
                with self.transaction(scope) as connection:
                    return work(connection)
            except DBAPIError as cause:
                if _sqlstate(cause) not in _RETRIED_STATES:
                    raise
                last = cause
        raise ServerBusy from last

    def _begun(self, connection: Connection, begin: str, scope: AccessScope) -> RootTransaction:
        """Begin on behalf of somebody, in one journey to the database: everybody who waits for a change pays for each."""
        words = begin if self.kind == "sqlite" else f"{begin}; {_entry(scope)}"
        connection.execution_options(**{_BEGIN: words})
        try:
            return connection.begin()
        except DBAPIError as cause:
            if not cause.connection_invalidated:
                raise
            # kept since before the database was started anew; nothing has been asked on it yet (F15)
            return connection.begin()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeoutError as cause:
            raise ServerBusy from cause
        except DatabaseError as cause:
            if _is_busy(cause):
                # who waits this long for a row waits for the feed too: its lag must be seen (F17)
                log_event("held_too_long")
                raise ServerBusy from cause
            if _is_unreachable(cause):
                raise Unavailable(Trouble.DATABASE_UNREACHABLE) from cause
            if "invalid connection option" in str(cause.orig):
                raise WrongUsage(Trouble.DATABASE_ADDRESS) from cause
            raise


def violated_constraint(error: DBAPIError) -> str:
    """What a broken constraint is called: its name on PostgreSQL, `table.column,…` on SQLite."""
    diagnostic = getattr(error.orig, "diag", None)
    if diagnostic is not None:
        return str(diagnostic.constraint_name or "")
    return str(error.orig).rpartition(": ")[2].replace(" ", "")


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as cause:
        raise WrongUsage(Trouble.DATABASE_ADDRESS) from cause
    backend = parsed.get_backend_name()
    if backend not in ("sqlite", "postgresql") or (backend == "sqlite" and parsed.host):
        raise WrongUsage(Trouble.DATABASE_ADDRESS)
    return parsed.set(drivername="postgresql+psycopg" if backend == "postgresql" else "sqlite+pysqlite")


def _create_engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        options: dict[str, int] = {"connect_timeout": _CONNECT_SECONDS, "tcp_user_timeout": _DEAF_MS}
        # what the address itself says goes first
        options = {name: value for name, value in options.items() if name not in url.query}
        # the connection that was used last knows the statements best
        engine = create_engine(
            url,
            pool_size=8,
            max_overflow=8,
            pool_timeout=5,
            pool_use_lifo=True,
            connect_args=options,
            json_deserializer=msgspec.json.decode,
        )
        event.listen(engine, "connect", _prepare_postgresql)
    else:
        engine = create_engine(url, connect_args={"isolation_level": None, "timeout": 10})
        event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _entry(scope: AccessScope) -> str:
    """Who uses the database until the end of the transaction, and how long it may keep others waiting."""
    return (
        f"SET LOCAL ROLE {APPLICATION_ROLE}; SET LOCAL vipdesk.store = '{scope.store_id or ''}';"
        f" SET LOCAL vipdesk.desk = '{scope.desk_id or ''}'; SET LOCAL lock_timeout = '2s';"
        f" SET LOCAL idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'"
    )


def _prepare_postgresql(connection: psycopg.Connection, _entry: ConnectionPoolEntry) -> None:
    """Let each transaction begin with our own words: the driver's would be one more journey to the database."""
    connection.autocommit = True


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    usual = _BEGIN_WRITING[connection.dialect.name]
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, usual))


def _sqlstate(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    return None if state is None else str(state)


def _is_unreachable(error: DatabaseError) -> bool:
    """No connection, one that broke, or a file that is no database."""
    if "file is not a database" in str(error.orig):
        return True
    nameless = isinstance(error, OperationalError) and _sqlstate(error) is None
    return error.connection_invalidated or nameless


def _is_busy(error: DBAPIError) -> bool:
    return _sqlstate(error) == _LOCK_TIMEOUT_STATE or "database is locked" in str(error.orig)
