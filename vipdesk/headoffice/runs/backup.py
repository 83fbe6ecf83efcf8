"""A backup of the record that has been looked into, and what desks may forget because of it (P26).

What head office had decided before the copy was begun is in the copy; once the copy has been read back, desks are
told so by `safe_seq` and drop what they had kept for the day on which it would be needed.
"""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.engine import URL

from vipdesk.command import reason_not_written
from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress

_PROGRESS = table_of(Progress)

Marks = dict[UUID, tuple[int, int]]
"""Desk, its incarnation and the last number that was decided."""


def back_up(database: Database, target: Path) -> dict[str, Any]:
    """Copy the record to a new file that only its owner may read, read it back, and let desks forget.

    PostgreSQL is written by `pg_dump` in its custom format and read back by `pg_restore`. Raises NotPossible if the
    target exists or the copy cannot be made or read.
    """
    if target.exists():
        raise NotPossible(Trouble.BACKUP_FAILED, file=str(target), detail="exists")
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as cause:
        raise NotPossible(Trouble.BACKUP_FAILED, file=str(target), detail=reason_not_written(cause)) from cause
    try:
        marks = database.run(HOUSE, _marks)
        if database.kind == "sqlite":
            _copy_file(str(database.engine.url.database), target)
        else:
            _dump(database.engine.url, target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as cause:
        target.unlink(missing_ok=True)
        raise NotPossible(Trouble.BACKUP_FAILED, file=str(target), detail=_reason(cause)) from cause
    database.run(HOUSE, lambda connection: _let_forget(connection, marks))
    return {"file": str(target), "bytes": target.stat().st_size, "desks": len(marks)}


def _reason(cause: Exception) -> str:
    """What PostgreSQL's program said last, or the database, neither of which names a password or a person."""
    if isinstance(cause, OSError):
        return reason_not_written(cause)
    said = (
        cause.stderr.decode(errors="replace") if isinstance(cause, subprocess.CalledProcessError) else str(cause)
    )
    return said.strip().splitlines()[-1] if said.strip() else type(cause).__name__


def _marks(connection: Connection) -> Marks:
    found = connection.execute(select(_PROGRESS.c.desk_id, _PROGRESS.c.incarnation, _PROGRESS.c.last_seq))
    return {row.desk_id: (row.incarnation, row.last_seq) for row in found}


def _let_forget(connection: Connection, marks: Marks) -> None:
    """Only for desks that still have the incarnation the copy knows."""
    for desk_id in sorted(marks):
        incarnation, last_seq = marks[desk_id]
        connection.execute(
            update(_PROGRESS)
            .where(_PROGRESS.c.desk_id == desk_id, _PROGRESS.c.incarnation == incarnation)
            .values(safe_seq=last_seq)
        )


def _copy_file(source: str, target: Path) -> None:
    """SQLite's own online copy: the main file alone would lack what is in the log (reliability.md §3)."""
    with closing(sqlite3.connect(source)) as record, closing(sqlite3.connect(target)) as copy:
        record.backup(copy)
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        copy.execute("SELECT count(*) FROM outcome").fetchone()


def _dump(url: URL, target: Path) -> None:
    """The password goes by environment of the child alone, as PostgreSQL's own programs want it."""
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = dict(os.environ) | ({"PGPASSWORD": str(url.password)} if url.password else {})
    for command in (
        ["pg_dump", "--format=custom", f"--file={target}", f"--dbname={plain}"],
        ["pg_restore", "--file=/dev/null", str(target)],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 - our own words
