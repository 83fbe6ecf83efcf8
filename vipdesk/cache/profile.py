"""A desk's folder: one encrypted cache, its key, its settings; one program at a time (I28)."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.keys import WRAP_FILE, create_key, forget_key, read_key
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.clock import TimeSource, take_anchor
from vipdesk.errors import CacheTooNew, DiskFailing, DiskFull, ProfileInUse, Trouble
from vipdesk.protocol.sign_in import EnrolAnswer

LOCK_FILE = "desk.lock"
_SCHEMA_PRAGMA = "PRAGMA user_version"
_SECRET_FILES = (CACHE_FILE, CACHE_FILE + "-wal", CACHE_FILE + "-shm", WRAP_FILE)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a desk knows once head office has taken it in."""

    server_url: str
    ca_file: str | None
    private_key: str
    """Ed25519 seed, base64; it stays in the encrypted cache."""
    answer: EnrolAnswer


class ProfileLock:
    """Holds a desk folder for this process until it ends, however it ends."""

    def __init__(self, profile: Path) -> None:
        """Take the lock; raises ProfileInUse if another program has it, DiskFailing where nothing may be written (F31)."""
        try:
            profile.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._descriptor = os.open(profile / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as cause:
            raise _folder_trouble(cause) from cause
        try:
            _lock(self._descriptor)
        except OSError as cause:
            os.close(self._descriptor)
            raise ProfileInUse from cause
        if is_enrolled(profile):
            # a desk that was copied or put back may have come with another mode
            _make_private(profile)

    def release(self) -> None:
        """Give the folder free."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _folder_trouble(error: OSError) -> DiskFailing | DiskFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    return DiskFailing(Trouble.DISK_READ_ONLY)


def is_enrolled(profile: Path) -> bool:
    """Whether the folder holds a desk."""
    return (profile / CACHE_FILE).exists()


@contextmanager
def new_key(profile: Path, passphrase: str | None) -> Iterator[bytes]:
    """A key for a desk about to be made; whatever fails inside leaves no key behind."""
    _make_private(profile)
    key = create_key(profile, passphrase)
    try:
        yield key
    except BaseException:
        forget_key(profile)
        raise


def fitting_key(profile: Path, passphrase: str | None) -> bytes:
    """The key, tried on the cache: what cannot be opened is said before anything is built on it.

    Raises CacheUnreadable.
    """
    key = read_key(profile, passphrase)
    open_cache(profile, key, Use.READER).close()
    return key


def create_cache(profile: Path, key: bytes, enrolment: Enrolment, source: TimeSource) -> None:
    """Make an empty cache under a key.

    The file gets its name only once it is whole: a crash before that leaves no desk at all.
    """
    build_draft(profile, key, lambda cache: _write_enrolment(DeskState(cache), enrolment, source)).rename(
        profile / CACHE_FILE
    )


def build_draft(profile: Path, key: bytes, write: Callable[[Cache], None]) -> Path:
    """An empty cache with what `write` puts into it, closed, under another name; whoever asked gives it its own."""
    from vipdesk.cache.schema import create_statements  # noqa: PLC0415 - SQLAlchemy only for new files

    _make_private(profile)
    draft = profile / (CACHE_FILE + ".new")
    for leftover in profile.glob(draft.name + "*"):
        leftover.unlink()
    cache = Cache(draft, key, Use.COUNTER, create=True)
    try:
        with cache.transaction():
            cache.script(create_statements())
            write(cache)
        cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        cache.close()
    return draft


def open_cache(profile: Path, key: bytes, use: Use) -> Cache:
    """Open a desk's cache; raises CacheTooNew for one that a newer program wrote."""
    cache = Cache(profile / CACHE_FILE, key, use)
    if int(cache.value(_SCHEMA_PRAGMA)) > CACHE_SCHEMA:
        cache.close()
        raise CacheTooNew
    return cache


def _make_private(profile: Path) -> None:
    """Let nobody else look into a desk's folder, nor into what is secret in it."""
    profile.mkdir(parents=True, exist_ok=True)
    profile.chmod(0o700)
    for name in _SECRET_FILES:
        if (profile / name).exists():
            (profile / name).chmod(0o600)


def _write_enrolment(state: DeskState, enrolment: Enrolment, source: TimeSource) -> None:
    answer = enrolment.answer
    facts = {
        "server_url": enrolment.server_url,
        "ca_file": enrolment.ca_file,
        "private_key": enrolment.private_key,
        "desk_id": str(answer.desk_id),
        "store_id": str(answer.store_id),
        "incarnation": answer.incarnation,
        "phone_secret": answer.phone_secret,
        "next_seq": 1,
    }
    for key, value in facts.items():
        state.put(key, value)
    state.put_anchor(take_anchor(source, answer.server_time))


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # as above
    else:
        import fcntl  # noqa: PLC0415 - exists on POSIX only

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
