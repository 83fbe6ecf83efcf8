"""Freezes the program with PyInstaller, in an environment that holds the runtime lock and the freezer and nothing else."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer.contents import CAMERA_PART, CAMERA_VARIABLE, MAY_NOT_COME_IN, ROOT

WORK = ROOT / "build" / "package"
FROZEN = WORK / "dist" / "vipdesk"
FREEZER = ("altgraph", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools")
"""The freezer and what it needs; their versions and hashes stand in the development lock."""

_RUNTIME_LOCK = ROOT / "requirements" / "runtime.lock"
_DEVELOPMENT_LOCK = ROOT / "requirements" / "development.lock"
_LAST_LINES = 20


class BuildFailed(Exception):
    """A step of the build did not come about; the text is for the person who builds."""


def freeze(*, camera: bool = False) -> Path:
    """Build the frozen program afresh, with the optional part for photos or without; the folder with its three commands."""
    python = clean_environment(camera=camera)
    shutil.rmtree(FROZEN, ignore_errors=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(FROZEN.parent), "--workpath", str(WORK / "work")]
    told = {CAMERA_VARIABLE: "1"} if camera else {}
    run_logged([*command, str(ROOT / "installer" / "vipdesk.spec")], "freeze.log", told)
    stowaways = [path for pattern in MAY_NOT_COME_IN for path in FROZEN.rglob(pattern)]
    if stowaways:
        raise BuildFailed(f"GPL parts came in: {', '.join(path.name for path in stowaways)}")
    return FROZEN


def clean_environment(*, camera: bool = False) -> Path:
    """The interpreter of an environment with exactly the locked packages; made anew when the lock has changed."""
    folder = WORK / "venv"
    python = folder / "bin" / "python"
    names = (*FREEZER, *CAMERA_PART) if camera else FREEZER
    freezer = locked_entries(_DEVELOPMENT_LOCK.read_text("utf-8"), names)
    wanted = hashlib.sha256(_RUNTIME_LOCK.read_bytes() + freezer.encode() + sys.version.encode()).hexdigest()
    stamp = folder / "prepared"
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    lock = WORK / "freezer.lock"
    lock.write_text(freezer, "utf-8")
    run_logged([sys.executable, "-m", "venv", str(folder)], "environment.log")
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    locks = ["-r", str(_RUNTIME_LOCK), "-r", str(lock)]
    run_logged([*install, "--require-hashes", *locks], "environment.log")
    stamp.write_text(wanted, "ascii")
    return python


def locked_entries(development_lock: str, names: Iterable[str] = FREEZER) -> str:
    """The entries of these packages, with their hashes, out of the development lock's text; several where Pythons differ."""
    entries = [
        (entry.partition("==")[0], entry) for entry in re.split(r"\n(?=[a-z0-9])", development_lock.strip())
    ]
    wanted = set(names)
    missing = sorted(wanted - {name for name, _ in entries})
    if missing:
        raise BuildFailed(f"requirements/development.lock has no entry for: {', '.join(missing)}")
    return "\n".join(entry for name, entry in entries if name in wanted) + "\n"


def run_logged(command: list[str], log: str, told: Mapping[str, str] | None = None) -> None:
    """Run a step whose talk goes to `build/package/<log>`; the last lines are told when it fails."""
    path = WORK / log
    with path.open("w", encoding="utf-8") as file:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **(told or {})}
        done = subprocess.run(command, check=False, stdout=file, stderr=file, env=environment, cwd=WORK)  # noqa: S603 - our own step
    if done.returncode != 0:
        last = path.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
        raise BuildFailed("\n".join([f"{Path(command[0]).name} ended with {done.returncode}; {path}:", *last]))
