"""Room on the disk: a floor below which nothing new is begun, and a ballast that is given up when it is full (F30).

A full disk stops more than new work: SQLite needs room to delete, too. So a file of 64 MiB is kept that holds nothing;
once the disk is really full it goes, and what was saved is still sent.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from vipdesk.cache.queries.reader import Reader
from vipdesk.errors import DiskFull

BALLAST_FILE = "ballast"
MIB = 1024 * 1024
BALLAST_BYTES = 64 * MIB
FLOOR_MIB = 500
FLOOR_POLICY = "disk.floor_mib"
"""Policy: how much must be free before an intent is begun."""


def free_bytes(folder: Path) -> int:
    """What a program without privileges may still write there."""
    if os.name == "nt":
        import shutil  # noqa: PLC0415 - statvfs is not known there

        return shutil.disk_usage(folder).free
    state = os.statvfs(folder)
    return state.f_bavail * state.f_frsize


def floor_bytes(reader: Reader) -> int:
    """The store's floor."""
    wished = reader.policy(FLOOR_POLICY, FLOOR_MIB)
    return int(wished if isinstance(wished, int) else FLOOR_MIB) * MIB


class DiskRoom:
    """The room of one desk folder."""

    def __init__(
        self, profile: Path, *, ballast: int = BALLAST_BYTES, free: Callable[[Path], int] = free_bytes
    ) -> None:
        """`ballast` is the size of the file; `free` asks the system."""
        self._profile = profile
        self._file = profile / BALLAST_FILE
        self._ballast = ballast
        self._free = free

    def is_short(self, floor: int) -> bool:
        """Whether less than `floor` bytes are free."""
        return self._free(self._profile) < floor

    def require(self, floor: int) -> None:
        """Raise DiskFull before anything is begun that could end half way."""
        if self.is_short(floor):
            raise DiskFull

    def keep_ballast(self, floor: int) -> bool:
        """Put the ballast there, really allocated, if it is missing and there is room beyond the floor; whether it is there."""
        if self._file.exists() and self._file.stat().st_size == self._ballast:
            return True
        if self.is_short(floor + self._ballast):
            return False
        draft = self._file.with_suffix(".new")
        try:
            _allocate(draft, self._ballast)
            draft.replace(self._file)
        except OSError:
            # somebody else took the room meanwhile
            with contextlib.suppress(OSError):
                draft.unlink()
            return False
        return True

    def give_up_ballast(self) -> bool:
        """Let the ballast go; whether that made room."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True


def _allocate(file: Path, size: int) -> None:
    """A file that takes up its size: a hole would give nothing back."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, size)
        else:
            for _ in range(size // MIB):
                os.write(descriptor, bytes(MIB))
    finally:
        os.close(descriptor)
