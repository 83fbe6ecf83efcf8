"""On a machine that lacks something, preparing ends with one sentence that says what, and can be tried again."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "installer" / "prepare.py"
LOCK = "nothing-of-that-name==1.0 --hash=sha256:" + "0" * 64 + "\n"
IMPORT = f"import os, sys; sys.path.insert(0, {str(SOURCE.parent)!r}); import prepare\n"
NO_VENV = """
import os, sys
folder = os.path.join(sys.argv[1], "bin")
os.makedirs(folder, exist_ok=True)
os.symlink(sys.executable, os.path.join(folder, "python"))
sys.exit("ensurepip is not available")
"""
"""What Debian's Python does where python3-venv is not installed: it leaves an environment without pip behind."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing but what preparing reads."""
    root = tmp_path / "checkout"
    for name in ("installer", "requirements"):
        (root / name).mkdir(parents=True)
    shutil.copy(SOURCE, root / "installer")
    for name in ("runtime", "development"):
        (root / "requirements" / f"{name}.lock").write_text(LOCK)
    (root / "pyproject.toml").write_text("")
    return root


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The only folder of the made-up PATH, empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(programs: Path, tmp_path: Path) -> dict[str, str]:
    """A user with that PATH and a package index that does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    return {
        "PATH": str(programs),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": f"http://127.0.0.1:{port}/simple",
        "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1",
    }


def _program(folder: Path, name: str, script: str) -> Path:
    """A program of the made-up PATH that notes how it was called."""
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/called"\n{script}\n')
    file.chmod(0o755)
    return file


def _called(folder: Path) -> list[str]:
    return (folder / "called").read_text().splitlines()


def _python(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", IMPORT + code], check=False, capture_output=True, text=True, env=environment
    )


def _prepare(checkout: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, str(checkout / "installer" / "prepare.py")],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )


def test_a_python_too_old_for_the_program_can_still_read_this_one() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.usefixtures("programs")
def test_an_old_python_and_no_newer_one_gets_a_sentence(environment: dict[str, str]) -> None:
    done = _python("prepare.OLDEST = (4, 0); sys.argv = ['prepare']; sys.exit(prepare.main())", environment)
    version = sys.version.split()[0]
    assert done.returncode == 1
    assert done.stderr == f"VIPDesk needs Python 4.0 or newer; this is {version}.\n"


def test_an_old_python_hands_over_to_the_newest_one_there_is(environment: dict[str, str], programs: Path) -> None:
    _program(programs, "python3.11", "exit 0")
    newest = _program(programs, "python3.17", "exit 7")
    code = "prepare.OLDEST = (4, 0); sys.argv = ['prepare', '--for', 'test']; sys.exit(prepare.main())"
    assert _python(code, environment).returncode == 7
    assert _called(programs) == [f"{newest.name} {SOURCE} --for test"]


def test_without_a_venv_module_or_a_package_index_a_sentence_says_so_and_a_second_try_goes_on(
    checkout: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    stand_in = tmp_path / "without" / "venv"
    stand_in.mkdir(parents=True)
    (stand_in / "__init__.py").write_text("")
    (stand_in / "__main__.py").write_text(NO_VENV)
    without = _prepare(checkout, {**environment, "PYTHONPATH": str(stand_in.parent)})
    assert without.returncode == 1
    assert without.stderr.splitlines()[-1] == (
        "Python has no venv module; on Debian and Ubuntu please run: apt-get install -y python3-venv"
    )
    assert (checkout / ".venv" / "bin" / "python").exists()
    # python3-venv has been installed meanwhile, but the index is out of reach
    offline = _prepare(checkout, environment)
    assert offline.returncode == 1
    assert offline.stderr.splitlines()[-1] == (
        "The packages could not be installed; is the package index reachable from here?"
    )
    assert "Traceback" not in offline.stderr + without.stderr
    assert not (checkout / ".venv" / "prepared").exists()


def test_what_is_prepared_is_not_prepared_again(checkout: Path, environment: dict[str, str]) -> None:
    stamp = checkout / ".venv" / "prepared"
    (stamp.parent / "bin").mkdir(parents=True)
    (stamp.parent / "bin" / "python").symlink_to(sys.executable)
    (checkout / "vipdesk").mkdir()
    (checkout / "vipdesk" / "counter.py").write_text("")
    print_mark = f"os.chdir({str(checkout)!r}); print(prepare.fingerprint('requirements/runtime.lock'))"
    stamp.write_text(_python(print_mark, environment).stdout)
    done = _prepare(checkout, environment)
    assert (done.returncode, done.stderr) == (0, "")
    # where Python may write nothing every start would compile the program anew
    assert list((checkout / "vipdesk" / "__pycache__").iterdir())
    (checkout / "requirements" / "runtime.lock").write_text(LOCK + "# newer\n")
    assert _python(print_mark, environment).stdout.strip() not in stamp.read_text()


MISSING = "[('package-a', None, 'no-such-library'), ('package-b', 'package-b64', '/no/such/program')]"
ASK = f"print(prepare.system_libraries({MISSING}))"


def test_missing_libraries_without_a_package_manager_are_named(environment: dict[str, str]) -> None:
    assert _python(ASK, environment).stdout == (
        "Please install these system libraries and try again: package-a package-b\n"
    )


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_missing_libraries_without_the_right_to_install_them_are_named(
    environment: dict[str, str], programs: Path, sudo: str | None
) -> None:
    _program(programs, "apt-get", "exit 0")
    if sudo is not None:
        _program(programs, "sudo", sudo)
    done = _python("os.geteuid = lambda: 1000\n" + ASK, environment)
    assert done.stdout == "Please run: sudo apt-get install -y package-a package-b\n"
    assert not any(line.startswith("apt-get") for line in ([] if sudo is None else _called(programs)))


def test_missing_libraries_are_installed_also_under_their_newer_names(
    environment: dict[str, str], programs: Path
) -> None:
    _program(programs, "apt-get", 'case "$*" in *package-b64*) exit 0;; *package*) exit 100;; esac')
    done = _python("os.geteuid = lambda: 0\n" + ASK, environment)
    assert done.stdout == "None\n"
    install = "apt-get install -y -qq --no-install-recommends"
    assert _called(programs) == [
        "apt-get update -qq",
        f"{install} package-a package-b",
        f"{install} package-a package-b64",
    ]


def test_libraries_that_cannot_be_installed_get_a_sentence(environment: dict[str, str], programs: Path) -> None:
    _program(programs, "apt-get", "exit 100")
    done = _python("os.geteuid = lambda: 0\n" + ASK, environment)
    assert done.stdout == (
        "The system libraries could not be installed; please run: apt-get install -y package-a package-b\n"
    )


def test_what_is_there_is_seen(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "program").write_text("")
    there = f"print(prepare.is_there({str(tmp_path / 'program')!r}), prepare.is_there('c'), prepare.is_there('no-such'))"
    assert _python(there, environment).stdout == "True True False\n"
