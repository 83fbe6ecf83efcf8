"""The key of a cache in a real keyring: kept, read in another process, forgotten (S17)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WITH_KEYRING = """
set -e
printf 'a passphrase of the session' | gnome-keyring-daemon --unlock --components=secrets > /dev/null
for step in "$@"; do "$PYTHON" -c "$step"; done
"""
PREFACE = """
from pathlib import Path
from vipdesk.cache.keys import create_key, forget_key, read_key
from vipdesk.errors import CacheUnreadable, KeyMissing
profile, other, witness = Path("desk"), Path("other"), Path("witness")
"""
CREATE = "key = create_key(profile, None); witness.write_text(key.hex()); assert len(key) == 32"
READ = "assert read_key(profile, None).hex() == witness.read_text()"
OTHER = """
try:
    read_key(other, None)
except KeyMissing:
    pass
else:
    raise AssertionError("a profile has another's key")
"""
FORGET = "forget_key(profile); forget_key(profile)"
GONE = """
try:
    read_key(profile, None)
except KeyMissing:
    print("gone")
"""


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just signed in at a computer: an empty home, no keyring yet."""
    for name in ("desk", "other", "data", "runtime"):
        (tmp_path / name).mkdir(mode=0o700)
    root = Path(__file__).parent.parent.parent
    return {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(root),
        "PYTHON": sys.executable,
        "LANG": "C.UTF-8",
    }


def _run(command: list[str], session: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - named above
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=session["HOME"],
        env=session,
    )


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is not installed; `make test` installs it"
    return found


@pytest.mark.proves("S17")
def test_a_key_is_kept_in_the_keyring_read_by_another_process_and_forgotten(
    session: dict[str, str], tmp_path: Path
) -> None:
    _program("gnome-keyring-daemon")
    steps = [PREFACE + step for step in (CREATE, READ, OTHER, READ, FORGET, GONE)]
    done = _run([_program("dbus-run-session"), "--", _program("bash"), "-c", WITH_KEYRING, "x", *steps], session)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "gone\n"
    key = (tmp_path / "witness").read_text()
    (tmp_path / "witness").unlink()
    holding = [
        file
        for file in tmp_path.rglob("*")
        if file.is_file() and (key.encode() in file.read_bytes() or bytes.fromhex(key) in file.read_bytes())
    ]
    assert holding == []
    assert list((tmp_path / "desk").iterdir()) == []


@pytest.mark.proves("S17", "F33")
def test_without_a_keyring_nothing_is_kept_and_it_is_said(session: dict[str, str], tmp_path: Path) -> None:
    step = PREFACE + (
        "from vipdesk.errors import Trouble\n"
        "for attempt in (create_key, read_key):\n"
        "    try:\n"
        "        attempt(profile, None)\n"
        "    except CacheUnreadable as error:\n"
        "        assert error.trouble is Trouble.NO_KEYRING\n"
        "        print('said')\n"
    )
    done = _run([sys.executable, "-c", step], session)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "said\n" * 2
    assert list((tmp_path / "desk").iterdir()) == []
