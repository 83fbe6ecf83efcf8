"""What the desk reads of appointments, and the calendar file it writes of them."""

from datetime import date
from pathlib import Path
from uuid import UUID

from vipdesk.cache.queries import appointments
from vipdesk.cache.queries.appointment_calendar import calendar_text_of
from vipdesk.cache.queries.reader import Reader
from vipdesk.command import reason_not_written
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.guest_reading import GuestReading
from vipdesk.errors import NotPossible, Trouble
from vipdesk.models.snapshot.appointments import (
    AppointmentDay,
    AppointmentForm,
    AppointmentView,
    CalendarFile,
    CalendarWish,
)


class AppointmentReading(GuestReading):
    """The part of the front desk that answers for the screen 预约."""

    def appointment_day(self, day: date, then: Then[AppointmentDay]) -> None:
        """The screen 预约."""
        staff_id = None if self.staff is None else self.staff.staff_id
        self._read(
            lambda reader: appointments.appointment_day(reader, day, staff_id), then, channel="appointments"
        )

    def appointment_form(self, day: date, then: Then[AppointmentForm]) -> None:
        """What is asked of a new appointment."""
        self._read(lambda reader: appointments.appointment_form(reader, day), then, channel="appointment form")

    def guest_appointments(self, guest_id: UUID, then: Then[tuple[AppointmentView, ...]]) -> None:
        """When a guest is expected."""
        self._read(lambda reader: appointments.appointments_of(reader, guest_id), then)

    def export_appointments(self, wish: CalendarWish, then: Then[CalendarFile], failed: Failed) -> None:
        """Write a calendar file."""
        self._read(lambda reader: _write_calendar(reader, wish), then, failed)


def _write_calendar(reader: Reader, wish: CalendarWish) -> CalendarFile:
    text, count = calendar_text_of(reader, wish)
    path = Path(wish.path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as cause:
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(path), detail=reason_not_written(cause)) from cause
    return CalendarFile(str(path), count)
