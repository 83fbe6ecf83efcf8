"""Where the files that ship with the program lie: beside the package, or in a frozen program's own folder."""

import sys
from pathlib import Path

_FROZEN_ROOT = "_MEIPASS"
_FOLDER = "resources"


def resource(*parts: str) -> Path:
    """The path of one bundled file or folder, as `resource("fonts", "LXGWWenKai-Regular.ttf")`.

    Absolute; nothing is read and the file need not exist.
    """
    frozen_root: str | None = getattr(sys, _FROZEN_ROOT, None)
    root = Path(frozen_root) if frozen_root else Path(__file__).resolve().parent.parent
    return root.joinpath(_FOLDER, *parts)
