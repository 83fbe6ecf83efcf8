"""`make translations`: brings what the screens say into the English translation, and compiles it."""

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6

from vipdesk.resources_path import resource

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "vipdesk" / "ui").rglob("*.py"))
TRANSLATION = resource("translations", "vipdesk_en.ts")
_OPTIONS = ["-source-language", "zh_CN", "-target-language", "en_US", "-no-obsolete", "-locations", "none"]


def tool(name: str) -> str:
    """A tool of Qt's wheel, where the wheel keeps it or where pip has put its command."""
    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    beside = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if found is None and beside is None:
        raise FileNotFoundError(name)
    return str(found or beside)


def update(translation: Path) -> None:
    """Bring every text of the sources into a translation; new ones are unfinished, gone ones go."""
    names = [str(path.relative_to(ROOT)) for path in SOURCES]
    _run(tool("lupdate"), *_OPTIONS, *names, "-ts", str(translation))


def compile_to(target: Path, translation: Path = TRANSLATION) -> None:
    """Write the form that the program loads."""
    _run(tool("lrelease"), str(translation), "-qm", str(target))


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - tools of the wheel over our own files


if __name__ == "__main__":
    update(TRANSLATION)
    compile_to(TRANSLATION.with_suffix(".qm"))
    unfinished = TRANSLATION.read_text("utf-8").count('type="unfinished"')
    sys.stdout.write(f"{TRANSLATION.name}: {unfinished} to translate\n")
