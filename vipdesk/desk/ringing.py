"""An incoming number on its way from a telephone program to the window that is open: a file, read and gone at once."""

import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from vipdesk.errors import DiskFailing, NotPossible, ProfileInUse, Trouble

LONGEST_NUMBER = 64
STALE_SECONDS = 60
"""A number that nobody has read by then rings no more."""
_FOLDER = "ringing"
_READY = ".number"


def hand_over(profile: Path, number: str) -> None:
    """Give a number to the window of this profile; raises NotPossible (WINDOW_CLOSED) where none is open."""
    from vipdesk.cache.profile import ProfileLock  # noqa: PLC0415 - the window that reads needs no lock

    plain = number.strip()[:LONGEST_NUMBER]
    try:
        with ProfileLock(profile):
            raise NotPossible(Trouble.WINDOW_CLOSED)
    except ProfileInUse:
        pass
    folder = profile / _FOLDER
    draft = folder / f"{time.time_ns()}-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(plain)
        draft.replace(draft.with_name(draft.name + _READY))
    except OSError as cause:
        raise DiskFailing from cause


class Ringing(QObject):
    """Reads numbers as they come; what was there before the window was is thrown away."""

    rang = Signal(str)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = profile / _FOLDER
        with contextlib.suppress(OSError):
            self._folder.mkdir(exist_ok=True, mode=0o700)
        for left in self._waiting(""):
            left.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self.take())

    def take(self) -> None:
        """Read every number that waits, the oldest first, and tell."""
        for file in self._waiting(_READY):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                fresh = time.time() - file.stat().st_mtime < STALE_SECONDS
                number = file.read_text("utf-8")[:LONGEST_NUMBER]
                file.unlink()
                if fresh and number:
                    self.rang.emit(number)

    def _waiting(self, ending: str) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(file for file in self._folder.iterdir() if file.name.endswith(ending))
        return []
