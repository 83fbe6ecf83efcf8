"""Content: what stands in the rows of a stretch of one table, compared once a week (I13)."""

from datetime import datetime
from uuid import UUID

import msgspec

STRETCH_ROWS = 500
"""Rows of a stretch at the asking desk, at most."""


class ContentQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a table with `after` < id <= `upto` that the desk holds at its cursor; None is no limit."""

    cursor: str
    columns: str
    """Of the desk's program (`protocol.first_sync.column_set`): rows of different columns are not compared."""
    table: str
    after: UUID | None = None
    upto: UUID | None = None


class ContentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Head office's side of one stretch."""

    content: str | None
    """Count and sum of content marks of its rows (`models.row_mark`); None where they have changed since the cursor,
    so that there is nothing to compare before the next page."""
    server_time: datetime
