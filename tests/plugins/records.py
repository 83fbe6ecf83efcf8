"""Fresh records for tests: an initialised head-office database per test, copied from a template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.initialise import initialise

KINDS = ("sqlite", "postgresql")


class RecordFactory:
    """Makes initialised records; the templates are made once per test process."""

    def __init__(self, folder: Path, server_url: str) -> None:
        self._folder = folder
        self._server_url = server_url
        self._template_file: Path | None = None
        self._template_name: str | None = None

    @contextmanager
    def fresh(self, kind: str) -> Iterator[str]:
        """The URL of a record of this kind that exists as long as the block."""
        if kind == "sqlite":
            file = self._folder / f"{uuid4().hex}.sqlite"
            shutil.copy(self._sqlite_template(), file)
            yield f"sqlite:///{file}"
            return
        name = f"vipdesk_{uuid4().hex}"
        self._administer(f"create database {name} template {self._postgres_template()}")
        try:
            yield self._url(name)
        finally:
            self._administer(f"drop database {name} with (force)")

    def drop_template(self) -> None:
        """Leave nothing behind."""
        if self._template_name is not None:
            self._administer(f"drop database {self._template_name} with (force)")

    def _sqlite_template(self) -> Path:
        if self._template_file is None:
            file = self._folder / "template.sqlite"
            _initialise(f"sqlite:///{file}")
            # the write-ahead log is empty once the last connection is closed, so the file alone is the database
            self._template_file = file
        return self._template_file

    def _postgres_template(self) -> str:
        if self._template_name is None:
            name = f"vipdesk_template_{uuid4().hex}"
            self._administer(f"create database {name}")
            _initialise(self._url(name))
            self._template_name = name
        return self._template_name

    def _url(self, name: str) -> str:
        return make_url(self._server_url).set(database=name).render_as_string(hide_password=False)

    def _administer(self, statement: str) -> None:
        url = make_url(self._server_url).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def _initialise(url: str) -> None:
    database = Database(url)
    initialise(database)
    database.close()
