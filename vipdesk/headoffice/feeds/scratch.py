"""What an import remembers of its own file: in a temporary database, so that a long file needs no more memory."""

import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self


class Scratch:
    """A private database that its engine keeps in memory or in a nameless temporary file, and forgets at the end.

    What a chunk adds counts once `keep` is called; `begin` takes back what a failed attempt left.
    """

    def __init__(self, schema: str) -> None:
        """`schema` is the script that makes the tables."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(f"PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; {schema}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def begin(self) -> None:
        """Begin a chunk, or begin it again."""
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")
        self._database.execute("BEGIN")

    def keep(self) -> None:
        """End the chunk: it has been written to the record."""
        self._database.execute("COMMIT")

    def add(self, statement: str, values: tuple[Any, ...]) -> None:
        """Run an INSERT."""
        self._database.execute(statement, values)

    def add_all(self, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
        """Run an INSERT for each of many rows."""
        self._database.executemany(statement, values)

    def rows(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """Run a SELECT."""
        return self._database.execute(statement, values).fetchall()
