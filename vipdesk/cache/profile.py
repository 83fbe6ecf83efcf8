"""A desk's folder: one encrypted cache, its key, its settings; one program at a time (I28)."""

import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.keys import create_key
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.clock import TimeSource, take_anchor
from vipdesk.errors import CacheTooNew, ProfileInUse
from vipdesk.protocol.sign_in import EnrolAnswer

LOCK_FILE = "desk.lock"
_SCHEMA_PRAGMA = "PRAGMA user_version"


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
        """Take the lock; raises ProfileInUse if another program has it."""
        profile.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._descriptor = os.open(profile / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as cause:
            os.close(self._descriptor)
            raise ProfileInUse from cause

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


def is_enrolled(profile: Path) -> bool:
    """Whether the folder holds a desk."""
    return (profile / CACHE_FILE).exists()


def create_profile(profile: Path, passphrase: str | None, enrolment: Enrolment, source: TimeSource) -> bytes:
    """Make the key and an empty cache that knows who it is; returns the key."""
    profile.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = create_key(profile, passphrase)
    create_cache(profile, key, enrolment, source)
    return key


def create_cache(profile: Path, key: bytes, enrolment: Enrolment, source: TimeSource) -> None:
    """Make an empty cache under a key.

    The file gets its name only once it is whole: a crash before that leaves no desk at all.
    """
    from vipdesk.cache.schema import create_statements  # noqa: PLC0415 - SQLAlchemy only for new files

    profile.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = profile / (CACHE_FILE + ".new")
    for leftover in profile.glob(draft.name + "*"):
        leftover.unlink()
    cache = Cache(draft, key, Use.COUNTER, create=True)
    try:
        with cache.transaction():
            cache.script(create_statements())
            _write_enrolment(DeskState(cache), enrolment, source)
        cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        cache.close()
    draft.rename(profile / CACHE_FILE)


def open_cache(profile: Path, key: bytes, use: Use) -> Cache:
    """Open a desk's cache; raises CacheTooNew for one that a newer program wrote."""
    cache = Cache(profile / CACHE_FILE, key, use)
    if int(cache.value(_SCHEMA_PRAGMA)) > CACHE_SCHEMA:
        cache.close()
        raise CacheTooNew
    return cache


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
