"""What the desk reads of the lounge: 今日, its places and bookings, and who is waited for."""

from datetime import date
from typing import Any

from vipdesk.cache.queries import lounge, today
from vipdesk.cache.queries.calls import calls
from vipdesk.cache.queries.lounge_right import lounge_right_view, try_lounge_right
from vipdesk.desk.appointment_reading import AppointmentReading
from vipdesk.desk.facade import Then
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.lounge import LoungeBoard
from vipdesk.models.snapshot.lounge_right import LoungeRightView, RightTrial
from vipdesk.models.snapshot.today import Today


class LoungeReading(AppointmentReading):
    """The part of the front desk that answers for the lounge and its appointments."""

    def today(self, then: Then[Today]) -> None:
        """The screen 今日."""
        staff_id = None if self.staff is None else self.staff.staff_id
        self._read(lambda reader: today.today(reader, staff_id), then, channel="today")

    def lounge(self, day: date | None, then: Then[LoungeBoard]) -> None:
        """The screen 贵宾厅."""
        staff_id = None if self.staff is None else self.staff.staff_id
        self._read(lambda reader: lounge.lounge(reader, day, staff_id), then, channel="lounge")

    def lounge_right(self, then: Then[LoungeRightView]) -> None:
        """Who may come in, for the editor."""
        self._read(lounge_right_view, then)

    def try_lounge_right(self, rule: dict[str, Any], then: Then[RightTrial | None]) -> None:
        """A rule tried on the last week."""
        self._read(lambda reader: try_lounge_right(reader, rule), then, channel="lounge right")

    def calls(self, then: Then[tuple[Call, ...]]) -> None:
        """What the person signed in has not answered yet."""
        if self.staff is None:
            then(())
            return
        staff_id = self.staff.staff_id
        self._read(lambda reader: calls(reader, staff_id), then, channel="calls")
