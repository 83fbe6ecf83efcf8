"""Workbooks as records: XLSX row by row, the old XLS whole; what a spreadsheet has made of a number is said, not guessed.

A spreadsheet keeps fifteen digits of a number. A longer one has lost its end, and is given as an exponent, which every
reader of a card number refuses with that reason.
"""

import math
import re
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from vipdesk.chinese.script import clean
from vipdesk.command import reason_of
from vipdesk.errors import BadInput, Trouble
from vipdesk.headoffice.feeds.records import FileRecord

XLSX, XLS = "XLSX", "XLS"
_KEPT_DIGITS = 15
_MOST_BYTES = 8 << 30
"""Of all parts unpacked: a million rows are about one gigabyte."""
_MOST_TEXT_BYTES = 1 << 30
"""Of the part that has to be held in memory, the texts that cells share."""
_SHARED_TEXTS = "sharedStrings"
_ZEROS = re.compile("0+")

Workbook = Iterator[FileRecord]
Rows = Generator[tuple[str, ...], None, None]


@contextmanager
def open_workbook(file: Path, kind: str) -> Iterator[Workbook]:
    """The records of the first sheet in sight that has any; `line` is the row. Raises BadInput for what is no workbook."""
    try:
        rows = _rows_of_xlsx(file) if kind == XLSX else _rows_of_xls(file)
    except OSError as cause:
        raise _unreadable(file, reason_of(cause)) from cause
    with closing(rows):
        yield _records(rows)


def cell_text(value: Any, number_format: str = "General") -> str:
    """A cell as it would be typed: whole numbers without a point, dates as 2026-11-28, a lost end as 8.8660E+18.

    A format of zeros alone (000000) says how many digits a number has.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number_text(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _number_text(value: int | float, number_format: str) -> str:  # noqa: PYI041 - whether it is the one or the other counts
    if not math.isfinite(value) or int(value) != value:
        return repr(value)
    whole = str(int(value))
    lost = whole.lstrip("-")[_KEPT_DIGITS:]
    if lost and (type(value) is float or not lost.strip("0")):
        return f"{value:.4E}"
    return whole.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else whole


def _records(rows: Iterable[tuple[str, ...]]) -> Workbook:
    width = 0
    for line, fields in enumerate(rows, start=1):
        if clean("".join(fields)):
            # a row ends with its last cell that holds something: the empty ones up to the header's end are there
            width = width or len(fields)
            yield FileRecord(line, fields + ("",) * (width - len(fields)))


def _rows_of_xlsx(file: Path) -> Rows:
    # imported where one is read: a command that reads none need not wait for it
    from openpyxl import load_workbook  # noqa: PLC0415 - as said above

    _require_sound(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, SyntaxError) as cause:
        raise _unreadable(file, "no_workbook") from cause
    return _xlsx_rows(book)


def _xlsx_rows(book: Any) -> Rows:
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            # what a sheet says of its own size is not always true
            sheet.reset_dimensions()
            found = False
            for row in sheet.iter_rows():
                found = True
                yield tuple(cell_text(cell.value, cell.number_format or "") for cell in row)
            if found:
                return
    finally:
        book.close()


def _require_sound(file: Path) -> None:
    """Look through the parts before anything is written: whole, of a size that is no trap, and a workbook."""
    try:
        with zipfile.ZipFile(file) as parts:
            listed = parts.infolist()
            shared = sum(part.file_size for part in listed if _SHARED_TEXTS in part.filename)
            if sum(part.file_size for part in listed) > _MOST_BYTES or shared > _MOST_TEXT_BYTES:
                raise _unreadable(file, "too_large")
            if parts.testzip() is not None:
                raise _unreadable(file, "no_workbook")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as cause:
        raise _unreadable(file, "no_workbook") from cause


def _rows_of_xls(file: Path) -> Rows:
    import xlrd  # noqa: PLC0415 - as above
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - as above
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - as above

    try:
        book = xlrd.open_workbook(str(file), on_demand=True, logfile=_Nowhere())
    except (XLRDError, CompDocError, ValueError, IndexError, AssertionError) as cause:
        raise _unreadable(file, "no_workbook") from cause
    return _xls_rows(book)


def _xls_rows(book: Any) -> Rows:
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        if sheet.visibility == 0 and sheet.nrows:
            for row in range(sheet.nrows):
                yield tuple(_xls_text(cell, book.datemode) for cell in sheet.row(row))
            return


def _xls_text(cell: Any, datemode: Literal[0, 1]) -> str:
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return cell_text(xlrd.xldate_as_datetime(cell.value, datemode))
        except (xlrd.xldate.XLDateError, OverflowError):
            return repr(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell_text(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return cell_text(cell.value)


class _Nowhere:
    """Where the reader of old files may talk about what it finds odd: there are names in it (S35)."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        return


def _unreadable(file: Path, detail: str) -> BadInput:
    return BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail=detail)
