"""A PostgreSQL for a benchmark: the one tests use, but every commit is on the disk before it is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from benchmarks.head_office import CommandFailedError
from tests.plugins.postgres import start_server


@contextmanager
def durable_database(name: str) -> Iterator[str]:
    """The URL of a new database that exists as long as this does; raises CommandFailedError for a hasty server."""
    server = start_server(durable=True)
    database = f"{name}_{uuid4().hex}"
    made = sql.Identifier(database)
    try:
        with psycopg.connect(server.url, autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit"):
                if connection.execute(f"SHOW {setting}").fetchone() != ("on",):
                    raise CommandFailedError(f"PostgreSQL runs with {setting} off")
            connection.execute(sql.SQL("CREATE DATABASE {}").format(made))
            try:
                yield _of(make_url(server.url), database)
            finally:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(made))
    finally:
        server.stop()


@contextmanager
def copied_database(url: str) -> Iterator[str]:
    """The URL of a copy of a database that nobody uses at this moment."""
    parsed = make_url(url)
    copy = f"{parsed.database}_copy"
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(_of(parsed, "postgres"), autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(copy), sql.Identifier(parsed.database or "")))
        try:
            yield _of(parsed, copy)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(copy)))


def _of(url: URL, database: str) -> str:
    return url.set(database=database).render_as_string(hide_password=False)
