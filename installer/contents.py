"""What the frozen program consists of: its three commands, their modules, their data, and what may not come in.

PyInstaller's `vipdesk.spec` and the tests read the same lists, so that a test tells before an hour of building does.
"""

import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import metadata
from os.path import normpath
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = "licences"
"""Folder of the frozen program with the licence texts of everything in it."""


@dataclass(frozen=True, slots=True)
class Program:
    """One command: its script and the packages of which every module goes in, also those found at run time."""

    name: str
    script: str
    packages: tuple[str, ...]
    excluded: tuple[str, ...] = ()


_HEAD_OFFICE_ONLY = (
    "litestar",
    "uvicorn",
    "alembic",
    "psycopg",
    "openpyxl",
    "xlrd",
    "vipdesk.headoffice",
)
_BELOW_THE_DESK = ("vipdesk.intents", "vipdesk.rules", "vipdesk.models", "vipdesk.protocol", "vipdesk.chinese")
_DESK = (
    *_BELOW_THE_DESK,
    "vipdesk.back_room",
    "vipdesk.cache",
    "vipdesk.desk",
    "vipdesk.printing",
    "vipdesk.sync",
)
CAMERA_VARIABLE = "VIPDESK_FREEZE_CAMERA"
"""Tells PyInstaller's description that the optional part goes in."""
CAMERA_PART = ("opencv-python-headless", "numpy")
"""The packages of the optional part, as the lock calls them."""
_CAMERA_MODULES = ("cv2", "numpy")
_AS_THEY_ARE = ("cv2/", "numpy/", "numpy.libs/", "opencv_python_headless.libs/")
"""Libraries that stripping breaks: whoever packed them has moved their parts, and binutils does not expect that."""

PROGRAMS = (
    Program("vipdesk", "app.py", (*_DESK, "vipdesk.camera", "vipdesk.ui", "vipdesk.demo"), _HEAD_OFFICE_ONLY),
    Program("vipdesk-desk", "vipdesk/headless.py", _DESK, (*_HEAD_OFFICE_ONLY, "PySide6.QtWidgets")),
    Program(
        "vipdesk-headoffice",
        "vipdesk/headoffice/__main__.py",
        (*_BELOW_THE_DESK, "vipdesk.headoffice"),
        ("PySide6", "shiboken6", "keyring", "sqlcipher3", "reportlab", "vipdesk.models.local"),
    ),
)

EXCLUDED_MODULES = (
    # links a GPL library
    "readline",
    "_gdbm",
    "dbm.gnu",
    # of no use without a terminal, a Tk or a developer
    "_curses",
    "curses",
    "_dbm",
    "tkinter",
    "faker",
    "PIL.AvifImagePlugin",
    "PIL._avif",
    "hatchling",
    "setuptools",
    "pip",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtNetwork",
)

FOUND_AT_RUN_TIME = ("sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql", "logging.config")
"""Modules of others that nothing names in an import."""

QT_PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-shell-integration/libxdg-shell.so",
)
"""Every Qt plugin that is shipped; PNG is read and painted without one."""

QT_LIBRARIES = (
    "libQt6Core.*",
    "libQt6DBus.*",
    "libQt6Gui.*",
    "libQt6Svg.*",
    "libQt6Test.*",
    "libQt6WaylandClient.*",
    "libQt6Widgets.*",
    "libQt6XcbQpa.*",
    "libicu*",
)
QT_TRANSLATIONS = ("qtbase_zh_CN.qm", "qtbase_en.qm")

MAY_NOT_COME_IN = (
    "*virtualkeyboard*",
    "*QtCharts*",
    "*Qt6Charts*",
    "*QtGraphs*",
    "*Qt6Graphs*",
    "*DataVisualization*",
    "*HttpServer*",
    "*NetworkAuth*",
    "*libx264*",
    "*libx265*",
    "*libreadline*",
    "*libgdbm*",
    "readline.*",
    "_gdbm.*",
)
"""File names of GPL parts, some of which lie in wheels that call themselves LGPL."""

_QT = "PySide6/Qt/"

Entry = tuple[str, str, str]
"""PyInstaller's: path in the frozen program, where it lies here (of a link: where it points), kind."""


def modules_of(package: str, root: Path = ROOT) -> list[str]:
    """Every module of a package by its dotted name, the package itself first; read from the files, nothing is run."""
    folder = root.joinpath(*package.split("."))
    names = []
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(names)


def modules_of_program(program: Program) -> list[str]:
    """The modules that are handed to PyInstaller by name, besides those it finds itself."""
    named = [name for package in program.packages for name in modules_of(package)]
    return [
        name
        for name in (*named, *FOUND_AT_RUN_TIME)
        if not any(name == other or name.startswith(other + ".") for other in program.excluded)
        # a package's __main__ and Alembic's env are scripts: they run when they are imported
        and name.rpartition(".")[2] not in ("__main__", "env")
    ]


def excluded_from(program: Program, *, camera: bool) -> list[str]:
    """What PyInstaller leaves out of a program; the window's holds the camera where that was asked for."""
    camera_here = camera and "vipdesk.camera" in program.packages
    return [*EXCLUDED_MODULES, *program.excluded, *(() if camera_here else _CAMERA_MODULES)]


def data_files() -> list[tuple[str, str]]:
    """Files that are read as files: (absolute path, folder in the frozen program)."""
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix != ".ts"]
    schema = ROOT / "vipdesk" / "headoffice" / "schema"
    # Alembic reads its migrations from a folder, beside the module that names the folder
    files += [schema / "env.py", *(schema / "versions").glob("[0-9]*.py")]
    found = [(str(path), str(path.relative_to(ROOT).parent)) for path in sorted(files)]
    return found + [(str(ROOT / name), ".") for name in ("LICENSE", "NOTICE")]


def may_ship(target: str, source: str, own_folders: Iterable[str]) -> bool:
    """Whether a file that PyInstaller collected goes in.

    `target` is its path in the frozen program, `source` where it lies here. Libraries of this machine stay out: the
    package depends on them, so that they get the distribution's security updates and their own licences.
    """
    name = Path(target).name
    if any(fnmatch(name, pattern) for pattern in MAY_NOT_COME_IN):
        return False
    if target.startswith(_QT):
        return _is_wanted_of_qt(target.removeprefix(_QT), name)
    return name.startswith("libpython") or any(Path(source).is_relative_to(folder) for folder in own_folders)


def shipped(entries: Iterable[Entry], own_folders: Iterable[str]) -> list[Entry]:
    """Those of PyInstaller's entries that go in; a link goes in with the file it points to."""
    candidates, own = list(entries), list(own_folders)
    kept = [
        (target, source, "DATA" if target.startswith(_AS_THEY_ARE) else kind)
        for target, source, kind in candidates
        if kind != "SYMLINK" and may_ship(target, source, own)
    ]
    targets = {entry[0] for entry in kept}
    links = [entry for entry in candidates if entry[2] == "SYMLINK"]
    return kept + [link for link in links if normpath(Path(link[0]).parent / link[1]) in targets]


def _is_wanted_of_qt(inside: str, name: str) -> bool:
    kind, _, rest = inside.partition("/")
    if kind == "plugins":
        return rest in QT_PLUGINS
    if kind == "lib":
        return any(fnmatch(name, pattern) for pattern in QT_LIBRARIES)
    return kind == "translations" and name in QT_TRANSLATIONS


def licence_files(modules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The licence texts of the distributions that these modules come from: (path, folder in the frozen program)."""
    owners = metadata.packages_distributions()
    shipped = {owner for module in modules for owner in owners.get(module.partition(".")[0], ())}
    for name in sorted(shipped):
        for file in metadata.files(name) or ():
            if _is_licence(file.parts):
                yield str(file.locate()), f"{LICENCES}/{name}"
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if text.exists():
        yield str(text), f"{LICENCES}/Python"


def _is_licence(parts: tuple[str, ...]) -> bool:
    in_metadata = any(part.endswith(".dist-info") for part in parts)
    words = ("licen", "copying", "notice", "authors")
    return in_metadata and ("licenses" in parts or any(parts[-1].lower().startswith(word) for word in words))
