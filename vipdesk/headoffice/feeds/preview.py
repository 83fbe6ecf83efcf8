"""What an import would read: the columns it found, each with examples that show nobody in full."""

from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from vipdesk.chinese.masking import mask_name, mask_phone, mask_plate
from vipdesk.chinese.script import clean
from vipdesk.headoffice.feeds.columns import AnyColumn, Column, MemberColumn, PointsColumn, ReceiptColumn
from vipdesk.headoffice.feeds.source import open_source

EXAMPLES = 3
_READ = 200
"""Records that are looked through for examples."""
_WORDS = frozenset({MemberColumn.TABOO, MemberColumn.NOTE})
"""Texts about a guest: that there are some is enough."""


def preview(
    file: Path, known: Mapping[Column, tuple[str, ...]], mapped: Mapping[Column, str] | None = None
) -> dict[str, Any]:
    """Encoding, columns with header and examples, headers nobody asked for, columns the file has not.

    Raises what `open_source` raises.
    """
    with open_source(file, known, mapped) as source:
        header, layout = source.header, source.layout
        records = list(islice(source.records, _READ))
        columns = [
            {
                "column": column.value,
                "header": clean(header.fields[place]),
                "examples": _examples(column, [layout.cell(record, column) for record in records]),
            }
            for column, place in layout.places.items()
        ]
    return {
        "file": str(file),
        "encoding": source.encoding,
        "columns": columns,
        "ignored_columns": list(layout.ignored),
        "missing_columns": [column.value for column in known if column not in layout.places],
    }


def _examples(column: AnyColumn, cells: list[str]) -> list[str]:
    texts = dict.fromkeys(filter(None, map(clean, cells)))
    return [_masked(column)(text) for text in islice(texts, EXAMPLES)]


def _masked(column: AnyColumn) -> Callable[[str], str]:
    masks: dict[AnyColumn, Callable[[str], str]] = {
        MemberColumn.NAME: mask_name,
        MemberColumn.PHONE: mask_phone,
        MemberColumn.PLATE: mask_plate,
        MemberColumn.CARD: _tail,
        ReceiptColumn.CARD: _tail,
        PointsColumn.CARD: _tail,
    }
    return _length if column in _WORDS else masks.get(column, str)


def _tail(text: str) -> str:
    return f"****{text[-4:]}"


def _length(text: str) -> str:
    return f"({len(text)})"
