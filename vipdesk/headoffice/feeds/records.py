"""Taking an export apart into records that know on which physical line they begin."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vipdesk.chinese.script import clean

MOST_LINES = 100
"""A quoted field that has not ended by then is a stray quote, not a text with line breaks."""


_LONGEST_PLAIN = 100_000
"""Characters of a line that needs no parser; a longer one is for the parser to judge."""


class FileRecord(NamedTuple):
    """One record; of one that a stray quote has `broken`, the fields are what stands between the commas."""

    line: int
    fields: tuple[str, ...]
    broken: bool = False


class RecordReader:
    """The records of a text, blank lines left out.

    A quote that never closes would swallow every record after it. Its line is then given as a broken record
    by itself, and reading goes on with the next line.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Take physical lines with their ends."""
        self._lines = iter(lines)
        self._given_back: deque[str] = deque()
        self._read = 0
        self._wants_more = False

    def __iter__(self) -> Iterator[FileRecord]:
        while True:
            line = self._next_line()
            if line is None:
                return
            if '"' in line or len(line) > _LONGEST_PLAIN:
                self._given_back.appendleft(line)
                record = self._parsed()
            else:
                # nearly every line: without quotes a comma is a comma, and the line's end the record's
                self._read += 1
                fields = line.rstrip("\r\n").split(",")
                record = FileRecord(self._read, tuple(fields)) if _says_anything(fields) else None
            if record is not None:
                yield record

    def _parsed(self) -> FileRecord | None:
        pulled: list[str] = []
        try:
            fields = next(csv.reader(self._pull(pulled)))
        except csv.Error:
            return self._broken(pulled)
        if self._wants_more:
            return self._broken(pulled)
        line = self._read + 1
        self._read += len(pulled)
        return FileRecord(line, tuple(fields)) if _says_anything(fields) else None

    def _next_line(self) -> str | None:
        return self._given_back.popleft() if self._given_back else next(self._lines, None)

    def _pull(self, pulled: list[str]) -> Iterator[str]:
        """What the parser asks for; it asks for a second line only within quotes."""
        self._wants_more = False
        while len(pulled) < MOST_LINES:
            line = self._next_line()
            if line is None:
                return
            pulled.append(line)
            self._wants_more = False
            yield line
            self._wants_more = True

    def _broken(self, pulled: list[str]) -> FileRecord:
        self._given_back.extendleft(reversed(pulled[1:]))
        self._read += 1
        return FileRecord(self._read, tuple(pulled[0].rstrip("\r\n").split(",")), broken=True)


def _says_anything(fields: list[str]) -> bool:
    return len(fields) > 1 or bool(clean("".join(fields)))
