"""Opening an export: UTF-8 with or without byte order mark, else GB18030, else a refusal that says why."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from vipdesk.command import reason_of
from vipdesk.errors import BadInput, Trouble
from vipdesk.headoffice.feeds.workbook import XLS, XLSX

_BLOCK = 1 << 20

_WORKBOOKS = {b"PK\x03\x04": XLSX, b"\xd0\xcf\x11\xe0": XLS}
_FOREIGN = (b"\xff\xfe", b"\xfe\xff")
"""How text of two bytes a character begins."""


def workbook_kind(file: Path) -> str | None:
    """XLSX or XLS by how a file begins, whatever it is called; None for what may be text."""
    try:
        with file.open("rb") as binary:
            return _WORKBOOKS.get(binary.read(4))
    except OSError:
        # said where it is opened to be read
        return None


@contextmanager
def open_export(file: Path) -> Iterator[tuple[TextIO, str]]:
    """The file as text with its line ends untouched, and the name of its encoding.

    The whole file is read once beforehand, so that a byte that cannot be decoded is found before anything
    is written. Raises BadInput.
    """
    try:
        if file.exists() and not file.is_file():
            raise unreadable(file, "not_a_file")
        binary = file.open("rb")
    except OSError as cause:
        raise unreadable(file, reason_of(cause)) from cause
    with binary:
        encoding = _sniff(file, binary)
        binary.seek(0)
        yield TextIOWrapper(binary, encoding=encoding, newline=""), encoding


def unreadable(file: Path, detail: str) -> BadInput:
    """The refusal of a file."""
    return BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail=detail)


def _sniff(file: Path, binary: BinaryIO) -> str:
    try:
        start = binary.read(4)
        if start.startswith(_FOREIGN):
            raise unreadable(file, "UTF-16")
        # A file with a byte order mark has said what it is: it is not tried as anything else.
        marked = start.startswith(codecs.BOM_UTF8)
        for encoding in ("utf-8-sig",) if marked else ("utf-8", "gb18030"):
            if _decodes(file, binary, encoding):
                return encoding
    except OSError as cause:
        raise unreadable(file, reason_of(cause)) from cause
    raise unreadable(file, "not_text")


def _decodes(file: Path, binary: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    binary.seek(0)
    try:
        while block := binary.read(_BLOCK):
            if b"\0" in block:
                raise unreadable(file, "not_text")
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
