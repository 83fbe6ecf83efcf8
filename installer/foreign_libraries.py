"""Which packages of the distribution the frozen program stands on, read from its own files and not from memory."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from installer.freeze import BuildFailed

PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbz2.so.1.0": "libbz2-1.0",
    "libc.so.6": "libc6",
    "libcrypto.so.3": "libssl3t64 | libssl3",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3t64 | libssl3",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Library and package that brings it, on Debian 12 and newer and on Ubuntu 22.04 and newer ("t64": its later name)."""

ALWAYS = ("tzdata",)
"""Read at run time as files: the time zone of the stores."""

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"NEEDED\s+(\S+)")
_GLIBC = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")


def dependencies(folder: Path) -> str:
    """The `Depends` field for the program in `folder`; raises BuildFailed for a library nobody is known to bring."""
    files = list(executables_in(folder))
    headers = "\n".join(elf_headers(file) for file in files)
    own = {path.name for path in folder.rglob("*")}
    return depends_field(set(_NEEDED.findall(headers)) - own, set(_GLIBC.findall(headers)))


def depends_field(libraries: Iterable[str], glibc_versions: Iterable[str]) -> str:
    """The field for library names such as `libz.so.1` and the versions of glibc's symbols that are used."""
    wanted = set(libraries)
    unknown = sorted(wanted - PACKAGES.keys())
    if unknown:
        raise BuildFailed(f"no package is known to bring: {', '.join(unknown)} (installer/foreign_libraries.py)")
    newest = max(glibc_versions, key=lambda version: [int(part) for part in version.split(".")])
    packages = {PACKAGES[name] for name in wanted} | set(ALWAYS)
    return ", ".join(f"libc6 (>= {newest})" if name == "libc6" else name for name in sorted(packages))


def executables_in(folder: Path) -> Iterator[Path]:
    """Programs and libraries, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_ELF)) == _ELF:
                    yield path


def elf_headers(file: Path) -> str:
    """What `objdump -p` says of a program or library: what it needs and where it looks for that."""
    command = ["objdump", "-p", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - of binutils, asked for before
