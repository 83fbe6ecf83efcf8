"""Exports in which several records say one thing: the lots of an account, the shifts of a day.

The file is read once into a scratch database; then each whole is decided on, with all its records or none of them; then
the report is written in the order of the file.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol

from sqlalchemy import Connection

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.chunks import chunks, write_chunk
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus
from vipdesk.headoffice.feeds.columns import Column, Layout
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.feeds.report import ReportFile
from vipdesk.headoffice.feeds.scratch import Scratch
from vipdesk.headoffice.feeds.source import open_source
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.sentence import Sentence

PER_CHUNK = 250
"""Wholes of a transaction: each is one row (P13)."""

_SCHEMA = """
CREATE TABLE part (line INTEGER PRIMARY KEY, whole TEXT, value TEXT, said TEXT NOT NULL, refused INTEGER NOT NULL);
CREATE INDEX part_whole ON part (whole, line);
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What one record says: of which whole, as far as that can be read, and what; None where it is refused."""

    whole: str
    value: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a whole is not written: its records are refused, or say nothing new."""

    status: RowStatus
    code: ImportCode
    sentence: Sentence


Wholes = Mapping[str, list[Any]]
"""By name, what their records say, in the order of the file."""


class GroupedFeed(Protocol[Column]):
    """One kind of export."""

    @property
    def columns(self) -> Mapping[Column, tuple[str, ...]]:
        """The columns, and what else people call them."""
        ...

    @property
    def key(self) -> Column:
        """The column a report names a record by."""
        ...

    def read(self, layout: Layout[Column], record: FileRecord, findings: Findings) -> Part:
        """Read one record; what speaks against it goes into `findings`."""
        ...

    def decide(self, connection: Connection, wholes: Wholes, *, lock: bool) -> Mapping[str, Verdict]:
        """Which of the wholes are not to be written, and why; with `lock` what they rest on stays as it is."""
        ...

    def write(self, writer: RecordWriter, wholes: Wholes) -> None:
        """Write wholes that were decided on in the same transaction."""
        ...


def import_grouped(
    database: Database,
    feed: GroupedFeed[Column],
    file: Path,
    report: Path,
    *,
    dry_run: bool,
    language: str = "zh",
    mapped: Mapping[Column, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in such an export and report on every record; returns the summary of contract.md.

    Raises BadInput for a file that cannot be read; nothing is written then. Of a whole one of whose records is
    refused none is taken: half a balance is a wrong one.
    """
    with open_source(file, feed.columns, mapped) as source, ReportFile(report, file) as rows, _Parts() as parts:
        run = _Run(database, feed, source.layout, language, parts)
        for chunk in chunks(source.records, PER_CHUNK):
            run.survey(chunk)
        for wholes in chunks(parts.whole_names(), PER_CHUNK):
            run.settle(parts.wholes(wholes), dry_run=dry_run)
            progress(run.settled)
        rows.write(parts.report_rows())
        encoding, ignored = source.encoding, source.layout.ignored
    return rows.summary(file, encoding, 0, ignored)


class _Parts(Scratch):
    """What was read, and what was said of it."""

    def __init__(self) -> None:
        super().__init__(_SCHEMA)

    def put(self, part: Part, row: ReportRow) -> None:
        refused = row.status is RowStatus.REFUSED
        value = None if refused else json.dumps(part.value)
        self.add("INSERT INTO part VALUES (?, ?, ?, ?, ?)", (row.line, part.whole, value, _written(row), refused))

    def say(self, whole: str, verdict: Verdict, language: str) -> None:
        """Say of every record of a whole that was not refused by itself why it is not taken."""
        message = verdict.sentence.say(language, {})
        for line, said in self.rows_of(whole):
            row = ReportRow(line, _read(said).key, verdict.status, (verdict.code,), message)
            self.add("UPDATE part SET said = ? WHERE line = ?", (_written(row), line))

    def rows_of(self, whole: str) -> list[tuple[int, str]]:
        found = self.rows("SELECT line, said FROM part WHERE whole = ? AND NOT refused ORDER BY line", (whole,))
        return [(int(line), str(said)) for line, said in found]

    def whole_names(self) -> Iterator[str]:
        """In the order in which they first appear."""
        last = 0
        question = (
            "SELECT min(line) AS first, whole FROM part WHERE whole <> '' GROUP BY whole HAVING min(line) > ?"
            " ORDER BY first LIMIT ?"
        )
        while found := self.rows(question, (last, PER_CHUNK)):
            for first, whole in found:
                last = int(first)
                yield str(whole)

    def wholes(self, names: Iterable[str]) -> dict[str, list[Any] | None]:
        """What the records of each say; None for a whole that is not all there."""
        found: dict[str, list[Any] | None] = {}
        for name in names:
            values = self.rows("SELECT value FROM part WHERE whole = ? ORDER BY line", (name,))
            complete = all(value is not None for (value,) in values)
            found[name] = [json.loads(value) for (value,) in values] if complete else None
        return found

    def report_rows(self) -> Iterator[ReportRow]:
        last = 0
        while found := self.rows("SELECT line, said FROM part WHERE line > ? ORDER BY line LIMIT 1000", (last,)):
            for line, said in found:
                last = int(line)
                yield _read(str(said))


@dataclass(slots=True)
class _Run(Generic[Column]):
    """One import."""

    database: Database
    feed: GroupedFeed[Column]
    layout: Layout[Column]
    language: str
    parts: _Parts
    settled: int = 0

    def survey(self, chunk: list[FileRecord]) -> None:
        """Read records into the scratch database."""
        self.parts.begin()
        for record in chunk:
            findings = Findings(record.line, self.layout.cell(record, self.feed.key), self.language)
            self.parts.put(self.feed.read(self.layout, record, findings), findings.row())
        self.parts.keep()

    def settle(self, found: Mapping[str, list[Any] | None], *, dry_run: bool) -> None:
        """Decide on some wholes and write those that are to be written, in one transaction."""
        complete = {name: values for name, values in found.items() if values is not None}
        if dry_run:
            with self.database.snapshot(HOUSE) as connection:
                verdicts = self.feed.decide(connection, complete, lock=False)
        else:
            verdicts = write_chunk(self.database, lambda writer: self._take(writer, complete))
        spoilt = Verdict(RowStatus.REFUSED, ImportCode.PART_REFUSED, messages.REASONS[ImportCode.PART_REFUSED])
        self.parts.begin()
        for name in found:
            verdict = verdicts.get(name) if name in complete else spoilt
            if verdict is not None:
                self.parts.say(name, verdict, self.language)
        self.parts.keep()
        self.settled += len(found)

    def _take(self, writer: RecordWriter, complete: Wholes) -> Mapping[str, Verdict]:
        verdicts = self.feed.decide(writer.connection, complete, lock=True)
        self.feed.write(writer, {name: values for name, values in complete.items() if name not in verdicts})
        return verdicts


def _written(row: ReportRow) -> str:
    codes = [code.value for code in row.codes]
    return json.dumps([row.line, row.key, row.status.value, codes, row.message, row.before, row.after])


def _read(written: str) -> ReportRow:
    line, key, status, codes, message, before, after = json.loads(written)
    return ReportRow(line, key, RowStatus(status), tuple(map(ImportCode, codes)), message, before, after)
