"""A disk so small that it is soon full: a file system of its own where one may be mounted, else a limit on files."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LIMIT_BYTES = 1024 * 1024


@dataclass
class TinyDisk:
    """Three megabytes, or files of one megabyte at most."""

    folder: Path
    mounted: bool

    def make_room(self) -> None:
        """Somebody cleans up; on a file system of its own that is for the test to do."""
        if not self.mounted:
            _limit_files(resource.RLIM_INFINITY)

    def forbid_writing(self) -> None:
        """From now on it may only be read."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)  # noqa: S603, S607 - the system's own


@contextmanager
def tiny_disk(folder: Path) -> Iterator[TinyDisk]:
    """One of the test's own, gone at the end."""
    folder.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(folder))
    if not mounted:
        _limit_files(_LIMIT_BYTES)
    try:
        yield TinyDisk(folder, mounted)
    finally:
        if mounted:
            _run("umount", "--lazy", str(folder))
        else:
            _limit_files(resource.RLIM_INFINITY)


def _limit_files(size: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size == resource.RLIM_INFINITY else size, hard))


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - the system's own
    except OSError:
        return False
