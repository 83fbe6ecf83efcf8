"""The frozen program and its package: everything that can be told without building them."""

from __future__ import annotations

import configparser
import gzip
import re
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest

from installer import contents
from installer.build_paths import search_path
from installer.debian_package import (
    ICON_COLOUR,
    TEMPLATES,
    add_control,
    add_integration,
    control,
    lay_out,
    metainfo,
    set_modes,
)
from installer.foreign_libraries import PACKAGES, depends_field
from installer.freeze import FREEZER, BuildFailed, locked_entries
from installer.man_pages import PURPOSES, manual_page
from installer.prepare import WINDOW
from vipdesk import __version__
from vipdesk.counter import APP_ID
from vipdesk.headoffice.schema import upgrade
from vipdesk.intents.intent import registry
from vipdesk.rules.request_types.declaration import request_types
from vipdesk.ui.shell.page_stack import _PAGES
from vipdesk.ui.theme.tokens import LIGHT

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = {program.name: program for program in contents.PROGRAMS}
QT = Path(PySide6.__file__).parent / "Qt"
QT_FILES = [path for path in QT.rglob("*") if path.is_file()]
OWN = (str(QT.parent.parent), "/opt/python/lib")


def _target(path: Path) -> str:
    return str(path.relative_to(QT.parent.parent))


def _ships(target: str, source: str) -> bool:
    return contents.may_ship(target, source, OWN)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder of the shape of a frozen program."""
    folder = tmp_path / "frozen"
    (folder / "_internal" / "Qt").mkdir(parents=True)
    (folder / "_internal" / "Qt" / "libQt6Core.so.6").write_bytes(b"library")
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("Qt/libQt6Core.so.6")
    for name in PROGRAMS:
        (folder / name).write_text("program", "utf-8")
        (folder / name).chmod(0o700)
    return folder


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_intent_and_request_type_is_in_every_program(program: str) -> None:
    modules = contents.modules_of_program(PROGRAMS[program])
    assert registry()
    assert {cls.__module__ for cls in registry().values()} <= set(modules)
    declared = [name for name in modules if name.startswith("vipdesk.rules.request_types.")]
    assert len(declared) - 1 == len(request_types())  # one of them is the declaration itself


def test_every_page_that_is_named_as_text_is_in_the_window_program() -> None:
    assert {module for module, _ in _PAGES.values()} <= set(contents.modules_of_program(PROGRAMS["vipdesk"]))


def test_head_office_is_in_no_desk_and_no_window_in_head_office() -> None:
    for name in ("vipdesk", "vipdesk-desk"):
        assert "vipdesk.headoffice" in PROGRAMS[name].excluded
        assert not [module for module in contents.modules_of_program(PROGRAMS[name]) if "headoffice" in module]
    assert "PySide6" in PROGRAMS["vipdesk-headoffice"].excluded
    assert not [name for name in contents.modules_of_program(PROGRAMS["vipdesk-headoffice"]) if ".ui." in name]


def test_every_command_of_the_project_is_a_program() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    scripts = re.findall(r"^([\w-]+) = \"vipdesk\.", text.partition("[project.scripts]")[2], re.MULTILINE)
    assert sorted(scripts) == sorted(PROGRAMS) == sorted(PURPOSES)
    assert all((ROOT / program.script).is_file() for program in contents.PROGRAMS)


def test_no_module_goes_in_that_runs_when_it_is_imported() -> None:
    for program in contents.PROGRAMS:
        assert not [name for name in contents.modules_of_program(program) if name.endswith((".__main__", ".env"))]


def test_migrations_lie_where_head_office_looks_for_them() -> None:
    shipped = {f"{folder}/{Path(path).name}" for path, folder in contents.data_files()}
    looked_in = Path(upgrade.__file__).parent
    migrations = sorted(looked_in.glob("versions/0*.py"))
    assert migrations
    for path in (*migrations, looked_in / "env.py"):
        assert str(path.relative_to(ROOT)) in shipped


def test_every_resource_but_the_sources_of_translations_goes_in() -> None:
    shipped = {f"{folder}/{Path(path).name}" for path, folder in contents.data_files()}
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {str(path.relative_to(ROOT)) for path in resources if path.suffix != ".ts"} <= shipped
    assert {"./LICENSE", "./NOTICE"} <= shipped
    assert not [name for name in shipped if name.endswith(".ts")]


def test_the_virtual_keyboard_of_qt_stays_out_though_its_wheel_holds_it() -> None:
    keyboards = [path for path in QT_FILES if "virtualkeyboard" in path.name.lower()]
    assert keyboards
    assert not [path for path in keyboards if _ships(_target(path), str(path))]


@pytest.mark.parametrize(
    "name",
    [
        "libqtvirtualkeyboardplugin.so",
        "libQt6Charts.so.6",
        "QtCharts.abi3.so",
        "QtGraphs.abi3.so",
        "QtDataVisualization.abi3.so",
        "libQt6HttpServer.so.6",
        "QtNetworkAuth.abi3.so",
        "readline.cpython-311-x86_64-linux-gnu.so",
        "libreadline.so.8",
        "_gdbm.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_a_gpl_part_never_goes_in(name: str) -> None:
    assert not _ships(f"PySide6/{name}", f"{OWN[0]}/PySide6/{name}")
    assert not _ships(name, f"{OWN[1]}/{name}")


def test_every_plugin_and_translation_that_is_shipped_is_in_the_wheel() -> None:
    there = {str(path.relative_to(QT)) for path in QT_FILES}
    assert {f"plugins/{name}" for name in contents.QT_PLUGINS} <= there
    assert {f"translations/{name}" for name in contents.QT_TRANSLATIONS} <= there
    kept = {str(path.relative_to(QT)) for path in QT_FILES if _ships(_target(path), str(path))}
    assert {name for name in kept if name.startswith("plugins/")} == {f"plugins/{n}" for n in contents.QT_PLUGINS}
    assert not [name for name in kept if name.startswith("qml/")]
    assert not [name for name in kept if "Quick" in name or "Qml" in name]


def test_libraries_of_the_machine_stay_out_and_the_interpreter_goes_in() -> None:
    assert not _ships("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
    assert _ships("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert _ships("python3.11/lib-dynload/_ssl.so", "/opt/python/lib/lib-dynload/_ssl.so")


def test_a_link_goes_in_only_with_what_it_points_to() -> None:
    library = ("PySide6/Qt/lib/libQt6Core.so.6", f"{OWN[0]}/PySide6/Qt/lib/libQt6Core.so.6", "BINARY")
    quick = ("PySide6/Qt/lib/libQt6Quick.so.6", f"{OWN[0]}/PySide6/Qt/lib/libQt6Quick.so.6", "BINARY")
    link = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    dangling = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    assert contents.shipped([link, library, quick, dangling], OWN) == [library, link]


def test_a_library_that_stripping_breaks_goes_in_as_it_is() -> None:
    blas = "numpy.libs/libscipy_openblas64_.so"
    entries = [
        (blas, f"{OWN[0]}/{blas}", "BINARY"),
        ("zstandard/backend_c.so", f"{OWN[0]}/zstandard/x.so", "BINARY"),
    ]
    assert [kind for _, _, kind in contents.shipped(entries, OWN)] == ["DATA", "BINARY"]


def test_the_licence_of_a_frozen_package_goes_with_it() -> None:
    found = list(contents.licence_files(["requests.sessions", "reportlab", "vipdesk.bootstrap"]))
    assert {folder for _, folder in found} >= {"licences/requests", "licences/reportlab"}
    assert all(Path(path).is_file() for path, _ in found)
    assert metadata.version("alembic")  # installed here, not among the modules
    assert not [folder for _, folder in found if "alembic" in folder]


def test_a_package_depends_on_what_brings_its_libraries() -> None:
    field = depends_field(["libz.so.1", "libc.so.6", "libm.so.6", "libssl.so.3"], ["2.4", "2.35", "2.9"])
    assert field == "libc6 (>= 2.35), libssl3t64 | libssl3, tzdata, zlib1g"


def test_a_library_that_nobody_brings_ends_the_build() -> None:
    with pytest.raises(BuildFailed, match=r"libsurprise\.so\.1"):
        depends_field(["libc.so.6", "libsurprise.so.1"], ["2.35"])


def test_the_package_knows_every_library_that_a_checkout_installs() -> None:
    known = {name for package in PACKAGES.values() for name in package.split(" | ")}
    assert {package for package, _, _ in WINDOW} <= known
    assert {other for _, other, _ in WINDOW if other} <= known


def test_a_search_path_is_read_from_the_headers() -> None:
    headers = "  NEEDED  libc.so.6\n  RUNPATH              $ORIGIN/../lib:/home/builder/lib\n  RPATH  /opt/x\n"
    assert search_path(headers) == ["$ORIGIN/../lib", "/home/builder/lib", "/opt/x"]
    assert search_path("  NEEDED  libc.so.6\n") == []


def test_the_control_file_has_every_field_that_a_package_needs() -> None:
    text = control("amd64", 1234, "libc6 (>= 2.35), zlib1g")
    fields = dict(re.findall(r"^([A-Z][\w-]*): (.+)$", text, re.MULTILINE))
    assert fields["Package"] == "vipdesk"
    assert fields["Version"] == __version__
    assert (fields["Architecture"], fields["Installed-Size"]) == ("amd64", "1234")
    assert fields["Depends"] == "libc6 (>= 2.35), zlib1g"
    assert re.fullmatch(r".+ <\S+@\S+>", fields["Maintainer"])
    assert text.endswith("\n")
    rest = text.partition("Description: ")[2].splitlines()[1:]
    assert rest
    assert all(line.startswith(" ") for line in rest)


@pytest.mark.proves("F50")
def test_nothing_runs_when_the_package_is_installed_or_removed(frozen: Path, tmp_path: Path) -> None:
    """So whoever removes it leaves every desk's folder as it is: none is the package's."""
    tree = tmp_path / "tree"
    lay_out(frozen, tree)
    add_integration(tree)
    assert {path.name for path in tree.iterdir()} == {"usr"}
    add_control(tree, "amd64", 1, "zlib1g")
    assert {path.name for path in (tree / "DEBIAN").iterdir()} == {"control", "md5sums"}


def test_the_package_has_the_program_its_commands_and_what_a_desktop_reads(frozen: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    lay_out(frozen, tree)
    add_integration(tree)
    set_modes(tree)
    for name in PROGRAMS:
        command = tree / "usr/bin" / name
        assert command.is_symlink()
        assert command.resolve() == tree / "usr/lib/vipdesk" / name
        assert command.stat().st_mode & 0o777 == 0o755
    library = tree / "usr/lib/vipdesk/_internal/libQt6Core.so.6"
    assert library.is_symlink()  # Qt's libraries stay files of their own, which may be replaced
    assert library.stat().st_mode & 0o777 == 0o644
    icon = (tree / f"usr/share/icons/hicolor/scalable/apps/{APP_ID}.svg").read_text("utf-8")
    assert "currentColor" not in icon
    assert LIGHT.accent == ICON_COLOUR
    changes = gzip.decompress((tree / "usr/share/doc/vipdesk/CHANGELOG.md.gz").read_bytes())
    assert changes == (ROOT / "CHANGELOG.md").read_bytes()


def test_the_checksums_are_of_the_files_and_of_no_link(frozen: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    lay_out(frozen, tree)
    add_control(tree, "amd64", 1, "zlib1g")
    lines = (tree / "DEBIAN/md5sums").read_text("utf-8").splitlines()
    named = [line.split("  ")[1] for line in lines]
    assert named == sorted(
        [f"usr/lib/vipdesk/{name}" for name in PROGRAMS] + ["usr/lib/vipdesk/_internal/Qt/libQt6Core.so.6"]
    )


def test_the_menu_entry_starts_the_window_program() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep the case of keys
    parser.read(TEMPLATES / f"{APP_ID}.desktop", "utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"] in PROGRAMS
    assert entry["Icon"] == APP_ID
    assert entry["Terminal"] == "false"
    assert entry["Categories"].endswith(";")
    assert {"Name[zh_CN]", "Comment", "Comment[zh_CN]"} <= set(entry)


def test_the_metadata_name_the_menu_entry_this_version_and_their_licences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    root = ET.fromstring(metainfo())  # noqa: S314 - a file of our own
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{APP_ID}.desktop"
    assert (root.findtext("metadata_license"), root.findtext("project_license")) == ("CC0-1.0", "Apache-2.0")
    release = root.find("releases/release")
    assert release is not None
    assert (release.get("version"), release.get("date")) == (__version__, "2025-01-01")
    assert sorted(binary.text or "" for binary in root.iter("binary")) == sorted(PROGRAMS)


@pytest.mark.parametrize("file", ["NOTICE", "installer/debian/copyright"])
def test_everyone_whose_work_is_inside_is_named(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    fonts = {path.name.partition("-")[0] for path in (ROOT / "resources/fonts").glob("*.ttf")}
    assert fonts
    squeezed = text.replace(" ", "")
    assert not [font for font in fonts if font not in squeezed]
    for name in ("OpenCC", "TSCharacters.txt", "Lucide", "Cole Bemis", "Reserved Font Name"):
        assert name in text


def test_the_copyright_file_explains_every_licence_that_it_names() -> None:
    text = (ROOT / "installer/debian/copyright").read_text("utf-8")
    stanzas = [stanza for stanza in text.split("\n\n") if stanza.strip()]
    named = {line for stanza in stanzas[1:] if stanza.startswith("Files:") for line in _licences(stanza)}
    explained = {line for stanza in stanzas[1:] if stanza.startswith("License:") for line in _licences(stanza)}
    assert named == explained
    assert "LGPL-3" in named


def _licences(stanza: str) -> list[str]:
    return re.findall(r"^License: (.+)$", stanza, re.MULTILINE)


def test_a_manual_page_keeps_hyphens_backslashes_and_lines_that_look_like_requests() -> None:
    page = manual_page(
        "vipdesk-desk", "9.9", "usage: vipdesk-desk [-h]\n       more\n\n.dot \\ back\n'quote --lang\n"
    )
    assert page.startswith('.TH VIPDESK-DESK 1 "" "VIPDesk 9.9"\n')
    lines = page.splitlines()
    assert r"vipdesk\-desk \- the lounge desk without a window" in lines
    assert r"vipdesk\-desk [\-h]" in lines
    assert "more" in lines
    assert r"\&.dot \e back" in lines
    assert r"\&'quote \-\-lang" in lines
    assert r"\fBvipdesk\fR(1), \fBvipdesk\-headoffice\fR(1)" in lines


def test_the_freezer_comes_from_the_development_lock_with_its_hashes() -> None:
    lock = (ROOT / "requirements/development.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", locked_entries(lock).strip())
    assert len(entries) == 5
    assert all("--hash=sha256:" in entry for entry in entries)
    with pytest.raises(BuildFailed, match="pyinstaller"):
        locked_entries("altgraph==1.0 \\\n    --hash=sha256:00\n")
    with_camera = locked_entries(lock, (*FREEZER, *contents.CAMERA_PART))
    # two of the same name: one for each Python that the library's newest version does or does not run on
    assert sorted(set(re.findall(r"^([\w-]+)==", with_camera, re.MULTILINE))) == sorted(
        (*FREEZER, *contents.CAMERA_PART)
    )


def test_the_camera_goes_into_the_window_program_alone_and_only_where_asked_for() -> None:
    window, *others = contents.PROGRAMS
    assert "vipdesk.camera.process" in contents.modules_of_program(window)
    assert not {"cv2", "numpy"} & set(contents.excluded_from(window, camera=True))
    for program, camera in ((window, False), *((other, True) for other in others)):
        assert {"cv2", "numpy"} <= set(contents.excluded_from(program, camera=camera))
