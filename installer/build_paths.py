"""Takes the folders of the machine that built out of the frozen libraries: nothing may be loaded from there elsewhere."""

import re
import subprocess
from pathlib import Path

from installer.foreign_libraries import elf_headers, executables_in

_SEARCHED = re.compile(r"\bR(?:UN)?PATH\s+(\S+)")


def forget_build_paths(folder: Path) -> None:
    """Remove the search path of every program and library in `folder` that names a folder of this machine."""
    for file in executables_in(folder):
        if any(path.startswith("/") for path in search_path(elf_headers(file))):
            subprocess.run(["patchelf", "--remove-rpath", str(file)], check=True)  # noqa: S603, S607 - asked for before


def search_path(headers: str) -> list[str]:
    """The folders in which a library is searched, from its headers; `$ORIGIN` is its own."""
    return [path for found in _SEARCHED.findall(headers) for path in found.split(":")]
