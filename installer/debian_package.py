"""Puts the frozen program into a .deb: program, links, menu entry, icon, metadata, manual pages, licences."""

import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from installer.contents import PROGRAMS, ROOT
from installer.foreign_libraries import dependencies
from installer.man_pages import manual_page
from vipdesk import __version__
from vipdesk.counter import APP_ID

TEMPLATES = ROOT / "installer" / "debian"
ICON_COLOUR = "#7A5A1E"
"""The accent of the light theme (vipdesk.ui.theme.tokens): a launcher knows no `currentColor` of ours."""

_PROGRAM_FOLDER = "usr/lib/vipdesk"
_HELP_COLUMNS = "78"


def build_deb(frozen: Path, work: Path) -> Path:
    """The package's file, made in `work` from the frozen program."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(frozen, tree)
    add_integration(tree)
    for program in PROGRAMS:
        page = manual_page(program.name, __version__, _help_of(frozen / program.name))
        _write_compressed(tree / "usr/share/man/man1" / f"{program.name}.1.gz", page)
    set_modes(tree)
    architecture = _output("dpkg", "--print-architecture")
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    add_control(tree, architecture, size, dependencies(frozen))
    target = work / f"vipdesk_{__version__}_{architecture}.deb"
    _output("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(target))
    return target


def lay_out(frozen: Path, tree: Path) -> None:
    """The program under /usr/lib and its commands under /usr/bin."""
    shutil.copytree(frozen, tree / _PROGRAM_FOLDER, symlinks=True)
    commands = tree / "usr/bin"
    commands.mkdir(parents=True)
    for program in PROGRAMS:
        (commands / program.name).symlink_to(Path("..") / "lib" / "vipdesk" / program.name)


def add_integration(tree: Path) -> None:
    """Menu entry, icon, metadata, licences and changes."""
    share = tree / "usr/share"
    mark = (ROOT / "resources/icons/house_mark.svg").read_text("utf-8").replace("currentColor", ICON_COLOUR)
    _write(share / f"icons/hicolor/scalable/apps/{APP_ID}.svg", mark)
    _write(share / f"applications/{APP_ID}.desktop", (TEMPLATES / f"{APP_ID}.desktop").read_text("utf-8"))
    _write(share / f"metainfo/{APP_ID}.metainfo.xml", metainfo())
    _write(share / "doc/vipdesk/copyright", (TEMPLATES / "copyright").read_text("utf-8"))
    _write(share / "doc/vipdesk/NOTICE", (ROOT / "NOTICE").read_text("utf-8"))
    _write_compressed(share / "doc/vipdesk/CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))


def metainfo() -> str:
    """The AppStream description of this version."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(int(seconds), UTC)
    template = Template((TEMPLATES / f"{APP_ID}.metainfo.xml").read_text("utf-8"))
    return template.substitute(version=__version__, date=day.date().isoformat())


def control(architecture: str, size_kib: int, depends: str) -> str:
    """The package's description of itself."""
    template = Template((TEMPLATES / "control").read_text("utf-8"))
    return template.substitute(
        version=__version__, architecture=architecture, installed_size=size_kib, depends=depends
    )


def add_control(tree: Path, architecture: str, size_kib: int, depends: str) -> None:
    """`DEBIAN/control` and the checksums of every file."""
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    _write(tree / "DEBIAN/control", control(architecture, size_kib, depends))
    _write(tree / "DEBIAN/md5sums", "".join(sums))
    for path in (tree / "DEBIAN", *(tree / "DEBIAN").iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)


def set_modes(tree: Path) -> None:
    """Folders and commands 755, all else 644, whatever the umask of the person who builds."""
    commands = {program.name for program in PROGRAMS}
    tree.chmod(0o755)
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        is_command = path.name in commands and path.parent == tree / _PROGRAM_FOLDER
        path.chmod(0o755 if path.is_dir() or is_command else 0o644)


def _help_of(command: Path) -> str:
    environment = {**os.environ, "COLUMNS": _HELP_COLUMNS}
    done = subprocess.run(  # noqa: S603 - what was just built
        [str(command), "--help"], check=True, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    return done.stdout


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - of dpkg, asked for before


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _write_compressed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
