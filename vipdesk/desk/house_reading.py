"""What the desk reads of the house itself: who works when."""

from datetime import date

from vipdesk.cache.queries.roster import roster
from vipdesk.desk.facade import Then
from vipdesk.desk.guest_reading import GuestReading
from vipdesk.models.snapshot.roster import Roster


class HouseReading(GuestReading):
    """The part of the front desk that answers for the roster."""

    def roster(self, day: date, then: Then[Roster]) -> None:
        """The screen 值班表."""
        self._read(lambda reader: roster(reader, day), then, channel="roster")
