"""A file for its owner alone that appears whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from vipdesk.command import reason_not_written
from vipdesk.errors import NotPossible, Trouble


def write_whole(file: Path, write: Callable[[Path], int]) -> int:
    """Let `write` fill a draft and put it in the file's place; what `write` gave. Raises NotPossible."""
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        written = write(draft)
        draft.replace(file)
    except OSError as cause:
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(file), detail=reason_not_written(cause)) from cause
    finally:
        draft.unlink(missing_ok=True)
    return written
