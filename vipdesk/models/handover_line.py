"""A sentence of a handover as facts: the same in an intent, in a row and on a screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from vipdesk.models.shift_words import LineKind

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""An instant with its zone: one without is refused before it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """A sentence of the page as facts, so that it is said in the reader's language.

    `title` is what staff wrote, or the name of a kind in both languages; guests are named by surname and two stars.
    """

    kind: LineKind
    row_id: UUID
    title: str
    title_en: str = ""
    """Empty where it is the same."""
    guest: str = ""
    owner: str = ""
    owner_en: str = ""
    detail: str = ""
    """More of it; of a complaint its state."""
    detail_en: str = ""
    due_at: Instant | None = None
    since: Instant | None = None
    department: str = ""
    """Whose a request is; of a note the name of the place it is about."""
    number: str = ""
    """Of a complaint, a storage tag, or how many further ones there are."""
    expected: str = ""
    struck: bool = False

    def texts(self) -> tuple[str, ...]:
        """Everything in it that somebody may have written."""
        return (
            self.title,
            self.title_en,
            self.guest,
            self.owner,
            self.owner_en,
            self.detail,
            self.detail_en,
            self.department,
            self.number,
            self.expected,
        )
