"""Taking in the directories of the house: brand counters, partners, and answers to usual questions."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.clock import Clock, SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.cells import fields_fit
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus
from vipdesk.headoffice.feeds.columns import DIRECTORY_COLUMNS, DirectoryColumn, Layout
from vipdesk.headoffice.feeds.findings import Findings
from vipdesk.headoffice.feeds.grouped import Part, Verdict, Wholes, import_grouped
from vipdesk.headoffice.feeds.receipt_recall import open_stores
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import StoreId, derived_id
from vipdesk.models.declarative import table_of
from vipdesk.models.house_entry import HouseEntry
from vipdesk.models.vocabulary import HouseKind, Source
from vipdesk.rules.house_entries import LONGEST_ANSWER, EntryTexts, entry_keys

_ENTRIES = table_of(HouseEntry)
_BETWEEN = "\x1f"
_LONGEST = 200
_KINDS = {
    "counter": HouseKind.COUNTER,
    "专柜": HouseKind.COUNTER,
    "品牌": HouseKind.COUNTER,
    "partner": HouseKind.PARTNER,
    "合作": HouseKind.PARTNER,
    "合作方": HouseKind.PARTNER,
    "合作商户": HouseKind.PARTNER,
    "answer": HouseKind.ANSWER,
    "问答": HouseKind.ANSWER,
    "常见问题": HouseKind.ANSWER,
}
_TEXTS = {
    DirectoryColumn.NAME: "name",
    DirectoryColumn.NAME_EN: "name_en",
    DirectoryColumn.TEXT: "text",
    DirectoryColumn.TEXT_EN: "text_en",
    DirectoryColumn.FLOOR: "floor",
    DirectoryColumn.PHONE: "phone",
    DirectoryColumn.HOURS: "hours",
    DirectoryColumn.CONTACT: "contact",
    DirectoryColumn.WORDS: "words",
}
_LONG = frozenset({DirectoryColumn.TEXT, DirectoryColumn.TEXT_EN})


def import_directory(
    database: Database,
    file: Path,
    report: Path,
    *,
    dry_run: bool,
    language: str = "zh",
    clock: Clock | None = None,
    mapped: Mapping[DirectoryColumn, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in a directory: a record is one counter, partner or answer of a store, or of all where it names none.

    What is there under the same kind, store and name is brought up to date; what a supervisor wrote stands. Returns the
    summary of contract.md; raises BadInput for a file that cannot be read.
    """
    feed = DirectoryFeed((clock or SystemClock()).now())
    return import_grouped(
        database, feed, file, report, dry_run=dry_run, language=language, mapped=mapped, progress=progress
    )


class DirectoryFeed:
    """Entries by kind, store and name; of several records of one the last counts."""

    columns = DIRECTORY_COLUMNS
    key = DirectoryColumn.NAME

    def __init__(self, now: datetime) -> None:
        """`now` is when the directory is taken in."""
        self._now = now

    def read(self, layout: Layout[DirectoryColumn], record: FileRecord, findings: Findings) -> Part:
        """One entry."""
        if not fields_fit(layout, record, DirectoryColumn.NAME, findings):
            return Part("", None)
        cells = {column: findings.tidy(column, layout.cell(record, column)) for column in DirectoryColumn}
        kind = _KINDS.get(cells[DirectoryColumn.KIND].casefold())
        if kind is None:
            raw = cells[DirectoryColumn.KIND]
            findings.refuse(ImportCode.KIND_UNKNOWN, DirectoryColumn.KIND, raw)
        name = cells[DirectoryColumn.NAME]
        if not name or (kind is HouseKind.ANSWER and not cells[DirectoryColumn.TEXT]):
            missing = DirectoryColumn.TEXT if name else DirectoryColumn.NAME
            findings.refuse(ImportCode.NAME_MISSING, missing, "", messages.ENTRY_EMPTY)
        for column in _TEXTS:
            longest = LONGEST_ANSWER if column in _LONG else _LONGEST
            if len(cells[column]) > longest:
                findings.refuse(
                    ImportCode.TEXT_TOO_LONG, column, cells[column][:40], messages.CELL_TOO_LONG, longest=longest
                )
        if kind is None or findings.refused:
            return Part("", None)
        store = cells[DirectoryColumn.STORE]
        texts = {field: cells[column] for column, field in _TEXTS.items()}
        return Part(_BETWEEN.join((kind.value, store, name)), texts)

    def decide(self, connection: Connection, wholes: Wholes, *, lock: bool) -> dict[str, Verdict]:
        """Refuse stores nobody knows; pass over what stands already and what was written by hand."""
        stores, rows = open_stores(connection), _rows(connection, wholes, lock=lock)
        verdicts = {}
        for whole, parts in wholes.items():
            kind, store, name = whole.split(_BETWEEN)
            if store and store not in stores:
                reason = messages.REASONS[ImportCode.STORE_UNKNOWN]
                verdicts[whole] = Verdict(RowStatus.REFUSED, ImportCode.STORE_UNKNOWN, reason)
                continue
            row = rows.get((kind, stores.get(store), name))
            if row is None:
                continue
            if all(getattr(row, field) == value for field, value in parts[-1].items()):
                verdicts[whole] = Verdict(RowStatus.DUPLICATE, ImportCode.EXACT_COPY, messages.COPY_OF_RECORD)
            elif row.source == Source.STAFF:
                by_hand = messages.REASONS[ImportCode.BY_HAND]
                verdicts[whole] = Verdict(RowStatus.DUPLICATE, ImportCode.BY_HAND, by_hand)
        return verdicts

    def write(self, writer: RecordWriter, wholes: Wholes) -> None:
        """Write the entries."""
        stores = open_stores(writer.connection)
        rows = _rows(writer.connection, wholes, lock=True)
        fresh = []
        for whole, parts in wholes.items():
            kind, store, name = whole.split(_BETWEEN)
            texts = EntryTexts(**parts[-1])
            values = {
                **asdict(texts),
                "keys": entry_keys(texts),
                "source": Source.IMPORT.value,
                "author_id": None,
                "noted_at": self._now,
            }
            row = rows.get((kind, stores.get(store), name))
            if row is None:
                row_id = derived_id("house_entry", kind, store, name, self._now.isoformat())
                fresh.append(HouseEntry(id=row_id, store_id=stores.get(store), kind=kind, **values))
            else:
                writer.change(row, values)
        writer.insert_all(HouseEntry, fresh)


def _rows(
    connection: Connection, wholes: Wholes, *, lock: bool
) -> dict[tuple[str, StoreId | UUID | None, str], HouseEntry]:
    """What stands under the names; with `lock` nobody changes it meanwhile."""
    names = sorted({whole.split(_BETWEEN)[2] for whole in wholes})
    wanted = (
        select(_ENTRIES).where(_ENTRIES.c.name.in_(names), _ENTRIES.c.retired_at.is_(None)).order_by(_ENTRIES.c.id)
    )
    if lock:
        wanted = wanted.with_for_update()
    found = [read_row(HouseEntry, row) for row in connection.execute(wanted).mappings()]
    return {(row.kind, row.store_id, row.name): row for row in found}
