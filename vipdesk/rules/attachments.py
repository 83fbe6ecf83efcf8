"""Attachments: in what form a picture is kept, for how long a removal can be taken back, and what is kept of a name."""

import re
from datetime import timedelta

from vipdesk.chinese.script import clean

KEPT_AFTER_REMOVAL = timedelta(days=1)
"""A removal can be taken back so long; then head office destroys the bytes."""
LONGEST_FILE_NAME = 120
MEDIA_TYPE = "image/jpeg"
KEPT_BYTES = 2 * 1024 * 1024
"""Of what is kept: at most that is uploaded and downloaded."""
KEPT_SIDE = 2048
"""px of the longer side of what is kept."""
_FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)


def shown_file_name(given: str | None) -> str | None:
    """A file's name for people: no folders, nothing that cannot be seen or turns the writing round (S24)."""
    if given is None:
        return None
    name = clean(_FOLDERS.sub("", given.replace("\x00", "")))
    return name[:LONGEST_FILE_NAME].strip() or None
