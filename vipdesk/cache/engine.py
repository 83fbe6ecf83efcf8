"""Opening the encrypted file; the only module that names the driver.

Wrong key, damage and a plain file all look the same to SQLCipher ("file is not a database"), so the header is
looked at first, and a file that cannot be read is never replaced (F32, F33).
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from time import monotonic
from typing import Any

from sqlcipher3 import dbapi2

from vipdesk.errors import (
    CacheLocked,
    CacheUnreadable,
    Corrupt,
    Defect,
    DiskFailing,
    DiskFull,
    KeyMissing,
    Trouble,
    VipDeskError,
)

CACHE_FILE = "cache.db"
KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\x00"
_BUSY_MS = 5000
_TURN_MS = 2
"""A writer looks this often whether it is its turn: SQLite's own waiting would sleep through the pauses of a sync."""


class Use(Enum):
    """Who opens the file, and how carefully it writes."""

    COUNTER = "counter"
    """The person at the desk waits for it: what is called saved survives a power cut."""
    READER = "reader"
    BACK_ROOM = "back room"
    """All it writes can be fetched again."""


_PRAGMAS = {
    Use.COUNTER: ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0", "cache_size=-8192"),
    Use.READER: ("query_only=ON", "cache_size=-8192"),
    Use.BACK_ROOM: ("journal_mode=WAL", "synchronous=NORMAL", "wal_autocheckpoint=0", "cache_size=-8192"),
}


class Cache:
    """One connection to the cache. It belongs to one thread at a time."""

    def __init__(self, path: Path, key: bytes, use: Use, *, create: bool = False) -> None:
        """Open the file; raises KeyMissing for a wrong key, Corrupt for a file that is not ours."""
        if create:
            # SQLite gives the log beside it the same mode
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        elif not path.exists():
            raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
        else:
            _require_sealed(path)
        self.path = path
        self.commit_seconds = 0.0
        """What the last commit took, during which nobody else could write."""
        self._connection: Any = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=_BUSY_MS / 1000
        )
        # the driver prints its own lines about a wrong key otherwise
        self._connection.execute("PRAGMA cipher_log_level=NONE")
        self._connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in (*_PRAGMAS[use], "temp_store=MEMORY", "mmap_size=0"):
                self._connection.execute(f"PRAGMA {pragma}")
        except dbapi2.DatabaseError as cause:
            self._connection.close()
            if _code(cause) == _NOT_A_DATABASE:
                # a wrong key fails at the first page already
                raise KeyMissing(Trouble.KEY_WRONG) from cause
            raise _translation(cause, path) from cause

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def copy_to(self, target: Path, key: bytes) -> None:
        """Copy the whole file page by page under the same key, as it was at one moment; others go on writing meanwhile."""
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copy: Any = dbapi2.connect(str(target), isolation_level=None)
        try:
            copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            with self._translated():
                self._connection.backup(copy)
        finally:
            copy.close()

    def interrupt(self) -> None:
        """Stop the query that is running; may be called from any thread."""
        self._connection.interrupt()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._translated():
            found: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
            return found

    def row(self, statement: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self._translated():
            found: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
            return found

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(statement, values)
        return None if found is None else found[0]

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows one by one, for results too large to hold."""
        with self._translated():
            yield from self._connection.execute(statement, values)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; how many rows it changed."""
        with self._translated():
            return int(self._connection.execute(statement, values).rowcount)

    def execute_many(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once per row of values."""
        with self._translated():
            self._connection.executemany(statement, values)

    def function(self, name: str, arguments: int, call: Callable[..., Any]) -> None:
        """Let statements of this connection call a function of ours, the same result for the same arguments."""
        self._connection.create_function(name, arguments, call, deterministic=True)

    def state_number(self) -> tuple[int, int]:
        """Another pair whenever the file may hold something else than before: others wrote, or this connection did."""
        return int(self.value("PRAGMA data_version")), int(self._connection.total_changes)

    def script(self, statements: Iterable[str]) -> None:
        """Run several statements in the transaction that is open."""
        for statement in statements:
            self.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; any exception rolls back. Read-then-write in a deferred one fails at once."""
        self._begin()
        try:
            yield
            began = monotonic()
            self.execute("COMMIT")
            self.commit_seconds = monotonic() - began
        except BaseException:
            self._connection.rollback()
            raise

    def _begin(self) -> None:
        """Become the writer as soon as nobody else is; raises CacheLocked after five seconds."""
        self.execute(f"PRAGMA busy_timeout = {_TURN_MS}")
        try:
            for _ in range(_BUSY_MS // _TURN_MS):
                with suppress(CacheLocked):
                    self.execute("BEGIN IMMEDIATE")
                    return
            raise CacheLocked
        finally:
            self.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see one state of the file."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of a transaction that can be taken back alone."""
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK TO part")
            self.execute("RELEASE part")
            raise
        self.execute("RELEASE part")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.DatabaseError as cause:
            raise _translation(cause, self.path) from cause

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, as far as readers allow."""
        self.row("PRAGMA wal_checkpoint(PASSIVE)")


def _require_sealed(path: Path) -> None:
    """A file with a readable header was not written by us, one cut short lost what was in it; neither is touched (S20)."""
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except OSError as cause:
        raise Corrupt from cause
    if header == PLAIN_HEADER or len(header) < len(PLAIN_HEADER):
        raise Corrupt


def _translation(error: dbapi2.DatabaseError, path: Path) -> VipDeskError:
    """What an error of the driver means to us."""
    code = _code(error)
    if code == _READ_ONLY and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # a reader that tried to write, not a folder that may only be read
        return Defect()
    known = _MEANINGS.get(code)
    return Defect() if known is None else known()


def _code(error: dbapi2.DatabaseError) -> int:
    """SQLite's primary result code; 0 for an error of the driver itself."""
    # copying page by page, the driver tells a full disk by SQLite's own words alone
    unnamed = _FULL if str(error) == "database or disk is full" else 0
    return int(getattr(error, "sqlite_errorcode", unnamed)) & 0xFF


_READ_ONLY, _FULL, _NOT_A_DATABASE = 8, 13, 26
_MEANINGS: dict[int, Callable[[], VipDeskError]] = {
    5: CacheLocked,  # busy
    6: CacheLocked,  # a table is locked
    _READ_ONLY: lambda: DiskFailing(Trouble.DISK_READ_ONLY),
    10: DiskFailing,  # reading, writing or syncing failed
    11: Corrupt,  # malformed
    _FULL: DiskFull,
    14: lambda: DiskFailing(Trouble.DISK_READ_ONLY),  # a file beside it cannot be made
    _NOT_A_DATABASE: Corrupt,
}
