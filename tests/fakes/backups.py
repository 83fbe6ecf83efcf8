"""Backups of a head office's record and their restoring, as an operator would do it, on both databases."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url


class Backup:
    """A whole copy of a record; nobody may be connected while it is taken or put back."""

    def __init__(self, record_url: str) -> None:
        """Take it now."""
        self._url = make_url(record_url)
        self._name = f"vipdesk_backup_{uuid4().hex}"
        if self._url.get_backend_name() == "sqlite":
            self._copy = Path(str(self._url.database)).with_name(self._name)
            shutil.copy(str(self._url.database), self._copy)
        else:
            self._administer(f"create database {self._name} template {self._url.database}")

    def put_back(self) -> None:
        """Replace the record by the copy."""
        if self._url.get_backend_name() == "sqlite":
            file = Path(str(self._url.database))
            for suffix in ("-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
            shutil.copy(self._copy, file)
        else:
            self._administer(f"drop database {self._url.database} with (force)")
            self._administer(f"create database {self._url.database} template {self._name}")

    def forget(self) -> None:
        """Drop the copy."""
        if self._url.get_backend_name() == "sqlite":
            self._copy.unlink()
        else:
            self._administer(f"drop database {self._name} with (force)")

    def _administer(self, statement: str) -> None:
        url = self._url.set(drivername="postgresql+psycopg", database="postgres")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()
