"""What the desk reads of a shift: the page with which it is handed over, and the list 贵宾厅就绪."""

from uuid import UUID

from vipdesk.cache.queries.handover import handover_desk, waiting_handover
from vipdesk.cache.queries.news import news
from vipdesk.cache.queries.ready_list import ready_view
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.guest_reading import GuestReading
from vipdesk.errors import SignInAgain
from vipdesk.models.snapshot.handover import HandoverDesk, ReadyView, SignedHandover
from vipdesk.models.snapshot.news import NewsItem


class ShiftReading(GuestReading):
    """The part of the front desk that answers for handing over."""

    def handover(self, then: Then[HandoverDesk], failed: Failed) -> None:
        """The screen 交班."""
        if self.staff is None:
            failed(SignInAgain())
            return
        staff_id = self.staff.staff_id
        self._read(lambda reader: handover_desk(reader, staff_id), then, failed, channel="handover")

    def waiting_handover(self, staff_id: UUID | None, then: Then[SignedHandover | None]) -> None:
        """The page that waits to be read."""
        self._read(lambda reader: waiting_handover(reader, staff_id), then, channel="waiting handover")

    def news(self, then: Then[tuple[NewsItem, ...]]) -> None:
        """What colleagues have said."""
        staff = self.staff
        if staff is None:
            then(())
            return
        self._read(lambda reader: news(reader, staff), then, channel="news")

    def ready(self, shift: str | None, then: Then[ReadyView]) -> None:
        """The list of a shift."""
        self._read(lambda reader: ready_view(reader, shift), then, channel="ready")
