"""`make package`: freezes the program, tries it out, and makes the .deb; says what it made and how large it is."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from installer.build_paths import forget_build_paths
from installer.debian_package import build_deb
from installer.freeze import WORK, BuildFailed, freeze
from installer.prepare import system_libraries
from installer.smoke_test import try_out

Made = TypeVar("Made")

_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def main() -> int:
    """Build everything; one sentence and exit code 1 where that is not possible."""
    camera = "--camera" in sys.argv[1:]
    try:
        _tools()
        frozen = _step("freezing the program", lambda: freeze(camera=camera))
        forget_build_paths(frozen)
        _step("trying it out: commands, camera, head office, tour", lambda: try_out(frozen, camera=camera))
        package = _step("making the package", lambda: build_deb(frozen, WORK))
    except BuildFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    sys.stdout.write(f"{frozen}  {_megabytes(_size(frozen))}\n{package}  {_megabytes(_size(package))}\n")
    return 0


def _tools() -> None:
    """What the steps call and a bare machine may lack; installed where that is allowed, else named."""
    if sys.platform != "linux":
        raise BuildFailed("The package is built on Debian or Ubuntu; see installer/README.md.")
    wanted: list[tuple[str, str | None, str]] = [
        ("binutils", None, "/usr/bin/objdump"),
        ("dpkg", None, "/usr/bin/dpkg-deb"),
        ("patchelf", None, "/usr/bin/patchelf"),
    ]
    if sys.base_prefix == "/usr":
        wanted.append((f"libpython{_VERSION}", f"libpython{_VERSION}t64", f"python{_VERSION}"))
    problem = system_libraries(wanted)
    if problem:
        raise BuildFailed(problem)


def _step(name: str, work: Callable[[], Made]) -> Made:
    sys.stderr.write(f"{name}\n")
    start = time.monotonic()
    made = work()
    sys.stderr.write(f"  {time.monotonic() - start:.0f} s\n")
    return made


def _size(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(part.lstat().st_size for part in path.rglob("*") if not part.is_dir() or part.is_symlink())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    raise SystemExit(main())
