"""An export as an import sees it: its encoding, its columns, its records."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from vipdesk.headoffice.feeds.columns import Column, Layout, read_layout
from vipdesk.headoffice.feeds.encoding import open_export, unreadable
from vipdesk.headoffice.feeds.records import FileRecord, RecordReader


@dataclass(frozen=True, slots=True)
class Source(Generic[Column]):
    """An open export; `records` are read as they are asked for."""

    encoding: str
    layout: Layout[Column]
    records: Iterator[FileRecord]


@contextmanager
def open_source(file: Path, known: Mapping[Column, tuple[str, ...]]) -> Iterator[Source[Column]]:
    """Open an export and find its columns. Raises BadInput for what is none."""
    with open_export(file) as (text, encoding):
        records = iter(RecordReader(text))
        header = next(records, None)
        if header is None:
            raise unreadable(file, "empty")
        layout = read_layout(header.fields, known)
        if not layout.places:
            raise unreadable(file, "no_columns")
        yield Source(encoding, layout, records)
