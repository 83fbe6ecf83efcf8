"""Move an appointment to another time or shopper."""

from datetime import datetime
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId, GuestId, PlaceId, StaffId
from vipdesk.intents.appointment_room import change_room, confirm_room, room_booking_id
from vipdesk.intents.appointment_time import require_appointment, require_free, require_time
from vipdesk.intents.appointments.book import KEPT_AFTER, MOST_COMPANIONS
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import optional_line
from vipdesk.models.appointment import Appointment
from vipdesk.models.vocabulary import FLOOR_ROLES, ScopeReason
from vipdesk.rules.appointment_types import day_of


@intent("appointment.move")
class Move(Intent):
    """改约: everything as it is to be; `based_on` is when it was to begin as its author saw it.

    What somebody else has moved meanwhile is refused: two who tell a guest different times would both be believed.
    Another time asks for another reminder. What was prepared stays recorded, and shows as changed.
    """

    appointment_id: AppointmentId
    based_on: datetime
    starts_at: datetime
    minutes: int
    staff_id: StaffId | None = None
    companions: int = 0
    note: str | None = None
    place_id: PlaceId | None = None

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The booking of its room."""
        return (room_booking_id(self.appointment_id),)

    def apply(self, ledger: Ledger) -> None:
        """Write what is different."""
        row = require_appointment(ledger, self.appointment_id)
        if row.starts_at != self.based_on:
            raise Refused(Code.APPOINTMENT_MOVED)
        if not 0 <= self.companions <= MOST_COMPANIONS:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="companions")
        ends_at = row.ends_at
        if (self.starts_at, self.minutes * 60) != (row.starts_at, (row.ends_at - row.starts_at).total_seconds()):
            ends_at = require_time(ledger, self.starts_at, self.minutes)
        if self.staff_id is not None:
            require_free(ledger, self.staff_id, self.starts_at, ends_at, but=self.appointment_id)
        wanted = {
            "starts_at": self.starts_at,
            "ends_at": ends_at,
            "day": day_of(self.starts_at),
            "staff_id": self.staff_id,
            "companions": self.companions,
            "note": optional_line(self.note),
        }
        if self.starts_at != row.starts_at:
            wanted |= {"reminder": None, "reminded_at": None}
        changes = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        if changes:
            row = ledger.update(row, **changes)
        change_room(ledger, row, self.place_id)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Keep the dossier at the store as long as the new time wants it, and confirm the room."""
        confirm_room(ledger, self.appointment_id)
        row = ledger.get(Appointment, self.appointment_id)
        if row is not None:
            until = self.starts_at + KEPT_AFTER
            ledger.hold(ledger.actor.store_id, GuestId(row.guest_id), ScopeReason.BOOKED, until)
