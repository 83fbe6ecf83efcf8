"""What every command does alike: secrets from private files, one sentence per error, the promised exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.processes import BIN, private_file
from vipdesk.command import command_parser, complain, language_of, read_secret, run_command
from vipdesk.errors import (
    BadInput,
    CacheLocked,
    CacheTooNew,
    Code,
    Corrupt,
    Defect,
    DeskRevoked,
    ExitCode,
    KeyMissing,
    NotPossible,
    Offline,
    PrinterUnavailable,
    ProfileInUse,
    ProtocolTooOld,
    Refused,
    ServerBusy,
    SignInAgain,
    Trouble,
    VipDeskError,
    WrongUsage,
)
from vipdesk.wording import sentence

PROMISED_CODES = [
    (Defect(), 1),
    (NotPossible(Trouble.NAME_TAKEN, name="天河店"), 1),
    (WrongUsage(Trouble.USAGE, detail="x"), 2),
    (Offline(), 3),
    (ServerBusy(), 3),
    (CacheLocked(), 3),
    (PrinterUnavailable(), 3),
    (BadInput(Trouble.FILE_UNREADABLE, file="x", detail="y"), 4),
    (Refused(Code.NOT_ALLOWED), 5),
    (SignInAgain(), 5),
    (DeskRevoked(), 5),
    (KeyMissing(), 6),
    (Corrupt(), 6),
    (CacheTooNew(), 6),
    (ProtocolTooOld(), 6),
    (ProfileInUse(), 6),
]


@pytest.mark.proves("S47")
def test_a_secret_is_read_from_a_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    assert read_secret(private_file(tmp_path / "pin", " 246813\n")) == "246813"


@pytest.mark.proves("S47")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o601, 0o644, 0o777])
def test_a_secret_that_others_may_reach_is_refused(tmp_path: Path, mode: int) -> None:
    file = private_file(tmp_path / "pin", "246813")
    file.chmod(mode)
    with pytest.raises(BadInput) as caught:
        read_secret(file)
    assert caught.value.trouble is Trouble.SECRET_FILE_OPEN
    assert "246813" not in str(caught.value)


def test_a_secret_file_that_is_missing_a_folder_or_no_text_is_unreadable(tmp_path: Path) -> None:
    binary = private_file(tmp_path / "binary", "")
    binary.write_bytes(b"\xff\xfe")
    for path in (tmp_path / "nowhere", tmp_path, binary, binary / "below"):
        with pytest.raises(BadInput) as caught:
            read_secret(path)
        assert caught.value.trouble is Trouble.FILE_UNREADABLE
        assert caught.value.exit_code == ExitCode.INPUT_UNREADABLE


@pytest.mark.parametrize(("error", "code"), PROMISED_CODES, ids=lambda value: type(value).__name__)
def test_an_error_becomes_one_sentence_and_the_promised_code(
    error: VipDeskError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> int:
        raise error

    assert run_command(["--lang", "en"], work) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith(".\n")
    assert printed.err.count("\n") == 1


def test_what_went_well_is_silent_and_an_interrupt_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert run_command([], lambda: ExitCode.DONE) == 0
    assert run_command([], interrupted) == ExitCode.DID_NOT_HAPPEN
    assert capsys.readouterr() == ("", "")


def test_wrong_usage_is_one_sentence_instead_of_a_manual(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        command_parser("vipdesk", "x").parse_args(["--no-such-option"])
        return 0

    assert run_command(["--lang=en"], work) == ExitCode.WRONG_USAGE
    assert capsys.readouterr().err == "Wrong usage: unrecognized arguments: --no-such-option.\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, "zh"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "en_GB.UTF-8"}, "en"),
        ((), {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "zh"),
        (("--lang", "en"), {"LANG": "zh_CN.UTF-8"}, "en"),
        (("--lang=zh", "run"), {"LANG": "en_US.UTF-8"}, "zh"),
        (("--lang", "fr"), {"LANG": "en_US.UTF-8"}, "en"),
        (("--lang",), {"LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_environments(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of(arguments) == language


def test_a_sentence_is_said_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    complain(Offline(), "zh")
    complain(Offline(), "en")
    told = [sentence(Offline(), language) for language in ("zh", "en")]
    assert told[0] != told[1]
    assert capsys.readouterr().err.splitlines() == told


def _command(name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own commands
        [BIN / name, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("name", ["vipdesk", "vipdesk-desk", "vipdesk-headoffice"])
def test_every_installed_command_tells_its_version_and_its_usage(name: str) -> None:
    shown = _command(name, "--version")
    assert shown.returncode == 0
    assert shown.stdout.startswith(f"{name} ")
    assert _command(name, "--help").returncode == 0
    wrong = _command(name, "--lang", "en", "--nothing-like-it")
    assert (wrong.returncode, wrong.stdout) == (ExitCode.WRONG_USAGE, "")
    assert wrong.stderr.count("\n") == 1


def test_chinese_reaches_a_terminal_that_cannot_write_it(tmp_path: Path) -> None:
    done = _command(
        "vipdesk-desk",
        "--lang",
        "zh",
        "--profile",
        str(tmp_path / "none"),
        "run",
        PYTHONIOENCODING="ascii",
        LC_ALL="C",
    )
    assert done.returncode == ExitCode.PROFILE_UNUSABLE
    assert done.stderr.startswith("本机还没有启用。")
    assert "vipdesk-desk enrol --server" in done.stderr


def test_a_reader_who_stops_reading_is_no_error() -> None:
    program = (
        "import sys\nfrom vipdesk.command import run_command\n"
        "def work():\n    for _ in range(100000): print('x' * 100)\n    return 0\n"
        "sys.exit(run_command([], work))"
    )
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
