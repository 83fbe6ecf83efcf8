"""What the desk reads of the lounge: 今日, and who is waited for."""

from vipdesk.cache.queries import today
from vipdesk.cache.queries.calls import calls
from vipdesk.desk.appointment_reading import AppointmentReading
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.today import Today


class LoungeReading(AppointmentReading):
    """The part of the front desk that answers for the lounge and its appointments."""

    def today(self, then: Then[Today]) -> None:
        """The screen 今日."""
        staff_id = None if self.staff is None else self.staff.staff_id
        self._read(lambda reader: today.today(reader, staff_id), then, channel="today")

    def calls(self, then: Then[tuple[Call, ...]]) -> None:
        """What the person signed in has not answered yet."""
        if self.staff is None:
            then(())
            return
        staff_id = self.staff.staff_id
        self._read(lambda reader: calls(reader, staff_id), then, channel="calls")
