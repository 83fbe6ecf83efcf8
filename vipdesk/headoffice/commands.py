"""What every command of `vipdesk-headoffice` is made with: its parser, its record, its answer."""

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from vipdesk.config import LANGUAGES
from vipdesk.errors import ExitCode, NotPossible, Trouble, WrongUsage
from vipdesk.headoffice.database import Database

Handler = Callable[[argparse.Namespace], int]

DATABASE_VARIABLE = "VIPDESK_DATABASE_URL"
_MOST_LETTERS = 100
"""Of a name that an administrator gives; a desk shows it on one line."""
_NO_LETTERS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of surrogate pairs, ends of lines and paragraphs."""


def add_command(commands: Any, name: str, handler: Handler, purpose: str) -> argparse.ArgumentParser:
    """A command with its handler; the common options are taken after it too."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=purpose)
    made.set_defaults(handler=handler)
    # both options are also taken after the command, where people type them; SUPPRESS keeps the earlier value
    made.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    made.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return made


def plain_line(text: str) -> str:
    """What an option takes that names something: without blanks around it; raises WrongUsage."""
    plain = text.strip()
    if not 0 < len(plain) <= _MOST_LETTERS or any(unicodedata.category(letter) in _NO_LETTERS for letter in plain):
        raise WrongUsage(Trouble.USAGE, detail="no_plain_line")
    return plain


def record_url(parsed: argparse.Namespace) -> str:
    """Where the record is; raises WrongUsage if nothing says so."""
    url: str | None = parsed.database or os.environ.get(DATABASE_VARIABLE)
    if not url:
        raise WrongUsage(Trouble.USAGE, detail=f"--database / {DATABASE_VARIABLE}")
    return url


def record_database(parsed: argparse.Namespace) -> Database:
    """The database, whatever is in it."""
    return Database(record_url(parsed))


def files_folder(parsed: argparse.Namespace) -> Path:
    """Where sealed first-sync files are kept."""
    from vipdesk.headoffice.first_sync_files import default_folder

    folder: Path | None = parsed.files
    return default_folder(record_url(parsed)) if folder is None else folder


@contextmanager
def open_record(parsed: argparse.Namespace) -> Iterator[Database]:
    """The database, set up and ready to work in; closed at the end."""
    from vipdesk.headoffice.schema.upgrade import is_current

    with closing(record_database(parsed)) as database:
        if not is_current(database):
            raise NotPossible(Trouble.DATABASE_NOT_READY)
        yield database


def print_json(value: Any) -> int:
    """One line of JSON on standard output; exit code 0."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    return ExitCode.DONE
