"""Sealed first-sync files: built from one snapshot, kept as ciphertext, one key a file (P28, S19)."""

import base64
import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from platformdirs import user_data_path
from sqlalchemy import Connection, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from vipdesk.clock import Clock
from vipdesk.command import reason_not_written
from vipdesk.errors import NotPossible, Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.search_rows import SearchRows
from vipdesk.headoffice.server_state import EPOCH, read_state
from vipdesk.headoffice.space_rows import SpaceState, prepare_reading, shards_of_space, states_of
from vipdesk.log import log_defect, log_event
from vipdesk.models.declarative import table_of
from vipdesk.models.record import FirstSyncBuild, FirstSyncFile, Space
from vipdesk.models.row_mark import Tally
from vipdesk.protocol.first_sync import KEY_BYTES, SealedFile, Shard, column_set, pack, seal, tables_in_files

BUILD_PAUSE = timedelta(hours=1)
CHANGED_SHARE = 0.05
"""Of a file's rows: with more changes it is not handed out any more, and built again before the hour is over."""
FEW_CHANGES = 1000
"""Never worth a new file: a desk pulls them in a second."""
KEPT = timedelta(days=1)
"""A file that has been replaced stays so long for a desk that is half way through it."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before anything was begun."""
FOLDER_ENDING = ".first-sync"
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that may be handed out."""

    position: int
    sealed: SealedFile


class FileStore:
    """The files of one record in one folder; without a folder there are none."""

    def __init__(self, database: Database, clock: Clock, folder: Path | None) -> None:
        """Use the folder; it is made when the first file is."""
        self._database = database
        self._clock = clock
        self._folder = folder
        self._building = threading.Lock()

    def current(self, connection: Connection, states: Mapping[str, SpaceState]) -> dict[str, StoredFile]:
        """The newest file of each space that has one near enough to where the space stands."""
        if self._folder is None:
            return {}
        epoch = int(read_state(connection)[EPOCH])
        found = {}
        for space, state in states.items():
            row = _newest(connection, space, epoch)
            if row is None or not self._is_whole(row):
                continue
            stored = StoredFile(int(row.position), _sealed(row))
            if state.purged <= stored.position and _is_near(stored, state.position):
                found[space] = stored
        return found

    def pieces(self, name: str, spaces: tuple[str, ...], first_byte: int) -> Iterator[bytes] | None:
        """A file of one of these spaces from a byte on; None if there is none, or not all of it any more."""
        table = table_of(FirstSyncFile)
        with self._database.snapshot(HOUSE) as connection:
            row = connection.execute(select(table).where(table.c.name == name)).one_or_none()
        if self._folder is None or row is None or row.space not in spaces or not self._is_whole(row):
            return None
        return _pieces(self._path(name), first_byte)

    def build_in_background(self, spaces: list[str]) -> None:
        """Begin to build what is due, unless this process is at it already."""
        if self._folder is not None and self._building.acquire(blocking=False):
            threading.Thread(target=self._build_quietly, args=(spaces,), name="first sync", daemon=True).start()

    def build_due(self, spaces: list[str]) -> list[str]:
        """Build the files that are due, one after the other; the spaces that got one."""
        built = []
        for space in spaces:
            if self._claim(space):
                try:
                    self.build(space)
                except BaseException:
                    # whoever asks next may try again at once: the cause may be gone by then
                    self._give_back(space)
                    raise
                built.append(space)
        return built

    def build(self, space: str) -> str:
        """Build the file of a space from one snapshot; its name. Nobody can ask for it before it is whole.

        Raises NotPossible where the folder cannot be made.
        """
        self._make_folder()
        name, key = uuid4().hex, secrets.token_bytes(KEY_BYTES)
        draft = self._path(name).with_suffix(".part")
        lengths: list[int] = []
        try:
            with draft.open("xb") as file, SearchRows() as search:

                def write(shard: Shard) -> None:
                    lengths.append(file.write(seal(pack(shard), key, name, len(lengths))))

                epoch, state = self._write_rows(space, search, write)
                # the snapshot has ended: sorting keys is no reason to hold one
                for shard in search.shards():
                    write(shard)
            draft.rename(self._path(name))
        finally:
            draft.unlink(missing_ok=True)
        self._list(
            {
                "name": name,
                "space": space,
                "epoch": epoch,
                "columns": column_set(),
                "position": state.position,
                "built_at": self._clock.now(),
                "sealing_key": base64.b64encode(key).decode(),
                "content": {"shards": lengths, "tallies": state.tallies},
            }
        )
        log_event("first_sync_file_built", level=logging.INFO, space=space, bytes=sum(lengths))
        return name

    def _make_folder(self) -> None:
        if self._folder is None:
            raise ValueError("there is no folder for files")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as cause:
            detail = "not_a_folder" if isinstance(cause, FileExistsError) else reason_not_written(cause)
            raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(self._folder), detail=detail) from cause

    def _write_rows(
        self, space: str, search: SearchRows, write: Callable[[Shard], None]
    ) -> tuple[int, SpaceState]:
        """Rows and where they stand, out of one snapshot."""
        with self._database.snapshot(HOUSE) as connection:
            prepare_reading(connection)
            state = states_of(connection, [space])[space]
            epoch = int(read_state(connection)[EPOCH])
            for shard in shards_of_space(connection, space, tables_in_files(), None):
                search.take(shard)
                write(shard)
        return epoch, state

    def _claim(self, space: str) -> bool:
        """Whether a file of the space is due and nobody else is building it: then it is this caller's to build."""
        table = table_of(FirstSyncBuild)
        now = self._clock.now()
        with self._database.transaction(HOUSE) as connection:
            head = states_of(connection, [space])[space].position
            stored = _newest(connection, space, int(read_state(connection)[EPOCH]))
            most = FEW_CHANGES if stored is None else _most_changes(StoredFile(0, _sealed(stored)))
            insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
            first = insert(table).values(space=space, begun_at=now, position=head).on_conflict_do_nothing()
            if connection.scalar(first.returning(table.c.space)) is not None:
                return True
            due = update(table).where(
                table.c.space == space,
                or_(
                    (table.c.begun_at <= now - BUILD_PAUSE) & (table.c.position < head),
                    table.c.position < head - most,
                    table.c.begun_at <= self._lacking_since(stored, now),
                ),
            )
            taken = due.values(begun_at=now, position=head).returning(table.c.space)
            return connection.scalar(taken) is not None

    def _lacking_since(self, stored: Any, now: datetime) -> datetime:
        """Whoever began before this moment is no reason to wait for a file, whether or not anything has changed.

        A file that is gone or short calls for another, unless that has been begun; who began and was killed has an hour.
        """
        if stored is not None and self._is_whole(stored):
            return _NEVER
        paused: datetime = now - BUILD_PAUSE
        return paused if stored is None else max(paused, stored.built_at)

    def _give_back(self, space: str) -> None:
        """A build has failed: its claim must not keep the next one waiting."""
        table = table_of(FirstSyncBuild)
        with self._database.transaction(HOUSE) as connection:
            connection.execute(delete(table).where(table.c.space == space))

    def _list(self, values: dict[str, Any]) -> None:
        """Put a whole file into the catalogue; take out what has been replaced long ago."""
        table = table_of(FirstSyncFile)
        old = (table.c.space == values["space"]) & (table.c.built_at < values["built_at"] - KEPT)
        with self._database.transaction(HOUSE) as connection:
            gone = list(connection.scalars(delete(table).where(old).returning(table.c.name)))
            connection.execute(insert(table).values(**values))
        for name in gone:
            self._path(name).unlink(missing_ok=True)

    def _build_quietly(self, spaces: list[str]) -> None:
        try:
            self.build_due(spaces)
        except Exception as error:  # noqa: BLE001 - the last resort of a thread: desks get rows instead (S49)
            log_defect("first sync", error)
        finally:
            self._building.release()

    def _is_whole(self, row: Any) -> bool:
        """Whether a file has the length that was promised: of a shorter one a desk would wait for the rest for ever."""
        path = self._path(row.name)
        return path.exists() and path.stat().st_size == sum(row.content["shards"])

    def _path(self, name: str) -> Path:
        return (self._folder or Path()) / f"{name}.sealed"


def default_folder(database_url: str) -> Path:
    """Beside a SQLite record; for PostgreSQL where this user's programs keep their files. Raises WrongUsage."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError) as cause:
        raise WrongUsage(Trouble.DATABASE_ADDRESS) from cause
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database + FOLDER_ENDING)
    return user_data_path("vipdesk-headoffice") / f"{url.host or 'local'}-{url.database}{FOLDER_ENDING}"


def spaces_with_rows(database: Database) -> list[str]:
    """Every space something is in."""
    with database.snapshot(HOUSE) as connection:
        return list(connection.scalars(select(table_of(Space).c.name).order_by(table_of(Space).c.name)))


def _newest(connection: Connection, space: str, epoch: int) -> Any:
    table = table_of(FirstSyncFile)
    statement = (
        select(table)
        .where(table.c.space == space, table.c.epoch == epoch, table.c.columns == column_set())
        .order_by(table.c.built_at.desc())
        .limit(1)
    )
    return connection.execute(statement).one_or_none()


def _sealed(row: Any) -> SealedFile:
    return SealedFile(
        name=row.name,
        key=base64.b64decode(row.sealing_key),
        shards=row.content["shards"],
        tallies=row.content["tallies"],
    )


def _is_near(stored: StoredFile, head: int) -> bool:
    return 0 <= head - stored.position <= _most_changes(stored)


def _most_changes(stored: StoredFile) -> int:
    rows = sum(Tally.read(text).count for text in stored.sealed.tallies.values())
    return max(FEW_CHANGES, int(rows * CHANGED_SHARE))


def _pieces(path: Path, first_byte: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first_byte)
        while piece := file.read(_PIECE):
            yield piece
