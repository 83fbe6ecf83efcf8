"""The three commands as contract.md names them: what all of them take, their exit codes, where secrets come from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.processes import BIN, private_file
from vipdesk import __version__

ROOT = Path(__file__).parent.parent.parent
COMMANDS = ("vipdesk", "vipdesk-desk", "vipdesk-headoffice")
NOBODY_LISTENS = "postgresql://nobody@127.0.0.1:1/nothing"


def _run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VIPDESK", "LANG", "LC_"))}
    return subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=kept | environment,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_its_version_and_helps(command: str) -> None:
    version = _run(BIN / command, "--version")
    assert (version.returncode, version.stdout.strip(), version.stderr) == (0, f"{command} {__version__}", "")
    assert "--lang" in _run(BIN / command, "--help").stdout


@pytest.mark.parametrize("start", [["-m", "vipdesk"], ["app.py"]], ids=["module", "app.py"])
def test_the_window_also_starts_as_a_module_and_as_a_script(start: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *start, "--version"], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert done.stdout.strip() == f"vipdesk {__version__}"


@pytest.mark.parametrize("command", COMMANDS)
def test_wrong_usage_is_one_sentence_in_the_language_asked_for(command: str) -> None:
    said = {}
    for language in ("zh", "en"):
        done = _run(BIN / command, "--lang", language, "--no-such-option")
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        said[language] = done.stderr
    assert said["zh"] != said["en"]
    assert said["en"].isascii()


def test_a_database_that_is_not_there_is_exit_code_3_and_one_sentence() -> None:
    done = _run(BIN / "vipdesk-headoffice", "--lang", "en", "--database", NOBODY_LISTENS, "audit", "verify")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)


def test_the_database_may_also_be_named_by_the_environment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    assert _run(BIN / "vipdesk-headoffice", "init", VIPDESK_DATABASE_URL=url).returncode == 0
    assert (tmp_path / "record.sqlite").is_file()
    again = _run(BIN / "vipdesk-headoffice", "store", "add", "--name", "天河店", VIPDESK_DATABASE_URL=url)
    assert again.returncode == 0


def test_an_unreadable_import_is_exit_code_4(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    _run(BIN / "vipdesk-headoffice", "--database", url, "init")
    _run(BIN / "vipdesk-headoffice", "--database", url, "store", "add", "--name", "天河店")
    picture = tmp_path / "picture.csv"
    picture.write_bytes(bytes(range(256)) * 20)
    for file in (picture, tmp_path / "missing.csv"):
        order = ["import", "members", file, "--report", tmp_path / "report.csv"]
        done = _run(BIN / "vipdesk-headoffice", "--database", url, *order)
        assert (done.returncode, done.stdout) == (4, "")
        assert done.stderr.strip()


def test_a_desk_whose_head_office_is_not_there_is_exit_code_3(tmp_path: Path) -> None:
    secrets = [private_file(tmp_path / name, "aaaa-bbbb-cccc-dddd") for name in ("code", "passphrase")]
    options = ["--lang", "en", "--profile", tmp_path / "desk", "--passphrase-file", secrets[1]]
    order = ["enrol", "--server", "http://127.0.0.1:1", "--code-file", secrets[0]]
    done = _run(BIN / "vipdesk-desk", *options, *order)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert not (tmp_path / "desk" / "cache.db").exists()


@pytest.mark.parametrize("command", [["vipdesk"], ["vipdesk-desk", "run"]], ids=["window", "headless"])
def test_a_profile_that_is_no_desk_yet_is_exit_code_6(command: list[str], tmp_path: Path) -> None:
    done = _run(BIN / command[0], *command[1:], VIPDESK_PROFILE=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (6, "")
    assert "enrol" in done.stderr


@pytest.mark.proves("S47")
def test_a_secret_that_others_may_read_is_not_taken(tmp_path: Path) -> None:
    open_file = tmp_path / "passphrase"
    open_file.write_text("four lamps by the river", "utf-8")
    open_file.chmod(0o644)
    code = private_file(tmp_path / "code", "aaaa-bbbb-cccc-dddd")
    options = ["--profile", tmp_path / "desk", "--passphrase-file", open_file]
    done = _run(BIN / "vipdesk-desk", *options, "enrol", "--server", "http://127.0.0.1:1", "--code-file", code)
    assert done.returncode == 4
    assert "0600" in done.stderr


@pytest.mark.proves("S47")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_takes_a_secret_as_an_argument(command: str) -> None:
    orders = {"vipdesk-desk": ["enrol", "token"], "vipdesk-headoffice": ["staff add"]}
    for order in ["", *orders.get(command, [])]:
        helped = _run(BIN / command, *order.split(), "--help").stdout
        for word in ("--pin ", "--passphrase ", "--code X", "--password", "--key "):
            assert word not in helped.replace("--code CODE", "")


def test_the_makefile_has_the_targets_of_the_contract() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    declared = next(line for line in text.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert {"setup", "demo", "test", "test-fast", "check", "bench", "soak", "package", "clean"} <= set(declared)
    build = [line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert build[-1] == "exec make test"
