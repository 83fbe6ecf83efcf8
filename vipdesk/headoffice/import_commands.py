"""Commands that take in what a store exports: members, receipts, points, the duty roster and directories.

Each command imports what it needs when it runs, as those of `command_line` do.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from vipdesk.clock import SystemClock
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.commands import Handler, add_command, open_record, print_json
from vipdesk.headoffice.feeds.columns import (
    DIRECTORY_COLUMNS,
    MEMBER_COLUMNS,
    POINTS_COLUMNS,
    RECEIPT_COLUMNS,
    ROSTER_COLUMNS,
    DirectoryColumn,
    MemberColumn,
    PointsColumn,
    ReceiptColumn,
    RosterColumn,
    column_named,
)
from vipdesk.headoffice.feeds.messages import PROGRESS

Column = TypeVar("Column", MemberColumn, ReceiptColumn, PointsColumn, RosterColumn, DirectoryColumn)
_MOST_PROCESSES = 16
_SECONDS = 1.0
"""Between two words about how far it is."""


def add_imports(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]  # argparse does not name it
    """Add them to the parser."""
    imports = commands.add_parser("import", help="imports").add_subparsers(required=True)
    for word, handler in _HANDLERS.items():
        command = add_command(imports, word, handler, f"take in a store's export of {word}: CSV, XLSX or XLS")
        command.add_argument("file", type=Path)
        command.add_argument("--report", type=Path, help="what became of every record; needed but for --preview")
        command.add_argument("--dry-run", action="store_true", help="report, and write nothing to the record")
        command.add_argument(
            "--preview", action="store_true", help="only say which columns were found, with examples"
        )
        command.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="COLUMN=HEADER",
            help="by what header this file has a column; may be given again",
        )
        if word == "members":
            command.add_argument(
                "--store", help="home of guests whose shopper is not known; default: the first store"
            )
            command.add_argument(
                "--processes", type=int, metavar="N", help="how many read beside the one that writes; 0 for none"
            )
        if word == "points":
            command.add_argument(
                "--as-of",
                metavar="TIME",
                help="when the other system told it: 2026-11-22T14:05 on the store's clock",
            )


def _import_members(parsed: argparse.Namespace) -> int:
    mapped = _mapped(parsed.column, MEMBER_COLUMNS)
    hands = _processes(parsed.processes)
    if parsed.preview:
        from vipdesk.headoffice.feeds.preview import preview

        return print_json(preview(parsed.file, MEMBER_COLUMNS, mapped))
    from vipdesk.headoffice.feeds.members import import_members

    with open_record(parsed) as database:
        summary = import_members(
            database,
            parsed.file,
            _report(parsed),
            dry_run=parsed.dry_run,
            store_name=parsed.store,
            language=parsed.lang,
            mapped=mapped,
            progress=_progress(parsed.lang),
            hands=hands,
        )
    return print_json(summary)


def _processes(given: int | None) -> int | None:
    if given is not None and not 0 <= given <= _MOST_PROCESSES:
        raise WrongUsage(Trouble.USAGE, detail=f"--processes 0…{_MOST_PROCESSES}")
    return given


def _import_receipts(parsed: argparse.Namespace) -> int:
    mapped = _mapped(parsed.column, RECEIPT_COLUMNS)
    if parsed.preview:
        from vipdesk.headoffice.feeds.preview import preview

        return print_json(preview(parsed.file, RECEIPT_COLUMNS, mapped))
    from vipdesk.headoffice.feeds.receipts import import_receipts

    with open_record(parsed) as database:
        summary = import_receipts(
            database,
            parsed.file,
            _report(parsed),
            dry_run=parsed.dry_run,
            language=parsed.lang,
            mapped=mapped,
            progress=_progress(parsed.lang),
        )
    return print_json(summary)


def _import_points(parsed: argparse.Namespace) -> int:
    mapped = _mapped(parsed.column, POINTS_COLUMNS)
    if parsed.preview:
        from vipdesk.headoffice.feeds.preview import preview

        return print_json(preview(parsed.file, POINTS_COLUMNS, mapped))
    from vipdesk.headoffice.feeds.points import import_points

    with open_record(parsed) as database:
        summary = import_points(
            database,
            parsed.file,
            _report(parsed),
            as_of=_as_of(parsed.as_of),
            dry_run=parsed.dry_run,
            language=parsed.lang,
            mapped=mapped,
            progress=_progress(parsed.lang),
        )
    return print_json(summary)


def _import_roster(parsed: argparse.Namespace) -> int:
    mapped = _mapped(parsed.column, ROSTER_COLUMNS)
    if parsed.preview:
        from vipdesk.headoffice.feeds.preview import preview

        return print_json(preview(parsed.file, ROSTER_COLUMNS, mapped))
    from vipdesk.headoffice.feeds.roster import import_roster

    with open_record(parsed) as database:
        summary = import_roster(
            database,
            parsed.file,
            _report(parsed),
            dry_run=parsed.dry_run,
            language=parsed.lang,
            mapped=mapped,
            progress=_progress(parsed.lang),
        )
    return print_json(summary)


def _import_directory(parsed: argparse.Namespace) -> int:
    mapped = _mapped(parsed.column, DIRECTORY_COLUMNS)
    if parsed.preview:
        from vipdesk.headoffice.feeds.preview import preview

        return print_json(preview(parsed.file, DIRECTORY_COLUMNS, mapped))
    from vipdesk.headoffice.feeds.directory import import_directory

    with open_record(parsed) as database:
        summary = import_directory(
            database,
            parsed.file,
            _report(parsed),
            dry_run=parsed.dry_run,
            language=parsed.lang,
            mapped=mapped,
            progress=_progress(parsed.lang),
        )
    return print_json(summary)


_HANDLERS: dict[str, Handler] = {
    "members": _import_members,
    "receipts": _import_receipts,
    "points": _import_points,
    "roster": _import_roster,
    "directory": _import_directory,
}


def _as_of(text: str | None) -> datetime:
    """The instant of `--as-of`, which a balance cannot be without; one to come is none."""
    from vipdesk.headoffice.feeds.given_dates import read_moment

    instant = None if text is None else read_moment(text)
    if instant is None or instant > SystemClock().now():
        raise WrongUsage(Trouble.USAGE, detail="--as-of 2026-11-22T14:05")
    return instant


def _report(parsed: argparse.Namespace) -> Path:
    if parsed.report is None:
        raise WrongUsage(Trouble.USAGE, detail="--report")
    report: Path = parsed.report
    return report


def _mapped(given: list[str], known: Mapping[Column, tuple[str, ...]]) -> dict[Column, str]:
    """What `--column 会员卡号=卡片` says; raises WrongUsage for a column nobody knows."""
    found: dict[Column, str] = {}
    for text in given:
        name, equals, header = text.partition("=")
        column = column_named(name, known)
        if not equals or not header.strip() or column is None:
            wanted = ", ".join(column.value for column in known)
            raise WrongUsage(Trouble.USAGE, detail=f"--column {text} ({wanted})")
        found[column] = header
    return found


def _progress(language: str) -> Callable[[int], None]:
    """Say now and then how far it is, to a person who watches; a file or a pipe gets nothing."""
    said = time.monotonic()

    def say(count: int) -> None:
        nonlocal said
        if sys.stderr.isatty() and time.monotonic() - said >= _SECONDS:
            said = time.monotonic()
            sys.stderr.write(f"\r{PROGRESS.say(language, {'count': f'{count:,}'})}  ")
            sys.stderr.flush()

    return say
