"""News from others that nobody has to settle: what the bell lists beside 待我处理."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import CallAnswer


class NewsKind(StrEnum):
    """What has come."""

    ANSWER = "answer"
    """A shopper has answered to the arrival of a guest whom this person received."""
    HANDOVER = "handover"
    """A colleague has handed over, and the page is still to be read."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One thing a colleague has said; `row_id` is the visit's or the page's."""

    kind: NewsKind
    row_id: UUID
    at: datetime
    who: Words
    guest: MaskedGuest | None = None
    answer: CallAnswer | None = None

    @property
    def key(self) -> tuple[UUID, datetime]:
        """The same visit answered once more is news once more."""
        return self.row_id, self.at
