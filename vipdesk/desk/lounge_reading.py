"""What the desk reads of the lounge beyond 今日: who is waited for."""

from collections.abc import Callable
from typing import Any, TypeVar

from vipdesk.cache.queries.calls import calls
from vipdesk.desk.facade import DeskFacade, Failed, Then
from vipdesk.models.snapshot.arrival import Call

Answer = TypeVar("Answer")


class LoungeReading(DeskFacade):
    """The part of the front desk that answers for the lounge."""

    def calls(self, then: Then[tuple[Call, ...]]) -> None:
        """What the person signed in has not answered yet."""
        if self.staff is None:
            then(())
            return
        staff_id = self.staff.staff_id
        self._read(lambda reader: calls(reader, staff_id), then, channel="calls")

    def _read(
        self,
        query: Callable[[Any], Answer],
        then: Then[Answer],
        failed: Failed | None = None,
        *,
        channel: str | None = None,
    ) -> None:
        """Ask the cache; the front desk knows how."""
        raise NotImplementedError
