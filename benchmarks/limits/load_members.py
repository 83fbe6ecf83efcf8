"""The limit of an import: the rows an import has left, put into an empty copy of the record by bare COPY.

Each table in one go, parents before children, with the indexes and foreign keys the record has. What is copied is kept in
files meanwhile, so that reading it is no part of the time.
"""

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

TABLES = (
    "staff",
    "guest",
    "directory_row",
    "card",
    "contact",
    "preference",
    "important_date",
    "note",
    "shopper_assignment",
    "scope",
    "listed_guest",
    "feed",
)
_BLOCK = 1 << 20


def load_again(imported: str, empty: str) -> tuple[float, int]:
    """Seconds, and how many rows there were."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in TABLES]
        rows = sum(_take_out(imported, file) for file in files)
        start = time.monotonic()
        _put_in(empty, files)
        return time.monotonic() - start, rows


def _take_out(url: str, file: Path) -> int:
    # the house itself has places in the feed already
    among = sql.SQL(" WHERE table_name IN ({})").format(sql.SQL(", ").join(map(sql.Literal, TABLES)))
    which = among if file.name == "feed" else sql.SQL("")
    statement = sql.SQL("COPY (SELECT * FROM {}{}) TO STDOUT").format(sql.Identifier(file.name), which)
    with psycopg.connect(url) as connection, connection.cursor() as cursor, file.open("wb") as kept:
        with cursor.copy(statement) as copy:
            for block in copy:
                kept.write(block)
        return cursor.rowcount


def _put_in(url: str, files: Iterable[Path]) -> None:
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        for file in files:
            statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(file.name))
            with cursor.copy(statement) as copy, file.open("rb") as kept:
                while block := kept.read(_BLOCK):
                    copy.write(block)
            connection.commit()
