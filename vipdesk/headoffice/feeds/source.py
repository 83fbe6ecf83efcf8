"""An export as an import sees it: what kind of file it is, its columns, its records."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from vipdesk.chinese.script import clean
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.feeds.columns import Column, Layout, read_layout
from vipdesk.headoffice.feeds.encoding import open_export, unreadable, workbook_kind
from vipdesk.headoffice.feeds.records import FileRecord, RecordReader
from vipdesk.headoffice.feeds.visiting_cards import card_records, is_vcard
from vipdesk.headoffice.feeds.workbook import open_workbook


@dataclass(frozen=True, slots=True)
class Source(Generic[Column]):
    """An open export; `records` are read as they are asked for."""

    encoding: str
    """Of a text; XLSX or XLS for a workbook."""
    header: FileRecord
    layout: Layout[Column]
    records: Iterator[FileRecord]


@contextmanager
def open_source(
    file: Path, known: Mapping[Column, tuple[str, ...]], mapped: Mapping[Column, str] | None = None
) -> Iterator[Source[Column]]:
    """Open an export and find its columns; `mapped` names headers of this file.

    Raises BadInput for what is no export, and WrongUsage for a header that is not there.
    """
    with _opened(file) as (records, encoding):
        header = next(records, None)
        if header is None:
            raise unreadable(file, "empty")
        layout = read_layout(header.fields, known, mapped)
        _require_mapped(layout, header, mapped or {})
        if not layout.places:
            raise unreadable(file, "no_columns")
        yield Source(encoding, header, layout, records)


def _require_mapped(layout: Layout[Column], header: FileRecord, mapped: Mapping[Column, str]) -> None:
    for column, name in mapped.items():
        if column not in layout.places:
            there = ", ".join(filter(None, map(clean, header.fields)))
            raise WrongUsage(Trouble.USAGE, detail=f"--column {column.value}={name} ({there})")


@contextmanager
def _opened(file: Path) -> Iterator[tuple[Iterator[FileRecord], str]]:
    kind = workbook_kind(file)
    if kind is not None:
        with open_workbook(file, kind) as records:
            yield records, kind
    elif is_vcard(file):
        cards, encoding = card_records(file)
        yield cards, encoding
    else:
        with open_export(file) as (text, encoding):
            yield iter(RecordReader(text)), encoding
