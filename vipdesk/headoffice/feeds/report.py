"""The report of an import: a CSV with one row per record that opens in a spreadsheet and runs nothing there."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.feeds.codes import Change, RowStatus
from vipdesk.headoffice.feeds.findings import ReportRow

HEADER = ("line", "key", "status", "codes", "message", "before", "after")

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with, because spreadsheets take it for a formula (S27)."""

_GUARD = "'"
_HARMLESS = re.compile("[0-9A-Za-z]*")


def guarded(cell: str) -> str:
    """A cell no spreadsheet runs; one that begins with the guard itself gets another, so that none is lost."""
    return _GUARD + cell if cell.startswith((*_RUNS, _GUARD)) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell.removeprefix(_GUARD)


class ReportFile:
    """A report in the making: it appears whole under its name when the `with` block ends well, else not at all."""

    def __init__(self, report: Path, source: Path) -> None:
        """Raise WrongUsage where the report cannot be written or would replace its source."""
        self._report = report
        self._draft = report.with_name(f".{report.name}.new")
        self._counts: Counter[RowStatus] = Counter()
        self._changes: Counter[Change] = Counter()
        if report.is_dir() or (report.exists() and report.samefile(source)):
            raise WrongUsage(Trouble.USAGE, detail=f"--report {report}")
        try:
            report.parent.mkdir(parents=True, exist_ok=True)
            self._file: TextIO = self._draft.open("w", encoding="utf-8-sig", newline="")
        except OSError as cause:
            raise WrongUsage(Trouble.USAGE, detail=f"--report {report}: {cause.strerror}") from cause

    def __enter__(self) -> Self:
        self._file.write(_line(HEADER))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._file.close()
            self._draft.unlink(missing_ok=True)
            return
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._draft.replace(self._report)

    @property
    def count(self) -> int:
        """How many records have been written so far."""
        return self._counts.total()

    def write(self, rows: Iterable[ReportRow]) -> None:
        """Add rows, in the order of the file."""
        for row in rows:
            self._counts[row.status] += 1
            self._changes[row.change] += 1
            self._file.write(_row_line(row))

    def summary(self, source: Path, encoding: str, net_fen: int, ignored: tuple[str, ...]) -> dict[str, Any]:
        """The summary of contract.md, and the columns of the file that nobody asked for."""
        return {
            "file": str(source),
            "encoding": encoding,
            "records": self._counts.total(),
            **{status.value: self._counts[status] for status in RowStatus},
            "updated": self._changes[Change.UPDATED],
            "unchanged": self._changes[Change.UNCHANGED],
            "net_fen": net_fen,
            "ignored_columns": list(ignored),
        }


def _row_line(row: ReportRow) -> str:
    if not row.message and _HARMLESS.fullmatch(row.key):
        # nearly every row: nothing to say of the record, and nothing to guard or quote
        return f"{row.line},{row.key},{row.status.value},{';'.join(row.codes)},,,\r\n"
    cells = (row.key, row.status.value, ";".join(row.codes), row.message, row.before, row.after)
    return _line((str(row.line), *map(guarded, cells)))


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str) -> str:
    # A guarded cell is quoted too: within quotes the guard cannot be split off.
    special = cell.startswith(_GUARD) or any(char in cell for char in ',"\r\n')
    return '"' + cell.replace('"', '""') + '"' if special else cell
