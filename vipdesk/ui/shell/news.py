"""What came from others since the person at the desk last looked: what the bell tells."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vipdesk.models.snapshot.desk import SyncStatus
from vipdesk.models.snapshot.news import NewsItem

_Counts = tuple[int, int, int]


class News:
    """Remembers what each person has seen for as long as the window is open; before that, all that stands is news."""

    def __init__(self) -> None:
        self._seen: dict[UUID, _Counts] = {}
        self._heard: dict[UUID, set[tuple[UUID, datetime]]] = {}

    def unread(self, status: SyncStatus, person: UUID | None, *, in_sight: bool) -> int:
        """How many matters `person` has not seen: refused, overtaken, and what ladder, collisions, approvals and robots tell.

        With the list `in_sight` all of it is seen. What was settled meanwhile is no longer counted as seen.
        """
        if person is None:
            return 0
        now = (status.refused, status.conflicts, status.called)
        seen = now if in_sight else _least(self._seen.get(person, (0, 0, 0)), now)
        self._seen[person] = seen
        return sum(now) - sum(seen)

    def hear(self, items: Iterable[NewsItem], person: UUID | None) -> None:
        """The person has seen what colleagues have said here."""
        if person is not None:
            self._heard.setdefault(person, set()).update(item.key for item in items)

    def unheard(self, items: Iterable[NewsItem], person: UUID | None) -> int:
        """How much of what colleagues have said the person has not seen."""
        heard = set() if person is None else self._heard.get(person, set())
        return 0 if person is None else sum(item.key not in heard for item in items)


def _least(seen: _Counts, now: _Counts) -> _Counts:
    return min(seen[0], now[0]), min(seen[1], now[1]), min(seen[2], now[2])
