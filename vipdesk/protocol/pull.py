"""Pull: rows that changed since a cursor, page by page, up to a checkpoint (P14-P18)."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

PUT = "put"
FORGET = "forget"
MOST_ROWS = 1000
"""Rows in one answer; a desk applies them in smaller steps (P16)."""


class PulledRow(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a space: a row as it is now, or the word that it is no longer this desk's."""

    table: str
    id: UUID
    kind: str
    row: dict[str, Any] | None


class PullAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One page, from one snapshot of the record."""

    rows: list[PulledRow]
    cursor: str
    applied_seq: int
    safe_seq: int
    server_time: datetime
    done: bool
    """Whether this is a checkpoint: nothing newer was there in the snapshot."""
    digest: dict[str, str] | None
    positions: dict[str, int]
    """The positions inside the cursor, for people and tests to look at."""
