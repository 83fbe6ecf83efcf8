"""What the three commands have in common: loading, version, language, secrets from files, errors as sentences."""

import argparse
import errno
import gc
import locale
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from vipdesk import __version__
from vipdesk.config import LANGUAGES
from vipdesk.errors import BadInput, ExitCode, Trouble, VipDeskError, WrongUsage
from vipdesk.wording import sentence

BACK_ROOM_COMMAND = "back-room"
CAMERA_COMMAND = "camera"
PART_COMMAND = "self-test-part"
PAGE_COMMAND = "self-test-page"
"""The first arguments with which a frozen program starts itself as one of its other processes."""


class CommandParser(argparse.ArgumentParser):
    """An argument parser whose complaint about usage is one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint instead of printing half a manual."""
        raise WrongUsage(Trouble.USAGE, detail=message)


def command_parser(name: str, purpose: str) -> CommandParser:
    """A parser with what every command takes."""
    parser = CommandParser(prog=name, description=purpose)
    parser.add_argument("--version", action="version", version=f"{name} {__version__}")
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help="language of sentences: zh or en")
    return parser


def run_command(arguments: Sequence[str], work: Callable[[], int]) -> int:
    """Do the work; an error becomes one sentence on stderr and the exit code of its class."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return work()
    except VipDeskError as error:
        complain(error, language_of(arguments))
        return error.exit_code
    except BrokenPipeError:
        # whoever read our output has stopped reading; there is nobody left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.DID_NOT_HAPPEN


@contextmanager
def loading() -> Iterator[None]:
    """While a program that stays loads what it is made of: none of that is ever thrown away, so nobody looks through it.

    Saves a tenth of a start, and afterwards the pauses in which all of it would be looked through again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def complain(error: VipDeskError, language: str) -> None:
    """Say an error to a person."""
    sys.stderr.write(sentence(error, language) + "\n")


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for by `--lang`, else by the environment's locale: Chinese unless it is English."""
    for option, value in pairwise([*arguments, ""]):
        if option == "--lang" and value in LANGUAGES:
            return value
        if option.startswith("--lang=") and option.removeprefix("--lang=") in LANGUAGES:
            return option.removeprefix("--lang=")
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.normalize(named).startswith("en") else "zh"


def read_secret(path: Path) -> str:
    """A secret from a file that only its owner may read; raises BadInput otherwise (S47)."""
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise BadInput(Trouble.FILE_UNREADABLE, file=str(path), detail=reason_of(cause)) from cause
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadInput(Trouble.SECRET_FILE_OPEN, file=str(path))
    return text.strip()


def reason_not_written(error: OSError) -> str:
    """Why a new file cannot be made: what is missing is then its folder, not the file."""
    return "no_folder" if error.errno in (errno.ENOENT, errno.ENOTDIR) else reason_of(error)


def end_as_by_hand() -> None:
    """From now on the wish to end (SIGTERM) is like Ctrl+C: what was made for the time of the work is cleared away."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def reason_of(error: Exception) -> str:
    """Why a file cannot be read: a detail that `wording` knows, else what the system says."""
    if isinstance(error, UnicodeDecodeError):
        return "not_text"
    known = {
        errno.ENOENT: "missing",
        errno.EACCES: "forbidden",
        errno.EISDIR: "not_a_file",
        errno.EEXIST: "exists",
        errno.ENOSPC: "no_room",
    }
    number = getattr(error, "errno", None)
    return known.get(number or 0) or str(getattr(error, "strerror", None) or type(error).__name__)
