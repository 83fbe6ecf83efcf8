"""The disk of one desk, which can be full for a while: one of its own where one may be mounted, else a limit on files."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

FLOOR_MIB = 72
"""More than the ballast: a desk that has given it up still refuses new work."""
_SIZE_MIB = 320
"""Ballast, floor, and room for what is saved in a few minutes; memory is taken up as it is used."""
_FILLER = "filler"


class DeskDisk:
    """A folder for one desk's profile. `fill` leaves not a byte, `make_room` gives all back."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        options = ("-t", "tmpfs", "-o", f"size={_SIZE_MIB}m,mode=700", "tmpfs", str(folder))
        self._mounted = _run("mount", *options)

    def fill(self, counter: int) -> None:
        """From now on nothing can be written by the desk whose counter is this process."""
        if self._mounted:
            self._allocate()
        else:
            _limit(counter, 0)

    def make_room(self, counter: int) -> None:
        """Somebody cleans up."""
        if self._mounted:
            (self.folder / _FILLER).unlink()
        else:
            _limit(counter, resource.RLIM_INFINITY)

    def close(self) -> None:
        """Take it away."""
        if self._mounted:
            _run("umount", "--lazy", str(self.folder))

    def _allocate(self) -> None:
        descriptor = os.open(self.folder / _FILLER, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        size = 0
        try:
            while True:
                state = os.fstatvfs(descriptor)
                free = state.f_bavail * state.f_frsize
                if not free:
                    return
                try:
                    os.posix_fallocate(descriptor, size, free)
                    size += free
                except OSError as error:
                    # the desk has taken some of it meanwhile
                    if error.errno != errno.ENOSPC:
                        raise
        finally:
            os.close(descriptor)


def _limit(counter: int, size: int) -> None:
    """How large files of a desk's processes may become; who starts others hands it on."""
    for process in _family(counter):
        with suppress(psutil.NoSuchProcess):
            hard = process.rlimit(resource.RLIMIT_FSIZE)[1]
            process.rlimit(resource.RLIMIT_FSIZE, (hard if size == resource.RLIM_INFINITY else size, hard))


def _family(counter: int) -> Iterable[psutil.Process]:
    first = psutil.Process(counter)
    return (first, *first.children(recursive=True))


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - the system's own
    except OSError:
        return False
