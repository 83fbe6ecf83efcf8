"""Folders in a profile for copies of its file that live only as long as the process that made them.

Such a process may be killed: its copy is as well sealed as the file, but nobody needs it and it takes as much room.
The lock a folder carries ends with its process, so that no age has to be guessed.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vipdesk.cache.profile import ProfileLock
from vipdesk.errors import ProfileInUse, Unavailable

_PREFIX = "self-test-"


@contextmanager
def self_test_folder(profile: Path) -> Iterator[Path]:
    """A folder of one's own in the profile, destroyed at the end."""
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=profile))
    try:
        with ProfileLock(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def forget_left_folders(profile: Path) -> None:
    """Destroy what processes that were killed have left; one that is still at work keeps its own."""
    for folder in profile.glob(_PREFIX + "*"):
        try:
            ProfileLock(folder).release()
        except (ProfileInUse, Unavailable):
            continue
        shutil.rmtree(folder, ignore_errors=True)
