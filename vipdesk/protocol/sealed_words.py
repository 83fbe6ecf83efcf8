"""Reading a sensitive case: its words are at head office alone, and go to one person at a time."""

from datetime import datetime
from uuid import UUID

import msgspec


class SealedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Which case of the asking store is to be read, and by whom."""

    staff_id: UUID
    """Who reads: their rights are judged and their look is counted."""
    request_id: UUID


class SealedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote into its log."""

    at: datetime
    kind: str
    text: str


class SealedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a case; nothing of this is kept at the desk."""

    summary: str
    fields: dict[str, str]
    result: str | None
    log: list[SealedLine]
    """In the order in which it was written."""
