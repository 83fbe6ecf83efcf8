"""Taking in a till's export of receipts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from vipdesk.clock import Clock, SystemClock
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.chunks import chunks, write_chunk
from vipdesk.headoffice.feeds.columns import RECEIPT_COLUMNS, ReceiptColumn
from vipdesk.headoffice.feeds.findings import Findings
from vipdesk.headoffice.feeds.known_receipts import KnownReceipts
from vipdesk.headoffice.feeds.receipt_plan import NewReceipt, ReceiptDecision, ReceiptPlanner
from vipdesk.headoffice.feeds.receipt_recall import guests_by_card, open_stores, recall_receipts, store_names
from vipdesk.headoffice.feeds.receipt_record import ReadReceipt, ReceiptReader
from vipdesk.headoffice.feeds.receipt_write import write_receipts
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.feeds.report import ReportFile
from vipdesk.headoffice.feeds.source import Source, open_source
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import StoreId

RECORDS_PER_CHUNK = 250
"""A receipt is one row and may change its guest's directory row: 500 rows a transaction (P13)."""


def import_receipts(
    database: Database,
    file: Path,
    report: Path,
    *,
    dry_run: bool,
    language: str = "zh",
    clock: Clock | None = None,
    mapped: Mapping[ReceiptColumn, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in a till's export and report on every record of it; returns the summary of contract.md.

    The file is read twice, because a refund may stand before the receipt it takes back. A receipt belongs to
    the guest of its card, whichever of the guest's cards that is. An amount of nothing is a receipt like any
    other (paid by voucher, say). Numbers already taken are duplicates or refused, so that an interrupted
    import is simply run again. `net_fen` is the sum of what was kept. `mapped` says by what header
    this file has a column; `progress` hears how many records are done. Raises BadInput for a file that cannot
    be read; nothing is written then.
    """
    now = (clock or SystemClock()).now()
    with (
        open_source(file, RECEIPT_COLUMNS, mapped) as coming,
        open_source(file, RECEIPT_COLUMNS, mapped) as source,
    ):
        with database.snapshot(HOUSE) as connection:
            names, stores = store_names(connection), open_stores(connection)
        with ReportFile(report, file) as rows, KnownReceipts() as known:
            run = _ReceiptRun(
                database=database,
                source=source,
                reader=ReceiptReader(source.layout, stores, now),
                known=known,
                store_names=names,
                now=now,
                language=language,
            )
            run.survey(coming)
            net_fen = run.rehearse_or_take(rows, progress, dry_run=dry_run)
    return rows.summary(file, source.encoding, net_fen, source.layout.ignored)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReceiptRun:
    """One import, chunk by chunk."""

    database: Database
    source: Source[ReceiptColumn]
    reader: ReceiptReader
    known: KnownReceipts
    store_names: Mapping[StoreId, str]
    now: datetime
    language: str

    def survey(self, coming: Source[ReceiptColumn]) -> None:
        """Read the whole file once for the purchases that refunds may point at."""
        for chunk in chunks(coming.records, RECORDS_PER_CHUNK):
            notes, reads = self._read(chunk)
            with self.database.snapshot(HOUSE) as connection:
                guests = guests_by_card(connection, (read.card_no for read in reads))
            planner = ReceiptPlanner(self.known, guests, self.store_names)
            self.known.begin()
            for read, findings in zip(reads, notes, strict=True):
                planner.survey(read, findings)
            self.known.keep()

    def rehearse_or_take(self, rows: ReportFile, progress: Callable[[int], None], *, dry_run: bool) -> int:
        """Decide about every record and, unless it is a dry run, write it; the sum of what is kept, in fen."""
        net_fen = 0
        decide = self._rehearse if dry_run else self._take
        for chunk in chunks(self.source.records, RECORDS_PER_CHUNK):
            decisions = decide(chunk)
            rows.write(decision.row for decision in decisions)
            progress(rows.count)
            net_fen += sum(receipt.record.fen for receipt in _kept(decisions))
        return net_fen

    def _take(self, chunk: list[FileRecord]) -> list[ReceiptDecision]:
        def work(writer: RecordWriter) -> list[ReceiptDecision]:
            decisions = self._plan(writer.connection, chunk)
            write_receipts(writer, _kept(decisions), self.now)
            return decisions

        decisions = write_chunk(self.database, work)
        self.known.keep()
        return decisions

    def _rehearse(self, chunk: list[FileRecord]) -> list[ReceiptDecision]:
        with self.database.snapshot(HOUSE) as connection:
            decisions = self._plan(connection, chunk)
        self.known.keep()
        return decisions

    def _plan(self, connection: Connection, chunk: list[FileRecord]) -> list[ReceiptDecision]:
        """What shall become of each record; begins the chunk anew each time it is called."""
        notes, reads = self._read(chunk)
        guests = guests_by_card(connection, (read.card_no for read in reads))
        readable = [read.record for read in reads if read.record is not None]
        self.known.begin()
        recall_receipts(connection, readable, self.store_names, self.known)
        planner = ReceiptPlanner(self.known, guests, self.store_names)
        return [planner.decide(read, findings) for read, findings in zip(reads, notes, strict=True)]

    def _read(self, chunk: list[FileRecord]) -> tuple[list[Findings], list[ReadReceipt]]:
        layout = self.source.layout
        notes = [
            Findings(record.line, layout.cell(record, ReceiptColumn.NUMBER), self.language) for record in chunk
        ]
        return notes, [self.reader.read(record, findings) for record, findings in zip(chunk, notes, strict=True)]


def _kept(decisions: list[ReceiptDecision]) -> list[NewReceipt]:
    return [decision.receipt for decision in decisions if decision.receipt is not None]
